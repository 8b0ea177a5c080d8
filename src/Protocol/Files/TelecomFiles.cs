namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below DF.TELECOM.</summary>
public static class TelecomFiles
{
    /// <summary>DF.TELECOM.</summary>
    public static readonly FilePath Df = FilePath.MasterFile.Append(0x7F10);

    /// <summary>DF.PHONEBOOK.</summary>
    public static readonly FilePath PhoneBook = Df.Append(0x5F3A);

    /// <summary>Abbreviated dialling numbers.</summary>
    public static readonly EfDefinition Adn = new(Df.Append(0x6F3A), "EF.ADN", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.1");

    /// <summary>Fixed dialling numbers.</summary>
    public static readonly EfDefinition Fdn = new(Df.Append(0x6F3B), "EF.FDN", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.2");

    /// <summary>Short messages.</summary>
    public static readonly EfDefinition Sms = new(Df.Append(0x6F3C), "EF.SMS", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.3");

    /// <summary>The own number.</summary>
    public static readonly EfDefinition Msisdn = new(Df.Append(0x6F40), "EF.MSISDN", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.5");

    /// <summary>Short message parameters.</summary>
    public static readonly EfDefinition Smsp = new(Df.Append(0x6F42), "EF.SMSP", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.6");

    /// <summary>Last message reference and the memory-full flag.</summary>
    public static readonly EfDefinition Smss = new(Df.Append(0x6F43), "EF.SMSS", EfKind.Transparent, 0x00, "TS 51.011 §10.5.7");

    /// <summary>Service dialling numbers.</summary>
    public static readonly EfDefinition Sdn = new(Df.Append(0x6F49), "EF.SDN", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.9");

    /// <summary>Extension of ADN and MSISDN.</summary>
    public static readonly EfDefinition Ext1 = new(Df.Append(0x6F4A), "EF.EXT1", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.10");

    /// <summary>Status reports of short messages.</summary>
    public static readonly EfDefinition Smsr = new(Df.Append(0x6F47), "EF.SMSR", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.15");

    /// <summary>Which files make up a phone book.</summary>
    public static readonly EfDefinition Pbr = new(PhoneBook.Append(0x4F30), "EF.PBR", EfKind.LinearFixed, 0x00, "TS 31.102 §4.4.2.1");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Adn, Fdn, Sms, Msisdn, Smsp, Smss, Sdn, Ext1, Smsr, Pbr,
    ];
}
