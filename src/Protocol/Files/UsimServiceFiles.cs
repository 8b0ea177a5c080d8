namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below ADF.USIM of services that few subscribers have: multimedia messages, voice groups, bootstrapping, icons, IMS, packet data gateways.</summary>
public static class UsimServiceFiles
{
    /// <summary>Notifications of multimedia messages.</summary>
    public static readonly EfDefinition Mmsn = new(UsimFiles.Adf.Append(0x6FCE), "EF.MMSN", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.67") { Services = 52, Size = new(4, 20) };

    /// <summary>Extension of MMSN.</summary>
    public static readonly EfDefinition Ext8 = new(UsimFiles.Adf.Append(0x6FCF), "EF.EXT8", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.68") { Services = 53, Size = new(13, 13) };

    /// <summary>How multimedia messages travel, by the issuer.</summary>
    public static readonly EfDefinition Mmsicp = new(UsimFiles.Adf.Append(0x6FD0), "EF.MMSICP", EfKind.Transparent, 0x00, "TS 31.102 §4.2.69") { Services = 52, Size = new(1) };

    /// <summary>Preferences for multimedia messages.</summary>
    public static readonly EfDefinition Mmsup = new(UsimFiles.Adf.Append(0x6FD1), "EF.MMSUP", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.70") { Services = 52, Size = new(1) };

    /// <summary>How multimedia messages travel, by the user.</summary>
    public static readonly EfDefinition Mmsucp = new(UsimFiles.Adf.Append(0x6FD2), "EF.MMSUCP", EfKind.Transparent, 0x00, "TS 31.102 §4.2.71") { Services = ServiceCondition.AllOf(52, 55), Size = new(1) };

    /// <summary>Alerting categories of the network.</summary>
    public static readonly EfDefinition Nia = new(UsimFiles.Adf.Append(0x6FD3), "EF.NIA", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.72") { Services = 56, Size = new(1, 32) };

    /// <summary>Identifiers of voice groups.</summary>
    public static readonly EfDefinition Vgcs = new(UsimFiles.Adf.Append(0x6FB1), "EF.VGCS", EfKind.Transparent, 0x00, "TS 31.102 §4.2.73") { Services = 57, Size = new(4, 200) };

    /// <summary>Which voice groups are active.</summary>
    public static readonly EfDefinition Vgcss = new(UsimFiles.Adf.Append(0x6FB2), "EF.VGCSS", EfKind.Transparent, 0x00, "TS 31.102 §4.2.74") { Services = 57, Size = new(7, 7) };

    /// <summary>Identifiers of voice broadcasts.</summary>
    public static readonly EfDefinition Vbs = new(UsimFiles.Adf.Append(0x6FB3), "EF.VBS", EfKind.Transparent, 0x00, "TS 31.102 §4.2.75") { Services = 58, Size = new(4, 200) };

    /// <summary>Which voice broadcasts are active.</summary>
    public static readonly EfDefinition Vbss = new(UsimFiles.Adf.Append(0x6FB4), "EF.VBSS", EfKind.Transparent, 0x00, "TS 31.102 §4.2.76") { Services = 58, Size = new(7, 7) };

    /// <summary>Ciphering algorithms of voice groups.</summary>
    public static readonly EfDefinition Vgcsca = new(UsimFiles.Adf.Append(0x6FD4), "EF.VGCSCA", EfKind.Transparent, 0x00, "TS 31.102 §4.2.77") { Services = 64, Size = new(2, 100) };

    /// <summary>Ciphering algorithms of voice broadcasts.</summary>
    public static readonly EfDefinition Vbsca = new(UsimFiles.Adf.Append(0x6FD5), "EF.VBSCA", EfKind.Transparent, 0x00, "TS 31.102 §4.2.78") { Services = 65, Size = new(2, 100) };

    /// <summary>RAND, transaction identifier and key lifetime of the bootstrapping.</summary>
    public static readonly EfDefinition Gbabp = new(UsimFiles.Adf.Append(0x6FD6), "EF.GBABP", EfKind.Transparent, 0x00, "TS 31.102 §4.2.79") { Services = 68, Size = new(3, 50) };

    /// <summary>Service keys of MBMS: their identifiers and counters.</summary>
    public static readonly EfDefinition Msk = new(UsimFiles.Adf.Append(0x6FD7), "EF.MSK", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.80") { Services = 69, Size = new(20), IsSecret = true };

    /// <summary>User key of MBMS: its identifier and counter.</summary>
    public static readonly EfDefinition Muk = new(UsimFiles.Adf.Append(0x6FD8), "EF.MUK", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.81") { Services = 69, IsSecret = true };

    /// <summary>Applications with keys from the bootstrapping.</summary>
    public static readonly EfDefinition Gbanl = new(UsimFiles.Adf.Append(0x6FDA), "EF.GBANL", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.83") { Services = 68 };

    /// <summary>Addresses of application key centres.</summary>
    public static readonly EfDefinition Nafkca = new(UsimFiles.Adf.Append(0x6FDD), "EF.NAFKCA", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.87") { Services = ServiceCondition.AllOf(68, 76) };

    /// <summary>Icon of the service provider.</summary>
    public static readonly EfDefinition Spni = new(UsimFiles.Adf.Append(0x6FDE), "EF.SPNI", EfKind.Transparent, 0x00, "TS 31.102 §4.2.88") { Services = 78, Size = new(1) };

    /// <summary>Icons of networks.</summary>
    public static readonly EfDefinition Pnni = new(UsimFiles.Adf.Append(0x6FDF), "EF.PNNI", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.89") { Services = 79, Size = new(1) };

    /// <summary>Parameters of IP connections of the USIM.</summary>
    public static readonly EfDefinition NcpIp = new(UsimFiles.Adf.Append(0x6FE2), "EF.NCP-IP", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.90") { Services = 80 };

    /// <summary>Toolkit facilities that the issuer switches.</summary>
    public static readonly EfDefinition Ufc = new(UsimFiles.Adf.Append(0x6FE6), "EF.UFC", EfKind.Transparent, 0x00, "TS 31.102 §4.2.93") { Size = new(1, 16) };

    /// <summary>How the terminal signals to the network.</summary>
    public static readonly EfDefinition Nasconfig = new(UsimFiles.Adf.Append(0x6FE8), "EF.NASCONFIG", EfKind.Transparent, 0x00, "TS 31.102 §4.2.94") { Services = 96, Size = new(1) };

    /// <summary>Whether public warnings are ignored.</summary>
    public static readonly EfDefinition Pws = new(UsimFiles.Adf.Append(0x6FEC), "EF.PWS", EfKind.Transparent, 0x00, "TS 31.102 §4.2.96") { Services = 97, Size = new(1, 1) };

    /// <summary>Fixed dialling numbers as URIs.</summary>
    public static readonly EfDefinition Fdnuri = new(UsimFiles.Adf.Append(0x6FED), "EF.FDNURI", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.97") { Services = ServiceCondition.AllOf(2, 99), Size = new(1) };

    /// <summary>Barred dialling numbers as URIs.</summary>
    public static readonly EfDefinition Bdnuri = new(UsimFiles.Adf.Append(0x6FEE), "EF.BDNURI", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.98") { Services = ServiceCondition.AllOf(6, 99), Size = new(1) };

    /// <summary>Service dialling numbers as URIs.</summary>
    public static readonly EfDefinition Sdnuri = new(UsimFiles.Adf.Append(0x6FEF), "EF.SDNURI", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.99") { Services = ServiceCondition.AllOf(4, 99), Size = new(1) };

    /// <summary>Results of the pairing with a terminal.</summary>
    public static readonly EfDefinition Ips = new(UsimFiles.Adf.Append(0x6FF1), "EF.IPS", EfKind.Cyclic, 0x00, "TS 31.102 §4.2.101") { Size = new(4, 4) };

    /// <summary>Packet data gateway of the home network.</summary>
    public static readonly EfDefinition EpdgId = new(UsimFiles.Adf.Append(0x6FF3), "EF.ePDGId", EfKind.Transparent, 0x00, "TS 31.102 §4.2.103") { Services = ServiceCondition.AllOf(106, 107), Size = new(1) };

    /// <summary>How packet data gateways are chosen.</summary>
    public static readonly EfDefinition EpdgSelection = new(UsimFiles.Adf.Append(0x6FF4), "EF.ePDGSelection", EfKind.Transparent, 0x00, "TS 31.102 §4.2.104") { Services = ServiceCondition.AllOf(106, 107), Size = new(1) };

    /// <summary>Packet data gateway for emergency calls.</summary>
    public static readonly EfDefinition EpdgIdEm = new(UsimFiles.Adf.Append(0x6FF5), "EF.ePDGIdEm", EfKind.Transparent, 0x00, "TS 31.102 §4.2.104a") { Services = ServiceCondition.AllOf(110, 111), Size = new(1) };

    /// <summary>How packet data gateways for emergency calls are chosen.</summary>
    public static readonly EfDefinition EpdgSelectionEm = new(UsimFiles.Adf.Append(0x6FF6), "EF.ePDGSelectionEm", EfKind.Transparent, 0x00, "TS 31.102 §4.2.105") { Services = ServiceCondition.AllOf(110, 111), Size = new(1) };

    /// <summary>Whether the From header names the caller.</summary>
    public static readonly EfDefinition FromPreferred = new(UsimFiles.Adf.Append(0x6FF7), "EF.FromPreferred", EfKind.Transparent, 0x00, "TS 31.102 §4.2.106") { Services = 114, Size = new(1, 1) };

    /// <summary>Configuration of IMS.</summary>
    public static readonly EfDefinition ImsConfigData = new(UsimFiles.Adf.Append(0x6FF8), "EF.IMSConfigData", EfKind.BerTlv, 0x00, "TS 31.102 §4.2.107") { Services = 115, Size = new(1) };

    /// <summary>Configuration of XCAP.</summary>
    public static readonly EfDefinition XcapConfigData = new(UsimFiles.Adf.Append(0x6FFC), "EF.XCAPConfigData", EfKind.BerTlv, 0x00, "TS 31.102 §4.2.111") { Services = 120, Size = new(1) };

    /// <summary>Frequencies and areas of machine-type terminals.</summary>
    public static readonly EfDefinition EarfcnList = new(UsimFiles.Adf.Append(0x6FFD), "EF.EARFCNList", EfKind.Transparent, 0x00, "TS 31.102 §4.2.112") { Services = 121, Size = new(30, 100) };

    /// <summary>Configuration of multi-device and multi-identity.</summary>
    public static readonly EfDefinition MudMidConfigData = new(UsimFiles.Adf.Append(0x6FFE), "EF.MuDMiDConfigData", EfKind.BerTlv, 0x00, "TS 31.102 §4.2.113") { Services = 134, Size = new(1) };

    /// <summary>Whether SQN are calculated the enhanced way.</summary>
    public static readonly EfDefinition Eaka = new(UsimFiles.Adf.Append(0x6F01), "EF.eAKA", EfKind.Transparent, 0x00, "TS 31.102 §4.2.114") { Size = new(1, 1) };

    /// <summary>Signal thresholds of the operator.</summary>
    public static readonly EfDefinition Ocst = new(UsimFiles.Adf.Append(0x6F02), "EF.OCST", EfKind.Transparent, 0x00, "TS 31.102 §4.2.115") { Services = 148, Size = new(2, 100) };

    /// <summary>Who may use the interface to the bootstrapping.</summary>
    public static readonly EfDefinition Gbauapi = new(UsimFiles.Adf.Append(0x6F0A), "EF.GBAUAPI", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2, TS 31.103 §4.2.22") { Services = 68, Size = new(1) };

    /// <summary>Whether the IMS data channel is used.</summary>
    public static readonly EfDefinition Imsdci = new(UsimFiles.Adf.Append(0x6F0B), "EF.IMSDCI", EfKind.Transparent, 0x00, "TS 31.102 §4.2, TS 31.103 §4.2.23") { Services = 150, Size = new(1) };

    /// <summary>IMS applications on the card.</summary>
    public static readonly EfDefinition UiccIari = new(UsimFiles.Adf.Append(0x6FE7), "EF.UICCIARI", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.95") { Services = 95, Size = new(1) };

    /// <summary>Terminals with which the card may be paired.</summary>
    public static readonly EfDefinition Iwl = new(UsimFiles.Adf.Append(0x6FF0), "EF.IWL", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.100") { Services = 102, Size = new(18, 18) };

    /// <summary>Terminal with which the card is paired.</summary>
    public static readonly EfDefinition Ipd = new(UsimFiles.Adf.Append(0x6FF2), "EF.IPD", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.102") { Services = 102, Size = new(10, 10) };

    /// <summary>Services that data off spares.</summary>
    public static readonly EfDefinition PsDataOff = new(UsimFiles.Adf.Append(0x6FF9), "EF.3GPPPSDATAOFF", EfKind.Transparent, 0x00, "TS 31.102 §4.2.109") { Services = 117, Size = new(4, 4) };

    /// <summary>IMS services that data off spares.</summary>
    public static readonly EfDefinition PsDataOffServices = new(UsimFiles.Adf.Append(0x6FFA), "EF.3GPPPSDATAOFFservicelist", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.110") { Services = 118, Size = new(1) };

    /// <summary>Configuration of broadcast television.</summary>
    public static readonly EfDefinition TvConfig = new(UsimFiles.Adf.Append(0x6FFB), "EF.TVCONFIG", EfKind.BerTlv, 0x00, "TS 31.102 §4.2.108") { Services = 116, Size = new(1) };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Mmsn, Ext8, Mmsicp, Mmsup, Mmsucp, Nia, Vgcs, Vgcss, Vbs, Vbss, Vgcsca, Vbsca, Gbabp, Msk, Muk, Gbanl, Nafkca, Spni, Pnni, NcpIp,
        Ufc, Nasconfig, Pws, Fdnuri, Bdnuri, Sdnuri, Ips, EpdgId, EpdgSelection, EpdgIdEm, EpdgSelectionEm, FromPreferred, ImsConfigData,
        XcapConfigData, EarfcnList, MudMidConfigData, Eaka, Ocst, Gbauapi, Imsdci, UiccIari, Iwl, Ipd, PsDataOff, PsDataOffServices,
        TvConfig,
    ];
}
