using System.Diagnostics.CodeAnalysis;
using System.Text;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>Kind of a SUPI (3GPP TS 23.003 §2.2A); the numbers are those of the SUCI.</summary>
public enum SupiType : byte
{
    /// <summary>IMSI.</summary>
    Imsi = 0,

    /// <summary>Network specific identifier: a network access identifier.</summary>
    NetworkSpecific = 1,

    /// <summary>Global cable identifier, in the form of a network access identifier.</summary>
    GlobalCable = 2,

    /// <summary>Global line identifier, in the form of a network access identifier.</summary>
    GlobalLine = 3,
}

/// <summary>Subscription permanent identifier (3GPP TS 23.003 §2.2A): an IMSI, or a network access identifier <c>username@realm</c>.</summary>
public sealed record Supi
{
    private static readonly string[] Prefixes = ["imsi-", "nai-", "gci-", "gli-"];

    private Supi(SupiType type, string identity, Imsi imsi, int mncLength)
    {
        Type = type;
        Identity = identity;
        Imsi = imsi;
        MncLength = mncLength;
    }

    /// <summary>What kind it is.</summary>
    public SupiType Type { get; }

    /// <summary>The digits of the IMSI, or the network access identifier: what key derivations take (TS 33.501 A.7).</summary>
    public string Identity { get; }

    /// <summary>The IMSI; the default value where it is none.</summary>
    public Imsi Imsi { get; }

    /// <summary>Digits of the IMSI's MNC, 2 or 3; 0 where it is no IMSI.</summary>
    public int MncLength { get; }

    /// <summary>What a SUCI conceals: the MSIN, or the part before the last @.</summary>
    public string UserName => Type == SupiType.Imsi ? Identity[(3 + MncLength)..] : Identity[..Identity.LastIndexOf('@')];

    /// <summary>What a SUCI does not conceal of a network access identifier: the part after the last @. Empty for an IMSI.</summary>
    public string Realm => Type == SupiType.Imsi ? "" : Identity[(Identity.LastIndexOf('@') + 1)..];

    /// <summary>A SUPI that is an IMSI.</summary>
    /// <param name="imsi">The IMSI.</param>
    /// <param name="mncLength">Digits of its MNC, 2 or 3: octet 4 of EF.AD says it.</param>
    /// <exception cref="ArgumentException">The IMSI is the default value, or the length is neither 2 nor 3 or leaves no MSIN.</exception>
    public static Supi OfImsi(Imsi imsi, int mncLength) => mncLength is 2 or 3 && imsi.Length > 3 + mncLength
        ? new Supi(SupiType.Imsi, imsi.Digits, imsi, mncLength)
        : throw new ArgumentException($"An IMSI of {imsi.Length} digits with an MNC of {mncLength}; expected an MNC of 2 or 3 digits and an MSIN behind it.", nameof(mncLength));

    /// <summary>A SUPI that is a network access identifier.</summary>
    /// <param name="identifier"><c>username@realm</c>, both not empty.</param>
    /// <param name="type">What kind of identifier; not an IMSI.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not one of a network access identifier.</exception>
    public static Supi OfNai(string identifier, SupiType type = SupiType.NetworkSpecific)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((byte)type, (byte)SupiType.NetworkSpecific, nameof(type));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((byte)type, (byte)SupiType.GlobalLine, nameof(type));
        int at = identifier.LastIndexOf('@');
        return at > 0 && at < identifier.Length - 1
            ? new Supi(type, identifier, default, 0)
            : throw new FormatException($"\"{identifier}\" is no network access identifier. Write username@realm.");
    }

    /// <summary>Reads the content of EF.SUPI_NAI (TS 31.102 §4.4.11.10): tag 80, 81 or 82, by kind, and the identifier in UTF-8.</summary>
    /// <param name="content">The file's content.</param>
    /// <param name="supi">The SUPI.</param>
    /// <returns>False where there is none, as in an empty file.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> content, [NotNullWhen(true)] out Supi? supi)
    {
        supi = null;
        if (!new BerTlvReader(content).TryRead(out int tag, out ReadOnlySpan<byte> value))
            return false;
        SupiType? type = tag switch
        {
            0x80 => SupiType.NetworkSpecific,
            0x81 => SupiType.GlobalLine,
            0x82 => SupiType.GlobalCable,
            _ => null,
        };
        return type is SupiType known && TryMake(known, value, out supi);
    }

    /// <summary>Reads <c>imsi-</c>, <c>nai-</c>, <c>gci-</c> or <c>gli-</c> and what follows (TS 29.571 §5.3.2); bare digits are an IMSI, and bare text with an @ an identifier.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mncLength">Digits of the MNC of an IMSI, 2 or 3.</param>
    /// <exception cref="FormatException">It is no SUPI.</exception>
    public static Supi Parse(string text, int mncLength)
    {
        int kind = Array.FindIndex(Prefixes, prefix => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        string identity = kind < 0 ? text : text[Prefixes[kind].Length..];
        if (kind < 0)
            kind = identity.Contains('@', StringComparison.Ordinal) ? 1 : 0;
        if (kind > 0)
            return OfNai(identity, (SupiType)kind);
        Imsi imsi = Imsi.Parse(identity);
        return mncLength is 2 or 3 && imsi.Length > 3 + mncLength
            ? OfImsi(imsi, mncLength)
            : throw new FormatException($"\"{identity}\" has no MSIN behind an MNC of {mncLength} digits. An MNC has 2 or 3 digits.");
    }

    /// <summary><c>imsi-...</c>, <c>nai-...</c>, <c>gci-...</c> or <c>gli-...</c>.</summary>
    public override string ToString() => Prefixes[(int)Type] + Identity;

    /// <summary>The SUPI of a kind and the octets of a network access identifier.</summary>
    internal static bool TryMake(SupiType type, ReadOnlySpan<byte> identifier, [NotNullWhen(true)] out Supi? supi)
    {
        supi = null;
        if (!System.Text.Unicode.Utf8.IsValid(identifier))
            return false;
        string text = Encoding.UTF8.GetString(identifier);
        int at = text.LastIndexOf('@');
        if (at <= 0 || at == text.Length - 1)
            return false;
        supi = OfNai(text, type);
        return true;
    }
}
