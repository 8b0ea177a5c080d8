namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below DF.GSM: what a 2G terminal reads and writes.</summary>
/// <remarks>A card that gives a 2G terminal the same subscription lets most of these show the content of the files of ADF.USIM.</remarks>
public static class GsmFiles
{
    /// <summary>DF.GSM.</summary>
    public static readonly FilePath Df = FilePath.MasterFile.Append(0x7F20);

    /// <summary>Languages of the subscriber, one octet each.</summary>
    public static readonly EfDefinition Lp = new(Df.Append(0x6F05), "EF.LP", EfKind.Transparent, 0x00, "TS 51.011 §10.3.1") { Size = new(1) };

    /// <summary>IMSI, 9 octets.</summary>
    public static readonly EfDefinition Imsi = new(Df.Append(0x6F07), "EF.IMSI", EfKind.Transparent, 0x00, "TS 51.011 §10.3.2") { Size = new(9, 9) };

    /// <summary>GSM cipher key, then its sequence number in octet 9.</summary>
    public static readonly EfDefinition Kc = new(Df.Append(0x6F20), "EF.Kc", EfKind.Transparent, 0x00, "TS 51.011 §10.3.3") { Size = new(9, 9), IsSecret = true };

    /// <summary>Networks the subscriber prefers, 3 octets each.</summary>
    public static readonly EfDefinition PlmnSel = new(Df.Append(0x6F30), "EF.PLMNsel", EfKind.Transparent, 0x00, "TS 51.011 §10.3.4") { Size = new(24) };

    /// <summary>Period of the search for a better network, in steps of 6 minutes.</summary>
    public static readonly EfDefinition Hpplmn = new(Df.Append(0x6F31), "EF.HPPLMN", EfKind.Transparent, 0x00, "TS 51.011 §10.3.5") { Size = new(1) };

    /// <summary>Highest value of the accumulated call meter.</summary>
    public static readonly EfDefinition AcmMax = new(Df.Append(0x6F37), "EF.ACMmax", EfKind.Transparent, 0x00, "TS 51.011 §10.3.6") { Size = new(3, 3) };

    /// <summary>Services of the SIM, two bits each.</summary>
    public static readonly EfDefinition Sst = new(Df.Append(0x6F38), "EF.SST", EfKind.Transparent, 0x00, "TS 51.011 §10.3.7") { Size = new(2, 16) };

    /// <summary>Accumulated call meter.</summary>
    public static readonly EfDefinition Acm = new(Df.Append(0x6F39), "EF.ACM", EfKind.Cyclic, 0x00, "TS 51.011 §10.3.8") { Size = new(3, 3) };

    /// <summary>Group identifier, level 1.</summary>
    public static readonly EfDefinition Gid1 = new(Df.Append(0x6F3E), "EF.GID1", EfKind.Transparent, 0x00, "TS 51.011 §10.3.9") { Size = new(1) };

    /// <summary>Group identifier, level 2.</summary>
    public static readonly EfDefinition Gid2 = new(Df.Append(0x6F3F), "EF.GID2", EfKind.Transparent, 0x00, "TS 51.011 §10.3.10") { Size = new(1) };

    /// <summary>Service provider name, 17 octets.</summary>
    public static readonly EfDefinition Spn = new(Df.Append(0x6F46), "EF.SPN", EfKind.Transparent, 0x00, "TS 51.011 §10.3.11") { Size = new(17, 17) };

    /// <summary>Price per unit and currency.</summary>
    public static readonly EfDefinition Puct = new(Df.Append(0x6F41), "EF.PUCT", EfKind.Transparent, 0x00, "TS 51.011 §10.3.12") { Size = new(5, 5) };

    /// <summary>Cell broadcast messages the subscriber wants.</summary>
    public static readonly EfDefinition Cbmi = new(Df.Append(0x6F45), "EF.CBMI", EfKind.Transparent, 0x00, "TS 51.011 §10.3.13") { Size = new(2) };

