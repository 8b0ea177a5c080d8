using System.Buffers.Binary;

namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>Access technologies of an entry of EF.PLMNwAcT, EF.OPLMNwAcT or EF.HPLMNwAcT (TS 31.102 §4.2.5).</summary>
[Flags]
public enum AccessTechnologies
{
    /// <summary>None named.</summary>
    None = 0,

    /// <summary>UTRAN.</summary>
    Utran = 0x8000,

    /// <summary>E-UTRAN.</summary>
    EUtran = 0x4000,

    /// <summary>NG-RAN.</summary>
    NgRan = 0x0800,

    /// <summary>GSM.</summary>
    Gsm = 0x0080,

    /// <summary>GSM COMPACT.</summary>
    GsmCompact = 0x0040,

    /// <summary>cdma2000 HRPD.</summary>
    Cdma2000Hrpd = 0x0020,

    /// <summary>cdma2000 1xRTT.</summary>
    Cdma2000OneX = 0x0010,

    /// <summary>GSM, UTRAN, E-UTRAN and NG-RAN.</summary>
    AllOf3gpp = Utran | EUtran | NgRan | Gsm,
}

/// <summary>One entry of EF.PLMNwAcT, EF.OPLMNwAcT or EF.HPLMNwAcT: a network and the technologies to look for.</summary>
/// <param name="Plmn">The network.</param>
/// <param name="Technologies">The technologies.</param>
public readonly record struct PlmnWithAct(Plmn Plmn, AccessTechnologies Technologies)
{
    /// <summary>Octets of an entry.</summary>
    public const int Size = 5;

    /// <summary>An unused entry: FF FF FF 00 00.</summary>
    public static ReadOnlySpan<byte> Unused => [0xFF, 0xFF, 0xFF, 0x00, 0x00];

    /// <summary>Reads an entry.</summary>
    /// <param name="bytes">Five octets or more.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>False where the entry is unused.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out PlmnWithAct entry)
    {
        entry = default;
        if (bytes.Length < Size || !Plmn.TryDecode(bytes, out Plmn plmn))
            return false;
        entry = new(plmn, (AccessTechnologies)BinaryPrimitives.ReadUInt16BigEndian(bytes[3..]));
        return true;
    }

    /// <summary>Writes an entry.</summary>
    /// <param name="destination">Five octets or more.</param>
    public void Encode(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt16BigEndian(destination[3..], (ushort)Technologies);
        Plmn.Encode(destination);
    }
}
