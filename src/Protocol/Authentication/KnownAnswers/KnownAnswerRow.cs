using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tottoli.MultiSim.Protocol.Authentication.KnownAnswers;

/// <summary>One row of a file of vectors: what goes in, and what must come out.</summary>
/// <param name="row">The row, an object.</param>
internal sealed class KnownAnswerRow(JsonElement row)
{
    private readonly List<string> _compared = [];
    private readonly List<string> _faults = [];

    public JsonElement Json => row;

    /// <summary>The members that were compared with what came out.</summary>
    public IReadOnlyList<string> Compared => _compared;

    /// <summary>What came out differently.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public bool Has(string name) => row.TryGetProperty(name, out _);

    public string Text(string name) => row.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new FormatException($"the row has no text '{name}'.");

    public byte[] Hex(string name) => Convert.FromHexString(Text(name));

    public byte[] Utf8(string name) => Has(name) ? Encoding.UTF8.GetBytes(Text(name)) : [];

    public ulong Number(string name) => ulong.Parse(Text(name), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    public int Integer(string name) => row.GetProperty(name).GetInt32();

    public int Bytes(string bits) => Integer(bits) / 8;

    /// <summary>Compares octets with a member of the row, where it has that.</summary>
    public void Expect(string name, ReadOnlySpan<byte> computed) => Expect(name, Convert.ToHexStringLower(computed));

    /// <summary>Compares a number with a member of the row, hexadecimal and of as many digits as that has.</summary>
    public void Expect(string name, ulong computed)
    {
        if (Has(name))
            Expect(name, computed.ToString($"x{Text(name).Length}", CultureInfo.InvariantCulture));
    }

    /// <summary>Compares text with a member of the row, where it has that.</summary>
    public void Expect(string name, string computed)
    {
        if (Has(name))
            Compare(name, Text(name), computed);
    }

    /// <summary>Compares with a value that is no member of its own.</summary>
    public void Compare(string name, string expected, string computed)
    {
        _compared.Add(name);
        if (expected != computed)
            _faults.Add($"{name}: '{computed}' came out; expected '{expected}'");
    }

    /// <summary>Notes what must hold beside the members.</summary>
    public void Require(bool holds, string fault)
    {
        if (!holds)
            _faults.Add(fault);
    }
}
