namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below ADF.USIM about subscriber, networks, location, keys, numbers and messages, and those below DF.GSM-ACCESS.</summary>
/// <remarks>What further services need has tables of its own: <see cref="UsimServiceFiles"/>, <see cref="FiveGsFiles"/>, <see cref="WlanFiles"/> and others.</remarks>
public static class UsimFiles
{
    /// <summary>ADF.USIM.</summary>
    public static readonly FilePath Adf = FilePath.AdfUsim;

    /// <summary>DF.PHONEBOOK: the phone book of this application alone, with the files of <see cref="PhoneBookFiles"/>.</summary>
    public static readonly FilePath PhoneBook = Adf.Append(0x5F3A);

    /// <summary>DF.GSM-ACCESS.</summary>
    public static readonly FilePath GsmAccess = Adf.Append(0x5F3B);

    /// <summary>Languages of the subscriber.</summary>
    public static readonly EfDefinition Li = new(Adf.Append(0x6F05), "EF.LI", EfKind.Transparent, 0x02, "TS 31.102 §4.2.1") { Size = new(2) };

    /// <summary>IMSI, 9 octets.</summary>
    public static readonly EfDefinition Imsi = new(Adf.Append(0x6F07), "EF.IMSI", EfKind.Transparent, 0x07, "TS 31.102 §4.2.2") { Size = new(9, 9) };

    /// <summary>KSI, CK and IK of the circuit-switched domain, 33 octets.</summary>
    public static readonly EfDefinition Keys = new(Adf.Append(0x6F08), "EF.Keys", EfKind.Transparent, 0x08, "TS 31.102 §4.2.3") { Size = new(33, 33), IsSecret = true };

    /// <summary>KSI, CK and IK of the packet-switched domain, 33 octets.</summary>
    public static readonly EfDefinition KeysPs = new(Adf.Append(0x6F09), "EF.KeysPS", EfKind.Transparent, 0x09, "TS 31.102 §4.2.4") { Size = new(33, 33), IsSecret = true };

    /// <summary>Networks the subscriber prefers, 5 octets each.</summary>
    public static readonly EfDefinition PlmnWAct = new(Adf.Append(0x6F60), "EF.PLMNwAcT", EfKind.Transparent, 0x0A, "TS 31.102 §4.2.5") { Services = 20, Size = new(40) };

    /// <summary>Period of the search for a better network, in steps of 6 minutes.</summary>
    public static readonly EfDefinition Hpplmn = new(Adf.Append(0x6F31), "EF.HPPLMN", EfKind.Transparent, 0x12, "TS 31.102 §4.2.6") { Size = new(1, 1) };

    /// <summary>Highest value of the accumulated call meter.</summary>
    public static readonly EfDefinition AcmMax = new(Adf.Append(0x6F37), "EF.ACMmax", EfKind.Transparent, 0x00, "TS 31.102 §4.2.7") { Services = 13, Size = new(3, 3) };

    /// <summary>Services of the USIM, one bit each.</summary>
    public static readonly EfDefinition Ust = new(Adf.Append(0x6F38), "EF.UST", EfKind.Transparent, 0x04, "TS 31.102 §4.2.8") { Size = new(1, 17) };

    /// <summary>Accumulated call meter.</summary>
    public static readonly EfDefinition Acm = new(Adf.Append(0x6F39), "EF.ACM", EfKind.Cyclic, 0x1C, "TS 31.102 §4.2.9") { Services = 13, Size = new(3, 3) };

    /// <summary>Group identifier, level 1.</summary>
    public static readonly EfDefinition Gid1 = new(Adf.Append(0x6F3E), "EF.GID1", EfKind.Transparent, 0x00, "TS 31.102 §4.2.10") { Services = 17, Size = new(1) };

    /// <summary>Group identifier, level 2.</summary>
    public static readonly EfDefinition Gid2 = new(Adf.Append(0x6F3F), "EF.GID2", EfKind.Transparent, 0x00, "TS 31.102 §4.2.11") { Services = 18, Size = new(1) };

    /// <summary>Service provider name, 17 octets.</summary>
    public static readonly EfDefinition Spn = new(Adf.Append(0x6F46), "EF.SPN", EfKind.Transparent, 0x00, "TS 31.102 §4.2.12") { Services = 19, Size = new(17, 17) };

