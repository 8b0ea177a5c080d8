using Multisim.Identity;
using Tottoli.MultiSim.SimOS.Identity;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>The card's slots as applets see them.</summary>
internal sealed class CardSlots(SlotTable slots) : SlotAccess
{
    internal override byte Count => (byte)slots.Count;

    internal override byte Active => (byte)slots.Active;

    internal override byte State(byte slot) => (byte)slots.State(slot);

    internal override short Label(byte slot, Span<byte> destination)
    {
        ReadOnlySpan<byte> label = slots.Label(slot);
        label.CopyTo(destination);
        return (short)label.Length;
    }

    internal override bool TryHomePlmn(byte slot, Span<byte> destination) => slots.TryGetHomePlmn(slot, destination);

    internal override bool Arm(byte slot) => slots.Arm(slot);
}
