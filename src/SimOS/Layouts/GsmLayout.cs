using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.SimOS.Layouts;

/// <summary>Files below DF.GSM (3GPP TS 51.011 §10.3): most show the content of one of ADF.USIM.</summary>
internal static class GsmLayout
{
    private const int ServiceTableSize = 15; // up to service 60
    private const int BitsPerService = 2;
    private const byte AllocatedAndActivated = 3;

    /// <summary>The files that show the content of one of ADF.USIM.</summary>
    private static readonly (EfDefinition File, EfDefinition Usim)[] Shared =
    [
#pragma warning disable format // a table: columns say more than indentation
        (GsmFiles.Imsi,      UsimFiles.Imsi),
        (GsmFiles.Kc,        UsimFiles.Kc),
        (GsmFiles.KcGprs,    UsimFiles.KcGprs),
        (GsmFiles.Hpplmn,    UsimFiles.Hpplmn),
        (GsmFiles.AcmMax,    UsimFiles.AcmMax),
        (GsmFiles.Acm,       UsimFiles.Acm),
        (GsmFiles.Gid1,      UsimFiles.Gid1),
        (GsmFiles.Gid2,      UsimFiles.Gid2),
        (GsmFiles.Spn,       UsimFiles.Spn),
        (GsmFiles.Puct,      UsimFiles.Puct),
        (GsmFiles.Cbmi,      UsimFiles.Cbmi),
        (GsmFiles.Cbmid,     UsimFiles.Cbmid),
        (GsmFiles.Cbmir,     UsimFiles.Cbmir),
        (GsmFiles.Acc,       UsimFiles.Acc),
        (GsmFiles.Fplmn,     UsimFiles.Fplmn),
        (GsmFiles.Loci,      UsimFiles.Loci),
        (GsmFiles.LociGprs,  UsimFiles.PsLoci),
        (GsmFiles.Ad,        UsimFiles.Ad),
        (GsmFiles.PlmnWAct,  UsimFiles.PlmnWAct),
        (GsmFiles.OplmnWAct, UsimFiles.OplmnWAct),
        (GsmFiles.HplmnWAct, UsimFiles.HplmnWAct),
        (GsmFiles.Cpbcch,    UsimFiles.Cpbcch),
        (GsmFiles.InvScan,   UsimFiles.InvScan),
        (GsmFiles.Pnn,       UsimFiles.Pnn),
        (GsmFiles.Opl,       UsimFiles.Opl),
        (GsmFiles.Mbdn,      UsimFiles.Mbdn),
        (GsmFiles.Ext6,      UsimFiles.Ext6),
        (GsmFiles.Mbi,       UsimFiles.Mbi),
        (GsmFiles.Mwis,      UsimFiles.Mwis),
        (GsmFiles.Cfis,      UsimFiles.Cfis),
        (GsmFiles.Ext7,      UsimFiles.Ext7),
        (GsmFiles.Spdi,      UsimFiles.Spdi),
        (GsmFiles.Emlpp,     UsimFiles.Emlpp),
        (GsmFiles.Aaem,      UsimFiles.Aaem),
        (GsmFiles.Dck,       UsimFiles.Dck),
        (GsmFiles.Cnl,       UsimFiles.Cnl),
        (GsmFiles.Nia,       UsimServiceFiles.Nia),
        (GsmFiles.Vgcs,      UsimServiceFiles.Vgcs),
        (GsmFiles.Vgcss,     UsimServiceFiles.Vgcss),
        (GsmFiles.Vbs,       UsimServiceFiles.Vbs),
        (GsmFiles.Vbss,      UsimServiceFiles.Vbss),
        (GsmFiles.Mmsn,      UsimServiceFiles.Mmsn),
        (GsmFiles.Ext8,      UsimServiceFiles.Ext8),
        (GsmFiles.Mmsicp,    UsimServiceFiles.Mmsicp),
        (GsmFiles.Mmsup,     UsimServiceFiles.Mmsup),
        (GsmFiles.Mmsucp,    UsimServiceFiles.Mmsucp),
#pragma warning restore format
    ];

