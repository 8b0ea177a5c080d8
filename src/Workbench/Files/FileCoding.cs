using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Workbench.Files;

/// <summary>Content of a card's files as JSON and back. A file whose coding nobody knows is <c>{"raw": "hexadecimal digits"}</c>, as with pySim.</summary>
public static class FileCoding
{
    private const string Raw = "raw";

    /// <summary>What one part of a content means: a whole transparent EF, a record, or an object of a BER-TLV EF.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">Its structure.</param>
    /// <param name="part">The octets.</param>
    /// <param name="fault">Why they do not mean what the file should say; null where they do.</param>
    /// <returns>The meaning; null where the part is unused.</returns>
    public static JsonNode? Decode(CardPath path, EfKind kind, ReadOnlySpan<byte> part, out string? fault)
    {
        fault = null;
        if (CodecOf(path, kind) is not { } codec)
            return OfOctets(part);
        try
        {
            return codec.Decode(part);
        }
        catch (FormatException wrong)
        {
            fault = wrong.Message;
            return OfOctets(part);
        }
    }

    /// <summary>The octets of a meaning.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">Its structure; not BER-TLV, whose objects say their own tags.</param>
    /// <param name="value">The meaning, as <see cref="Decode"/> gives it.</param>
    /// <param name="length">Octets of the file or of a record.</param>
    /// <exception cref="FormatException">It has another shape, or takes more octets; or nobody knows the file's coding.</exception>
    public static byte[] Encode(CardPath path, EfKind kind, JsonNode? value, int length)
    {
        if (value is JsonObject { Count: 1 } only && only[Raw] is JsonValue digits && digits.TryGetValue(out string? text))
            return OctetsOf(text, length);
        if (CodecOf(path, kind) is not { } codec)
            throw new FormatException($"nobody knows how {CardNames.NameOf(path)} is coded; write {{\"raw\": \"hexadecimal digits\"}}.");
        return codec.Encode(value, length);
    }

    /// <summary>Objects of a BER-TLV EF from JSON: their values in hexadecimal digits, by their tags in hexadecimal digits.</summary>
    /// <exception cref="FormatException">It has another shape.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>> EncodeObjects(JsonNode? value)
    {
        const int longestTag = 3;
        if (value is not JsonObject { Count: > 0 } objects)
            throw new FormatException("a BER-TLV file takes its objects by their tags: {\"80\": \"hexadecimal digits\"}.");
        List<ReadOnlyMemory<byte>> items = [];
        foreach ((string tag, JsonNode? node) in objects)
        {
            if (tag.Length is not (2 or 4 or 2 * longestTag) || !tag.All(char.IsAsciiHexDigit) || node is not JsonValue digits || !digits.TryGetValue(out string? text))
                throw new FormatException($"\"{tag}\" must be a tag of two, four or six hexadecimal digits, with a value in hexadecimal digits.");
            byte[] octets = OctetsOf(text, -1);
            byte[] buffer = new byte[octets.Length + 8];
            BerTlvWriter writer = new(buffer);
            writer.Write(Convert.ToInt32(tag, 16), octets);
            items.Add(writer.Written.ToArray());
        }
        return items;
    }

    private static IEfCodec? CodecOf(CardPath path, EfKind kind) => kind != EfKind.BerTlv && CardNames.InCatalog(path) is { } listed ? EfCodecs.Find(listed) : null;

    private static JsonObject OfOctets(ReadOnlySpan<byte> octets) => new() { [Raw] = Convert.ToHexStringLower(octets) };

    private static byte[] OctetsOf(string digits, int length)
    {
        if (digits.Length % 2 != 0 || !digits.All(char.IsAsciiHexDigit))
            throw new FormatException($"\"{digits}\": expected an even number of hexadecimal digits.");
        return length < 0 || digits.Length == 2 * length
            ? Convert.FromHexString(digits)
            : throw new FormatException($"{digits.Length / 2} octets were given; expected {length}.");
    }
}
