using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.SimOS.Layouts;

/// <summary>Files directly below the MF, and in DF.MULTISIM. Columns stand in the order of <see cref="FileRow"/>'s parameters.</summary>
internal static class MfLayout
{
    /// <summary>AID of ADF.USIM: 3GPP's registered identifier, the USIM application, then this card's own digits (ETSI TS 101 220).</summary>
    public const string UsimAid = "A0000000871002FFFFFFFF8907090000";

    private const string DirRecord = "61184F10" + UsimAid + "50045553494D"; // label "USIM"

    /// <summary>The rows.</summary>
    public static FileRow[] Files =>
    [
#pragma warning disable format // a table: columns say more than indentation
        //  definition                 size                          records                        rule                      svc content
        new(MfFiles.Dir,               40,                           2,                             Rule.ReadAlways,           0, DirRecord),
        new(MfFiles.Iccid,             10,                           0,                             Rule.ReadAlways,           0, ""),
        new(MfFiles.Pl,                10,                           0,                             Rule.ReadAlwaysUpdatePin1, 0, "656E"),
        new(MfFiles.Arr,               Rule.Length,                  Rule.Count,                    Rule.ReadAlways,           0, Rule.Records),
        new(MfFiles.Umpc,              5,                            0,                             Rule.ReadAlways,           0, "3CFF02"),

        new(MultisimFiles.Rules,       MultisimFiles.RuleLength,     MultisimFiles.RuleRecords,     Rule.ReadAlways,           0, ""),
        new(MultisimFiles.Journal,     MultisimFiles.JournalLength,  MultisimFiles.JournalRecords,  Rule.ReadAlways,           0, ""),
        new(MultisimFiles.Certificate, MultisimFiles.CertificateSize, 0,                            Rule.ReadAlways,           0, ""),
#pragma warning restore format
    ];
}