    /// <summary>Broadcast channels seen, 16 octets.</summary>
    public static readonly EfDefinition Bcch = new(Df.Append(0x6F74), "EF.BCCH", EfKind.Transparent, 0x00, "TS 51.011 §10.3.14") { Size = new(16, 16) };

    /// <summary>Access control class, one bit of 16.</summary>
    public static readonly EfDefinition Acc = new(Df.Append(0x6F78), "EF.ACC", EfKind.Transparent, 0x00, "TS 51.011 §10.3.15") { Size = new(2, 2) };

    /// <summary>Forbidden networks, 3 octets each.</summary>
    public static readonly EfDefinition Fplmn = new(Df.Append(0x6F7B), "EF.FPLMN", EfKind.Transparent, 0x00, "TS 51.011 §10.3.16") { Size = new(12, 12) };

    /// <summary>Circuit-switched location, 11 octets.</summary>
    public static readonly EfDefinition Loci = new(Df.Append(0x6F7E), "EF.LOCI", EfKind.Transparent, 0x00, "TS 51.011 §10.3.17") { Size = new(11, 11) };

    /// <summary>Administrative data.</summary>
    public static readonly EfDefinition Ad = new(Df.Append(0x6FAD), "EF.AD", EfKind.Transparent, 0x00, "TS 51.011 §10.3.18") { Size = new(3, 4) };

    /// <summary>Phase of the SIM: 03 is phase 2 with toolkit.</summary>
    public static readonly EfDefinition Phase = new(Df.Append(0x6FAE), "EF.Phase", EfKind.Transparent, 0x00, "TS 51.011 §10.3.19") { Size = new(1, 1) };

    /// <summary>Identifiers of voice groups.</summary>
    public static readonly EfDefinition Vgcs = new(Df.Append(0x6FB1), "EF.VGCS", EfKind.Transparent, 0x00, "TS 51.011 §10.3.20") { Size = new(4, 200) };

    /// <summary>Which voice groups are active.</summary>
    public static readonly EfDefinition Vgcss = new(Df.Append(0x6FB2), "EF.VGCSS", EfKind.Transparent, 0x00, "TS 51.011 §10.3.21") { Size = new(7, 7) };

    /// <summary>Identifiers of voice broadcasts.</summary>
    public static readonly EfDefinition Vbs = new(Df.Append(0x6FB3), "EF.VBS", EfKind.Transparent, 0x00, "TS 51.011 §10.3.22") { Size = new(4, 200) };

    /// <summary>Which voice broadcasts are active.</summary>
    public static readonly EfDefinition Vbss = new(Df.Append(0x6FB4), "EF.VBSS", EfKind.Transparent, 0x00, "TS 51.011 §10.3.23") { Size = new(7, 7) };

    /// <summary>Priority levels of calls, and those with fast set-up.</summary>
    public static readonly EfDefinition Emlpp = new(Df.Append(0x6FB5), "EF.eMLPP", EfKind.Transparent, 0x00, "TS 51.011 §10.3.24") { Size = new(2, 2) };

    /// <summary>Priority levels of calls that are answered automatically.</summary>
    public static readonly EfDefinition Aaem = new(Df.Append(0x6FB6), "EF.AAeM", EfKind.Transparent, 0x00, "TS 51.011 §10.3.25") { Size = new(1, 1) };

    /// <summary>Cell broadcast messages for data download.</summary>
    public static readonly EfDefinition Cbmid = new(Df.Append(0x6F48), "EF.CBMID", EfKind.Transparent, 0x00, "TS 51.011 §10.3.26") { Size = new(2) };

    /// <summary>Emergency call codes, 3 octets each.</summary>
    public static readonly EfDefinition Ecc = new(Df.Append(0x6FB7), "EF.ECC", EfKind.Transparent, 0x00, "TS 51.011 §10.3.27") { Size = new(3, 15) };

