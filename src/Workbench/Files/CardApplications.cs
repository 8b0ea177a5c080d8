namespace Tottoli.MultiSim.Workbench.Files;

/// <summary>An application that cards are known to have.</summary>
/// <param name="Name">Its name among files: <c>ADF.USIM</c>.</param>
/// <param name="Prefix">The octets of its AID that are the same on all cards, in upper-case hexadecimal digits.</param>
public readonly record struct KnownApplication(string Name, string Prefix);

/// <summary>The applications that cards are known to have, by the AIDs that their standards register (ETSI TS 101 220 Annex E, GlobalPlatform).</summary>
public static class CardApplications
{
    /// <summary>The table, in the order in which a card is asked.</summary>
    public static IReadOnlyList<KnownApplication> All { get; } =
    [
#pragma warning disable format // a table
        new("ADF.USIM",          "A0000000871002"),
        new("ADF.ISIM",          "A0000000871004"),
        new("ADF.HPSIM",         "A000000087100A"),
        new("ADF.USIM-non-IMSI", "A000000087100B"),
        new("ADF.ISD",           "A000000003000000"),
        new("ADF.ARA-M",         "A00000015141434C00"),
        new("ADF.ISD-R",         "A0000005591010FFFFFFFF8900000100"),
        new("ADF.ECASD",         "A0000005591010FFFFFFFF8900000200"),
#pragma warning restore format
    ];

    /// <summary>Name of an application: the known one, or <c>ADF.</c> and its AID.</summary>
    /// <param name="aid">Its AID, or its first octets, in hexadecimal digits.</param>
    public static string NameOf(string aid) => Find(aid) is { } known ? known.Name : $"ADF.{aid}";

    /// <summary>The application that an AID belongs to.</summary>
    /// <param name="aid">The AID, or its first octets, in hexadecimal digits.</param>
    public static KnownApplication? Find(string aid)
    {
        foreach (KnownApplication known in All)
        {
            if (aid.StartsWith(known.Prefix, StringComparison.OrdinalIgnoreCase))
                return known;
        }
        return null;
    }

    /// <summary>How an application is called in a path: by the known part of its AID, else by all of it.</summary>
    /// <param name="aid">The whole AID.</param>
    public static string ShortestPrefix(ReadOnlySpan<byte> aid)
    {
        string digits = Convert.ToHexString(aid);
        return Find(digits)?.Prefix ?? digits;
    }
}
