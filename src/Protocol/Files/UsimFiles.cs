namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below ADF.USIM that a terminal reads at start, writes while it is on, or that belong to one subscription.</summary>
/// <remarks>DF.5GS has its own table, <see cref="FiveGsFiles"/>.</remarks>
public static class UsimFiles
{
    /// <summary>ADF.USIM.</summary>
    public static readonly FilePath Adf = FilePath.AdfUsim;

    /// <summary>DF.GSM-ACCESS.</summary>
    public static readonly FilePath GsmAccess = Adf.Append(0x5F3B);

    /// <summary>Languages of the subscriber.</summary>
    public static readonly EfDefinition Li = new(Adf.Append(0x6F05), "EF.LI", EfKind.Transparent, 0x02, "TS 31.102 §4.2.1");

    /// <summary>IMSI, 9 octets.</summary>
    public static readonly EfDefinition Imsi = new(Adf.Append(0x6F07), "EF.IMSI", EfKind.Transparent, 0x07, "TS 31.102 §4.2.2");

    /// <summary>KSI, CK and IK of the circuit-switched domain, 33 octets.</summary>
    public static readonly EfDefinition Keys = new(Adf.Append(0x6F08), "EF.Keys", EfKind.Transparent, 0x08, "TS 31.102 §4.2.3");

    /// <summary>KSI, CK and IK of the packet-switched domain, 33 octets.</summary>
    public static readonly EfDefinition KeysPs = new(Adf.Append(0x6F09), "EF.KeysPS", EfKind.Transparent, 0x09, "TS 31.102 §4.2.4");

    /// <summary>Networks the subscriber prefers, 5 octets each.</summary>
    public static readonly EfDefinition PlmnWAct = new(Adf.Append(0x6F60), "EF.PLMNwAcT", EfKind.Transparent, 0x0A, "TS 31.102 §4.2.5");

    /// <summary>Period of the search for a better network, in steps of 6 minutes.</summary>
    public static readonly EfDefinition Hpplmn = new(Adf.Append(0x6F31), "EF.HPPLMN", EfKind.Transparent, 0x12, "TS 31.102 §4.2.6");

    /// <summary>Highest value of the accumulated call meter.</summary>
    public static readonly EfDefinition AcmMax = new(Adf.Append(0x6F37), "EF.ACMmax", EfKind.Transparent, 0x00, "TS 31.102 §4.2.7");

    /// <summary>Services of the USIM, one bit each.</summary>
    public static readonly EfDefinition Ust = new(Adf.Append(0x6F38), "EF.UST", EfKind.Transparent, 0x04, "TS 31.102 §4.2.8");

    /// <summary>Accumulated call meter.</summary>
    public static readonly EfDefinition Acm = new(Adf.Append(0x6F39), "EF.ACM", EfKind.Cyclic, 0x1C, "TS 31.102 §4.2.9");

    /// <summary>Group identifier, level 1.</summary>
    public static readonly EfDefinition Gid1 = new(Adf.Append(0x6F3E), "EF.GID1", EfKind.Transparent, 0x00, "TS 31.102 §4.2.10");

    /// <summary>Group identifier, level 2.</summary>
    public static readonly EfDefinition Gid2 = new(Adf.Append(0x6F3F), "EF.GID2", EfKind.Transparent, 0x00, "TS 31.102 §4.2.11");

    /// <summary>Service provider name, 17 octets.</summary>
    public static readonly EfDefinition Spn = new(Adf.Append(0x6F46), "EF.SPN", EfKind.Transparent, 0x00, "TS 31.102 §4.2.12");

    /// <summary>Price per unit and currency.</summary>
    public static readonly EfDefinition Puct = new(Adf.Append(0x6F41), "EF.PUCT", EfKind.Transparent, 0x00, "TS 31.102 §4.2.13");

    /// <summary>Cell broadcast messages the subscriber wants.</summary>
    public static readonly EfDefinition Cbmi = new(Adf.Append(0x6F45), "EF.CBMI", EfKind.Transparent, 0x00, "TS 31.102 §4.2.14");

    /// <summary>Access control class, one bit of 16.</summary>
    public static readonly EfDefinition Acc = new(Adf.Append(0x6F78), "EF.ACC", EfKind.Transparent, 0x06, "TS 31.102 §4.2.15");

    /// <summary>Forbidden networks, 3 octets each.</summary>
    public static readonly EfDefinition Fplmn = new(Adf.Append(0x6F7B), "EF.FPLMN", EfKind.Transparent, 0x0D, "TS 31.102 §4.2.16");

