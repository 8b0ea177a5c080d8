using System.CommandLine;
using System.Text.Json.Nodes;
using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.Cli.Output;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.Workbench.Dumps;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim card dump</c>: the files of a card as JSON, from which <c>card new --from</c> makes a copy.</summary>
internal static class DumpCardCommand
{
    private const byte Pin1 = 0x01;
    private const byte Adm1 = 0x0A;

    public static ExampleCommand Create()
    {
        CardSource source = new();
        Option<string?> output = new("--output", "-o") { Description = "Write the dump to this file; to the standard output by default. An older dump is overwritten, nothing else.", HelpName = "OUT.json" };
        Option<bool> scan = new("--scan") { Description = "Ask a card in a reader for each of the 65535 identifiers in each directory: takes hours. An image is always scanned." };
        Option<bool> reveal = new("--reveal-secrets") { Description = "Dump files that hold keys with their content, and ADM1. Whoever has them can be this subscriber." };
        Option<bool> json = new("--json") { Description = "Print one JSON object about the dump that was written." };
        ExampleCommand command = new(
            "dump",
            "Dump the files of a card over APDUs: what it answers for each, and its content. The PIN and key of an image are known and presented; those of a card in a reader are asked for: --pin, --adm.",
            "multisim card dump sja5.simcard -o sja5.json",
            "multisim card dump test.simcard --reveal-secrets");
        source.AddTo(command);
        foreach (Option option in new Option[] { output, scan, reveal, json })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            string? target = parsed.GetValue(output);
            if (target is not null)
                CheckTarget(target);
            CardDump dump = Dump(source, parsed, parsed.GetValue(scan), parsed.GetValue(reveal));
            TextWriter console = parsed.InvocationConfiguration.Output;
            using MemoryStream text = new();
            DumpWriter.Write(dump, text);
            if (target is null)
                console.WriteLine(System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
            else
                File.WriteAllBytes(target, text.ToArray());
            Tell(parsed, dump, target, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static CardDump Dump(CardSource source, ParseResult parsed, bool scan, bool reveal)
    {
        if (source.Image(parsed) is not { } image)
        {
            using OpenedCard inReader = source.Open(parsed, keyToo: false);
            CardDump dump = new CardDumper(inReader.Access, scan).Run(source.Key(parsed) is null ? null : () => source.PresentKey(parsed, inReader.Access), reveal);
            return reveal ? dump with { Adm1 = source.Key(parsed) } : dump;
        }
        string model;
        byte[]? pin, key;
        using (CardImage closed = new(SqliteCardStore.Open(image)))
            (model, pin, key) = (closed.Model, closed.RevealPin(Pin1), closed.RevealPin(Adm1));
        using OpenedCard card = source.Open(parsed, keyToo: false);
        if (pin is not null)
            card.Access.Verify(Pin1, pin); // a PIN that is disabled or blocked says so, and the dump shows what it shows
        CardDump emulated = new CardDumper(card.Access, everyIdentifier: true).Run(
            key is null ? null : () => card.Access.Verify(source.AdmReference(parsed, card.Access), key), reveal);
        return emulated with { Name = model, Adm1 = reveal && key is not null ? AdministrativeKey.Write(key) : null };
    }

    private static void CheckTarget(string path)
    {
        if (Directory.Exists(path))
            throw new UsageException($"{path}: this is a folder; expected the name of a file for the dump.");
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
            return;
        try
        {
            DumpReader.Read(File.ReadAllBytes(path), path);
        }
        catch (InvalidDataException)
        {
            throw new RefusedException($"{path}: the file is there already and is no dump of a card. Choose another name, or delete it first.");
        }
    }

    private static void Tell(ParseResult parsed, CardDump dump, string? target, bool json)
    {
        int refused = dump.Files.Count(static file => file.Refusal is not null), masked = dump.Files.Count(static file => file.IsMasked);
        if (json && target is not null)
        {
            JsonObject told = new() { ["model"] = dump.Name, ["iccid"] = dump.Iccid, ["files"] = dump.Files.Count, ["notReadable"] = refused, ["masked"] = masked, ["output"] = target };
            parsed.InvocationConfiguration.Output.WriteLine(told.ToJsonString(FileText.Indented));
            return;
        }
        string keys = masked == 0 ? "" : $", {masked} with keys left empty (--reveal-secrets writes them)";
        parsed.InvocationConfiguration.Error.WriteLine($"{dump.Files.Count} files, {refused} not readable{keys}.");
    }
}