    /// <summary>Price per unit and currency.</summary>
    public static readonly EfDefinition Puct = new(Adf.Append(0x6F41), "EF.PUCT", EfKind.Transparent, 0x00, "TS 31.102 §4.2.13") { Services = 13, Size = new(5, 5) };

    /// <summary>Cell broadcast messages the subscriber wants.</summary>
    public static readonly EfDefinition Cbmi = new(Adf.Append(0x6F45), "EF.CBMI", EfKind.Transparent, 0x00, "TS 31.102 §4.2.14") { Services = 15, Size = new(2) };

    /// <summary>Access control class, one bit of 16.</summary>
    public static readonly EfDefinition Acc = new(Adf.Append(0x6F78), "EF.ACC", EfKind.Transparent, 0x06, "TS 31.102 §4.2.15") { Size = new(2, 2) };

    /// <summary>Forbidden networks, 3 octets each.</summary>
    public static readonly EfDefinition Fplmn = new(Adf.Append(0x6F7B), "EF.FPLMN", EfKind.Transparent, 0x0D, "TS 31.102 §4.2.16") { Size = new(12) };

    /// <summary>Circuit-switched location, 11 octets.</summary>
    public static readonly EfDefinition Loci = new(Adf.Append(0x6F7E), "EF.LOCI", EfKind.Transparent, 0x0B, "TS 31.102 §4.2.17") { Size = new(11, 11) };

    /// <summary>Administrative data; octet 4 holds the length of the MNC.</summary>
    public static readonly EfDefinition Ad = new(Adf.Append(0x6FAD), "EF.AD", EfKind.Transparent, 0x03, "TS 31.102 §4.2.18") { Size = new(4, 6) };

    /// <summary>Cell broadcast messages for data download.</summary>
    public static readonly EfDefinition Cbmid = new(Adf.Append(0x6F48), "EF.CBMID", EfKind.Transparent, 0x0E, "TS 31.102 §4.2.20") { Services = 29, Size = new(2) };

    /// <summary>Emergency call codes.</summary>
    public static readonly EfDefinition Ecc = new(Adf.Append(0x6FB7), "EF.ECC", EfKind.LinearFixed, 0x01, "TS 31.102 §4.2.21") { Size = new(4, 20) };

    /// <summary>Ranges of cell broadcast messages.</summary>
    public static readonly EfDefinition Cbmir = new(Adf.Append(0x6F50), "EF.CBMIR", EfKind.Transparent, 0x00, "TS 31.102 §4.2.22") { Services = 16, Size = new(4) };

    /// <summary>Packet-switched location, 14 octets.</summary>
    public static readonly EfDefinition PsLoci = new(Adf.Append(0x6F73), "EF.PSLOCI", EfKind.Transparent, 0x0C, "TS 31.102 §4.2.23") { Size = new(14, 14) };

