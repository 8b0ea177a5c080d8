using System.Globalization;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>Counts which instruction answered which status word.</summary>
internal sealed class StatusWordMatrix
{
    private const int Classes = 3;
    private const int Terminated = -2;
    private const int None = -1;

    private static readonly (ClassFamily Family, string Name)[] Families = [(ClassFamily.Interindustry, "00"), (ClassFamily.Uicc, "80"), (ClassFamily.Gsm, "A0")];

    private readonly InstructionInfo?[] _instructions = new InstructionInfo?[Classes * 256];
    private readonly Dictionary<(int Row, ushort StatusWord), long> _counts = [];

    public StatusWordMatrix()
    {
        foreach (InstructionInfo info in Card.Instructions)
        {
            for (int family = 0; family < Classes; family++)
            {
                if (info.AllClasses.HasFlag(Families[family].Family))
                    _instructions[(family << 8) | info.Ins] = info;
            }
        }
    }

    /// <summary>The rows that have counts, in order of class and instruction; that of no instruction last.</summary>
    public IReadOnlyList<FuzzRow> Rows =>
    [
        .. _counts.GroupBy(count => count.Key.Row).OrderBy(row => (uint)row.Key).Select(row => new FuzzRow(
            NameOf(row.Key), row.Key < 0 ? "" : Families[row.Key >> 8].Name,
            row.OrderBy(count => count.Key.StatusWord).ToDictionary(count => Text(count.Key.StatusWord), count => count.Value)))
    ];

    /// <summary>Documented pairs without a count.</summary>
    public IReadOnlyList<string> NotReached =>
    [
        .. Enumerable.Range(0, _instructions.Length).Where(row => _instructions[row] is not null).Append(None).Append(Terminated).SelectMany(row =>
            DocumentedOf(row).Where(sw => !_counts.ContainsKey((row, sw))).Select(sw => $"{(row < 0 ? "" : Families[row >> 8].Name + " ")}{NameOf(row)} {Text(sw)}"))
    ];

    /// <summary>Counts one answer.</summary>
    /// <param name="command">The command.</param>
    /// <param name="answer">Its status word.</param>
    /// <param name="isTerminated">True where the whole card was terminated before: a row of its own.</param>
    /// <returns>Null where it is documented, else what it is.</returns>
    public string? Count(ReadOnlySpan<byte> command, StatusWord answer, bool isTerminated)
    {
        int row = isTerminated ? Terminated : RowOf(command);
        ushort sw = Pattern(answer);
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, (row, sw), out _)++;
        return DocumentedStatusWords.IsGeneral(sw) || DocumentedOf(row).Contains(sw) ? null : $"{NameOf(row)} answered {Text(sw)}, which is not documented";
    }

    /// <summary>A status word that stands for all that carry another number: 61 XX, 6C XX, 91 XX, 9E XX, 9F XX, 63 CX, 67 XX.</summary>
    private static ushort Pattern(StatusWord sw) => sw.Sw1 switch
    {
        0x61 or 0x6C or 0x91 or 0x9E or 0x9F => (ushort)(sw.Value & 0xFF00),
        0x67 when sw.Sw2 != 0 => 0x6701,
        0x63 when (sw.Sw2 & 0xF0) == 0xC0 => 0x63C0,
        _ => sw.Value,
    };

    private static string Text(ushort pattern) => (pattern >> 8) switch
    {
        0x61 or 0x6C or 0x91 or 0x9E or 0x9F => pattern.ToString("X4", CultureInfo.InvariantCulture)[..2] + "XX",
        0x63 when pattern == 0x63C0 => "63CX",
        0x67 when pattern != 0x6700 => "67XX",
        _ => pattern.ToString("X4", CultureInfo.InvariantCulture),
    };

    private int RowOf(ReadOnlySpan<byte> command)
    {
        if (command.Length < 4)
            return None;
        int family = (command[0] >> 4) switch
        {
            0x0 or 0x4 or 0x6 => 0,
            0x8 or 0xC or 0xE => 1,
            0xA when command[0] == 0xA0 => 2,
            _ => None,
        };
        int row = (family << 8) | command[1];
        return family == None || _instructions[row] is null ? None : row;
    }

    private string NameOf(int row)
    {
        if (row < 0)
            return row == None ? "(none)" : "(terminated card)";
        InstructionInfo info = _instructions[row]!.Value;
        return Families[row >> 8].Family == ClassFamily.Gsm ? info.Gsm?.Name ?? info.Name : info.Name;
    }

    private static HashSet<ushort> DocumentedOf(int row) => row switch
    {
        None => DocumentedStatusWords.OfNone,
        Terminated => DocumentedStatusWords.OfTerminatedCard,
        _ => DocumentedStatusWords.Of(Families[row >> 8].Family, (byte)row),
    };
}
