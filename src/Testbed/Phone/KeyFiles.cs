using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>The files of keys that a phone and its network share after an authentication, each with its key set identifier (KSI).</summary>
/// <remarks>
/// EF.Keys and EF.KeysPS (3GPP TS 31.102 §4.2.3, §4.2.4) hold CK and IK; EF.EPSNSC (§4.2.92) holds K_ASME, derived as 3GPP TS 33.401 §A.2 says.
/// KSI 07 is "no key": the network must authenticate.
/// </remarks>
/// <param name="content">The phone's copy of the card.</param>
internal sealed class KeyFiles(CardContent content)
{
    private const byte NoKey = 0x07;
    private const int KeysSize = 33;

    private byte[]? _cipherKey;
    private byte[]? _integrityKey;
    private byte[]? _concealedSequence;

    /// <summary>The key set that phone and network may go on with on a technology; 7 none.</summary>
    public byte KeySetIdentifier(AccessTechnology technology)
    {
        if (technology is AccessTechnology.Gsm or AccessTechnology.Utran)
            return FirstByte(content.Get(UsimFiles.Keys).Span);
        EfDefinition file = technology is AccessTechnology.NgRan or AccessTechnology.SatelliteNgRan ? FiveGsFiles.Nsc3gpp : UsimFiles.EpsNsc;
        // A record A0 L 80 01 KSI ...; an erased one is no context.
        return content.Records(file) is [[0xA0, _, 0x80, 0x01, byte identifier, ..], ..] ? (byte)(identifier & 0x07) : NoKey;
    }

    /// <summary>Notes the keys of an authentication; they come into force with the network's acceptance.</summary>
    public void Agree(ReadOnlySpan<byte> cipherKey, ReadOnlySpan<byte> integrityKey, ReadOnlySpan<byte> autn)
    {
        _cipherKey = cipherKey.ToArray();
        _integrityKey = integrityKey.ToArray();
        _concealedSequence = autn[..6].ToArray();
    }

    /// <summary>Writes agreed keys to the card. Without an authentication since the last call nothing is written.</summary>
    /// <param name="channel">The card.</param>
    /// <param name="cell">Where the phone is registered.</param>
    /// <param name="keySetIdentifier">Number that the network gave the set, 0..6.</param>
    public void Write(CardChannel channel, Cell cell, byte keySetIdentifier)
    {
        if (_cipherKey is null || _integrityKey is null || _concealedSequence is null)
            return;
        byte[] keys = [keySetIdentifier, .. _cipherKey, .. _integrityKey];
        foreach (EfDefinition file in (EfDefinition[])[UsimFiles.Keys, UsimFiles.KeysPs])
        {
            if (content.Get(file).Length != KeysSize)
                continue;
            content.Put(file, keys);
            channel.TryUpdateBinary(file, keys);
        }
        if (cell.Technology is AccessTechnology.Eutran or AccessTechnology.SatelliteEutran && content.Records(UsimFiles.EpsNsc).Count > 0)
        {
            byte[] context = EpsContext(cell.Plmn, keySetIdentifier);
            content.PutRecords(UsimFiles.EpsNsc, [context]);
            channel.TryUpdateRecord(UsimFiles.EpsNsc, 1, context);
        }
        Discard();
    }

    /// <summary>Notes that no key is good any more, as after a refusal of the subscriber.</summary>
    public void Forget(CardChannel channel)
    {
        Discard();
        foreach (EfDefinition file in (EfDefinition[])[UsimFiles.Keys, UsimFiles.KeysPs])
        {
            if (content.Get(file).Length != KeysSize)
                continue;
            byte[] none = new byte[KeysSize];
            none.AsSpan().Fill(0xFF);
            none[0] = NoKey;
            content.Put(file, none);
            channel.TryUpdateBinary(file, none);
        }
    }

    /// <summary>Forgets keys that no network accepted.</summary>
    public void Discard()
    {
        CryptographicOperations.ZeroMemory(_cipherKey);
        CryptographicOperations.ZeroMemory(_integrityKey);
        _cipherKey = null;
        _integrityKey = null;
        _concealedSequence = null;
    }

    private static byte FirstByte(ReadOnlySpan<byte> keys) => keys.IsEmpty ? NoKey : (byte)(keys[0] & 0x07);

    /// <summary><c>A0 34 | 80 01 KSI | 81 20 K_ASME | 82 04 uplink count | 83 04 downlink count | 84 01 algorithms</c>.</summary>
    private byte[] EpsContext(Plmn serving, byte keySetIdentifier)
    {
        // K_ASME = HMAC-SHA-256(CK || IK, 10 || serving network || 0003 || SQN xor AK || 0006)
        byte[] input = [0x10, 0, 0, 0, 0x00, 0x03, .. _concealedSequence!, 0x00, 0x06];
        serving.Encode(input.AsSpan(1));
        byte[] kasme = HMACSHA256.HashData((byte[])[.. _cipherKey!, .. _integrityKey!], input);
        return [0xA0, 0x34, 0x80, 0x01, keySetIdentifier, 0x81, 0x20, .. kasme, 0x82, 0x04, 0, 0, 0, 0, 0x83, 0x04, 0, 0, 0, 0, 0x84, 0x01, 0x00];
    }
}
