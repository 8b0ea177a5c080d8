using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.Cli.Output;

/// <summary>The card's instructions for people and for programs.</summary>
internal static class InstructionLines
{
    public static void Write(IReadOnlyList<InstructionInfo> instructions, TextWriter output)
    {
        Listing table = new("Instructions", new("Class"), new("INS"), new("Name"), new("Clause"));
        foreach (InstructionLine line in Of(instructions))
            table.Add(string.Join(' ', line.Class), line.Ins, line.Name, line.Clause);
        table.Write(Terminal.On(output));
    }

    public static string ToJson(IReadOnlyList<InstructionInfo> instructions) =>
        JsonSerializer.Serialize(new InstructionList([.. Of(instructions)]), InstructionJson.Default.InstructionList);

    /// <summary>A line for the classes of a UICC and one for class A0, by instruction.</summary>
    private static IEnumerable<InstructionLine> Of(IReadOnlyList<InstructionInfo> instructions) =>
        instructions.SelectMany(info => InstructionLine.Of(info)).OrderBy(line => line.Class[0] == "A0").ThenBy(line => line.Ins, StringComparer.Ordinal);
}

/// <summary>All instructions.</summary>
internal sealed record InstructionList(IReadOnlyList<InstructionLine> Instructions);

/// <summary>An instruction in one of the two worlds.</summary>
/// <param name="Class">Class bytes in hexadecimal; an X stands for the digit that carries the logical channel.</param>
/// <param name="Ins">Instruction byte in hexadecimal.</param>
/// <param name="Name">Name, as in the specification.</param>
/// <param name="Clause">Specification and clause.</param>
internal sealed record InstructionLine(IReadOnlyList<string> Class, string Ins, string Name, string Clause)
{
    private static readonly string[] Interindustry = ["0X", "4X", "6X"];
    private static readonly string[] Uicc = ["8X", "CX", "EX"];
    private static readonly string[] Gsm = ["A0"];

    public static IEnumerable<InstructionLine> Of(InstructionInfo info)
    {
        string ins = info.Ins.ToString("X2", CultureInfo.InvariantCulture);
        if (info.Classes == ClassFamily.Gsm)
            return [new(Gsm, ins, info.Name, info.Clause)];
        string[] classes = info.Classes switch
        {
            _ when info.BasicChannelOnly => ["80"],
            ClassFamily.Interindustry => Interindustry,
            ClassFamily.Uicc => Uicc,
            _ => [.. Interindustry, .. Uicc],
        };
        InstructionLine uicc = new(classes, ins, info.Name, info.Clause);
        return info.Gsm is { } gsm ? [uicc, new(Gsm, ins, gsm.Name, gsm.Clause)] : [uicc];
    }
}

/// <summary>Source-generated writing of instructions.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(InstructionList))]
internal sealed partial class InstructionJson : JsonSerializerContext;
