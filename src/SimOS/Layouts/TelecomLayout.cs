using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.SimOS.Layouts;

/// <summary>Files below DF.TELECOM (3GPP TS 51.011 §10.5, TS 31.102 §4.6). Columns stand in the order of <see cref="FileRow"/>'s parameters.</summary>
internal static class TelecomLayout
{
    private const int Entries = 50;
    private const string NoServices = "00*";

    /// <summary>Which files make up the phone book: of one record for each entry, of records that entries link to, and of records that others link to.</summary>
    private const string Reference =
        "A81E" + "C0034F3A01" + "C1034F3202" + "C3034F5414" + "C5034F0904" + "C6034F5212" + "C9034F2109" +
        "A90A" + "C4034F1108" + "CA034F500D" +
        "AA14" + "C2034F4A03" + "C7034F4B06" + "C8034F5313" + "CB034F4F16";

    private static readonly FileRow Adn = new(TelecomFiles.Adn, 34, Entries, Rule.Pin1, "");
    private static readonly FileRow Ext1 = new(TelecomFiles.Ext1, 13, 10, Rule.Pin1, "00*");

    /// <summary>The files that show the content of one of ADF.USIM.</summary>
    private static readonly (EfDefinition File, EfDefinition Usim)[] Shared =
    [
#pragma warning disable format // a table: columns say more than indentation
        (TelecomFiles.Fdn,    UsimFiles.Fdn),
        (TelecomFiles.Sms,    UsimFiles.Sms),
        (TelecomFiles.Eccp,   UsimFiles.Ccp2),
        (TelecomFiles.Msisdn, UsimFiles.Msisdn),
        (TelecomFiles.Smsp,   UsimFiles.Smsp),
        (TelecomFiles.Smss,   UsimFiles.Smss),
        (TelecomFiles.Smsr,   UsimFiles.Smsr),
        (TelecomFiles.Sdn,    UsimFiles.Sdn),
        (TelecomFiles.Ext2,   UsimFiles.Ext2),
        (TelecomFiles.Ext3,   UsimFiles.Ext3),
        (TelecomFiles.Bdn,    UsimFiles.Bdn),
        (TelecomFiles.Ext4,   UsimFiles.Ext4),
        (TelecomFiles.Cmi,    UsimFiles.Cmi),
#pragma warning restore format
    ];

    /// <summary>The rows.</summary>
    /// <param name="usim">The rows of ADF.USIM.</param>
    public static FileRow[] Files(IReadOnlyDictionary<FilePath, FileRow> usim) =>
    [
        .. OwnFiles,
        .. Shared.Select(pair => usim[pair.Usim.Path].SharedAs(pair.File)),
        Adn.SharedAs(PhoneBookFiles.Adn),
        Ext1.SharedAs(PhoneBookFiles.Ext1),
    ];

    private static FileRow[] OwnFiles =>
    [
#pragma warning disable format // a table: columns say more than indentation
        //  definition                             size         records     rule             content
        Adn,
        Ext1,
        new(TelecomFiles.Arr,                      Rule.Length, Rule.Count, Rule.ReadAlways, Rule.Records),
        new(TelecomFiles.Lnd,                        34,         10,        Rule.Pin1,       ""),
        new(TelecomFiles.Sume,                       21,          0,        Rule.Adm1,       ""),
        FileRow.Off(TelecomFiles.Ccp,                14,          5,        Rule.Pin1),
        FileRow.Off(TelecomFiles.Rma,                32,          2,        Rule.ReadPin1),
        FileRow.Off(TelecomFiles.IceDn,              34,          4,        Rule.ReadAlwaysUpdatePin1),
        FileRow.Off(TelecomFiles.IceFf,              64,          2,        Rule.ReadAlwaysUpdatePin1),
        FileRow.Off(TelecomFiles.Psismsc,            80,          1,        Rule.ReadPin1,   perSlot: true),

        new(TelecomFiles.Img,                        20,          5,        Rule.ReadPin1,   NoServices),
        FileRow.Off(TelecomFiles.IceGraphics,       512,          0,        Rule.ReadAlwaysUpdatePin1),

        new(TelecomFiles.Mml,                       512,          0,        Rule.Pin1,       ""),
        new(TelecomFiles.Mmdf,                     4096,          0,        Rule.Pin1,       ""),

        FileRow.Off(TelecomFiles.McsServices,         2,          0,        Rule.ReadPin1,   NoServices),
        FileRow.Off(TelecomFiles.McsConfiguration,  300,          0,        Rule.ReadPin1),
        FileRow.Off(TelecomFiles.V2xServices,         2,          0,        Rule.ReadPin1,   NoServices),
        FileRow.Off(TelecomFiles.V2xConfiguration,  300,          0,        Rule.ReadPin1),

        new(PhoneBookFiles.Pbr,                      69,          1,        Rule.ReadPin1,   Reference),
        new(PhoneBookFiles.Psc,                       4,          0,        Rule.Pin1,       NoServices),
        new(PhoneBookFiles.Cc,                        2,          0,        Rule.Pin1,       NoServices),
        new(PhoneBookFiles.Puid,                      2,          0,        Rule.Pin1,       NoServices),
        new(PhoneBookFiles.Iap,                       2, Entries,           Rule.Pin1,       ""),
        new(PhoneBookFiles.Sne,                      20, Entries,           Rule.Pin1,       ""),
        new(PhoneBookFiles.Pbc,                       2, Entries,           Rule.Pin1,       "0000*"),
        new(PhoneBookFiles.Grp,                      10, Entries,           Rule.Pin1,       "00000000000000000000*"),
        new(PhoneBookFiles.Uid,                       2, Entries,           Rule.Pin1,       "0000*"),
        new(PhoneBookFiles.Anr,                      17,         20,        Rule.Pin1,       ""),
        new(PhoneBookFiles.Email,                    42,         20,        Rule.Pin1,       ""),
        new(PhoneBookFiles.Aas,                      14,          5,        Rule.Pin1,       ""),
        new(PhoneBookFiles.Gas,                      20,         10,        Rule.Pin1,       ""),
        new(PhoneBookFiles.Ccp1,                     15,          5,        Rule.Pin1,       ""),
#pragma warning restore format
    ];
}
