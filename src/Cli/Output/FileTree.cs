using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Cli.Output;

/// <summary>The files of a card as a tree, for people and as JSON.</summary>
/// <param name="card">The card, asked for access rules.</param>
internal sealed class FileTree(CardAccess card)
{
    private readonly AccessConditions _conditions = new(card);

    public void Write(CardFileNode root, TextWriter output)
    {
        Tree tree = new(Markup.Escape(Line(root)));
        AddChildren(tree, root);
        Terminal.On(output).Write(tree);
    }

    public JsonObject ToJson(CardFileNode node)
    {
        FileAnswer file = node.Answer;
        JsonObject json = new()
        {
            ["name"] = node.Name,
            ["fids"] = file.Path.ToString(),
        };
        if (file.Parameters is not { } parameters)
        {
            json["kind"] = "application";
            return json;
        }
        json["kind"] = KindOf(parameters);
        if (parameters.Aid.Length > 0)
            json["aid"] = Convert.ToHexString(parameters.Aid.Span);
        json["lifeCycle"] = LifeOf(parameters.Life);
        if (CardNames.ServicesOf(file.Path) is { IsAlways: false } services)
            json["services"] = new JsonObject { [services.NeedsAll ? "allOf" : "anyOf"] = new JsonArray([.. services.Services]) };
        if (parameters.IsDirectory)
        {
            json["pins"] = new JsonArray([.. parameters.Pins.Select(static pin => (JsonNode)new JsonObject { ["name"] = AccessCondition.NameOf(pin.Reference), ["enabled"] = pin.IsEnabled })]);
            json["children"] = new JsonArray([.. node.Children.Select(child => (JsonNode)ToJson(child))]);
            return json;
        }
        if (parameters.Sfi > 0)
            json["sfi"] = parameters.Sfi.ToString("X2", CultureInfo.InvariantCulture);
        json["size"] = parameters.Kind == EfKind.BerTlv ? parameters.Capacity : parameters.Size;
        if (parameters.RecordLength > 0)
        {
            json["recordLength"] = parameters.RecordLength;
            json["records"] = parameters.Records;
        }
        json["read"] = _conditions.ForReading(file)?.Text;
        json["update"] = _conditions.ForWriting(file)?.Text;
        return json;
    }

    public static string KindOf(FileParameters parameters) => parameters switch
    {
        { IsDirectory: true, Aid.IsEmpty: false } => "adf",
        { IsDirectory: true, Fid: FilePath.MasterFileIdentifier } => "mf",
        { IsDirectory: true } => "df",
        { Kind: EfKind.Transparent } => "transparent",
        { Kind: EfKind.LinearFixed } => "linear-fixed",
        { Kind: EfKind.Cyclic } => "cyclic",
        _ => "ber-tlv",
    };

    private void AddChildren(IHasTreeNodes above, CardFileNode node)
    {
        foreach (CardFileNode child in node.Children)
            AddChildren(above.AddNode(Markup.Escape(Line(child))), child);
    }

    private string Line(CardFileNode node)
    {
        FileAnswer file = node.Answer;
        if (file.Parameters is not { } parameters)
            return $"{node.Name}  {file.Path.Application}  application without files";
        string identifier = parameters.Aid.Length > 0 ? Convert.ToHexString(parameters.Aid.Span) : file.Path.Files.Fid.ToString("X4", CultureInfo.InvariantCulture);
        string line = node.Name == identifier ? identifier : $"{node.Name}  {identifier}";
        if (!parameters.IsDirectory)
        {
            line += parameters.Sfi > 0 ? string.Create(CultureInfo.InvariantCulture, $"  SFI {parameters.Sfi:X2}") : "";
            line += $"  {FileDesk.Describe(parameters)}  {Rights(file)}";
        }
        line += ServicesText(CardNames.ServicesOf(file.Path));
        return parameters.Life is FileLife.Activated or FileLife.NotSaid ? line : $"{line}  {LifeOf(parameters.Life)}";
    }

    private static string ServicesText(ServiceCondition condition)
    {
        if (condition.IsAlways)
            return "";
        string numbers = string.Join(condition.NeedsAll ? " and " : " or ", condition.Services.ToArray().Select(static number => number.ToString(CultureInfo.InvariantCulture)));
        return $"  {(condition.Services.Length == 1 ? "service" : "services")} {numbers}";
    }

    private string Rights(FileAnswer file) => $"read {_conditions.ForReading(file)?.Text ?? "?"}, update {_conditions.ForWriting(file)?.Text ?? "?"}";

    private static string LifeOf(FileLife life) => life switch
    {
        FileLife.Creation => "in creation",
        FileLife.Initialisation => "in initialisation",
        FileLife.Activated => "activated",
        FileLife.Deactivated => "deactivated",
        FileLife.Terminated => "terminated",
        _ => "not said",
    };
}
