using System.Globalization;
using System.Text.Json;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests;

/// <summary>Short words for reading vector rows.</summary>
internal static class JsonVectors
{
    /// <summary>The rows of an array at the root of a vector file that have a member, named by one of their members.</summary>
    public static IEnumerable<TestCaseData> Rows(string file, string array, string name, string? having = null) =>
        Vectors.Json(file).GetProperty(array).EnumerateArray()
            .Where(row => having is null || row.TryGetProperty(having, out _))
            .Select(row => new TestCaseData(row).SetArgDisplayNames(row.GetProperty(name).GetString()!));

    public static string Text(this JsonElement row, string name) => row.GetProperty(name).GetString()!;

    public static byte[] Hex(this JsonElement row, string name) => Convert.FromHexString(row.Text(name));

    public static ulong Number(this JsonElement row, string name) => ulong.Parse(row.Text(name), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public static string ToHex(this byte[] bytes) => Convert.ToHexStringLower(bytes);

    public static string ToHex(this ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
