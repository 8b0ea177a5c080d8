using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.SimOS.Layouts;

/// <summary>
/// Files of ADF.USIM for services that a fresh card does not have (3GPP TS 31.102 §4.2, §4.4.2, §4.4.5 to §4.4.14): deactivated until the
/// issuer provisions them, as on the cards of the field. Columns stand in the order of <see cref="FileRow.Off"/>'s parameters.
/// </summary>
internal static class UsimServiceLayout
{
    private const string NoServices = "00*";

    /// <summary>The rows.</summary>
    public static FileRow[] Files => [.. AdfFiles, .. PhoneBook, .. CellFiles, .. ProximityFiles];

    private static FileRow[] AdfFiles =>
    [
#pragma warning disable format // a table: columns say more than indentation
        //          definition                          size rec  rule              content
        FileRow.Off(UsimServiceFiles.Mmsn,                24,  4, Rule.Pin1),
        FileRow.Off(UsimServiceFiles.Ext8,                64,  4, Rule.Pin1),
        FileRow.Off(UsimServiceFiles.Mmsicp,              64,  0, Rule.ReadPin1),
        FileRow.Off(UsimServiceFiles.Mmsup,               64,  4, Rule.Pin1),
        FileRow.Off(UsimServiceFiles.Mmsucp,             128,  0, Rule.Pin1),
        FileRow.Off(UsimServiceFiles.Nia,                 21,  4, Rule.ReadPin1),
        FileRow.Off(UsimServiceFiles.Vgcs,               200,  0, Rule.ReadPin1),
        FileRow.Off(UsimServiceFiles.Vgcss,                7,  0, Rule.Pin1),
        FileRow.Off(UsimServiceFiles.Vbs,                200,  0, Rule.ReadPin1),
        FileRow.Off(UsimServiceFiles.Vbss,                 7,  0, Rule.Pin1),
        FileRow.Off(UsimServiceFiles.Vgcsca,              20,  0, Rule.ReadPin1,    NoServices),
        FileRow.Off(UsimServiceFiles.Vbsca,               20,  0, Rule.ReadPin1,    NoServices),
        FileRow.Off(UsimServiceFiles.Gbabp,               64,  0, Rule.Pin1,        perSlot: true),
        FileRow.Off(UsimServiceFiles.Gbanl,              128,  4, Rule.ReadPin1,    perSlot: true),
        FileRow.Off(UsimServiceFiles.Nafkca,             128,  2, Rule.ReadPin1,    perSlot: true),
        FileRow.Off(UsimServiceFiles.Gbauapi,             32,  4, Rule.ReadPin1,    perSlot: true),
        FileRow.Off(UsimServiceFiles.Msk,                 20, 10, Rule.ReadPin1,    perSlot: true),
        FileRow.Off(UsimServiceFiles.Muk,                 40,  1, Rule.ReadPin1,    perSlot: true),
        FileRow.Off(UsimServiceFiles.Spni,                30,  0, Rule.ReadAlways,  perSlot: true),
        FileRow.Off(UsimServiceFiles.Pnni,                30,  3, Rule.ReadPin1,    perSlot: true),
        FileRow.Off(UsimServiceFiles.NcpIp,              100,  3, Rule.ReadPin1,    perSlot: true),
        FileRow.Off(UsimServiceFiles.Nasconfig,          128,  0, Rule.ReadPin1,    perSlot: true),
        FileRow.Off(UsimServiceFiles.Pws,                  1,  0, Rule.ReadPin1,    "00"),
        FileRow.Off(UsimServiceFiles.Fdnuri,             128,  4, Rule.ReadPin1UpdatePin2),
        FileRow.Off(UsimServiceFiles.Bdnuri,             128,  4, Rule.ReadPin1UpdatePin2),
        FileRow.Off(UsimServiceFiles.Sdnuri,             128,  4, Rule.ReadPin1,    perSlot: true),
        FileRow.Off(UsimServiceFiles.Iwl,                 18,  5, Rule.ReadPin1),
        FileRow.Off(UsimServiceFiles.Ips,                  4,  5, Rule.ReadPin1),
        FileRow.Off(UsimServiceFiles.Ipd,                 10,  5, Rule.ReadPin1),
        new(UsimServiceFiles.EpdgId,                      60,  0, Rule.ReadPin1,    "", PerSlot: true, Unclaimed: true),
        new(UsimServiceFiles.EpdgSelection,               21,  0, Rule.ReadPin1,    "", PerSlot: true, Unclaimed: true),
        new(UsimServiceFiles.EpdgIdEm,                    60,  0, Rule.ReadPin1,    "", PerSlot: true, Unclaimed: true),
        new(UsimServiceFiles.EpdgSelectionEm,             21,  0, Rule.ReadPin1,    "", PerSlot: true, Unclaimed: true),
        FileRow.Off(UsimServiceFiles.FromPreferred,        1,  0, Rule.ReadPin1,    "00"),
        FileRow.Off(UsimServiceFiles.UiccIari,            64,  4, Rule.ReadPin1),
        FileRow.Off(UsimServiceFiles.ImsConfigData,      300,  0, Rule.ReadPin1,    perSlot: true),
        FileRow.Off(UsimServiceFiles.XcapConfigData,     300,  0, Rule.ReadPin1,    perSlot: true),
        FileRow.Off(UsimServiceFiles.MudMidConfigData,   300,  0, Rule.ReadPin1,    perSlot: true),
        FileRow.Off(UsimServiceFiles.TvConfig,           300,  0, Rule.ReadPin1),
        FileRow.Off(UsimServiceFiles.EarfcnList,         100,  0, Rule.ReadPin1,    perSlot: true),
        FileRow.Off(UsimServiceFiles.PsDataOff,            4,  0, Rule.ReadPin1,    NoServices, perSlot: true),
        FileRow.Off(UsimServiceFiles.PsDataOffServices,   64,  4, Rule.ReadPin1,    perSlot: true),
        FileRow.Off(UsimServiceFiles.Ocst,                20,  0, Rule.ReadPin1,    "00", perSlot: true),
        FileRow.Off(UsimServiceFiles.Imsdci,               1,  0, Rule.ReadPin1,    "00", perSlot: true),
#pragma warning restore format
    ];

