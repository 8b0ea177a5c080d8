using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tottoli.MultiSim.Testbed.Scenarios;

/// <summary>One value of a JSON file together with the place where it stands, so that a fault found later still has a line.</summary>
/// <param name="Path">JSON path from the root, <c>$.legs[2].networks[0]</c>.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Column">Character in the line, from 1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A string's characters, a number's or literal's digits; empty for objects and arrays.</param>
internal sealed record JsonPlace(string Path, int Line, int Column, JsonValueKind Kind, string Text)
{
    /// <summary>Members of an object, in order; a name stands once.</summary>
    public List<KeyValuePair<string, JsonPlace>> Members { get; } = [];

    /// <summary>Items of an array, in order.</summary>
    public List<JsonPlace> Items { get; } = [];

    /// <summary>The member of that name, or null.</summary>
    public JsonPlace? this[string name]
    {
        get
        {
            foreach ((string key, JsonPlace value) in Members)
            {
                if (key == name)
                    return value;
            }
            return null;
        }
    }

    /// <summary>Files every value below this one under its path.</summary>
    public void Index(IDictionary<string, JsonPlace> byPath)
    {
        byPath[Path] = this;
        foreach ((_, JsonPlace value) in Members)
            value.Index(byPath);
        foreach (JsonPlace item in Items)
            item.Index(byPath);
    }

    /// <summary>Reads a whole JSON text; comments and trailing commas are allowed, a name twice in one object is a fault.</summary>
    /// <param name="utf8">The text, without byte order mark.</param>
    /// <param name="faults">Gets repeated names; where the text is no JSON at all, the one place where reading ended.</param>
    /// <returns>The root, or null where the text is no JSON.</returns>
    public static JsonPlace? Read(ReadOnlySpan<byte> utf8, List<ScenarioFault> faults)
    {
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 32 });
        Cursor cursor = new(utf8);
        try
        {
            reader.Read();
            JsonPlace root = Value(ref reader, ref cursor, "$", faults);
            reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            (int line, int column) = cursor.At((int)(e.LineNumber ?? 0), (int)(e.BytePositionInLine ?? 0));
            faults.Add(new ScenarioFault(line, column, "$", $"a syntax error ({Reason(e)})", "JSON, with // comments and trailing commas allowed"));
            return null;
        }
        catch (InvalidOperationException)
        {
            // The reader's word for an escape that is no character, \ud800 alone, and for bytes that are no UTF-8.
            faults.Add(new ScenarioFault(cursor.Line, cursor.Column, "$", "a text with bytes that are no UTF-8, or with half a surrogate pair", "a file in UTF-8, of whole characters"));
            return null;
        }
    }

    private static JsonPlace Value(ref Utf8JsonReader reader, ref Cursor cursor, string path, List<ScenarioFault> faults)
    {
        (int line, int column) = cursor.MoveTo((int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                JsonPlace owner = new(path, line, column, JsonValueKind.Object, "");
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                    Member(ref reader, ref cursor, owner, faults);
                return owner;
            case JsonTokenType.StartArray:
                JsonPlace list = new(path, line, column, JsonValueKind.Array, "");
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    list.Items.Add(Value(ref reader, ref cursor, string.Create(CultureInfo.InvariantCulture, $"{path}[{list.Items.Count}]"), faults));
                return list;
            case JsonTokenType.String:
                return new(path, line, column, JsonValueKind.String, reader.GetString()!);
            case JsonTokenType.Number:
                return new(path, line, column, JsonValueKind.Number, Encoding.UTF8.GetString(reader.ValueSpan));
            case JsonTokenType.True:
                return new(path, line, column, JsonValueKind.True, "true");
            case JsonTokenType.False:
                return new(path, line, column, JsonValueKind.False, "false");
            default:
                return new(path, line, column, JsonValueKind.Null, "null");
        }
    }

    private static void Member(ref Utf8JsonReader reader, ref Cursor cursor, JsonPlace owner, List<ScenarioFault> faults)
    {
        string name = reader.GetString()!;
        (int line, int column) = cursor.MoveTo((int)reader.TokenStartIndex);
        reader.Read();
        JsonPlace value = Value(ref reader, ref cursor, Child(owner.Path, name), faults);
        if (owner[name] is null)
            owner.Members.Add(new(name, value));
        else
            faults.Add(new ScenarioFault(line, column, value.Path, "the same name a second time", "each name once"));
    }

    private static string Child(string path, string name)
    {
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '$'))
                return $"{path}['{name}']";
        }
        return $"{path}.{name}";
    }

    // The reader's message ends with its own zero-based place, which would contradict ours.
    private static string Reason(JsonException e)
    {
        int place = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (place < 0 ? e.Message : e.Message[..place]).TrimEnd('.', ' ');
    }

    // Walks forward only: tokens come in file order.
    private ref struct Cursor(ReadOnlySpan<byte> utf8)
    {
        private readonly ReadOnlySpan<byte> _utf8 = utf8;
        private int _offset;
        private int _line = 1;
        private int _lineStart;

        public readonly int Line => _line;

        public readonly int Column => Characters(_utf8[_lineStart.._offset]) + 1;

        public (int Line, int Column) MoveTo(int offset)
        {
            for (; _offset < offset; _offset++)
            {
                if (_utf8[_offset] == (byte)'\n')
                {
                    _line++;
                    _lineStart = _offset + 1;
                }
            }
            return (Line, Column);
        }

        public readonly (int Line, int Column) At(int line, int byteInLine)
        {
            int start = 0;
            for (int skipped = 0; skipped < line; skipped++)
                start += _utf8[start..].IndexOf((byte)'\n') + 1;
            int end = Math.Min(start + byteInLine, _utf8.Length);
            return (line + 1, Characters(_utf8[start..end]) + 1);
        }

        private static int Characters(ReadOnlySpan<byte> utf8)
        {
            int count = 0;
            foreach (byte b in utf8)
                count += (b & 0xC0) == 0x80 ? 0 : 1;
            return count;
        }
    }
}
