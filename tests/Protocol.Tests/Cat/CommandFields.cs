using System.Globalization;
using System.Text.Json;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Tests.Cat;

/// <summary>Compares a decoded command with the values that the second source of the vectors has for it.</summary>
internal static class CommandFields
{
    public static void AssertMatch(ProactiveCommand command, JsonElement fields)
    {
        foreach (JsonProperty field in fields.EnumerateObject())
        {
            if (field.Name is "qualifier" or "status" or "dst")
                continue; // compared as bytes of the command details and device identities
            string? actual = Actual(command, field.Name);
            Assert.That(actual, Is.EqualTo(Expected(field)), field.Name);
        }
    }

    private static string? Actual(ProactiveCommand command, string field) => (field, command) switch
    {
        ("text", DisplayText c) => c.Text.Value,
        ("text", GetInkey c) => c.Text.Value,
        ("text", GetInput c) => c.Text.Value,
        ("text", SetUpIdleModeText c) => c.Text.Value,
        ("default_text", GetInput c) => c.Default?.Value,
        ("resp_len", GetInput c) => $"{c.Length.Minimum}..{c.Length.Maximum}",
        ("alpha_id", PresentedCommand c) => c.Alpha ?? "",
        ("icon_id", PresentedCommand c) => $"{c.Icon?.Qualifier}/{c.Icon?.Record}",
        ("text_attr", PresentedCommand c) => Hex(c.TextAttribute),
        ("tone", PlayTone c) => $"{c.Tone:X2}",
        ("duration", PlayTone c) => Text(c.Duration),
        ("duration", DisplayText c) => Text(c.Duration),
        ("duration", GetInkey c) => Text(c.Duration),
        ("duration", GetInput c) => Text(c.Duration),
        ("duration", PollInterval c) => Text(c.Interval),
        ("items", ItemCommand c) => string.Join('|', c.Items.Select(i => $"{i.Identifier}={i.Text}")),
        ("next_act", ItemCommand c) => Hex(c.NextActions),
        ("item_icon_id_list", ItemCommand c) => Hex(c.ItemIcons),
        ("item_text_attr_list", ItemCommand c) => Hex(c.ItemTextAttributes),
        ("item_id", SelectItem c) => $"{c.DefaultItem}",
        ("event_list", SetUpEventList c) => string.Concat(c.Events.Select(e => $"{(byte)e:X2}")),
        ("file_list", Refresh c) => string.Concat(c.Files.Select(f => $"3F00{f}".Replace("/", "", StringComparison.Ordinal))),
        ("timer_id", TimerManagement c) => $"{c.Timer}",
        ("timer_value", TimerManagement c) => $"{c.Value}",
        ("gsm_sms", SendShortMessage c) => c.ServiceCentre is { } sc && Address.TryDecode(sc.Span, out Address address) ? address.Digits : "",
        _ => $"no value for {field}",
    };

    private static string? Expected(JsonProperty field)
    {
        JsonElement value = field.Value;
        switch (field.Name)
        {
            case "resp_len":
                return $"{value.GetProperty("min")}..{value.GetProperty("max")}";
            case "icon_id":
                return $"{Byte(value.GetProperty("qualifier")):D}/{value.GetProperty("id")}";
            case "text_attr":
                return value.GetProperty("attributes").GetString();
            case "tone":
                return $"{Byte(value):X2}";
            case "duration":
                return $"{Byte(value.GetProperty("unit"))}/{value.GetProperty("interval")}";
            case "items":
                return string.Join('|', value.EnumerateArray().Select(i => $"{i.GetProperty("id")}={i.GetProperty("text").GetString()}"));
            case "next_act":
            case "event_list":
                return string.Concat(value.GetProperty("list").EnumerateArray().Select(e => $"{Byte(e):X2}"));
            case "item_icon_id_list":
                return $"{Byte(value.GetProperty("qualifier")):X2}{value.GetProperty("list").GetString()}";
            case "item_text_attr_list":
                return value.GetProperty("list").GetString();
            case "file_list":
                return string.Concat(value.EnumerateArray().Select(f => f.GetProperty("file").GetString()));
            case "timer_value":
                int Part(string name) => value.TryGetProperty(name, out JsonElement part) ? part.GetInt32() : 0;
                return $"{new TimeSpan(Part("hour"), Part("minute"), Part("second"))}";
            case "gsm_sms":
                return value.TryGetProperty("sc_addr", out JsonElement centre) && centre.TryGetProperty("address", out JsonElement digits) ? digits.GetString() : "";
            default:
                return value.ToString();
        }
    }

    /// <summary>A number, or the number behind "NAME=hex".</summary>
    private static byte Byte(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetByte()
        : byte.Parse(value.GetString()!.Split('=')[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string? Hex(ReadOnlyMemory<byte>? bytes) => bytes is { } present ? Convert.ToHexString(present.Span) : null;

    private static string Text(CatDuration? duration) => $"{(byte?)duration?.Unit}/{duration?.Interval}";
}
