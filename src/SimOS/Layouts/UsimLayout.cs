using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.SimOS.Layouts;

/// <summary>
/// Files of ADF.USIM that a terminal uses with every subscription (3GPP TS 31.102 §4.2, §4.4.3, §4.4.11). Columns stand in the order of
/// <see cref="FileRow"/>'s parameters.
/// </summary>
internal static class UsimLayout
{
    private const string FF3 = "FFFFFF";
    private const string FF6 = FF3 + FF3;
    private const string NoKeys = "07"; // KSI 7: no key available
    private const string NoGsmKey = "FFFFFFFFFFFFFFFF07"; // Kc, then CKSN 7
    private const string NoEntry = FF3 + "0000*"; // PLMN with access technology: unused
    private const string NoLoci = "FFFFFFFF" + FF3 + "0000FF01"; // no TMSI, no area, not updated
    private const string NoPsLoci = "FFFFFFFF" + FF3 + FF3 + "0000FF01";
    private const string NoEpsLoci = FF6 + FF6 + FF3 + "000001";
    private const string NoFiveGsLoci = FF6 + FF6 + FF6 + "FF01";
    private const string StartHfn = "F00000F00000";
    private const string NoForwarding = "0100|0200|0300|0400"; // profile identity, then no call is forwarded

    /// <summary>The rows, without EF.UST: that follows from all rows of the card.</summary>
    public static FileRow[] Files => [.. AdfFiles, .. NumberFiles, .. DfFiles];

    private static FileRow[] AdfFiles =>
    [
#pragma warning disable format // a table: columns say more than indentation
        //  definition            size records       rule                      content           per slot       at activation
        new(UsimFiles.Arr,        Rule.Length, Rule.Count, Rule.ReadAlways,      Rule.Records),
        new(UsimFiles.Ecc,           4,  5,          Rule.ReadAlways,            "11F2FF00|19F1FF00"),
        new(UsimFiles.Li,            6,  0,          Rule.ReadAlwaysUpdatePin1,  "656E"),
        new(UsimFiles.Ad,            4,  0,          Rule.ReadAlways,            "00000002",       PerSlot: true),
        new(UsimFiles.Imsi,          9,  0,          Rule.ReadPin1,              "",               PerSlot: true),
        new(UsimFiles.Acc,           2,  0,          Rule.ReadPin1,              "0001",           PerSlot: true),
        new(UsimFiles.Loci,         11,  0,          Rule.Pin1,                  NoLoci,           PerSlot: true, NoLoci),
        new(UsimFiles.PsLoci,       14,  0,          Rule.Pin1,                  NoPsLoci,         PerSlot: true, NoPsLoci),
        new(UsimFiles.EpsLoci,      18,  0,          Rule.Pin1,                  NoEpsLoci,        PerSlot: true, NoEpsLoci),
        new(UsimFiles.EpsNsc,       54,  1,          Rule.Pin1,                  "",               PerSlot: true, ""),
        new(UsimFiles.Keys,         33,  0,          Rule.Pin1,                  NoKeys,           PerSlot: true, NoKeys),
        new(UsimFiles.KeysPs,       33,  0,          Rule.Pin1,                  NoKeys,           PerSlot: true, NoKeys),
        new(UsimFiles.StartHfn,      6,  0,          Rule.Pin1,                  StartHfn,         PerSlot: true, StartHfn),
        new(UsimFiles.Threshold,     3,  0,          Rule.ReadPin1,              "",               PerSlot: true),
        new(UsimFiles.Netpar,       64,  0,          Rule.Pin1,                  "",               PerSlot: true, ""),
        new(UsimFiles.Fplmn,        12,  0,          Rule.Pin1,                  "",               PerSlot: true, ""),
        new(UsimFiles.Hpplmn,        1,  0,          Rule.ReadPin1,              "05",             PerSlot: true),
        new(UsimFiles.PlmnWAct,     60,  0,          Rule.Pin1,                  NoEntry,          PerSlot: true),
        new(UsimFiles.OplmnWAct,    60,  0,          Rule.ReadPin1,              NoEntry,          PerSlot: true),
        new(UsimFiles.HplmnWAct,    40,  0,          Rule.ReadPin1,              NoEntry,          PerSlot: true),
        new(UsimFiles.Ehplmn,       12,  0,          Rule.ReadPin1,              "",               PerSlot: true),
        new(UsimFiles.Ehplmnpi,      1,  0,          Rule.ReadPin1,              "00",             PerSlot: true),
        new(UsimFiles.Lrplmnsi,      1,  0,          Rule.ReadPin1,              "00",             PerSlot: true),
        new(UsimFiles.Spn,          17,  0,          Rule.ReadAlways,            "00",             PerSlot: true),
        new(UsimFiles.Spdi,         33,  0,          Rule.ReadPin1,              "",               PerSlot: true),
        new(UsimFiles.Pnn,          24,  4,          Rule.ReadAlways,            "",               PerSlot: true),
        new(UsimFiles.Opl,           8,  4,          Rule.ReadAlways,            "",               PerSlot: true),
        new(UsimFiles.Gid1,          8,  0,          Rule.ReadPin1,              "",               PerSlot: true),
        new(UsimFiles.Gid2,          8,  0,          Rule.ReadPin1,              "",               PerSlot: true),
        new(UsimFiles.Est,           1,  0,          Rule.ReadPin1UpdatePin2,    "00"),
        new(UsimFiles.Acl,          64,  0,          Rule.ReadPin1UpdatePin2,    "00",             PerSlot: true),
        new(UsimFiles.Cbmi,         20,  0,          Rule.Pin1,                  ""),
        new(UsimFiles.Cbmid,        20,  0,          Rule.ReadPin1,              "",               PerSlot: true),
        new(UsimFiles.Cbmir,        20,  0,          Rule.Pin1,                  ""),
        new(UsimFiles.HiddenKey,     4,  0,          Rule.Pin1,                  ""),
        new(UsimServiceFiles.Ufc,   16,  0,          Rule.ReadAlways,            "00*"),
        new(UsimServiceFiles.Eaka,   1,  0,          Rule.ReadPin1,              "00"),
        FileRow.Off(UsimFiles.Emlpp,     2,  0,      Rule.ReadPin1,              "0000"),
        FileRow.Off(UsimFiles.Aaem,      1,  0,      Rule.Pin1,                  "00"),
        FileRow.Off(UsimFiles.Dck,      16,  0,      Rule.Pin1),
        FileRow.Off(UsimFiles.Cnl,      24,  0,      Rule.ReadPin1),
        FileRow.Off(UsimFiles.RplmnActD, 2,  0,      Rule.Pin1),
#pragma warning restore format
    ];

