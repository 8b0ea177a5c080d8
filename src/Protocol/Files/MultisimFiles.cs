namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below DF.MULTISIM: how the profile-selection applet is told what to do, and tells what it did.</summary>
/// <remarks>Read always, update with ADM1. The card itself and applets with full access always may.</remarks>
public static class MultisimFiles
{
    /// <summary>DF.MULTISIM, 7FA6 below the MF.</summary>
    public static readonly FilePath Df = FilePath.MasterFile.Append(0x7FA6);

    /// <summary>Which profile slot serves which network: <see cref="RuleRecords"/> records of <see cref="Codecs.SelectionRule"/>.</summary>
    public static readonly EfDefinition Rules = new(Df.Append(0x4F01), "EF.RULES", EfKind.LinearFixed, 0x01, "MultiSim");

    /// <summary>Decisions of the applet, the newest first: <see cref="JournalRecords"/> records of <see cref="Codecs.SelectionJournal"/>.</summary>
    public static readonly EfDefinition Journal = new(Df.Append(0x4F02), "EF.JOURNAL", EfKind.Cyclic, 0x02, "MultiSim");

    /// <summary>The card's certificate: DER X.509, then FF.</summary>
    public static readonly EfDefinition Certificate = new(Df.Append(0x4F03), "EF.CERTIFICATE", EfKind.Transparent, 0x03, "MultiSim");

    /// <summary>Octets of a record of EF.RULES.</summary>
    public const int RuleLength = 6;

    /// <summary>Records of EF.RULES.</summary>
    public const int RuleRecords = 48;

    /// <summary>Octets of a record of EF.JOURNAL.</summary>
    public const int JournalLength = 16;

    /// <summary>Records of EF.JOURNAL.</summary>
    public const int JournalRecords = 24;

    /// <summary>Octets of EF.CERTIFICATE.</summary>
    public const int CertificateSize = 768;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } = [Rules, Journal, Certificate];
}