    /// <summary>Circuit-switched location, 11 octets.</summary>
    public static readonly EfDefinition Loci = new(Adf.Append(0x6F7E), "EF.LOCI", EfKind.Transparent, 0x0B, "TS 31.102 §4.2.17");

    /// <summary>Administrative data; octet 4 holds the length of the MNC.</summary>
    public static readonly EfDefinition Ad = new(Adf.Append(0x6FAD), "EF.AD", EfKind.Transparent, 0x03, "TS 31.102 §4.2.18");

    /// <summary>Cell broadcast messages for data download.</summary>
    public static readonly EfDefinition Cbmid = new(Adf.Append(0x6F48), "EF.CBMID", EfKind.Transparent, 0x0E, "TS 31.102 §4.2.20");

    /// <summary>Emergency call codes.</summary>
    public static readonly EfDefinition Ecc = new(Adf.Append(0x6FB7), "EF.ECC", EfKind.LinearFixed, 0x01, "TS 31.102 §4.2.21");

    /// <summary>Ranges of cell broadcast messages.</summary>
    public static readonly EfDefinition Cbmir = new(Adf.Append(0x6F50), "EF.CBMIR", EfKind.Transparent, 0x00, "TS 31.102 §4.2.22");

    /// <summary>Packet-switched location, 14 octets.</summary>
    public static readonly EfDefinition PsLoci = new(Adf.Append(0x6F73), "EF.PSLOCI", EfKind.Transparent, 0x0C, "TS 31.102 §4.2.23");