    private static FileRow[] NumberFiles =>
    [
#pragma warning disable format // a table: columns say more than indentation
        //  definition            size records       rule                      content           per slot
        new(UsimFiles.Msisdn,       30,  2,          Rule.Pin1,                  "",               PerSlot: true),
        new(UsimFiles.Smsp,         40,  2,          Rule.Pin1,                  "",               PerSlot: true),
        new(UsimFiles.Sms,         176, 10,          Rule.Pin1,                  "00*"),
        new(UsimFiles.Smss,          2,  0,          Rule.Pin1,                  ""),
        new(UsimFiles.Smsr,         30, 10,          Rule.Pin1,                  "00*"),
        new(UsimFiles.Fdn,          34, 10,          Rule.ReadPin1UpdatePin2,    ""),
        new(UsimFiles.Ext2,         13,  5,          Rule.ReadPin1UpdatePin2,    "00*"),
        new(UsimFiles.Sdn,          34, 10,          Rule.ReadPin1,              "",               PerSlot: true),
        new(UsimFiles.Ext3,         13,  5,          Rule.ReadPin1,              "00*",            PerSlot: true),
        new(UsimFiles.Ici,          48,  5,          Rule.Pin1,                  ""),
        new(UsimFiles.Oci,          47,  5,          Rule.Pin1,                  ""),
        new(UsimFiles.Ict,           3,  1,          Rule.Counter,               "000000"),
        new(UsimFiles.Oct,           3,  1,          Rule.Counter,               "000000"),
        new(UsimFiles.Ext5,         13,  5,          Rule.Pin1,                  "00*"),
        new(UsimFiles.Ccp2,         15,  5,          Rule.Pin1,                  ""),
        new(UsimFiles.AcmMax,        3,  0,          Rule.ReadPin1UpdatePin2,    "000000",         PerSlot: true),
        new(UsimFiles.Acm,           3, 20,          Rule.Charges,               "000000*",        PerSlot: true),
        new(UsimFiles.Puct,          5,  0,          Rule.ReadPin1UpdatePin2,    "FFFFFF0000",     PerSlot: true),
        new(UsimFiles.Mbdn,         34,  4,          Rule.Pin1,                  "",               PerSlot: true),
        new(UsimFiles.Ext6,         13,  4,          Rule.Pin1,                  "00*",            PerSlot: true),
        new(UsimFiles.Mbi,           4,  2,          Rule.ReadPin1,              "00000000*",      PerSlot: true),
        new(UsimFiles.Mwis,          5,  2,          Rule.Pin1,                  "0000000000*",    PerSlot: true),
        new(UsimFiles.Cfis,         16,  4,          Rule.Pin1,                  NoForwarding,     PerSlot: true),
        new(UsimFiles.Ext7,         13,  4,          Rule.Pin1,                  "00*",            PerSlot: true),
        FileRow.Off(UsimFiles.Bdn,  34,  5,          Rule.ReadPin1UpdatePin2),
        FileRow.Off(UsimFiles.Ext4, 13,  5,          Rule.ReadPin1UpdatePin2,    "00*"),
        FileRow.Off(UsimFiles.Cmi,  11,  5,          Rule.ReadPin1),
#pragma warning restore format
    ];

