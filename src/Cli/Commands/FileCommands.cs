using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tottoli.MultiSim.Cli.Output;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim file</c>: the files of a card, emulated or in a reader, over APDUs.</summary>
internal static class FileCommands
{
    private const string PathDescription = "The file: names or identifiers from the MF or an application on, as in ADF.USIM/EF.IMSI, DF.TELECOM/6F3A or 7FFF/6F07; a name alone means the first such file.";

    public static Command Create() => new("file", "Show, read and write the files of a card: of an image, or of one in a reader.") { Tree(), Read(), Write() };

    private static ExampleCommand Tree()
    {
        CardSource source = new();
        Option<bool> scan = new("--scan") { Description = "Ask for each of the 65535 identifiers in each directory: finds files that nobody knows. Seconds for an image, hours in a reader." };
        Option<bool> json = Options.Json();
        ExampleCommand command = new(
            "tree",
            "Draw the files that the card has: identifier, short identifier, kind, size, services that it is for, life cycle, and what reading and writing ask for.",
            "multisim file tree test.simcard",
            "multisim file tree test.simcard --json");
        source.AddTo(command);
        command.Options.Add(scan);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            using OpenedCard card = source.Open(parsed);
            CardFileNode root = new CardWalk(card.Access, parsed.GetValue(scan)).Run();
            FileTree tree = new(card.Access);
            if (parsed.GetValue(json))
                parsed.InvocationConfiguration.Output.WriteLine(ToText(tree.ToJson(root)));
            else
                tree.Write(root, parsed.InvocationConfiguration.Output);
            return ExitCode.Done;
        });
        return command;
    }

    private static ExampleCommand Read()
    {
        CardSource source = new(new Argument<string?>("PATH") { Description = PathDescription, Arity = ArgumentArity.ZeroOrOne });
        Option<bool> decoded = new("--decoded") { Description = "Show what the content means, as JSON." };
        Option<int> record = RecordOption("Read this record only; all of them by default.");
        Option<bool> json = Options.Json();
        Option<bool> reveal = new("--reveal-secrets") { Description = "Show the content of files that hold keys." };
        ExampleCommand command = new(
            "read",
            "Read a file: a transparent one whole, records, the objects of a BER-TLV file.",
            "multisim file read test.simcard EF.IMSI",
            "multisim file read test.simcard ADF.USIM/EF.IMSI --decoded",
            "multisim file read test.simcard 3F00/2F00 --record 1 --json");
        source.AddTo(command);
        foreach (Option option in new Option[] { decoded, record, json, reveal })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            using OpenedCard card = source.Open(parsed);
            FileDesk desk = new(card.Access);
            FileAnswer file = desk.Find(source.Next(parsed));
            FileContent content = desk.Read(file, parsed.GetValue(record));
            FileText text = new(file, content, parsed.GetValue(record), parsed.GetValue(reveal));
            text.Write(parsed.InvocationConfiguration, parsed.GetValue(json), parsed.GetValue(decoded));
            return ExitCode.Done;
        });
        return command;
    }

    private static ExampleCommand Write()
    {
        CardSource source = new(new Argument<string?>("PATH") { Description = PathDescription, Arity = ArgumentArity.ZeroOrOne });
        Option<string?> hex = Options.Checked("--hex", "DIGITS", "What to write, in hexadecimal digits: octets, a record, or a BER-TLV object with tag and length.",
            text => text.Length > 0 && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? null : $"'{text}': expected an even number of hexadecimal digits.");
        Option<string?> value = Options.Checked("--json", "JSON", "What to write, as 'file read --decoded' shows it: a whole transparent file, one record, or BER-TLV objects by their tags.", CheckJson);
        Option<int> record = RecordOption("Number of the record to write; a cyclic file takes its newest record only.");
        Option<int> offset = Options.Number("--offset", 0, 0x7FFF, 0, "Where in a transparent file the octets of --hex go; 0 by default.");
        Option<bool> reveal = new("--reveal-secrets") { Description = "Show the new content of a file that holds keys." };
        ExampleCommand command = new(
            "write",
            "Write a file, then read it back. Most files ask for a key: --adm, --pin.",
            "multisim file write test.simcard EF.FPLMN --hex 62F220FFFFFFFFFFFFFFFFFF",
            "multisim file write test.simcard EF.SPN --json '{\"rfu\":0,\"hide_in_oplmn\":false,\"show_in_hplmn\":true,\"spn\":\"My SIM\"}' --adm 88888888");
        source.AddTo(command);
        foreach (Option option in new Option[] { hex, value, record, offset, reveal })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(hex) is null or { Implicit: true } == result.GetResult(value) is null or { Implicit: true })
                result.AddError("say what to write: either --hex or --json.");
        });
        command.SetAction(parsed =>
        {
            using OpenedCard card = source.Open(parsed);
            FileDesk desk = new(card.Access);
            FileAnswer file = desk.Find(source.Next(parsed));
            int number = parsed.GetValue(record);
            if (parsed.GetValue(hex) is { } digits)
                desk.Write(file, Convert.FromHexString(digits), number, parsed.GetValue(offset));
            else
                desk.Write(file, JsonNode.Parse(parsed.GetValue(value)!), number);
            file = desk.Find(source.Next(parsed));
            FileContent content = desk.Read(file, number);
            new FileText(file, content, number, parsed.GetValue(reveal)).Write(parsed.InvocationConfiguration, json: false, decoded: false);
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<int> RecordOption(string description) => Options.Number("--record", 1, 255, 0, description);

    private static string? CheckJson(string text)
    {
        try
        {
            _ = JsonNode.Parse(text);
            return null;
        }
        catch (JsonException fault)
        {
            return $"no JSON: {fault.Message}";
        }
    }

    private static string ToText(JsonNode node) => node.ToJsonString(FileText.Indented);
}
