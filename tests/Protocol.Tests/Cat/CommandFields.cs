using System.Globalization;
using System.Text;
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
        ("alpha_id_usr_cfm", SetUpCall c) => c.Alpha ?? "",
        ("alpha_id_call_setup", SetUpCall c) => c.CallAlpha ?? "",
        ("icon_id_usr_cfm", SetUpCall c) => $"{c.Icon?.Qualifier}/{c.Icon?.Record}",
        ("icon_id_call_setup", SetUpCall c) => $"{c.CallIcon?.Qualifier}/{c.CallIcon?.Record}",
        ("text_attr_usr_cfm", SetUpCall c) => Hex(c.TextAttribute),
        ("text_attr_call_setup", SetUpCall c) => Hex(c.CallTextAttribute),
        ("addr", SetUpCall c) => Number(c.CalledNumber),
        ("ccp", SetUpCall c) => Hex(c.CapabilityConfiguration),
        ("subaddr", SetUpCall c) => Hex(c.Subaddress),
        ("duration", SetUpCall c) => Text(c.Duration),
        ("ss", SendSs c) => Number(c.Content),
        ("ussd", SendUssd c) => c.Content.Span[0] switch
        {
            0x44 => Gsm7.Decode(c.Content.Span[1..]),
            0x48 => Encoding.BigEndianUnicode.GetString(c.Content.Span[1..]),
            _ => Gsm7.DecodePacked(c.Content.Span[1..], (c.Content.Length - 1) * 8 / 7).TrimEnd('\r'),
        },
        ("dtmf", SendDtmf c) => Number((byte[])[0x81, .. c.Content.Span])[3..],
        ("at_command", RunAtCommand c) => Encoding.ASCII.GetString(c.Content.Span),
        ("language", LanguageNotification c) => Encoding.ASCII.GetString(c.Language!.Value.Span),
        ("c_apdu", PerformCardApdu c) => Convert.ToHexString(c.Apdu.Span[..4]),
        ("url", LaunchBrowser c) => Encoding.ASCII.GetString(c.Url.Span),
        ("bearer", LaunchBrowser c) => Encoding.ASCII.GetString(c.Bearers!.Value.Span),
        ("text_gateway_proxy_id", LaunchBrowser c) => c.Gateway?.Value,
        ("prov_file_refs", LaunchBrowser c) => string.Concat(c.ProvisioningFiles.Select(f => Convert.ToHexString(f.Span))),
        ("browser_id", LaunchBrowser c) => $"{c.Browser}",
        ("buf_size", OpenChannel c) => $"{c.BufferSize}",
        ("text_usr", OpenChannel c) => c.User?.Value,
        ("text_passwd", OpenChannel c) => c.Password?.Value,
        ("bearer_desc", OpenChannel c) => $"{c.Bearer!.Value.Span[0]:X2}",
        ("uti", OpenChannel c) => $"{c.Transport!.Value.Span[0]:X2}:{(c.Transport.Value.Span[1] << 8) | c.Transport.Value.Span[2]}",
        ("data_dest_addr", OpenChannel c) => $"{c.RemoteAddress!.Value.Span[0]:X2}",
        ("apn", OpenChannel c) => Labels(c.AccessPoint!.Value.Span),
        ("data_len", ReceiveData c) => $"{c.Length}",
        ("data", SendData c) => Convert.ToHexString(c.Data.Span),
        _ => $"no value for {field}",
    };

    private static string? Expected(JsonProperty field)
    {
        JsonElement value = field.Value;
        switch (field.Name)
        {
            case "resp_len":
                return $"{value.GetProperty("min")}..{value.GetProperty("max")}";
            case "icon_id" or "icon_id_usr_cfm" or "icon_id_call_setup":
                return $"{Byte(value.GetProperty("qualifier")):D}/{value.GetProperty("id")}";
            case "text_attr" or "text_attr_usr_cfm" or "text_attr_call_setup":
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
            case "addr":
                return $"{value.GetProperty("ton_npi").GetByte():X2} {value.GetProperty("number").GetString()}";
            case "ss":
                return $"{value.GetProperty("ton_npi").GetByte():X2} {value.GetProperty("ss").GetString()}";
            case "ccp" or "subaddr":
                return value.GetProperty(field.Name).GetString();
            case "c_apdu":
                return $"{value.GetProperty("cla").GetByte():X2}{Byte(value.GetProperty("ins")):X2}{value.GetProperty("p1").GetByte():X2}{value.GetProperty("p2").GetByte():X2}";
            case "bearer" or "data":
                return value.GetProperty("array").GetString();
            case "bearer_desc" or "data_dest_addr":
                return $"{Byte(value.GetProperty("type")):X2}";
            case "uti":
                return $"{Byte(value.GetProperty("protocol")):X2}:{value.GetProperty("port").GetInt32()}";
            case "prov_file_refs":
                return string.Concat(value.EnumerateArray().Select(f => f.GetProperty("file").GetString()));
            default:
                return value.ToString();
        }
    }

    /// <summary>TON/NPI and digits as the vectors write them.</summary>
    private static string Number(ReadOnlyMemory<byte> value)
    {
        const string Digits = "0123456789*#c";
        StringBuilder digits = new($"{value.Span[0]:X2} ");
        foreach (byte pair in value.Span[1..])
        {
            foreach (int digit in (int[])[pair & 0x0F, pair >> 4])
            {
                if (digit < Digits.Length)
                    digits.Append(Digits[digit]);
            }
        }
        return digits.ToString();
    }

    private static string Labels(ReadOnlySpan<byte> name)
    {
        List<string> labels = [];
        for (; !name.IsEmpty; name = name[(1 + name[0])..])
            labels.Add(Encoding.ASCII.GetString(name.Slice(1, name[0])));
        return string.Join('.', labels);
    }

    /// <summary>A number, or the number behind "NAME=hex".</summary>
    private static byte Byte(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetByte()
        : byte.Parse(value.GetString()!.Split('=')[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string? Hex(ReadOnlyMemory<byte>? bytes) => bytes is { } present ? Convert.ToHexString(present.Span) : null;

    private static string Text(CatDuration? duration) => $"{(byte?)duration?.Unit}/{duration?.Interval}";
}
