using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>How the USIM answers a challenge.</summary>
public enum AkaOutcome
{
    /// <summary>MAC wrong: status word 98 62, no data, nothing stored.</summary>
    MacFailure,

    /// <summary>MAC right, SQN not fresh: the answer is AUTS, nothing stored.</summary>
    SynchronisationFailure,

    /// <summary>Accepted: the answer is RES, CK, IK, and SQN is to be stored.</summary>
    Accepted,
}

/// <summary>What the USIM computed from a challenge. Holds keys: it prints only its outcome.</summary>
public struct AkaResult
{
    private const int CkOffset = AuthenticationKey.MaxSize;
    private const int IkOffset = 2 * AuthenticationKey.MaxSize;
    private readonly byte _resLength;
    private readonly byte _ckLength;
    private readonly byte _ikLength;
    private Content _bytes;

    internal AkaResult(AkaOutcome outcome, in AuthenticationKey key)
    {
        Outcome = outcome;
        _resLength = (byte)key.ResLength;
        _ckLength = (byte)key.CkLength;
        _ikLength = (byte)key.IkLength;
    }

    /// <summary>Which of the answers it is.</summary>
    public AkaOutcome Outcome { get; private set; }

    /// <summary>SQN, 48 bits: where accepted, the caller stores it (<see cref="SequenceRules.Store"/>) before the answer leaves; 0 otherwise.</summary>
    public ulong Sqn { get; internal set; }

    /// <summary>RES, 4..32 bytes; empty unless accepted. Valid as long as the variable that holds this result.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<byte> Res => Part(AkaOutcome.Accepted, 0, _resLength);

    /// <summary>CK, 16 or 32 bytes; empty unless accepted.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<byte> Ck => Part(AkaOutcome.Accepted, CkOffset, _ckLength);

    /// <summary>IK, 16 or 32 bytes; empty unless accepted.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<byte> Ik => Part(AkaOutcome.Accepted, IkOffset, _ikLength);

    /// <summary>AUTS, 14 bytes; empty unless the synchronisation failed.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<byte> Auts => Part(AkaOutcome.SynchronisationFailure, 0, Aka.AutsSize);

    [UnscopedRef]
    internal Span<byte> WritableRes => ((Span<byte>)_bytes)[.._resLength];

    [UnscopedRef]
    internal Span<byte> WritableCk => ((Span<byte>)_bytes).Slice(CkOffset, _ckLength);

    [UnscopedRef]
    internal Span<byte> WritableIk => ((Span<byte>)_bytes).Slice(IkOffset, _ikLength);

    [UnscopedRef]
    internal Span<byte> WritableAuts => ((Span<byte>)_bytes)[..Aka.AutsSize];

    /// <summary>Overwrites RES and the keys, once they are used.</summary>
    public void Clear() => CryptographicOperations.ZeroMemory(_bytes);

    /// <inheritdoc/>
    public override readonly string ToString() => Outcome.ToString();

    /// <summary>Turns into a refusal: what was computed of RES is overwritten.</summary>
    internal void Fail(AkaOutcome outcome)
    {
        CryptographicOperations.ZeroMemory(WritableRes);
        Outcome = outcome;
    }

    [UnscopedRef]
    private readonly ReadOnlySpan<byte> Part(AkaOutcome outcome, int offset, int length) =>
        Outcome == outcome ? ((ReadOnlySpan<byte>)_bytes).Slice(offset, length) : default;

    [InlineArray(3 * AuthenticationKey.MaxSize)]
    private struct Content
    {
        private byte _first;
    }
}