    /// <summary>The phone book of this application alone; the card has one for all applications, below DF.TELECOM.</summary>
    private static FileRow[] PhoneBook =>
    [
        FileRow.Off(Local(PhoneBookFiles.Pbr), 69, 1, Rule.ReadPin1),
        FileRow.Off(Local(PhoneBookFiles.Psc), 4, 0, Rule.Pin1, NoServices),
        FileRow.Off(Local(PhoneBookFiles.Cc), 2, 0, Rule.Pin1, NoServices),
        FileRow.Off(Local(PhoneBookFiles.Puid), 2, 0, Rule.Pin1, NoServices),
    ];

    private static FileRow[] CellFiles =>
    [
#pragma warning disable format // a table: columns say more than indentation
        //          definition                          size rec  rule              content
        FileRow.Off(WlanFiles.Pseudo,                     20,  0, Rule.Pin1),
        FileRow.Off(WlanFiles.Uplmnwlan,                  60,  0, Rule.Pin1),
        FileRow.Off(WlanFiles.Oplmnwlan,                  60,  0, Rule.ReadPin1),
        FileRow.Off(WlanFiles.Uwsidl,                     33,  4, Rule.Pin1),
        FileRow.Off(WlanFiles.Owsidl,                     33,  4, Rule.ReadPin1),
        FileRow.Off(WlanFiles.Wri,                       100,  0, Rule.Pin1),
        FileRow.Off(WlanFiles.Hwsidl,                     33,  4, Rule.ReadPin1),
        FileRow.Off(WlanFiles.Wehplmnpi,                   1,  0, Rule.ReadPin1,    "00"),
        FileRow.Off(WlanFiles.Whpi,                        1,  0, Rule.ReadPin1,    "00"),
        FileRow.Off(WlanFiles.Wlrplmn,                     3,  0, Rule.Pin1),
        FileRow.Off(WlanFiles.Hplmndai,                    1,  0, Rule.ReadPin1,    "00"),

        FileRow.Off(HomeCellFiles.Acsgl,                  50,  1, Rule.Pin1),
        FileRow.Off(HomeCellFiles.Csgt,                   30,  1, Rule.Pin1),
        FileRow.Off(HomeCellFiles.Hnbn,                   30,  1, Rule.Pin1),
        FileRow.Off(HomeCellFiles.Ocsgl,                  50,  1, Rule.ReadPin1),
        FileRow.Off(HomeCellFiles.Ocsgt,                  30,  1, Rule.ReadPin1),
        FileRow.Off(HomeCellFiles.Ohnbn,                  30,  1, Rule.ReadPin1),

        FileRow.Off(UsimOtherFiles.Pws,                    1,  0, Rule.ReadAlways,  "00"),
        FileRow.Off(UsimOtherFiles.Nid,                    6, 10, Rule.ReadAlways),
        FileRow.Off(UsimOtherFiles.Configuration,        100,  0, Rule.ReadPin1),
#pragma warning restore format
    ];

