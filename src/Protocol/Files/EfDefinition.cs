namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>Structure of an elementary file (ETSI TS 102 221 §8.2.2).</summary>
public enum EfKind
{
    /// <summary>A run of octets, read by offset.</summary>
    Transparent,

    /// <summary>Records of one length, read by number.</summary>
    LinearFixed,

    /// <summary>A ring of records of one length: the newest is number 1, writing overwrites the oldest.</summary>
    Cyclic,

    /// <summary>BER-TLV objects, read by tag.</summary>
    BerTlv,
}

/// <summary>What both a card and a terminal know of an EF. Size, access rule and content are the card's own.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">The specification's name, with its prefix: <c>EF.IMSI</c>.</param>
/// <param name="Kind">Its structure.</param>
/// <param name="Sfi">Short file identifier 1..30, or 0 where it has none.</param>
/// <param name="Clause">Where it is specified.</param>
public sealed record EfDefinition(FilePath Path, string Name, EfKind Kind, byte Sfi, string Clause)
{
    /// <summary>The file identifier.</summary>
    public ushort Fid => Path.Fid;

    /// <summary>The services of the application's service table for which the file is needed; none where a card has it anyway.</summary>
    public ServiceCondition Services { get; init; }

    /// <summary>What the specification says of the size of the file, or of a record.</summary>
    public SizeHint Size { get; init; }

    /// <summary>True where the content holds keys or PINs: shown only on demand.</summary>
    public bool IsSecret { get; init; }
}

/// <summary>Octets of a file, or of a record where it has records.</summary>
/// <param name="Least">The least, or 0 where the specification does not say.</param>
/// <param name="Usual">What cards usually have, or 0 where the specification does not say.</param>
public readonly record struct SizeHint(int Least, int Usual = 0);
