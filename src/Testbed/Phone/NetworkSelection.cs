using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>In which order a phone tries the networks that it hears, by the lists on its card.</summary>
/// <remarks>3GPP TS 23.122 §4.4.3.1.1, automatic mode.</remarks>
internal static class NetworkSelection
{
    /// <summary>Cells to try, the best first.</summary>
    /// <param name="heard">Cells heard, the strongest first.</param>
    /// <param name="content">What the phone read from the card.</param>
    /// <param name="registered">The registered PLMN, from the location files.</param>
    /// <param name="barred">Networks refused since the card was started.</param>
    /// <remarks>A forbidden network is left out, unless it is a home network.</remarks>
    public static IReadOnlyList<Cell> Order(IReadOnlyList<Cell> heard, CardContent content, Plmn? registered, IReadOnlySet<Plmn> barred)
    {
        List<Cell> order = [];
        ReadOnlyMemory<byte> forbidden = content.Get(UsimFiles.Fplmn);
        List<Cell> open = [.. heard];
        open.RemoveAll(c => barred.Contains(c.Plmn) || (PlmnList.Contains(forbidden.Span, c.Plmn) && !content.IsHome(c.Plmn)));
        Add(order, open, c => c.Plmn == registered);
        AddList(order, open, content.Get(UsimFiles.HplmnWAct).Span, content.IsHome);
        Add(order, open, c => content.IsHome(c.Plmn));
        AddList(order, open, content.Get(UsimFiles.PlmnWAct).Span, _ => true);
        AddList(order, open, content.Get(UsimFiles.OplmnWAct).Span, _ => true);
        Add(order, open, _ => true);
        return order;
    }

    private static void AddList(List<Cell> order, List<Cell> open, ReadOnlySpan<byte> list, Predicate<Plmn> eligible)
    {
        for (; list.Length >= PlmnWithAct.Size; list = list[PlmnWithAct.Size..])
        {
            if (PlmnWithAct.TryDecode(list, out PlmnWithAct entry) && eligible(entry.Plmn))
                Add(order, open, c => c.Plmn == entry.Plmn && Includes(entry.Technologies, c.Technology));
        }
    }

    private static void Add(List<Cell> order, List<Cell> open, Predicate<Cell> wanted)
    {
        order.AddRange(open.FindAll(wanted));
        open.RemoveAll(wanted);
    }

    /// <summary>An entry that names no technology stands for all.</summary>
    private static bool Includes(AccessTechnologies named, AccessTechnology technology) => named == AccessTechnologies.None || (named & technology switch
    {
        AccessTechnology.Gsm => AccessTechnologies.Gsm,
        AccessTechnology.Utran => AccessTechnologies.Utran,
        AccessTechnology.Eutran or AccessTechnology.SatelliteEutran => AccessTechnologies.EUtran,
        _ => AccessTechnologies.NgRan,
    }) != 0;
}
