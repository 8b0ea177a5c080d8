namespace Multisim.Identity;

/// <summary>The slots of a card, behind <see cref="ProfileSlots"/>.</summary>
internal abstract class SlotAccess
{
    internal abstract byte Count { get; }

    internal abstract byte Active { get; }

    internal abstract byte State(byte slot);

    internal abstract short Label(byte slot, Span<byte> destination);

    internal abstract bool TryHomePlmn(byte slot, Span<byte> destination);

    internal abstract bool Arm(byte slot);
}
