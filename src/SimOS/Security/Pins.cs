using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Security;

/// <summary>PIN1, PIN2 and ADM1: values and counters in the card's state, verified flags of the session, shared by all channels.</summary>
/// <remarks>A try is spent durably before the comparison; comparisons take the same time whatever differs.</remarks>
internal sealed class Pins(CardState state)
{
    private int _verified;

    /// <summary>The bitmap of enabled PINs in an FCP: bit 8 for the first of <see cref="PinReference.Listed"/>.</summary>
    public byte EnabledBitmap
    {
        get
        {
            int bitmap = 0;
            for (int i = 0; i < PinReference.Listed.Length; i++)
                bitmap |= IsEnabled(PinReference.Listed[i]) ? 0x80 >> i : 0;
            return (byte)bitmap;
        }
    }

    /// <summary>Where a PIN is kept.</summary>
    public static StateKey KeyOf(byte reference) => new(StateArea.Pin, 0, reference);

    /// <summary>Forgets what was verified: after a reset.</summary>
    public void Reset() => _verified = 0;

    /// <summary>True where access conditions on this reference are met: it was verified, or it is disabled.</summary>
    public bool IsSatisfied(byte reference)
    {
        int index = PinReference.Listed.IndexOf(reference);
        return index >= 0 && ((_verified & (1 << index)) != 0 || !IsEnabled(reference));
    }

    /// <summary>VERIFY PIN (ETSI TS 102 221 §11.1.9); an empty <paramref name="value"/> asks for the tries left.</summary>
    public StatusWord Verify(byte reference, ReadOnlySpan<byte> value)
    {
        if (!TryFind(reference, out ReadOnlySpan<byte> pin))
            return StatusWord.ReferencedDataNotFound;
        if (value.IsEmpty)
            return TriesLeft(pin[PinRecord.Tries]);
        if (value.Length != PinRecord.ValueLength)
            return StatusWord.WrongLength;
        if (pin[PinRecord.Tries] == 0)
            return StatusWord.AuthenticationBlocked;
        if ((pin[PinRecord.Flags] & PinRecord.Enabled) == 0)
            return StatusWord.ReferencedDataInvalidated;
        return Compare(reference, value);
    }

    /// <summary>CHANGE PIN (§11.1.10).</summary>
    public StatusWord Change(byte reference, ReadOnlySpan<byte> data)
    {
        if (!TryFind(reference, out ReadOnlySpan<byte> pin))
            return StatusWord.ReferencedDataNotFound;
        if (data.Length != 2 * PinRecord.ValueLength)
            return StatusWord.WrongLength;
        if (pin[PinRecord.Tries] == 0)
            return StatusWord.AuthenticationBlocked;
        if ((pin[PinRecord.Flags] & PinRecord.Enabled) == 0)
            return StatusWord.ReferencedDataInvalidated;
        ReadOnlySpan<byte> fresh = data[PinRecord.ValueLength..];
        if (!IsAcceptable(reference, fresh))
            return StatusWord.WrongData;
        StatusWord sw = Compare(reference, data[..PinRecord.ValueLength]);
        if (sw.IsSuccess)
            Write(reference, PinRecord.Value, fresh);
        return sw;
    }

    /// <summary>DISABLE PIN (§11.1.11) and ENABLE PIN (§11.1.12).</summary>
    public StatusWord SetEnabled(byte reference, ReadOnlySpan<byte> value, bool enabled)
    {
        if (!TryFind(reference, out ReadOnlySpan<byte> pin))
            return StatusWord.ReferencedDataNotFound;
        if (value.Length != PinRecord.ValueLength)
            return StatusWord.WrongLength;
        if (pin[PinRecord.Tries] == 0)
            return StatusWord.AuthenticationBlocked;
        int flags = pin[PinRecord.Flags];
        if ((flags & PinRecord.CanBeDisabled) == 0 || ((flags & PinRecord.Enabled) != 0) == enabled)
            return StatusWord.ConditionsNotSatisfied;
        StatusWord sw = Compare(reference, value);
        if (sw.IsSuccess)
            WriteByte(reference, PinRecord.Flags, (byte)(enabled ? flags | PinRecord.Enabled : flags & ~PinRecord.Enabled));
        return sw;
    }

