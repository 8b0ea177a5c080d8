using System.Text;
using nietras.SeparatedValues;

namespace Tottoli.MultiSim.Auc.Import;

/// <summary>CSV: with a line of names, or as srsRAN and Open5GS's container write it, without.</summary>
internal static class CsvSubscribers
{
    private static readonly char[] Separators = [',', ';', '\t'];

    // srsRAN user_db.csv: Name,Auth,IMSI,Key,OP_Type,OP/OPc,AMF,SQN,QCI,IP_alloc
    private static readonly string[] SrsRan = ["name", "auth", "imsi", "key", "op_type", "op/opc", "amf", "sqn", "qci", "ip_alloc"];

    // Open5GS container subscriber_db.csv: Name,IMSI,Key,OP_Type,OP/OPc,AMF,QCI,IP_alloc
    private static readonly string[] Open5Gs = ["name", "imsi", "key", "op_type", "op/opc", "amf", "qci", "ip_alloc"];

    /// <summary>Reads all subscribers. Lines that begin with <c>#</c> are comments.</summary>
    public static List<Subscription> Read(string path, ReadOnlySpan<byte> content)
    {
        string text = WithoutComments(Encoding.UTF8.GetString(content));
        if (string.IsNullOrWhiteSpace(text))
            return [];
        List<Subscription> subscribers = [];
        string[]? names = null;
        using SepReader reader = new Sep(SeparatorOf(text)).Reader(o => o with { HasHeader = false, Unescape = true, DisableColCountCheck = true }).FromText(text);
        int next = 1;
        foreach (SepReader.Row row in reader)
        {
            // Not row.LineNumberFrom: of the first row it says 2. Counted before Values(), which unescapes where the row lies.
            int line = next;
            next += 1 + row.Span.Count('\n');
            string[] values = Values(row);
            if (values.All(string.IsNullOrWhiteSpace))
                continue;
            string place = $"{path}, line {line}";
            if (names is null)
            {
                names = NamesOf(values, place);
                if (names == values)
                    continue;
            }
            if (values.Length != names.Length)
                throw new InvalidDataException($"{place}: {values.Length} columns; expected {names.Length}: {string.Join(',', names)}.");
            SubscriberFields fields = new(place);
            for (int i = 0; i < names.Length; i++)
                fields.Add(names[i], values[i]);
            subscribers.Add(fields.Build());
        }
        return subscribers;
    }

    // The one that the first line has most of.
    private static char SeparatorOf(string text)
    {
        string first = text.Split('\n').First(line => !string.IsNullOrWhiteSpace(line));
        return Separators.MaxBy(each => first.Count(c => c == each));
    }

    private static string[] Values(SepReader.Row row)
    {
        string[] values = new string[row.ColCount];
        for (int i = 0; i < values.Length; i++)
            values[i] = row[i].ToString();
        return values;
    }

    private static string[] NamesOf(string[] first, string place)
    {
        if (first.Count(SubscriberFields.Knows) >= 2)
            return first;
        return first.Length == SrsRan.Length ? SrsRan
            : first.Length == Open5Gs.Length ? Open5Gs
            : throw new InvalidDataException(
                $"{place}: the first line names no columns and has {first.Length}; expected names (imsi, k, opc, ...), srsRAN's {SrsRan.Length} columns or Open5GS's {Open5Gs.Length}.");
    }

    // A comment becomes an empty line, so that lines keep their numbers.
    private static string WithoutComments(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.StartsWith('#') ? "" : line));
}
