namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below DF.TELECOM, but for its phone book: <see cref="PhoneBookFiles"/>.</summary>
public static class TelecomFiles
{
    /// <summary>DF.TELECOM.</summary>
    public static readonly FilePath Df = FilePath.MasterFile.Append(0x7F10);

    /// <summary>DF.GRAPHICS.</summary>
    public static readonly FilePath Graphics = Df.Append(0x5F50);

    /// <summary>DF.MULTIMEDIA.</summary>
    public static readonly FilePath Multimedia = Df.Append(0x5F3B);

    /// <summary>DF.MCS: mission critical services.</summary>
    public static readonly FilePath Mcs = Df.Append(0x5F3D);

    /// <summary>DF.V2X: vehicle communication.</summary>
    public static readonly FilePath V2x = Df.Append(0x5F3E);

    /// <summary>Abbreviated dialling numbers.</summary>
    public static readonly EfDefinition Adn = new(Df.Append(0x6F3A), "EF.ADN", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.1") { Size = new(14, 30) };

    /// <summary>Fixed dialling numbers.</summary>
    public static readonly EfDefinition Fdn = new(Df.Append(0x6F3B), "EF.FDN", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.2") { Size = new(14, 30) };

    /// <summary>Short messages.</summary>
    public static readonly EfDefinition Sms = new(Df.Append(0x6F3C), "EF.SMS", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.3") { Size = new(176, 176) };

    /// <summary>Bearer capabilities of calls.</summary>
    public static readonly EfDefinition Ccp = new(Df.Append(0x6F3D), "EF.CCP", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.4") { Size = new(14, 14) };

    /// <summary>Bearer capabilities of calls, in full length.</summary>
    public static readonly EfDefinition Eccp = new(Df.Append(0x6F4F), "EF.ECCP", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5") { Size = new(15, 32) };

    /// <summary>The own number.</summary>
    public static readonly EfDefinition Msisdn = new(Df.Append(0x6F40), "EF.MSISDN", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.5") { Size = new(15, 34) };

    /// <summary>Short message parameters.</summary>
    public static readonly EfDefinition Smsp = new(Df.Append(0x6F42), "EF.SMSP", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.6") { Size = new(28) };

    /// <summary>Last message reference and the memory-full flag.</summary>
    public static readonly EfDefinition Smss = new(Df.Append(0x6F43), "EF.SMSS", EfKind.Transparent, 0x00, "TS 51.011 §10.5.7") { Size = new(2, 8) };

    /// <summary>Numbers dialled last.</summary>
    public static readonly EfDefinition Lnd = new(Df.Append(0x6F44), "EF.LND", EfKind.Cyclic, 0x00, "TS 51.011 §10.5.8") { Size = new(14, 30) };

    /// <summary>Service dialling numbers.</summary>
    public static readonly EfDefinition Sdn = new(Df.Append(0x6F49), "EF.SDN", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.9") { Size = new(14, 30) };

    /// <summary>Extension of ADN and MSISDN.</summary>
    public static readonly EfDefinition Ext1 = new(Df.Append(0x6F4A), "EF.EXT1", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.10") { Size = new(13, 13) };

    /// <summary>Extension of FDN.</summary>
    public static readonly EfDefinition Ext2 = new(Df.Append(0x6F4B), "EF.EXT2", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.11") { Size = new(13, 13) };

    /// <summary>Extension of SDN.</summary>
    public static readonly EfDefinition Ext3 = new(Df.Append(0x6F4C), "EF.EXT3", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.12") { Size = new(13, 13) };

    /// <summary>Barred dialling numbers.</summary>
    public static readonly EfDefinition Bdn = new(Df.Append(0x6F4D), "EF.BDN", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.13") { Size = new(14, 30) };

    /// <summary>Extension of BDN.</summary>
    public static readonly EfDefinition Ext4 = new(Df.Append(0x6F4E), "EF.EXT4", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.14") { Size = new(13, 13) };

    /// <summary>Status reports of short messages.</summary>
    public static readonly EfDefinition Smsr = new(Df.Append(0x6F47), "EF.SMSR", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.15") { Size = new(30, 30) };

    /// <summary>How BDN are compared.</summary>
    public static readonly EfDefinition Cmi = new(Df.Append(0x6F58), "EF.CMI", EfKind.LinearFixed, 0x00, "TS 51.011 §10.5.16") { Size = new(2, 21) };

    /// <summary>Access rules of the files below DF.TELECOM.</summary>
    public static readonly EfDefinition Arr = new(Df.Append(0x6F06), "EF.ARR", EfKind.LinearFixed, 0x00, "TS 31.102 §4.6") { Size = new(1) };

    /// <summary>Actions of the terminal on numbers that are dialled.</summary>
    public static readonly EfDefinition Rma = new(Df.Append(0x6F53), "EF.RMA", EfKind.LinearFixed, 0x00, "TS 31.102 §4.6") { Size = new(1) };

    /// <summary>Title and icon of the toolkit's menu.</summary>
    public static readonly EfDefinition Sume = new(Df.Append(0x6F54), "EF.SUME", EfKind.Transparent, 0x00, "TS 31.102 §4.6") { Size = new(1) };

    /// <summary>Numbers to call in case of emergency.</summary>
    public static readonly EfDefinition IceDn = new(Df.Append(0x6FE0), "EF.ICE_DN", EfKind.LinearFixed, 0x00, "TS 31.102 §4.6") { Size = new(24, 24) };

    /// <summary>Information for rescuers.</summary>
    public static readonly EfDefinition IceFf = new(Df.Append(0x6FE1), "EF.ICE_FF", EfKind.LinearFixed, 0x00, "TS 31.102 §4.6") { Size = new(1) };

    /// <summary>Address of the service centre for short messages over IP.</summary>
    public static readonly EfDefinition Psismsc = new(Df.Append(0x6FE5), "EF.PSISMSC", EfKind.LinearFixed, 0x00, "TS 31.102 §4.6") { Services = 91, Size = new(1) };

    /// <summary>Where the instances of images are.</summary>
    public static readonly EfDefinition Img = new(Graphics.Append(0x4F20), "EF.IMG", EfKind.LinearFixed, 0x00, "TS 31.102 §4.6.1.1") { Services = 22, Size = new(10, 20) };

    /// <summary>Pictures for rescuers.</summary>
    public static readonly EfDefinition IceGraphics = new(Graphics.Append(0x4F21), "EF.ICE_graphics", EfKind.BerTlv, 0x00, "TS 31.102 §4.6.1.4") { Size = new(1) };

    /// <summary>List of multimedia messages.</summary>
    public static readonly EfDefinition Mml = new(Multimedia.Append(0x4F47), "EF.MML", EfKind.BerTlv, 0x00, "TS 31.102 §4.6.3.1") { Size = new(1) };

    /// <summary>Multimedia messages.</summary>
    public static readonly EfDefinition Mmdf = new(Multimedia.Append(0x4F48), "EF.MMDF", EfKind.BerTlv, 0x00, "TS 31.102 §4.6.3.2") { Size = new(1) };

    /// <summary>Services of the directory, one bit each.</summary>
    public static readonly EfDefinition McsServices = new(Mcs.Append(0x4F01), "EF.MST", EfKind.Transparent, 0x01, "TS 31.102 §4.6.4.1") { Size = new(2, 2) };

    /// <summary>Configuration of mission critical services.</summary>
    public static readonly EfDefinition McsConfiguration = new(Mcs.Append(0x4F02), "EF.MCS_CONFIG", EfKind.BerTlv, 0x02, "TS 31.102 §4.6.4.2") { Size = new(1) };

    /// <summary>Services of the directory, one bit each.</summary>
    public static readonly EfDefinition V2xServices = new(V2x.Append(0x4F01), "EF.VST", EfKind.Transparent, 0x01, "TS 31.102 §4.6.5.2") { Size = new(2, 2) };

    /// <summary>Configuration of vehicle communication.</summary>
    public static readonly EfDefinition V2xConfiguration = new(V2x.Append(0x4F02), "EF.V2X_CONFIG", EfKind.BerTlv, 0x02, "TS 31.102 §4.6.5.3") { Size = new(1) };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Adn, Fdn, Sms, Ccp, Eccp, Msisdn, Smsp, Smss, Lnd, Sdn, Ext1, Ext2, Ext3, Bdn, Ext4, Smsr, Cmi, Arr, Rma, Sume, IceDn, IceFf,
        Psismsc, Img, IceGraphics, Mml, Mmdf, McsServices, McsConfiguration, V2xServices, V2xConfiguration,
    ];
}
