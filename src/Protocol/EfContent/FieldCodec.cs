using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>The codec of a file whose content is one field, then padding.</summary>
/// <param name="field">The field.</param>
/// <param name="canBeUnused">True where a content of nothing but FF is unused: null. False where FF is a value as any other.</param>
internal sealed class FieldCodec(Field field, bool canBeUnused = true) : IEfCodec
{
    /// <inheritdoc/>
    public JsonNode? Decode(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty || (canBeUnused && !content.ContainsAnyExcept((byte)0xFF)))
            return null;
        OctetReader reader = new(content);
        JsonNode? value = field.Read(ref reader);
        // Cards pad with FF; some leave zeros behind the last object.
        if (reader.Rest.ContainsAnyExcept((byte)0xFF, (byte)0x00))
            throw new FormatException($"The last {reader.Left} octets belong to no field: {Convert.ToHexStringLower(reader.Rest)}.");
        return value;
    }

    /// <inheritdoc/>
    public byte[] Encode(JsonNode? value, int length)
    {
        OctetWriter writer = new(length);
        if (value is not null)
            field.Write(value, writer);
        writer.Fill(writer.Left);
        return writer.ToArray();
    }
}