    private static FileRow[] ProximityFiles =>
    [
#pragma warning disable format // a table: columns say more than indentation
        //          definition                          size rec  rule              content
        FileRow.Off(ProSeFiles.Mon,                       50,  3, Rule.ReadPin1),
        FileRow.Off(ProSeFiles.Ann,                       50,  3, Rule.ReadPin1),
        FileRow.Off(ProSeFiles.Function,                  25,  1, Rule.ReadPin1),
        FileRow.Off(ProSeFiles.RadioCom,                  50,  0, Rule.ReadPin1),
        FileRow.Off(ProSeFiles.RadioMon,                  50,  0, Rule.ReadPin1),
        FileRow.Off(ProSeFiles.RadioAnn,                  50,  0, Rule.ReadPin1),
        FileRow.Off(ProSeFiles.Policy,                    50,  3, Rule.ReadPin1),
        FileRow.Off(ProSeFiles.Plmn,                      25,  3, Rule.ReadPin1),
        FileRow.Off(ProSeFiles.Gc,                        50,  0, Rule.ReadPin1),
        FileRow.Off(ProSeFiles.Pst,                        3,  0, Rule.ReadPin1,    NoServices),
        FileRow.Off(ProSeFiles.Uirc,                      50,  0, Rule.ReadPin1),
        FileRow.Off(ProSeFiles.GmDiscovery,               50,  3, Rule.ReadPin1),
        FileRow.Off(ProSeFiles.Relay,                     50,  3, Rule.ReadPin1),
        FileRow.Off(ProSeFiles.RelayDiscovery,            50,  0, Rule.ReadPin1),

        FileRow.Off(FiveGsProSeFiles.St,                   2,  0, Rule.ReadPin1,    NoServices),
        FileRow.Off(FiveGsProSeFiles.Dd,                  64,  0, Rule.ReadPin1),
        FileRow.Off(FiveGsProSeFiles.Dc,                  64,  0, Rule.ReadPin1),
        FileRow.Off(FiveGsProSeFiles.U2nru,               64,  0, Rule.ReadPin1),
        FileRow.Off(FiveGsProSeFiles.Ru,                  64,  0, Rule.ReadPin1),
        FileRow.Off(FiveGsProSeFiles.Uir,                 64,  0, Rule.ReadPin1),
        FileRow.Off(FiveGsProSeFiles.U2uru,               64,  0, Rule.ReadPin1),
        FileRow.Off(FiveGsProSeFiles.Eu,                  64,  0, Rule.ReadPin1),
#pragma warning restore format
    ];

    private static EfDefinition Local(EfDefinition file) => file with { Path = UsimFiles.PhoneBook.Append(file.Fid) };
}
