using JavaCard.Framework;

namespace Multisim.Identity;

/// <summary>The profile slots of the card: which there are, which is active, and which is to become active.</summary>
/// <remarks>A package of ours with its own AID: on other cards a second implementation writes a slot's EFs through a FileView.</remarks>
public static class ProfileSlots
{
    /// <summary>Nothing in the slot.</summary>
    public const byte STATE_EMPTY = 0;

    /// <summary>A profile is arriving; it cannot be used yet.</summary>
    public const byte STATE_LOADING = 1;

    /// <summary>A profile that can be used.</summary>
    public const byte STATE_READY = 2;

    /// <summary>Slot of the home profile.</summary>
    public const byte SLOT_HOME = 0;

    /// <summary>One more than the number of the last slot that is not empty; there may be empty ones before it.</summary>
    public static byte GetCount() => CardContext.Require().Slots.Count;

    /// <summary>The slot whose identity the card shows now.</summary>
    public static byte GetActive() => CardContext.Require().Slots.Active;

    /// <summary>State of a slot; <see cref="STATE_EMPTY"/> where there is no such slot.</summary>
    public static byte GetState(byte slot) => CardContext.Require().Slots.State(slot);

    /// <summary>Copies the label of a slot, coded as an alpha identifier (ETSI TS 102 221 Annex A), at most 41 bytes.</summary>
    /// <returns>Number of bytes copied; 0 where the slot has no label.</returns>
    public static short GetLabel(byte slot, byte[] buffer, short offset) => CardContext.Require().Slots.Label(slot, buffer.AsSpan(offset));

    /// <summary>Copies the home PLMN of a slot, 3 bytes as in EF.HPLMNwAcT.</summary>
    /// <returns>False where the slot holds no profile; the buffer is unchanged then.</returns>
    public static bool GetHomePlmn(byte slot, byte[] buffer, short offset) => CardContext.Require().Slots.TryHomePlmn(slot, buffer.AsSpan(offset, 3));

    /// <summary>Arms a slot: it becomes active at the next reset or end of the card session. Durable with the APDU in which it runs.</summary>
    /// <param name="slot">A ready slot; the active one takes an earlier arming back.</param>
    /// <exception cref="ISOException">6A88: the slot is not ready.</exception>
    public static void Arm(byte slot)
    {
        if (!CardContext.Require().Slots.Arm(slot))
            ISOException.ThrowIt(0x6A88);
    }
}
