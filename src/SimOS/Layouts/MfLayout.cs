using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.SimOS.Layouts;

/// <summary>Files directly below the MF, and in DF.MULTISIM. Columns stand in the order of <see cref="FileRow"/>'s parameters.</summary>
internal static class MfLayout
{
    /// <summary>AID of ADF.USIM: 3GPP's registered identifier, the USIM application, then this card's own digits (ETSI TS 101 220).</summary>
    public const string UsimAid = "A0000000871002FFFFFFFF8907090000";

    /// <summary>AID of ADF.ISIM, coded alike.</summary>
    public const string IsimAid = "A0000000871004FFFFFFFF8907090000";

    private const string UsimRecord = "61184F10" + UsimAid + "50045553494D"; // label "USIM"
    private const string IsimRecord = "61184F10" + IsimAid + "50044953494D"; // label "ISIM"

    /// <summary>The rows.</summary>
    public static FileRow[] Files =>
    [
#pragma warning disable format // a table: columns say more than indentation
        //  definition                 size                          records                        rule                       content
        new(MfFiles.Dir,               40,                           4,                             Rule.ReadAlways,           UsimRecord + "|" + IsimRecord),
        new(MfFiles.Iccid,             10,                           0,                             Rule.ReadAlways,           ""),
        new(MfFiles.Pl,                10,                           0,                             Rule.ReadAlwaysUpdatePin1, "656E"),
        new(MfFiles.Arr,               Rule.Length,                  Rule.Count,                    Rule.ReadAlways,           Rule.Records),
        new(MfFiles.Umpc,              5,                            0,                             Rule.ReadAlways,           "3CFF02"),

        new(MultisimFiles.Rules,       MultisimFiles.RuleLength,     MultisimFiles.RuleRecords,     Rule.ReadAlways,           ""),
        new(MultisimFiles.Journal,     MultisimFiles.JournalLength,  MultisimFiles.JournalRecords,  Rule.ReadAlways,           ""),
        new(MultisimFiles.Certificate, MultisimFiles.CertificateSize, 0,                            Rule.ReadAlways,           ""),
#pragma warning restore format
    ];
}
