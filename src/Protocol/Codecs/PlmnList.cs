namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>EFs that are lists of networks of three octets each, unused entries FF FF FF: EF.FPLMN, EF.EHPLMN.</summary>
public static class PlmnList
{
    /// <summary>Whether a network is in the list.</summary>
    /// <param name="list">Content of the EF.</param>
    /// <param name="plmn">The network.</param>
    public static bool Contains(ReadOnlySpan<byte> list, Plmn plmn)
    {
        for (; list.Length >= Plmn.Size; list = list[Plmn.Size..])
        {
            if (Plmn.TryDecode(list, out Plmn entry) && entry == plmn)
                return true;
        }
        return false;
    }

    /// <summary>The networks of the list, in its order.</summary>
    /// <param name="list">Content of the EF.</param>
    public static IReadOnlyList<Plmn> Decode(ReadOnlySpan<byte> list)
    {
        List<Plmn> networks = [];
        for (; list.Length >= Plmn.Size; list = list[Plmn.Size..])
        {
            if (Plmn.TryDecode(list, out Plmn entry))
                networks.Add(entry);
        }
        return networks;
    }

    /// <summary>Adds a network as a terminal adds to EF.FPLMN: at the end; where the list is full, the oldest entry goes (TS 31.102 §4.2.16).</summary>
    /// <param name="list">Content of the EF, changed in place.</param>
    /// <param name="plmn">The network.</param>
    /// <returns>False where the network was in the list already and nothing changed.</returns>
    public static bool Add(Span<byte> list, Plmn plmn)
    {
        if (Contains(list, plmn) || list.Length < Plmn.Size)
            return false;
        int entries = list.Length / Plmn.Size;
        for (int i = 0; i < entries; i++)
        {
            if (Plmn.TryDecode(list[(i * Plmn.Size)..], out _))
                continue;
            plmn.Encode(list[(i * Plmn.Size)..]);
            return true;
        }
        list[Plmn.Size..(entries * Plmn.Size)].CopyTo(list);
        plmn.Encode(list[((entries - 1) * Plmn.Size)..]);
        return true;
    }
}
