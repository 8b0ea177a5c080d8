using System.Text.Json.Nodes;

namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>The content of an EF as JSON: a whole transparent file, one record, or the value of one object of a BER-TLV file.</summary>
/// <remarks>The members have the names that pySim gives them, so that content travels between both tools.</remarks>
public interface IEfCodec
{
    /// <summary>Reads content.</summary>
    /// <param name="content">The whole file, or one record.</param>
    /// <returns>Its meaning; null where it is unused (all FF).</returns>
    /// <exception cref="FormatException">The content is not what the specification says. The message says where.</exception>
    JsonNode? Decode(ReadOnlySpan<byte> content);

    /// <summary>Writes content and fills it up with FF.</summary>
    /// <param name="value">The meaning, in the shape that <see cref="Decode"/> gives; null for unused content.</param>
    /// <param name="length">Octets of the whole file, or of one record.</param>
    /// <returns>Just that many octets.</returns>
    /// <exception cref="FormatException">The value has another shape, or takes more octets. The message says where.</exception>
    byte[] Encode(JsonNode? value, int length);
}
