using System.Globalization;
using System.Text.Json.Nodes;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>A service table: for each service that a table of the specification names, or that is available, whether it is.</summary>
/// <remarks>
/// <c>{"1": {"description": "Local Phone Book", "activated": true}}</c>. Written are the members <c>activated</c> and, in EF.SST,
/// <c>allocated</c>; a service that is left out is not available.
/// </remarks>
/// <param name="names">Names of the services, the first for service 1; null where reserved.</param>
/// <param name="bits">Bits for a service: 1, or 2 in EF.SST, where the lower says that the service is allocated (3GPP TS 51.011 §10.3.7).</param>
internal sealed class ServiceStates(IReadOnlyList<string?> names, int bits = 1) : Field
{
    private int PerOctet => 8 / bits;

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        JsonObject services = [];
        ReadOnlySpan<byte> table = from.TakeRest();
        for (int i = 0; i < table.Length * PerOctet; i++)
        {
            int state = (table[i / PerOctet] >> (i % PerOctet * bits)) & ((1 << bits) - 1);
            JsonObject service = new() { ["description"] = i < names.Count ? names[i] : null };
            if (bits == 2)
                service.Add("allocated", (state & 1) != 0);
            service.Add("activated", (state & (1 << (bits - 1))) != 0);
            services.Add((i + 1).ToString(CultureInfo.InvariantCulture), service);
        }
        return services;
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        byte[] table = new byte[to.Left];
        foreach ((string name, JsonNode? service) in Json.Object(value))
        {
            if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1 || number > table.Length * PerOctet)
                throw new FormatException($"\"{name}\" is no service of this table: it has 1 to {table.Length * PerOctet}.");
            int state = Flag(service, "activated", name) << (bits - 1);
            if (bits == 2)
                state |= Flag(service, "allocated", name);
            table[(number - 1) / PerOctet] |= (byte)(state << ((number - 1) % PerOctet * bits));
        }
        to.Write(table);
    }

    private static int Flag(JsonNode? service, string name, string number)
    {
        try
        {
            return Structure.Named(name, Json.Object(service), 0, static (_, flag) => Json.Bool(flag) ? 1 : 0);
        }
        catch (FormatException fault)
        {
            throw new FormatException($"{number}: {fault.Message}", fault);
        }
    }
}
