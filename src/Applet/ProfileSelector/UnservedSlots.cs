using JavaCard.Framework;
using static Tottoli.MultiSim.ProfileSelector.SelectionCodes;

namespace Tottoli.MultiSim.ProfileSelector;

/// <summary>The slots that found no service in the country where the terminal is.</summary>
/// <remarks>Their rules do not count there: otherwise such a slot and the one that was tried after it would take turns for ever. In another country all begin anew.</remarks>
[JavaCard]
internal sealed class UnservedSlots
{
    private const short CAPACITY = 8;

    private readonly byte[] _slots; // 1 where there was no service
    private readonly byte[] _country; // MCC as in the first two octets of a PLMN

    internal UnservedSlots()
    {
        _slots = new byte[CAPACITY];
        _country = new byte[] { UNKNOWN, UNKNOWN };
    }

    /// <summary>Notes that a slot has no service at a network. Where no network is heard it is not the slot's fault.</summary>
    internal void Note(byte slot, byte[] plmn)
    {
        if (slot >= CAPACITY || (plmn[0] == UNKNOWN && plmn[1] == UNKNOWN))
            return;
        ForgetElsewhere(plmn);
        _slots[slot] = 1;
    }

    /// <summary>Whether a slot had no service in this country.</summary>
    internal bool Has(byte slot) => slot < CAPACITY && _slots[slot] != 0;

    /// <summary>Forgets one slot: it has service.</summary>
    internal void Forget(byte slot)
    {
        if (slot < CAPACITY)
            _slots[slot] = 0;
    }

    /// <summary>Forgets all slots.</summary>
    internal void ForgetAll() => Util.ArrayFillNonAtomic(_slots, 0, CAPACITY, 0);

    /// <summary>Forgets all slots where a network is in another country than the one they were noted in.</summary>
    internal void ForgetElsewhere(byte[] plmn)
    {
        byte last = (byte)(plmn[1] & 0x0F); // beside the third digit of the MNC
        if (plmn[0] == _country[0] && last == _country[1])
            return;
        ForgetAll();
        _country[0] = plmn[0];
        _country[1] = last;
    }
}
