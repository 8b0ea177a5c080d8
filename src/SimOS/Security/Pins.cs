using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Security;

/// <summary>PINs and administrative keys in a session: what was verified, and the commands that verify and change.</summary>
/// <remarks>
/// A try is spent durably before the comparison; comparisons take the same time whatever differs. What was verified holds on
/// all channels; a local PIN (PIN2) only where the same application runs, and no longer than it (ETSI TS 102 221 §9.5).
/// </remarks>
internal sealed class Pins(PinStore store, Channels channels)
{
    private uint _verified;

    /// <summary>Forgets what was verified: after a reset.</summary>
    public void Reset() => _verified = 0;

    /// <summary>What counts as verified on a channel: what was, and PINs that are disabled, unless a Universal PIN for them was not.</summary>
    public SecurityStatus StatusOn(Channel channel)
    {
        uint disabled = store.Disabled, replaced = store.Replaced;
        uint satisfied = _verified | channel.VerifiedLocally | (disabled & ~replaced);
        if ((satisfied & PinReference.Bit(PinReference.Universal)) != 0)
            satisfied |= replaced;
        return new SecurityStatus(satisfied, disabled);
    }

    /// <summary>VERIFY PIN (ETSI TS 102 221 §11.1.9); an empty <paramref name="value"/> asks for the tries left.</summary>
    public StatusWord Verify(Channel channel, byte reference, ReadOnlySpan<byte> value)
    {
        if (!store.TryFind(reference, out ReadOnlySpan<byte> pin))
            return StatusWord.ReferencedDataNotFound;
        if (value.IsEmpty)
            return TriesLeft(pin[PinRecord.Tries]);
        if (value.Length != PinRecord.ValueLength)
            return StatusWord.WrongLength;
        if (pin[PinRecord.Tries] == 0)
            return StatusWord.AuthenticationBlocked;
        if ((pin[PinRecord.Flags] & PinRecord.Enabled) == 0)
            return StatusWord.ReferencedDataInvalidated;
        return Compare(channel, reference, value);
    }

    /// <summary>CHANGE PIN (§11.1.10): <paramref name="data"/> is the old value and the new one.</summary>
    public StatusWord Change(Channel channel, byte reference, ReadOnlySpan<byte> data)
    {
        if (!store.TryFind(reference, out ReadOnlySpan<byte> pin))
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
        StatusWord sw = Compare(channel, reference, data[..PinRecord.ValueLength]);
        if (sw.IsSuccess)
            store.Write(reference, PinRecord.Value, fresh);
        return sw;
    }

    /// <summary>DISABLE PIN (§11.1.11).</summary>
    /// <param name="channel">The command's channel.</param>
    /// <param name="reference">The PIN.</param>
    /// <param name="value">Its value.</param>
    /// <param name="replace">True where the Universal PIN is to stand in for it.</param>
    public StatusWord Disable(Channel channel, byte reference, ReadOnlySpan<byte> value, bool replace)
    {
        if (replace && !(PinReference.IsApplicationPin(reference) && store.TryFind(PinReference.Universal, out _)))
            return StatusWord.ReferencedDataNotFound;
        return Set(channel, reference, value, was: PinRecord.Enabled, becomes: replace ? PinRecord.Replaced : 0);
    }

    /// <summary>ENABLE PIN (§11.1.12); the Universal PIN no longer stands in for it.</summary>
    public StatusWord Enable(Channel channel, byte reference, ReadOnlySpan<byte> value) =>
        Set(channel, reference, value, was: 0, becomes: PinRecord.Enabled);

    /// <summary>
    /// UNBLOCK PIN (§11.1.13): <paramref name="data"/> is the UNBLOCK PIN and the new PIN; empty data asks for the tries left. The
    /// PIN is enabled afterwards.
    /// </summary>
    public StatusWord Unblock(Channel channel, byte reference, ReadOnlySpan<byte> data)
    {
        if (!store.TryFind(reference, out ReadOnlySpan<byte> pin) || (pin[PinRecord.Flags] & PinRecord.Unblockable) == 0)
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
        store.Write(reference, PinRecord.UnblockTries, (byte)(tries - 1));
        store.CommitNow();
        store.TryFind(reference, out pin);
        if (!CryptographicOperations.FixedTimeEquals(pin.Slice(PinRecord.UnblockValue, PinRecord.ValueLength), data[..PinRecord.ValueLength]))
            return StatusWord.VerifyFailed(tries - 1);
        store.Write(reference, PinRecord.UnblockTries, PinRecord.MaxUnblockTries);
        store.Write(reference, PinRecord.Tries, PinRecord.MaxTries);
        store.Write(reference, PinRecord.Flags, (byte)((pin[PinRecord.Flags] | PinRecord.Enabled) & ~PinRecord.Replaced));
        store.Write(reference, PinRecord.Value, fresh);
        SetVerified(channel, reference, true);
        return StatusWord.Success;
    }

    private static StatusWord TriesLeft(int tries) => tries == 0 ? StatusWord.AuthenticationBlocked : StatusWord.VerifyFailed(tries);

    private static bool IsAcceptable(byte reference, ReadOnlySpan<byte> value) => PinReference.IsAdm(reference) || PinRecord.IsDigits(value);

    /// <summary>Changes the state of a PIN that must be in the state <paramref name="was"/>, where its value is right.</summary>
    private StatusWord Set(Channel channel, byte reference, ReadOnlySpan<byte> value, int was, int becomes)
    {
        if (!store.TryFind(reference, out ReadOnlySpan<byte> pin))
            return StatusWord.ReferencedDataNotFound;
        if (value.Length != PinRecord.ValueLength)
            return StatusWord.WrongLength;
        if (pin[PinRecord.Tries] == 0)
            return StatusWord.AuthenticationBlocked;
        int flags = pin[PinRecord.Flags];
        if ((flags & PinRecord.CanBeDisabled) == 0 || (flags & PinRecord.Enabled) != was)
            return StatusWord.ConditionsNotSatisfied;
        StatusWord sw = Compare(channel, reference, value);
        if (sw.IsSuccess)
            store.Write(reference, PinRecord.Flags, (byte)((flags & ~(PinRecord.Enabled | PinRecord.Replaced)) | becomes));
        return sw;
    }

    private StatusWord Compare(Channel channel, byte reference, ReadOnlySpan<byte> value)
    {
        store.TryFind(reference, out ReadOnlySpan<byte> pin);
        int tries = pin[PinRecord.Tries] - 1;
        store.Write(reference, PinRecord.Tries, (byte)tries);
        store.CommitNow();
        store.TryFind(reference, out pin);
        bool equal = CryptographicOperations.FixedTimeEquals(pin.Slice(PinRecord.Value, PinRecord.ValueLength), value);
        SetVerified(channel, reference, equal);
        if (!equal)
            return StatusWord.VerifyFailed(tries);
        store.Write(reference, PinRecord.Tries, PinRecord.MaxTries);
        return StatusWord.Success;
    }

    private void SetVerified(Channel channel, byte reference, bool verified)
    {
        uint bit = PinReference.Bit(reference);
        if (PinReference.IsLocal(reference))
            channels.SetVerifiedLocally(channel, verified ? channel.VerifiedLocally | bit : channel.VerifiedLocally & ~bit);
        else
            _verified = verified ? _verified | bit : _verified & ~bit;
    }
}
