using System.Diagnostics.CodeAnalysis;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>A protection scheme that the home network offers.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="KeyIndex">Which key of the list, from 1; 0 for the null scheme.</param>
public readonly record struct SuciSchemeChoice(SuciScheme Scheme, byte KeyIndex);

/// <summary>A public key of the home network.</summary>
/// <param name="Id">Its identifier in the SUCI, 0..255.</param>
/// <param name="Value">X25519: 32 bytes. P-256: 33 bytes (02 or 03, X) or 65 (04, X, Y).</param>
public readonly record struct HomeNetworkPublicKey(byte Id, ReadOnlyMemory<byte> Value);

/// <summary>EF.SUCI_Calc_Info: the protection schemes that the home network offers, the best first, and its public keys (3GPP TS 31.102 §4.4.11.8).</summary>
/// <param name="Schemes">By priority.</param>
/// <param name="Keys">The keys, in the order that the key indices count.</param>
public sealed record SuciCalcInfo(IReadOnlyList<SuciSchemeChoice> Schemes, IReadOnlyList<HomeNetworkPublicKey> Keys)
{
    private const int SchemesTag = 0xA0;
    private const int KeysTag = 0xA1;
    private const int KeyIdTag = 0x80;
    private const int KeyTag = 0x81;

    /// <summary>What a card without the file has: the null scheme alone.</summary>
    public static SuciCalcInfo NullScheme { get; } = new([new SuciSchemeChoice(SuciScheme.Null, 0)], []);

    /// <summary>Reads the file: <c>A0 L {scheme, key index}* A1 L {80 01 key id, 81 L key}*</c>; padding may follow.</summary>
    /// <param name="content">The file's content.</param>
    /// <param name="info">What it says.</param>
    /// <returns>False where it is not that, as in an empty file.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> content, [NotNullWhen(true)] out SuciCalcInfo? info)
    {
        info = null;
        if (!BerTlvReader.TryFind(content, SchemesTag, out ReadOnlySpan<byte> schemes) || schemes.Length % 2 != 0)
            return false;
        List<SuciSchemeChoice> choices = [];
        for (int i = 0; i < schemes.Length; i += 2)
            choices.Add(new SuciSchemeChoice((SuciScheme)schemes[i], schemes[i + 1]));
        List<HomeNetworkPublicKey> keys = [];
        if (BerTlvReader.TryFind(content, KeysTag, out ReadOnlySpan<byte> list) && !TryReadKeys(list, keys))
            return false;
        info = new SuciCalcInfo(choices, keys);
        return true;
    }

    /// <summary>The file's content, without padding.</summary>
    public byte[] Encode()
    {
        byte[] buffer = new byte[16 + (2 * Schemes.Count) + Keys.Sum(key => 8 + key.Value.Length)];
        BerTlvWriter writer = new(buffer);
        int mark = writer.Begin(SchemesTag);
        foreach (SuciSchemeChoice choice in Schemes)
            writer.WriteRaw([(byte)choice.Scheme, choice.KeyIndex]);
        writer.End(mark);
        mark = writer.Begin(KeysTag);
        foreach (HomeNetworkPublicKey key in Keys)
        {
            writer.Write(KeyIdTag, key.Id);
            writer.Write(KeyTag, key.Value.Span);
        }
        writer.End(mark);
        return writer.Written.ToArray();
    }

    /// <summary>The first scheme by priority that can be used: it is known, and its key is there and good. Null scheme where none is (TS 33.501 §6.12.2).</summary>
    /// <param name="key">Its key; the default value for the null scheme.</param>
    public SuciScheme Choose(out HomeNetworkPublicKey key)
    {
        foreach ((SuciScheme scheme, byte index) in Schemes)
        {
            if (scheme == SuciScheme.Null)
                break;
            if (index < 1 || index > Keys.Count || KeyAgreement.Find(scheme) is not { } agreement)
                continue;
            key = Keys[index - 1];
            if (agreement.IsPublicKey(key.Value.Span))
                return scheme;
        }
        key = default;
        return SuciScheme.Null;
    }

    private static bool TryReadKeys(ReadOnlySpan<byte> list, List<HomeNetworkPublicKey> keys)
    {
        BerTlvReader reader = new(list);
        while (!reader.AtEnd)
        {
            if (!reader.TryRead(out int tag, out ReadOnlySpan<byte> id) || tag != KeyIdTag || id.Length != 1
                || !reader.TryRead(out tag, out ReadOnlySpan<byte> key) || tag != KeyTag)
            {
                return false;
            }
            keys.Add(new HomeNetworkPublicKey(id[0], key.ToArray()));
        }
        return true;
    }
}
