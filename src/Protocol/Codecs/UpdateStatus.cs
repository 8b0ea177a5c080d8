namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>Bits 3 to 1 of the last octet of EF.LOCI, EF.PSLOCI, EF.EPSLOCI and the 5GS location files (TS 31.102 §4.2.17, §4.2.23, §4.2.91, §4.4.11.2).</summary>
public enum UpdateStatus : byte
{
    /// <summary>The network knows the subscriber here.</summary>
    Updated = 0,

    /// <summary>It does not: the terminal has to register.</summary>
    NotUpdated = 1,

    /// <summary>The network refused the subscriber: PLMN, or roaming, not allowed.</summary>
    NotAllowed = 2,

    /// <summary>The network refused this area (2G and 3G only).</summary>
    AreaNotAllowed = 3,

    /// <summary>Reserved: what an erased file of FF says.</summary>
    Reserved = 7,
}
