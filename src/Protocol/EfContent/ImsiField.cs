using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>The IMSI in nine octets (3GPP TS 31.102 §4.2.2).</summary>
internal sealed class ImsiField : Field
{
    private const string Name = "imsi";

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        ReadOnlySpan<byte> octets = from.Take(Imsi.Size);
        return Imsi.TryDecode(octets, out Imsi imsi)
            ? new JsonObject { [Name] = imsi.Digits }
            : throw new FormatException($"{Convert.ToHexStringLower(octets)} is no IMSI.");
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        byte[] octets = new byte[Imsi.Size];
        Structure.Named(Name, Json.Object(value), 0, static (_, digits) => Imsi.Parse(Json.Text(digits))).Encode(octets);
        to.Write(octets);
    }
}
