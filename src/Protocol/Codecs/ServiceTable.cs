namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>Service tables: EF.UST, EF.EST, EF.IST. Service n is bit (n - 1) mod 8, the lowest first, of octet (n - 1) / 8 (TS 31.102 §4.2.8).</summary>
public static class ServiceTable
{
    /// <summary>Whether a service is available.</summary>
    /// <param name="table">Content of the EF; services beyond its end are not available.</param>
    /// <param name="service">Number of the service, from 1.</param>
    public static bool IsAvailable(ReadOnlySpan<byte> table, int service)
    {
        int index = service - 1;
        return index >= 0 && index / 8 < table.Length && (table[index / 8] & (1 << (index % 8))) != 0;
    }

    /// <summary>Switches a service on or off.</summary>
    /// <param name="table">Content of the EF.</param>
    /// <param name="service">Number of the service, from 1, within the table.</param>
    /// <param name="available">Whether it is available.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such bit.</exception>
    public static void Set(Span<byte> table, int service, bool available)
    {
        int index = service - 1;
        if (index < 0 || index / 8 >= table.Length)
            throw new ArgumentOutOfRangeException(nameof(service), service, $"A table of {table.Length} octets has the services 1 to {8 * table.Length}.");
        byte bit = (byte)(1 << (index % 8));
        table[index / 8] = (byte)(available ? table[index / 8] | bit : table[index / 8] & ~bit);
    }

    /// <summary>A table with these services.</summary>
    /// <param name="size">Octets of the EF.</param>
    /// <param name="services">Numbers of the services.</param>
    public static byte[] Of(int size, params ReadOnlySpan<int> services)
    {
        byte[] table = new byte[size];
        foreach (int service in services)
            Set(table, service, true);
        return table;
    }
}
