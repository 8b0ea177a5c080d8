using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.SimOS.Layouts;

/// <summary>Files below ADF.ISIM (3GPP TS 31.103 §4.2). Columns stand in the order of <see cref="FileRow"/>'s parameters.</summary>
internal static class IsimLayout
{
    /// <summary>The rows, without EF.IST: that follows from the rows. Identities are written with the IMSI that they come from.</summary>
    public static FileRow[] Files =>
    [
#pragma warning disable format // a table: columns say more than indentation
        //  definition                            size         records     rule             content       per slot
        new(IsimFiles.Arr,                        Rule.Length, Rule.Count, Rule.ReadAlways, Rule.Records),
        new(IsimFiles.Impi,                         80,          0,        Rule.ReadPin1,   "",           PerSlot: true),
        new(IsimFiles.Domain,                       50,          0,        Rule.ReadPin1,   "",           PerSlot: true),
        new(IsimFiles.Impu,                         80,          2,        Rule.ReadPin1,   "",           PerSlot: true),
        new(IsimFiles.Ad,                            3,          0,        Rule.ReadAlways, "000000"),
        new(IsimFiles.PCscf,                        80,          2,        Rule.ReadPin1,   "",           PerSlot: true),
        FileRow.Off(IsimFiles.Gbabp,                64,          0,        Rule.Pin1,       perSlot: true),
        FileRow.Off(IsimFiles.Gbanl,               128,          4,        Rule.ReadPin1,   perSlot: true),
        FileRow.Off(IsimFiles.Nafkca,              128,          2,        Rule.ReadPin1,   perSlot: true),
        FileRow.Off(IsimFiles.Gbauapi,              32,          4,        Rule.ReadPin1,   perSlot: true),
        FileRow.Off(IsimFiles.Sms,                 176,         10,        Rule.Pin1,       "00*"),
        FileRow.Off(IsimFiles.Smss,                  2,          0,        Rule.Pin1),
        FileRow.Off(IsimFiles.Smsr,                 30,         10,        Rule.Pin1,       "00*"),
        FileRow.Off(IsimFiles.Smsp,                 40,          2,        Rule.Pin1,       perSlot: true),
        new(IsimFiles.UiccIari,                     64,          4,        Rule.ReadPin1,   "",           Unclaimed: true),
        FileRow.Off(IsimFiles.FromPreferred,         1,          0,        Rule.ReadPin1,   "00"),
        FileRow.Off(IsimFiles.ImsConfigData,       300,          0,        Rule.ReadPin1,   perSlot: true),
        FileRow.Off(IsimFiles.XcapConfigData,      300,          0,        Rule.ReadPin1,   perSlot: true),
        FileRow.Off(IsimFiles.WebRtcUri,           100,          4,        Rule.ReadPin1,   perSlot: true),
        FileRow.Off(IsimFiles.MudMidConfigData,    300,          0,        Rule.ReadPin1,   perSlot: true),
        FileRow.Off(IsimFiles.Imsdci,                1,          0,        Rule.ReadPin1,   "00", perSlot: true),
#pragma warning restore format
    ];
}