    /// <summary>The services of EF.SST, each with a file that it needs (3GPP TS 51.011 §10.3.7).</summary>
    private static readonly (int Service, EfDefinition File)[] Services =
    [
#pragma warning disable format // a table: columns say more than indentation
        (2,  TelecomFiles.Adn),   (3,  TelecomFiles.Fdn),  (4,  TelecomFiles.Sms),   (5,  GsmFiles.Acm),        (6,  TelecomFiles.Ccp),
        (7,  GsmFiles.PlmnSel),   (9,  TelecomFiles.Msisdn), (10, TelecomFiles.Ext1), (11, TelecomFiles.Ext2),   (12, TelecomFiles.Smsp),
        (13, TelecomFiles.Lnd),   (14, GsmFiles.Cbmi),     (15, GsmFiles.Gid1),      (16, GsmFiles.Gid2),       (17, GsmFiles.Spn),
        (18, TelecomFiles.Sdn),   (19, TelecomFiles.Ext3), (21, GsmFiles.Vgcs),      (22, GsmFiles.Vbs),        (23, GsmFiles.Emlpp),
        (24, GsmFiles.Aaem),      (25, GsmFiles.Cbmid),    (30, GsmFiles.Cbmir),     (31, TelecomFiles.Bdn),    (32, TelecomFiles.Ext4),
        (33, GsmFiles.Dck),       (34, GsmFiles.Cnl),      (35, TelecomFiles.Smsr),  (36, GsmFiles.Nia),        (38, GsmFiles.LociGprs),
        (39, TelecomFiles.Img),   (43, GsmFiles.PlmnWAct), (44, GsmFiles.OplmnWAct), (45, GsmFiles.HplmnWAct),  (46, GsmFiles.Cpbcch),
        (47, GsmFiles.InvScan),   (48, TelecomFiles.Eccp), (51, GsmFiles.Pnn),       (52, GsmFiles.Opl),        (53, GsmFiles.Mbdn),
        (54, GsmFiles.Mwis),      (55, GsmFiles.Cfis),     (56, GsmFiles.Spdi),      (57, GsmFiles.Mmsn),       (58, GsmFiles.Ext8),
        (59, GsmFiles.Mmsucp),
#pragma warning restore format
    ];

    /// <summary>Services that need no file: CHV1 can be disabled, data download by SMS, menus, proactive commands.</summary>
    private static ReadOnlySpan<int> ServicesOfTheCard => [1, 26, 27, 29];

    /// <summary>The rows, EF.SST with the services whose files are there.</summary>
    /// <param name="usim">The rows of ADF.USIM.</param>
    /// <param name="telecom">The rows of DF.TELECOM.</param>
    public static FileRow[] Files(IReadOnlyDictionary<FilePath, FileRow> usim, FileRow[] telecom)
    {
        FileRow[] rows = [.. OwnFiles, .. Shared.Select(pair => usim[pair.Usim.Path].SharedAs(pair.File))];
        return [.. rows, new(GsmFiles.Sst, ServiceTableSize, 0, Rule.ReadPin1, ServiceTableOf([.. rows, .. telecom]))];
    }

    private static FileRow[] OwnFiles =>
    [
#pragma warning disable format // a table: columns say more than indentation
        //  definition         size rec  rule                       content      per slot       at activation
        new(GsmFiles.Lp,          5,  0, Rule.ReadAlwaysUpdatePin1, "01"),                                      // 01: English
        new(GsmFiles.PlmnSel,    60,  0, Rule.Pin1,                 "",           PerSlot: true),
        new(GsmFiles.Bcch,       16,  0, Rule.Pin1,                 "",           PerSlot: true, ""),
        new(GsmFiles.Phase,       1,  0, Rule.ReadAlways,           "03"),                                      // phase 2 and PROFILE DOWNLOAD
        new(GsmFiles.Ecc,        15,  0, Rule.ReadAlways,           "11F2FF19F1FF"),
        new(GsmFiles.Sume,       21,  0, Rule.Adm1,                 ""),
#pragma warning restore format
    ];

    private static string ServiceTableOf(FileRow[] rows)
    {
        byte[] table = new byte[ServiceTableSize];
        foreach (int service in ServicesOfTheCard)
            Set(table, service);
        HashSet<FilePath> present = [.. rows.Where(static row => !row.Deactivated).Select(static row => row.Definition.Path)];
        foreach ((int service, EfDefinition file) in Services)
        {
            if (present.Contains(file.Path))
                Set(table, service);
        }
        return Convert.ToHexString(table);
    }

    private static void Set(byte[] table, int service)
    {
        int bit = (service - 1) * BitsPerService;
        table[bit / 8] |= (byte)(AllocatedAndActivated << (bit % 8));
    }
}
