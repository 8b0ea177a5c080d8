using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Security;

/// <summary>The PINs and keys of a card as its state keeps them: values, counters, flags. Knows nothing of sessions.</summary>
internal sealed class PinStore(CardState state)
{
    private bool _known;
    private uint _disabled;
    private uint _replaced;

    /// <summary>The PINs that are disabled, a bit each (<see cref="PinReference.Bit"/>).</summary>
    public uint Disabled
    {
        get
        {
            Look();
            return _disabled;
        }
    }

    /// <summary>Of the disabled PINs those for which the Universal PIN stands in.</summary>
    public uint Replaced
    {
        get
        {
            Look();
            return _replaced;
        }
    }

    /// <summary>Where a PIN is kept.</summary>
    public static StateKey KeyOf(byte reference) => new(StateArea.Pin, 0, reference);

    /// <summary>Finds a PIN's record (see <see cref="PinRecord"/>).</summary>
    /// <returns>False where the card has no such reference.</returns>
    public bool TryFind(byte reference, out ReadOnlySpan<byte> pin)
    {
        if (state.TryGet(KeyOf(reference), out pin))
            return true;
        pin = FreshPins.Of(reference);
        return !pin.IsEmpty;
    }

    /// <summary>Tries left for a PIN, or for its UNBLOCK PIN; null where the card has none.</summary>
    public int? Tries(byte reference, bool unblock) =>
        !TryFind(reference, out ReadOnlySpan<byte> pin) || (unblock && (pin[PinRecord.Flags] & PinRecord.Unblockable) == 0) ? null
        : pin[unblock ? PinRecord.UnblockTries : PinRecord.Tries];

    /// <summary>How many secret codes there are behind some references: PINs, UNBLOCK PINs and keys.</summary>
    public byte CountCodes(ReadOnlySpan<byte> references)
    {
        int count = 0;
        foreach (byte reference in references)
            count += (Tries(reference, unblock: false) is null ? 0 : 1) + (Tries(reference, unblock: true) is null ? 0 : 1);
        return (byte)count;
    }

    /// <summary>Writes octets into the record of a PIN that the card has.</summary>
    public void Write(byte reference, int offset, ReadOnlySpan<byte> value)
    {
        state.Write(KeyOf(reference), offset, value, FreshPins.Of(reference));
        if (offset == PinRecord.Flags)
            _known = false;
    }

    /// <summary>Writes one octet into the record of a PIN that the card has.</summary>
    public void Write(byte reference, int offset, byte value) => Write(reference, offset, [value]);

    /// <summary>Makes durable at once what was written: a try is spent before the comparison.</summary>
    public void CommitNow() => state.CommitNow();

    /// <summary>What was written was taken back: flags are looked up anew.</summary>
    public void Refresh() => _known = false;

    private void Look()
    {
        if (_known)
            return;
        _disabled = _replaced = 0;
        foreach (byte reference in PinReference.All)
        {
            if (!TryFind(reference, out ReadOnlySpan<byte> pin) || (pin[PinRecord.Flags] & PinRecord.Enabled) != 0)
                continue;
            _disabled |= PinReference.Bit(reference);
            if ((pin[PinRecord.Flags] & PinRecord.Replaced) != 0)
                _replaced |= PinReference.Bit(reference);
        }
        _known = true;
    }
}