    private static FileRow[] DfFiles =>
    [
#pragma warning disable format // a table: columns say more than indentation
        //  definition                    size rec  rule            content       per slot       at activation
        new(UsimFiles.Kc,                    9,  0, Rule.Pin1,       NoGsmKey,     PerSlot: true, NoGsmKey),
        new(UsimFiles.KcGprs,                9,  0, Rule.Pin1,       NoGsmKey,     PerSlot: true, NoGsmKey),
        new(UsimFiles.Cpbcch,               14,  0, Rule.Pin1,       "",           PerSlot: true, ""),
        new(UsimFiles.InvScan,               1,  0, Rule.ReadPin1,   "00",         PerSlot: true),

        new(FiveGsFiles.Loci3gpp,           20,  0, Rule.Pin1,       NoFiveGsLoci, PerSlot: true, NoFiveGsLoci),
        new(FiveGsFiles.LociNon3gpp,        20,  0, Rule.Pin1,       NoFiveGsLoci, PerSlot: true, NoFiveGsLoci),
        new(FiveGsFiles.Nsc3gpp,            64,  1, Rule.Pin1,       "",           PerSlot: true, ""),
        new(FiveGsFiles.NscNon3gpp,         64,  1, Rule.Pin1,       "",           PerSlot: true, ""),
        new(FiveGsFiles.AuthKeys,           68,  0, Rule.Pin1,       "",           PerSlot: true, ""),
        new(FiveGsFiles.UacAic,              4,  0, Rule.ReadPin1,   "00",         PerSlot: true),
        new(FiveGsFiles.SuciCalcInfo,      200,  0, Rule.ReadPin1,   "A000",       PerSlot: true),
        new(FiveGsFiles.Opl5g,              10,  4, Rule.ReadPin1,   "",           PerSlot: true),
        new(FiveGsFiles.RoutingIndicator,    4,  0, Rule.ReadPin1,   "F0",         PerSlot: true),
        FileRow.Off(FiveGsFiles.SupiNai,         64,  0, Rule.ReadPin1, perSlot: true),
        FileRow.Off(FiveGsFiles.Ursp,           200,  0, Rule.ReadPin1, perSlot: true),
        FileRow.Off(FiveGsFiles.Tn3gppsnn,      100,  0, Rule.ReadPin1, perSlot: true),
        FileRow.Off(FiveGsFiles.Cag,            100,  0, Rule.ReadPin1, perSlot: true),
        FileRow.Off(FiveGsFiles.SorCmci,        100,  0, Rule.ReadPin1, perSlot: true),
        FileRow.Off(FiveGsFiles.Dri,              7,  0, Rule.ReadPin1, perSlot: true),
        FileRow.Off(FiveGsFiles.Edrx,             2,  0, Rule.ReadPin1, perSlot: true),
        FileRow.Off(FiveGsFiles.NswoConfiguration, 1, 0, Rule.ReadPin1, perSlot: true),
        FileRow.Off(FiveGsFiles.Mchpplmn,         1,  0, Rule.ReadPin1, perSlot: true),
        FileRow.Off(FiveGsFiles.KausfDerivation,  1,  0, Rule.ReadPin1, perSlot: true),

        new(UsimOtherFiles.SuciCalcInfo,   200,  0, Rule.Adm1,       "",           PerSlot: true), // empty: GET IDENTITY uses the one above
#pragma warning restore format
    ];
}
