using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.SimOS.Layouts;

/// <summary>EF.UST and EF.IST: the services whose files are there and active, and those that are no file's but the card's own.</summary>
internal static class ServiceClaims
{
    private const int UsimTableSize = 20; // up to service 160
    private const int IsimTableSize = 3; // up to service 24

    /// <summary>
    /// Data download by SMS and by cell broadcast go to the toolkit; 33 "shall be set to 1"; EF.EST is there; the GSM security context of
    /// AUTHENTICATE; multimedia messages are stored in DF.TELECOM (3GPP TS 31.102 §4.2.8).
    /// </summary>
    private static readonly int[] OfUsim = [28, 29, 33, 34, 38, 67];

    /// <summary>P-CSCF addresses (3GPP TS 31.103 §4.2.7).</summary>
    private static readonly int[] OfIsim = [1];

    /// <summary>EF.UST.</summary>
    /// <param name="rows">The rows of ADF.USIM and DF.TELECOM.</param>
    public static FileRow Usim(IEnumerable<FileRow> rows) => new(UsimFiles.Ust, UsimTableSize, 0, Rule.ReadPin1, Table(UsimTableSize, OfUsim, rows));

    /// <summary>EF.IST.</summary>
    /// <param name="rows">The rows of ADF.ISIM.</param>
    public static FileRow Isim(IEnumerable<FileRow> rows) => new(IsimFiles.Ist, IsimTableSize, 0, Rule.ReadPin1, Table(IsimTableSize, OfIsim, rows));

    private static string Table(int size, int[] services, IEnumerable<FileRow> rows)
    {
        byte[] table = ServiceTable.Of(size, services);
        foreach (FileRow row in rows)
        {
            if (row.Deactivated || row.Unclaimed)
                continue;
            ServiceCondition condition = row.Definition.Services;
            // Of services that share a file the first is the one that the file is for.
            foreach (int service in condition.NeedsAll ? condition.Services : condition.Services[..Math.Min(1, condition.Services.Length)])
                ServiceTable.Set(table, service, true);
        }
        return Convert.ToHexString(table);
    }
}