    /// <summary>Ranges of cell broadcast messages.</summary>
    public static readonly EfDefinition Cbmir = new(Df.Append(0x6F50), "EF.CBMIR", EfKind.Transparent, 0x00, "TS 51.011 §10.3.28") { Size = new(4) };

    /// <summary>Keys that take a terminal's personalisation away.</summary>
    public static readonly EfDefinition Dck = new(Df.Append(0x6F2C), "EF.DCK", EfKind.Transparent, 0x00, "TS 51.011 §10.3.29") { Size = new(16, 16), IsSecret = true };

    /// <summary>Networks with which a terminal is personalised.</summary>
    public static readonly EfDefinition Cnl = new(Df.Append(0x6F32), "EF.CNL", EfKind.Transparent, 0x00, "TS 51.011 §10.3.30") { Size = new(6) };

    /// <summary>Alerting categories of the network.</summary>
    public static readonly EfDefinition Nia = new(Df.Append(0x6F51), "EF.NIA", EfKind.LinearFixed, 0x00, "TS 51.011 §10.3.31") { Size = new(1, 32) };

    /// <summary>GPRS cipher key, then its sequence number in octet 9.</summary>
    public static readonly EfDefinition KcGprs = new(Df.Append(0x6F52), "EF.KcGPRS", EfKind.Transparent, 0x00, "TS 51.011 §10.3.32") { Size = new(9, 9), IsSecret = true };

    /// <summary>GPRS location, 14 octets.</summary>
    public static readonly EfDefinition LociGprs = new(Df.Append(0x6F53), "EF.LOCIGPRS", EfKind.Transparent, 0x00, "TS 51.011 §10.3.33") { Size = new(14, 14) };

    /// <summary>Title and icon of the toolkit's menu.</summary>
    public static readonly EfDefinition Sume = new(Df.Append(0x6F54), "EF.SUME", EfKind.Transparent, 0x00, "TS 51.011 §10.3.34") { Size = new(1) };

    /// <summary>Networks the subscriber prefers, 5 octets each.</summary>
    public static readonly EfDefinition PlmnWAct = new(Df.Append(0x6F60), "EF.PLMNwAcT", EfKind.Transparent, 0x00, "TS 51.011 §10.3.35") { Size = new(40) };

    /// <summary>Networks the operator prefers, 5 octets each.</summary>
    public static readonly EfDefinition OplmnWAct = new(Df.Append(0x6F61), "EF.OPLMNwAcT", EfKind.Transparent, 0x00, "TS 51.011 §10.3.36") { Size = new(40) };

    /// <summary>Home network and its access technologies, 5 octets each.</summary>
    public static readonly EfDefinition HplmnWAct = new(Df.Append(0x6F62), "EF.HPLMNwAcT", EfKind.Transparent, 0x00, "TS 51.011 §10.3.37") { Size = new(40) };

    /// <summary>Packet broadcast channels seen.</summary>
    public static readonly EfDefinition Cpbcch = new(Df.Append(0x6F63), "EF.CPBCCH", EfKind.Transparent, 0x00, "TS 51.011 §10.3.38") { Size = new(2, 14) };

    /// <summary>When the terminal scans for other networks.</summary>
    public static readonly EfDefinition InvScan = new(Df.Append(0x6F64), "EF.InvScan", EfKind.Transparent, 0x00, "TS 51.011 §10.3.39") { Size = new(1, 1) };

    /// <summary>Names of networks.</summary>
    public static readonly EfDefinition Pnn = new(Df.Append(0x6FC5), "EF.PNN", EfKind.LinearFixed, 0x00, "TS 51.011 §10.3.41") { Size = new(1) };

    /// <summary>Which name stands for which network and area.</summary>
    public static readonly EfDefinition Opl = new(Df.Append(0x6FC6), "EF.OPL", EfKind.LinearFixed, 0x00, "TS 51.011 §10.3.42") { Size = new(8, 8) };

