namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below ADF.ISIM.</summary>
/// <remarks>The services are those of EF.IST.</remarks>
public static class IsimFiles
{
    /// <summary>ADF.ISIM.</summary>
    public static readonly FilePath Adf = FilePath.AdfIsim;

    /// <summary>Private identity of the subscriber.</summary>
    public static readonly EfDefinition Impi = new(Adf.Append(0x6F02), "EF.IMPI", EfKind.Transparent, 0x02, "TS 31.103 §4.2.2") { Size = new(1) };

    /// <summary>Home domain.</summary>
    public static readonly EfDefinition Domain = new(Adf.Append(0x6F03), "EF.DOMAIN", EfKind.Transparent, 0x05, "TS 31.103 §4.2.3") { Size = new(1) };

    /// <summary>Public identities of the subscriber, one a record.</summary>
    public static readonly EfDefinition Impu = new(Adf.Append(0x6F04), "EF.IMPU", EfKind.LinearFixed, 0x04, "TS 31.103 §4.2.4") { Size = new(1) };

    /// <summary>Administrative data.</summary>
    public static readonly EfDefinition Ad = new(Adf.Append(0x6FAD), "EF.AD", EfKind.Transparent, 0x03, "TS 31.103 §4.2.5") { Size = new(3, 4) };

    /// <summary>Access rules of the files below the ADF.</summary>
    public static readonly EfDefinition Arr = new(Adf.Append(0x6F06), "EF.ARR", EfKind.LinearFixed, 0x06, "TS 31.103 §4.2.6") { Size = new(1) };

    /// <summary>Services of the ISIM, one bit each.</summary>
    public static readonly EfDefinition Ist = new(Adf.Append(0x6F07), "EF.IST", EfKind.Transparent, 0x07, "TS 31.103 §4.2.7") { Size = new(1) };

    /// <summary>Addresses of proxies.</summary>
    public static readonly EfDefinition PCscf = new(Adf.Append(0x6F09), "EF.P-CSCF", EfKind.LinearFixed, 0x00, "TS 31.103 §4.2.8") { Services = 5, Size = new(1) };

    /// <summary>RAND, transaction identifier and key lifetime of the bootstrapping.</summary>
    public static readonly EfDefinition Gbabp = new(Adf.Append(0x6FD5), "EF.GBABP", EfKind.Transparent, 0x00, "TS 31.103 §4.2.9") { Services = 2, Size = new(1) };

    /// <summary>Applications with keys from the bootstrapping.</summary>
    public static readonly EfDefinition Gbanl = new(Adf.Append(0x6FD7), "EF.GBANL", EfKind.LinearFixed, 0x00, "TS 31.103 §4.2.10") { Services = 2, Size = new(1) };

    /// <summary>Addresses of application key centres.</summary>
    public static readonly EfDefinition Nafkca = new(Adf.Append(0x6FDD), "EF.NAFKCA", EfKind.LinearFixed, 0x00, "TS 31.103 §4.2.11") { Services = 2, Size = new(1) };

    /// <summary>Short messages.</summary>
    public static readonly EfDefinition Sms = new(Adf.Append(0x6F3C), "EF.SMS", EfKind.LinearFixed, 0x00, "TS 31.103 §4.2.12") { Services = ServiceCondition.AllOf(6, 8), Size = new(176, 176) };

    /// <summary>Last message reference and the memory-full flag.</summary>
    public static readonly EfDefinition Smss = new(Adf.Append(0x6F43), "EF.SMSS", EfKind.Transparent, 0x00, "TS 31.103 §4.2.13") { Services = ServiceCondition.AllOf(6, 8), Size = new(2, 8) };

    /// <summary>Status reports of short messages.</summary>
    public static readonly EfDefinition Smsr = new(Adf.Append(0x6F47), "EF.SMSR", EfKind.LinearFixed, 0x00, "TS 31.103 §4.2.14") { Services = ServiceCondition.AllOf(7, 8), Size = new(30, 30) };

    /// <summary>Short message parameters.</summary>
    public static readonly EfDefinition Smsp = new(Adf.Append(0x6F42), "EF.SMSP", EfKind.LinearFixed, 0x00, "TS 31.103 §4.2.15") { Services = 8, Size = new(28) };

    /// <summary>IMS applications on the card.</summary>
    public static readonly EfDefinition UiccIari = new(Adf.Append(0x6FE7), "EF.UICCIARI", EfKind.LinearFixed, 0x00, "TS 31.103 §4.2.16") { Services = 10, Size = new(1) };

    /// <summary>Whether the From header names the caller.</summary>
    public static readonly EfDefinition FromPreferred = new(Adf.Append(0x6FF7), "EF.FromPreferred", EfKind.Transparent, 0x00, "TS 31.103 §4.2.17") { Services = 17, Size = new(1, 1) };

    /// <summary>Configuration of IMS.</summary>
    public static readonly EfDefinition ImsConfigData = new(Adf.Append(0x6FF8), "EF.IMSConfigData", EfKind.BerTlv, 0x00, "TS 31.103 §4.2.18") { Services = 18, Size = new(1) };

    /// <summary>Configuration of XCAP.</summary>
    public static readonly EfDefinition XcapConfigData = new(Adf.Append(0x6FFC), "EF.XCAPConfigData", EfKind.BerTlv, 0x00, "TS 31.103 §4.2.19") { Services = 19, Size = new(1) };

    /// <summary>Addresses of web services.</summary>
    public static readonly EfDefinition WebRtcUri = new(Adf.Append(0x6FFA), "EF.WebRTCURI", EfKind.LinearFixed, 0x00, "TS 31.103 §4.2.20") { Services = 20, Size = new(1) };

    /// <summary>Configuration of multi-device and multi-identity.</summary>
    public static readonly EfDefinition MudMidConfigData = new(Adf.Append(0x6FFE), "EF.MuDMiDConfigData", EfKind.BerTlv, 0x00, "TS 31.103 §4.2.21") { Services = 21, Size = new(1) };

    /// <summary>Who may use the interface to the bootstrapping.</summary>
    public static readonly EfDefinition Gbauapi = new(Adf.Append(0x6F0A), "EF.GBAUAPI", EfKind.LinearFixed, 0x00, "TS 31.103 §4.2.22") { Services = 2, Size = new(1) };

    /// <summary>Whether the IMS data channel is used.</summary>
    public static readonly EfDefinition Imsdci = new(Adf.Append(0x6F0B), "EF.IMSDCI", EfKind.Transparent, 0x00, "TS 31.103 §4.2.23") { Services = 22, Size = new(1) };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Impi, Domain, Impu, Ad, Arr, Ist, PCscf, Gbabp, Gbanl, Nafkca, Sms, Smss, Smsr, Smsp, UiccIari, FromPreferred, ImsConfigData,
        XcapConfigData, WebRtcUri, MudMidConfigData, Gbauapi, Imsdci,
    ];
}
