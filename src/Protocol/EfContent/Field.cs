using System.Text.Json.Nodes;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>A part of a content: how its octets become a JSON value, and back.</summary>
/// <remarks>Both ways throw <see cref="FormatException"/>, and nothing else, where the octets or the value are not what they should be.</remarks>
internal abstract class Field
{
    /// <summary>Reads the field's octets and no others.</summary>
    public abstract JsonNode? Read(ref OctetReader from);

    /// <summary>Writes the field's octets.</summary>
    public abstract void Write(JsonNode? value, OctetWriter to);
}