    /// <summary>Numbers of the mailboxes.</summary>
    public static readonly EfDefinition Mbdn = new(Df.Append(0x6FC7), "EF.MBDN", EfKind.LinearFixed, 0x00, "TS 51.011 §10.3.43") { Size = new(14, 30) };

    /// <summary>Which mailbox serves which kind of message.</summary>
    public static readonly EfDefinition Mbi = new(Df.Append(0x6FC9), "EF.MBI", EfKind.LinearFixed, 0x00, "TS 51.011 §10.3.44") { Size = new(4, 5) };

    /// <summary>Messages waiting.</summary>
    public static readonly EfDefinition Mwis = new(Df.Append(0x6FCA), "EF.MWIS", EfKind.LinearFixed, 0x00, "TS 51.011 §10.3.45") { Size = new(5, 6) };

    /// <summary>Call forwarding.</summary>
    public static readonly EfDefinition Cfis = new(Df.Append(0x6FCB), "EF.CFIS", EfKind.LinearFixed, 0x00, "TS 51.011 §10.3.46") { Size = new(16, 30) };

    /// <summary>Extension of MBDN.</summary>
    public static readonly EfDefinition Ext6 = new(Df.Append(0x6FC8), "EF.EXT6", EfKind.LinearFixed, 0x00, "TS 51.011 §10.3.48") { Size = new(13, 13) };

    /// <summary>Extension of CFIS.</summary>
    public static readonly EfDefinition Ext7 = new(Df.Append(0x6FCC), "EF.EXT7", EfKind.LinearFixed, 0x00, "TS 51.011 §10.3.49") { Size = new(13, 13) };

    /// <summary>Networks on which the service provider name is shown.</summary>
    public static readonly EfDefinition Spdi = new(Df.Append(0x6FCD), "EF.SPDI", EfKind.Transparent, 0x00, "TS 51.011 §10.3.50") { Size = new(1) };

    /// <summary>Notifications of multimedia messages.</summary>
    public static readonly EfDefinition Mmsn = new(Df.Append(0x6FCE), "EF.MMSN", EfKind.LinearFixed, 0x00, "TS 51.011 §10.3.51") { Size = new(4, 20) };

    /// <summary>Extension of MMSN.</summary>
    public static readonly EfDefinition Ext8 = new(Df.Append(0x6FCF), "EF.EXT8", EfKind.LinearFixed, 0x00, "TS 51.011 §10.3.52") { Size = new(13, 13) };

    /// <summary>How multimedia messages travel, by the issuer.</summary>
    public static readonly EfDefinition Mmsicp = new(Df.Append(0x6FD0), "EF.MMSICP", EfKind.Transparent, 0x00, "TS 51.011 §10.3.53") { Size = new(1) };

    /// <summary>Preferences for multimedia messages.</summary>
    public static readonly EfDefinition Mmsup = new(Df.Append(0x6FD1), "EF.MMSUP", EfKind.LinearFixed, 0x00, "TS 51.011 §10.3.54") { Size = new(1) };

    /// <summary>How multimedia messages travel, by the user.</summary>
    public static readonly EfDefinition Mmsucp = new(Df.Append(0x6FD2), "EF.MMSUCP", EfKind.Transparent, 0x00, "TS 51.011 §10.3.55") { Size = new(1) };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Lp, Imsi, Kc, PlmnSel, Hpplmn, AcmMax, Sst, Acm, Gid1, Gid2, Spn, Puct, Cbmi, Bcch, Acc, Fplmn, Loci, Ad, Phase, Vgcs, Vgcss, Vbs,
        Vbss, Emlpp, Aaem, Cbmid, Ecc, Cbmir, Dck, Cnl, Nia, KcGprs, LociGprs, Sume, PlmnWAct, OplmnWAct, HplmnWAct, Cpbcch, InvScan, Pnn,
        Opl, Mbdn, Mbi, Mwis, Cfis, Ext6, Ext7, Spdi, Mmsn, Ext8, Mmsicp, Mmsup, Mmsucp,
    ];
}
