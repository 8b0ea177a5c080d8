using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>The address of a server: its kind in one octet, then a name, an IPv4 or an IPv6 address.</summary>
/// <param name="kindName">Name of the member with the kind.</param>
/// <param name="addressName">Name of the member with the address.</param>
internal sealed class ServerAddress(string kindName, string addressName) : Field
{
    private const int Fqdn = 0;
    private const int IPv4 = 1;
    private const int IPv6 = 2;
    private static readonly ValueNames Kinds = new((Fqdn, "FQDN"), (IPv4, "IPv4"), (IPv6, "IPv6"));
    private static readonly Utf8 Name = new();
    private static readonly Hex Other = new();

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        int kind = from.Take(1)[0];
        JsonNode? address = kind switch
        {
            Fqdn => Name.Read(ref from),
            IPv4 => JsonValue.Create(new IPAddress(from.Take(4)).ToString()),
            IPv6 => JsonValue.Create(new IPAddress(from.Take(16)).ToString()),
            _ => Other.Read(ref from),
        };
        return new JsonObject { [kindName] = Kinds.ToJson(kind), [addressName] = address };
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        JsonObject members = Json.Object(value);
        int kind = Structure.Named(kindName, members, 0, static (_, name) => Kinds.FromJson(name, byte.MaxValue));
        to.Write((byte)kind);
        Structure.Named(addressName, members, (kind, to), static (state, address) =>
        {
            switch (state.kind)
            {
                case Fqdn:
                    Name.Write(address, state.to);
                    break;
                case IPv4:
                    state.to.Write(Parse(address, AddressFamily.InterNetwork));
                    break;
                case IPv6:
                    state.to.Write(Parse(address, AddressFamily.InterNetworkV6));
                    break;
                default:
                    Other.Write(address, state.to);
                    break;
            }
            return 0;
        });
    }

    private static byte[] Parse(JsonNode? value, AddressFamily family) =>
        IPAddress.TryParse(Json.Text(value), out IPAddress? address) && address.AddressFamily == family
            ? address.GetAddressBytes()
            : throw Json.Expected(family == AddressFamily.InterNetwork ? "an IPv4 address" : "an IPv6 address", value);
}