    /// <summary>Fixed dialling numbers.</summary>
    public static readonly EfDefinition Fdn = new(Adf.Append(0x6F3B), "EF.FDN", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.24") { Services = ServiceCondition.AnyOf(2, 89), Size = new(14, 30) };

    /// <summary>Short messages: status and TPDU, 176 octets a record.</summary>
    public static readonly EfDefinition Sms = new(Adf.Append(0x6F3C), "EF.SMS", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.25") { Services = 10, Size = new(176, 176) };

    /// <summary>The own number.</summary>
    public static readonly EfDefinition Msisdn = new(Adf.Append(0x6F40), "EF.MSISDN", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.26") { Services = 21, Size = new(15, 34) };

    /// <summary>Short message parameters: the service centre.</summary>
    public static readonly EfDefinition Smsp = new(Adf.Append(0x6F42), "EF.SMSP", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.27") { Services = 12, Size = new(28) };

    /// <summary>Last message reference and the memory-full flag.</summary>
    public static readonly EfDefinition Smss = new(Adf.Append(0x6F43), "EF.SMSS", EfKind.Transparent, 0x00, "TS 31.102 §4.2.28") { Services = 10, Size = new(2, 8) };

    /// <summary>Service dialling numbers.</summary>
    public static readonly EfDefinition Sdn = new(Adf.Append(0x6F49), "EF.SDN", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.29") { Services = ServiceCondition.AnyOf(4, 89), Size = new(14, 30) };

    /// <summary>Extension of FDN.</summary>
    public static readonly EfDefinition Ext2 = new(Adf.Append(0x6F4B), "EF.EXT2", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.30") { Services = 3, Size = new(13, 13) };

    /// <summary>Extension of SDN.</summary>
    public static readonly EfDefinition Ext3 = new(Adf.Append(0x6F4C), "EF.EXT3", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.31") { Services = 5, Size = new(13, 13) };

    /// <summary>Status reports of short messages.</summary>
    public static readonly EfDefinition Smsr = new(Adf.Append(0x6F47), "EF.SMSR", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.32") { Services = 11, Size = new(30, 30) };

    /// <summary>Incoming calls.</summary>
    public static readonly EfDefinition Ici = new(Adf.Append(0x6F80), "EF.ICI", EfKind.Cyclic, 0x14, "TS 31.102 §4.2.33") { Services = 9, Size = new(28, 48) };

    /// <summary>Outgoing calls.</summary>
    public static readonly EfDefinition Oci = new(Adf.Append(0x6F81), "EF.OCI", EfKind.Cyclic, 0x15, "TS 31.102 §4.2.34") { Services = 8, Size = new(27, 47) };

    /// <summary>Accumulated duration of incoming calls.</summary>
    public static readonly EfDefinition Ict = new(Adf.Append(0x6F82), "EF.ICT", EfKind.Cyclic, 0x00, "TS 31.102 §4.2.35") { Services = 9, Size = new(3, 3) };

    /// <summary>Accumulated duration of outgoing calls.</summary>
    public static readonly EfDefinition Oct = new(Adf.Append(0x6F83), "EF.OCT", EfKind.Cyclic, 0x00, "TS 31.102 §4.2.36") { Services = 8, Size = new(3, 3) };

    /// <summary>Extension of ICI, OCI and MSISDN.</summary>
    public static readonly EfDefinition Ext5 = new(Adf.Append(0x6F4E), "EF.EXT5", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.37") { Services = 44, Size = new(13, 13) };

    /// <summary>Bearer capabilities of calls.</summary>
    public static readonly EfDefinition Ccp2 = new(Adf.Append(0x6F4F), "EF.CCP2", EfKind.LinearFixed, 0x16, "TS 31.102 §4.2.38") { Services = 14, Size = new(15) };

    /// <summary>Priority levels of calls, and those with fast set-up.</summary>
    public static readonly EfDefinition Emlpp = new(Adf.Append(0x6FB5), "EF.eMLPP", EfKind.Transparent, 0x00, "TS 31.102 §4.2.39") { Services = 24, Size = new(2, 2) };

    /// <summary>Priority levels of calls that are answered automatically.</summary>
    public static readonly EfDefinition Aaem = new(Adf.Append(0x6FB6), "EF.AAeM", EfKind.Transparent, 0x00, "TS 31.102 §4.2.40") { Services = 25, Size = new(1, 1) };

    /// <summary>Barred dialling numbers.</summary>
    public static readonly EfDefinition Bdn = new(Adf.Append(0x6F4D), "EF.BDN", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.44") { Services = 6, Size = new(14, 30) };

    /// <summary>Extension of BDN.</summary>
    public static readonly EfDefinition Ext4 = new(Adf.Append(0x6F55), "EF.EXT4", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.45") { Services = 7, Size = new(13, 13) };

    /// <summary>How BDN are compared.</summary>
    public static readonly EfDefinition Cmi = new(Adf.Append(0x6F58), "EF.CMI", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.46") { Services = 6, Size = new(2, 21) };

    /// <summary>Services that are enabled.</summary>
    public static readonly EfDefinition Est = new(Adf.Append(0x6F56), "EF.EST", EfKind.Transparent, 0x05, "TS 31.102 §4.2.47") { Services = ServiceCondition.AnyOf(2, 6, 34, 35), Size = new(1) };

    /// <summary>Access points that the terminal may use.</summary>
    public static readonly EfDefinition Acl = new(Adf.Append(0x6F57), "EF.ACL", EfKind.Transparent, 0x00, "TS 31.102 §4.2.48") { Services = 35, Size = new(32) };

    /// <summary>Keys that take a terminal's personalisation away.</summary>
    public static readonly EfDefinition Dck = new(Adf.Append(0x6F2C), "EF.DCK", EfKind.Transparent, 0x00, "TS 31.102 §4.2.49") { Services = 36, Size = new(16, 16), IsSecret = true };

    /// <summary>Networks with which a terminal is personalised.</summary>
    public static readonly EfDefinition Cnl = new(Adf.Append(0x6F32), "EF.CNL", EfKind.Transparent, 0x00, "TS 31.102 §4.2.50") { Services = 37, Size = new(6) };

    /// <summary>Initial hyperframe numbers, 6 octets.</summary>
    public static readonly EfDefinition StartHfn = new(Adf.Append(0x6F5B), "EF.START-HFN", EfKind.Transparent, 0x0F, "TS 31.102 §4.2.51") { Size = new(6, 6) };

    /// <summary>Greatest value of START, 3 octets.</summary>
    public static readonly EfDefinition Threshold = new(Adf.Append(0x6F5C), "EF.THRESHOLD", EfKind.Transparent, 0x10, "TS 31.102 §4.2.52") { Size = new(3, 3) };

    /// <summary>Networks the operator prefers, 5 octets each.</summary>
    public static readonly EfDefinition OplmnWAct = new(Adf.Append(0x6F61), "EF.OPLMNwAcT", EfKind.Transparent, 0x11, "TS 31.102 §4.2.53") { Services = 42, Size = new(40) };

    /// <summary>Home network and its access technologies, 5 octets each.</summary>
    public static readonly EfDefinition HplmnWAct = new(Adf.Append(0x6F62), "EF.HPLMNwAcT", EfKind.Transparent, 0x13, "TS 31.102 §4.2.54") { Services = 43, Size = new(40) };

    /// <summary>Access rules of the files below the ADF.</summary>
    public static readonly EfDefinition Arr = new(Adf.Append(0x6F06), "EF.ARR", EfKind.LinearFixed, 0x17, "TS 31.102 §4.2.55") { Size = new(1) };

    /// <summary>Technology last used in the registered network; releases before 4.</summary>
    public static readonly EfDefinition RplmnActD = new(Adf.Append(0x6F65), "EF.RPLMNAcTD", EfKind.Transparent, 0x00, "TS 31.102 §4.2.56") { Size = new(2, 4) };

    /// <summary>Cells the terminal has seen.</summary>
    public static readonly EfDefinition Netpar = new(Adf.Append(0x6FC4), "EF.NETPAR", EfKind.Transparent, 0x00, "TS 31.102 §4.2.57") { Size = new(1) };

    /// <summary>Names of networks.</summary>
    public static readonly EfDefinition Pnn = new(Adf.Append(0x6FC5), "EF.PNN", EfKind.LinearFixed, 0x19, "TS 31.102 §4.2.58") { Services = 45, Size = new(1) };

    /// <summary>Which name stands for which network and area.</summary>
    public static readonly EfDefinition Opl = new(Adf.Append(0x6FC6), "EF.OPL", EfKind.LinearFixed, 0x1A, "TS 31.102 §4.2.59") { Services = 46, Size = new(8, 8) };

    /// <summary>Numbers of the mailboxes.</summary>
    public static readonly EfDefinition Mbdn = new(Adf.Append(0x6FC7), "EF.MBDN", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.60") { Services = 47, Size = new(14, 30) };

    /// <summary>Extension of MBDN.</summary>
    public static readonly EfDefinition Ext6 = new(Adf.Append(0x6FC8), "EF.EXT6", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.61") { Size = new(13, 13) };

    /// <summary>Which mailbox serves which kind of message.</summary>
    public static readonly EfDefinition Mbi = new(Adf.Append(0x6FC9), "EF.MBI", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.62") { Services = 47, Size = new(4, 5) };

    /// <summary>Messages waiting.</summary>
    public static readonly EfDefinition Mwis = new(Adf.Append(0x6FCA), "EF.MWIS", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.63") { Services = 48, Size = new(5, 6) };

    /// <summary>Call forwarding.</summary>
    public static readonly EfDefinition Cfis = new(Adf.Append(0x6FCB), "EF.CFIS", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.64") { Services = 49, Size = new(16, 30) };

    /// <summary>Extension of CFIS.</summary>
    public static readonly EfDefinition Ext7 = new(Adf.Append(0x6FCC), "EF.EXT7", EfKind.LinearFixed, 0x00, "TS 31.102 §4.2.65") { Size = new(13, 13) };

    /// <summary>Networks on which the service provider name is shown.</summary>
    public static readonly EfDefinition Spdi = new(Adf.Append(0x6FCD), "EF.SPDI", EfKind.Transparent, 0x1B, "TS 31.102 §4.2.66") { Services = 51, Size = new(1) };

    /// <summary>Networks equal to the home network, 3 octets each.</summary>
    public static readonly EfDefinition Ehplmn = new(Adf.Append(0x6FD9), "EF.EHPLMN", EfKind.Transparent, 0x1D, "TS 31.102 §4.2.84") { Services = 71, Size = new(12) };

    /// <summary>How equal home networks are shown.</summary>
    public static readonly EfDefinition Ehplmnpi = new(Adf.Append(0x6FDB), "EF.EHPLMNPI", EfKind.Transparent, 0x00, "TS 31.102 §4.2.85") { Services = ServiceCondition.AllOf(71, 73), Size = new(1, 1) };

    /// <summary>Whether the last registered network is tried first.</summary>
    public static readonly EfDefinition Lrplmnsi = new(Adf.Append(0x6FDC), "EF.LRPLMNSI", EfKind.Transparent, 0x00, "TS 31.102 §4.2.86") { Services = 74, Size = new(1, 1) };

    /// <summary>EPS location: GUTI, tracking area, status, 18 octets.</summary>
    public static readonly EfDefinition EpsLoci = new(Adf.Append(0x6FE3), "EF.EPSLOCI", EfKind.Transparent, 0x1E, "TS 31.102 §4.2.91") { Services = 85, Size = new(18, 18) };

    /// <summary>EPS NAS security context.</summary>
    public static readonly EfDefinition EpsNsc = new(Adf.Append(0x6FE4), "EF.EPSNSC", EfKind.LinearFixed, 0x18, "TS 31.102 §4.2.92") { Services = 85, Size = new(54, 128), IsSecret = true };

    /// <summary>Key that shows hidden phone book entries.</summary>
    public static readonly EfDefinition HiddenKey = new(Adf.Append(0x6FC3), "EF.Hiddenkey", EfKind.Transparent, 0x00, "TS 31.102 §4.2.42") { Size = new(4, 4), IsSecret = true };

    /// <summary>GSM cipher key, then its sequence number in octet 9.</summary>
    public static readonly EfDefinition Kc = new(GsmAccess.Append(0x4F20), "EF.Kc", EfKind.Transparent, 0x01, "TS 31.102 §4.4.3.1") { Services = 27, Size = new(9, 9), IsSecret = true };

    /// <summary>GPRS cipher key, then its sequence number in octet 9.</summary>
    public static readonly EfDefinition KcGprs = new(GsmAccess.Append(0x4F52), "EF.KcGPRS", EfKind.Transparent, 0x02, "TS 31.102 §4.4.3.2") { Services = 27, Size = new(9, 9), IsSecret = true };

    /// <summary>Packet broadcast channels seen.</summary>
    public static readonly EfDefinition Cpbcch = new(GsmAccess.Append(0x4F63), "EF.CPBCCH", EfKind.Transparent, 0x00, "TS 31.102 §4.4.3.3") { Services = 39, Size = new(2, 14) };

    /// <summary>When the terminal scans for other networks.</summary>
    public static readonly EfDefinition InvScan = new(GsmAccess.Append(0x4F64), "EF.InvScan", EfKind.Transparent, 0x00, "TS 31.102 §4.4.3.4") { Services = 40, Size = new(1, 1) };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Li, Imsi, Keys, KeysPs, PlmnWAct, Hpplmn, AcmMax, Ust, Acm, Gid1, Gid2, Spn, Puct, Cbmi, Acc, Fplmn, Loci, Ad, Cbmid, Ecc, Cbmir,
        PsLoci, Fdn, Sms, Msisdn, Smsp, Smss, Sdn, Ext2, Ext3, Smsr, Ici, Oci, Ict, Oct, Ext5, Ccp2, Emlpp, Aaem, Bdn, Ext4, Cmi, Est,
        Acl, Dck, Cnl, StartHfn, Threshold, OplmnWAct, HplmnWAct, Arr, RplmnActD, Netpar, Pnn, Opl, Mbdn, Ext6, Mbi, Mwis, Cfis, Ext7,
        Spdi, Ehplmn, Ehplmnpi, Lrplmnsi, EpsLoci, EpsNsc, HiddenKey, Kc, KcGprs, Cpbcch, InvScan,
    ];
}