    /// <summary>Fixed dialling numbers.</summary>
    public static readonly EfDefinition Fdn = new(Adf.Append(0x6F3B), "EF.FDN", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.24");

    /// <summary>Short messages: status and TPDU, 176 octets a record.</summary>
    public static readonly EfDefinition Sms = new(Adf.Append(0x6F3C), "EF.SMS", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.25");

    /// <summary>The own number.</summary>
    public static readonly EfDefinition Msisdn = new(Adf.Append(0x6F40), "EF.MSISDN", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.26");

    /// <summary>Short message parameters: the service centre.</summary>
    public static readonly EfDefinition Smsp = new(Adf.Append(0x6F42), "EF.SMSP", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.27");

    /// <summary>Last message reference and the memory-full flag.</summary>
    public static readonly EfDefinition Smss = new(Adf.Append(0x6F43), "EF.SMSS", EfKind.Transparent, 0x00, "TS 31.102 §4.2.28");

    /// <summary>Service dialling numbers.</summary>
    public static readonly EfDefinition Sdn = new(Adf.Append(0x6F49), "EF.SDN", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.29");

    /// <summary>Extension of FDN.</summary>
    public static readonly EfDefinition Ext2 = new(Adf.Append(0x6F4B), "EF.EXT2", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.30");

    /// <summary>Status reports of short messages.</summary>
    public static readonly EfDefinition Smsr = new(Adf.Append(0x6F47), "EF.SMSR", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.32");

    /// <summary>Services that are enabled.</summary>
    public static readonly EfDefinition Est = new(Adf.Append(0x6F56), "EF.EST", EfKind.Transparent, 0x05, "TS 31.102 §4.2.47");

    /// <summary>Initial hyperframe numbers, 6 octets.</summary>
    public static readonly EfDefinition StartHfn = new(Adf.Append(0x6F5B), "EF.START-HFN", EfKind.Transparent, 0x0F, "TS 31.102 §4.2.51");

    /// <summary>Greatest value of START, 3 octets.</summary>
    public static readonly EfDefinition Threshold = new(Adf.Append(0x6F5C), "EF.THRESHOLD", EfKind.Transparent, 0x10, "TS 31.102 §4.2.52");

    /// <summary>Networks the operator prefers, 5 octets each.</summary>
    public static readonly EfDefinition OplmnWAct = new(Adf.Append(0x6F61), "EF.OPLMNwAcT", EfKind.Transparent, 0x11, "TS 31.102 §4.2.53");

    /// <summary>Home network and its access technologies, 5 octets each.</summary>
    public static readonly EfDefinition HplmnWAct = new(Adf.Append(0x6F62), "EF.HPLMNwAcT", EfKind.Transparent, 0x13, "TS 31.102 §4.2.54");

    /// <summary>Access rules of the files below the ADF.</summary>
    public static readonly EfDefinition Arr = new(Adf.Append(0x6F06), "EF.ARR", EfKind.LinearFixed, 0x17, "TS 31.102 §4.2.55");

    /// <summary>Cells the terminal has seen.</summary>
    public static readonly EfDefinition Netpar = new(Adf.Append(0x6FC4), "EF.NETPAR", EfKind.Transparent, 0x00, "TS 31.102 §4.2.57");

    /// <summary>Names of networks.</summary>
    public static readonly EfDefinition Pnn = new(Adf.Append(0x6FC5), "EF.PNN", EfKind.LinearFixed, 0x19, "TS 31.102 §4.2.58");

    /// <summary>Which name stands for which network and area.</summary>
    public static readonly EfDefinition Opl = new(Adf.Append(0x6FC6), "EF.OPL", EfKind.LinearFixed, 0x1A, "TS 31.102 §4.2.59");

    /// <summary>Numbers of the mailboxes.</summary>
    public static readonly EfDefinition Mbdn = new(Adf.Append(0x6FC7), "EF.MBDN", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.60");

    /// <summary>Which mailbox serves which kind of message.</summary>
    public static readonly EfDefinition Mbi = new(Adf.Append(0x6FC9), "EF.MBI", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.62");

    /// <summary>Messages waiting.</summary>
    public static readonly EfDefinition Mwis = new(Adf.Append(0x6FCA), "EF.MWIS", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.63");

    /// <summary>Call forwarding.</summary>
    public static readonly EfDefinition Cfis = new(Adf.Append(0x6FCB), "EF.CFIS", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.64");

    /// <summary>Networks on which the service provider name is shown.</summary>
    public static readonly EfDefinition Spdi = new(Adf.Append(0x6FCD), "EF.SPDI", EfKind.Transparent, 0x1B, "TS 31.102 §4.2.66");

    /// <summary>Networks equal to the home network, 3 octets each.</summary>
    public static readonly EfDefinition Ehplmn = new(Adf.Append(0x6FD9), "EF.EHPLMN", EfKind.Transparent, 0x1D, "TS 31.102 §4.2.84");

    /// <summary>How equal home networks are shown.</summary>
    public static readonly EfDefinition Ehplmnpi = new(Adf.Append(0x6FDB), "EF.EHPLMNPI", EfKind.Transparent, 0x00, "TS 31.102 §4.2.85");

    /// <summary>Whether the last registered network is tried first.</summary>
    public static readonly EfDefinition Lrplmnsi = new(Adf.Append(0x6FDC), "EF.LRPLMNSI", EfKind.Transparent, 0x00, "TS 31.102 §4.2.86");

    /// <summary>EPS location: GUTI, tracking area, status, 18 octets.</summary>
    public static readonly EfDefinition EpsLoci = new(Adf.Append(0x6FE3), "EF.EPSLOCI", EfKind.Transparent, 0x1E, "TS 31.102 §4.2.91");

    /// <summary>EPS NAS security context.</summary>
    public static readonly EfDefinition EpsNsc = new(Adf.Append(0x6FE4), "EF.EPSNSC", EfKind.LinearFixed, 0x18, "TS 31.102 §4.2.92");

    /// <summary>GSM cipher key, then its sequence number in octet 9.</summary>
    public static readonly EfDefinition Kc = new(GsmAccess.Append(0x4F20), "EF.Kc", EfKind.Transparent, 0x01, "TS 31.102 §4.4.3.1");

    /// <summary>GPRS cipher key, then its sequence number in octet 9.</summary>
    public static readonly EfDefinition KcGprs = new(GsmAccess.Append(0x4F52), "EF.KcGPRS", EfKind.Transparent, 0x02, "TS 31.102 §4.4.3.2");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Li, Imsi, Keys, KeysPs, PlmnWAct, Hpplmn, AcmMax, Ust, Acm, Gid1, Gid2, Spn, Puct, Cbmi, Acc, Fplmn, Loci, Ad, Cbmid, Ecc,
        Cbmir, PsLoci, Fdn, Sms, Msisdn, Smsp, Smss, Sdn, Ext2, Smsr, Est, StartHfn, Threshold, OplmnWAct, HplmnWAct, Arr, Netpar,
        Pnn, Opl, Mbdn, Mbi, Mwis, Cfis, Spdi, Ehplmn, Ehplmnpi, Lrplmnsi, EpsLoci, EpsNsc, Kc, KcGprs,
    ];
}