    /// <summary>UNBLOCK PIN (§11.1.13): data is the UNBLOCK PIN and the new PIN; empty data asks for the tries left.</summary>
    public StatusWord Unblock(byte reference, ReadOnlySpan<byte> data)
    {
        if (!TryFind(reference, out ReadOnlySpan<byte> pin) || (pin[PinRecord.Flags] & PinRecord.Unblockable) == 0)
            return StatusWord.ReferencedDataNotFound;
        int tries = pin[PinRecord.UnblockTries];
        if (data.IsEmpty)
            return TriesLeft(tries);
        if (data.Length != 2 * PinRecord.ValueLength)
            return StatusWord.WrongLength;
        if (tries == 0)
            return StatusWord.AuthenticationBlocked;
        ReadOnlySpan<byte> fresh = data[PinRecord.ValueLength..];
        if (!IsAcceptable(reference, fresh))
            return StatusWord.WrongData;
        WriteByte(reference, PinRecord.UnblockTries, (byte)(tries - 1));
        state.CommitNow();
        TryFind(reference, out pin);
        if (!CryptographicOperations.FixedTimeEquals(pin[PinRecord.UnblockValue..], data[..PinRecord.ValueLength]))
            return StatusWord.VerifyFailed(tries - 1);
        WriteByte(reference, PinRecord.UnblockTries, PinRecord.MaxUnblockTries);
        WriteByte(reference, PinRecord.Tries, PinRecord.MaxTries);
        WriteByte(reference, PinRecord.Flags, (byte)(pin[PinRecord.Flags] | PinRecord.Enabled));
        Write(reference, PinRecord.Value, fresh);
        SetVerified(reference, true);
        return StatusWord.Success;
    }

    private static StatusWord TriesLeft(int tries) => tries == 0 ? StatusWord.AuthenticationBlocked : StatusWord.VerifyFailed(tries);

    private static bool IsAcceptable(byte reference, ReadOnlySpan<byte> value) => reference == PinReference.Adm1 || PinRecord.IsDigits(value);

    private StatusWord Compare(byte reference, ReadOnlySpan<byte> value)
    {
        TryFind(reference, out ReadOnlySpan<byte> pin);
        int tries = pin[PinRecord.Tries] - 1;
        WriteByte(reference, PinRecord.Tries, (byte)tries);
        state.CommitNow();
        TryFind(reference, out pin);
        bool equal = CryptographicOperations.FixedTimeEquals(pin.Slice(PinRecord.Value, PinRecord.ValueLength), value);
        SetVerified(reference, equal);
        if (!equal)
            return StatusWord.VerifyFailed(tries);
        WriteByte(reference, PinRecord.Tries, PinRecord.MaxTries);
        return StatusWord.Success;
    }

    private bool IsEnabled(byte reference) =>
        TryFind(reference, out ReadOnlySpan<byte> pin) && (pin[PinRecord.Flags] & PinRecord.Enabled) != 0;

    private bool TryFind(byte reference, out ReadOnlySpan<byte> pin)
    {
        if (state.TryGet(KeyOf(reference), out pin))
            return true;
        pin = FreshPins.Of(reference);
        return !pin.IsEmpty;
    }

    private void SetVerified(byte reference, bool verified)
    {
        int bit = 1 << PinReference.Listed.IndexOf(reference);
        _verified = verified ? _verified | bit : _verified & ~bit;
    }

    private void WriteByte(byte reference, int offset, byte value) => Write(reference, offset, [value]);

    private void Write(byte reference, int offset, ReadOnlySpan<byte> value) =>
        state.Write(KeyOf(reference), offset, value, FreshPins.Of(reference));
}
