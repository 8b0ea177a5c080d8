using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.SimOS.Layouts;

/// <summary>Files below ADF.USIM (3GPP TS 31.102 §4.2, §4.4.3, §4.4.11). Columns stand in the order of <see cref="FileRow"/>'s parameters.</summary>
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

    /// <summary>The rows, EF.UST with the services whose files they are.</summary>
    public static FileRow[] Files
    {
        get
        {
            FileRow[] rows = [.. AdfFiles, .. DfFiles];
            return [.. rows, new(UsimFiles.Ust, ServiceTableSize, 0, Rule.ReadPin1, 0, Services(rows))];
        }
    }

    private const int ServiceTableSize = 17; // up to service 136
    private const int SmsPpDataDownload = 28;
    private const int GsmSecurityContext = 38;
    private const int AlwaysOne = 33; // "shall be set to 1", §4.2.8

    private static FileRow[] AdfFiles =>
    [
#pragma warning disable format // a table: columns say more than indentation
        //  definition            size records       rule                      svc content           per slot       at activation
        new(UsimFiles.Arr,        Rule.Length, Rule.Count, Rule.ReadAlways,      0, Rule.Records),
        new(UsimFiles.Ecc,           4,  5,          Rule.ReadAlways,            0, "11F2FF00|19F1FF00"),
        new(UsimFiles.Li,            6,  0,          Rule.ReadAlwaysUpdatePin1,  0, "656E"),
        new(UsimFiles.Ad,            4,  0,          Rule.ReadAlways,            0, "00000002",       PerSlot: true),
        new(UsimFiles.Imsi,          9,  0,          Rule.ReadPin1,              0, "",               PerSlot: true),
        new(UsimFiles.Acc,           2,  0,          Rule.ReadPin1,              0, "0001",           PerSlot: true),
        new(UsimFiles.Loci,         11,  0,          Rule.Pin1,                  0, NoLoci,           PerSlot: true, NoLoci),
        new(UsimFiles.PsLoci,       14,  0,          Rule.Pin1,                  0, NoPsLoci,         PerSlot: true, NoPsLoci),
        new(UsimFiles.EpsLoci,      18,  0,          Rule.Pin1,                 85, NoEpsLoci,        PerSlot: true, NoEpsLoci),
        new(UsimFiles.EpsNsc,       54,  1,          Rule.Pin1,                 85, "",               PerSlot: true, ""),
        new(UsimFiles.Keys,         33,  0,          Rule.Pin1,                  0, NoKeys,           PerSlot: true, NoKeys),
        new(UsimFiles.KeysPs,       33,  0,          Rule.Pin1,                  0, NoKeys,           PerSlot: true, NoKeys),
        new(UsimFiles.StartHfn,      6,  0,          Rule.Pin1,                  0, StartHfn,         PerSlot: true, StartHfn),
        new(UsimFiles.Threshold,     3,  0,          Rule.ReadPin1,              0, "",               PerSlot: true),
        new(UsimFiles.Netpar,       64,  0,          Rule.Pin1,                  0, "",               PerSlot: true, ""),
        new(UsimFiles.Fplmn,        12,  0,          Rule.Pin1,                  0, "",               PerSlot: true, ""),
        new(UsimFiles.Hpplmn,        1,  0,          Rule.ReadPin1,              0, "05",             PerSlot: true),
        new(UsimFiles.PlmnWAct,     60,  0,          Rule.Pin1,                 20, NoEntry,          PerSlot: true),
        new(UsimFiles.OplmnWAct,    60,  0,          Rule.ReadPin1,             42, NoEntry,          PerSlot: true),
        new(UsimFiles.HplmnWAct,    10,  0,          Rule.ReadPin1,             43, NoEntry,          PerSlot: true),
        new(UsimFiles.Ehplmn,       12,  0,          Rule.ReadPin1,             71, "",               PerSlot: true),
        new(UsimFiles.Ehplmnpi,      1,  0,          Rule.ReadPin1,             73, "00",             PerSlot: true),
        new(UsimFiles.Lrplmnsi,      1,  0,          Rule.ReadPin1,             74, "00",             PerSlot: true),
        new(UsimFiles.Spn,          17,  0,          Rule.ReadAlways,           19, "00",             PerSlot: true),
        new(UsimFiles.Spdi,         33,  0,          Rule.ReadPin1,             51, "",               PerSlot: true),
        new(UsimFiles.Pnn,          24,  4,          Rule.ReadAlways,           45, "",               PerSlot: true),
        new(UsimFiles.Opl,           8,  4,          Rule.ReadAlways,           46, "",               PerSlot: true),
        new(UsimFiles.Gid1,          8,  0,          Rule.ReadPin1,             17, "",               PerSlot: true),
        new(UsimFiles.Gid2,          8,  0,          Rule.ReadPin1,             18, "",               PerSlot: true),
        new(UsimFiles.Msisdn,       30,  2,          Rule.Pin1,                 21, "",               PerSlot: true),
        new(UsimFiles.Smsp,         40,  2,          Rule.Pin1,                 12, "",               PerSlot: true),
        new(UsimFiles.Sms,         176, 10,          Rule.Pin1,                 10, "00*"),
        new(UsimFiles.Smss,          2,  0,          Rule.Pin1,                 10, ""),
        new(UsimFiles.Est,           1,  0,          Rule.ReadPin1UpdatePin2,    0, "00"),
#pragma warning restore format
    ];

    private static FileRow[] DfFiles =>
    [
#pragma warning disable format // a table: columns say more than indentation
        //  definition                    size rec  rule            svc content       per slot       at activation
        new(UsimFiles.Kc,                    9,  0, Rule.Pin1,       27, NoGsmKey,     PerSlot: true, NoGsmKey),
        new(UsimFiles.KcGprs,                9,  0, Rule.Pin1,       27, NoGsmKey,     PerSlot: true, NoGsmKey),

        new(FiveGsFiles.Loci3gpp,           20,  0, Rule.Pin1,      122, NoFiveGsLoci, PerSlot: true, NoFiveGsLoci),
        new(FiveGsFiles.LociNon3gpp,        20,  0, Rule.Pin1,      122, NoFiveGsLoci, PerSlot: true, NoFiveGsLoci),
        new(FiveGsFiles.Nsc3gpp,            64,  1, Rule.Pin1,      122, "",           PerSlot: true, ""),
        new(FiveGsFiles.NscNon3gpp,         64,  1, Rule.Pin1,      122, "",           PerSlot: true, ""),
        new(FiveGsFiles.AuthKeys,           68,  0, Rule.Pin1,      123, "",           PerSlot: true, ""),
        new(FiveGsFiles.UacAic,              4,  0, Rule.ReadPin1,  126, "00",         PerSlot: true),
        new(FiveGsFiles.SuciCalcInfo,      200,  0, Rule.ReadPin1,  124, "A000",       PerSlot: true),
        new(FiveGsFiles.Opl5g,              10,  4, Rule.ReadPin1,  129, "",           PerSlot: true),
        new(FiveGsFiles.RoutingIndicator,    4,  0, Rule.ReadPin1,  124, "F0",         PerSlot: true),
#pragma warning restore format
    ];

    private static string Services(FileRow[] rows)
    {
        byte[] table = ServiceTable.Of(ServiceTableSize, SmsPpDataDownload, AlwaysOne, GsmSecurityContext);
        foreach (FileRow row in rows)
        {
            if (row.Service != 0)
                ServiceTable.Set(table, row.Service, true);
        }
        return Convert.ToHexString(table);
    }
}
