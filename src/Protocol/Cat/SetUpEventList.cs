using System.Runtime.InteropServices;

namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>SET UP EVENT LIST: which events the card wants to hear of. Replaces the list before it; an empty one clears it.</summary>
/// <remarks>ETSI TS 102 223 §6.4.16.</remarks>
public sealed record SetUpEventList : ProactiveCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.SetUpEventList;

    /// <summary>The events, in the card's order.</summary>
    public IReadOnlyList<CatEvent> Events { get; init; } = [];

    internal static ProactiveCommand Create(CommandObjects objects) =>
        new SetUpEventList { Events = MemoryMarshal.Cast<byte, CatEvent>(objects.Bytes(CatTag.EventList).GetValueOrDefault().Span).ToArray() };

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        Span<byte> events = stackalloc byte[Math.Min(Events.Count, MaxLength)];
        for (int i = 0; i < events.Length; i++)
            events[i] = (byte)Events[i];
        writer.Bytes(CatTag.EventList, events);
    }
}
