using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>How the USIM answers a challenge.</summary>
public enum AkaOutcome
{
    /// <summary>MAC wrong: status word 98 62, no data, nothing stored.</summary>
    MacFailure,

    /// <summary>MAC right, SQN not fresh: the answer is AUTS, nothing stored.</summary>
    SynchronisationFailure,

    /// <summary>Accepted: the answer is RES, CK, IK; SQN is stored.</summary>
    Accepted,
}

/// <summary>What the USIM computed from a challenge. Holds keys: it prints only its outcome.</summary>
public struct AkaResult
{
    private const int CkOffset = 16;
    private const int IkOffset = 32;
    private const int AutsOffset = 48;
    private readonly int _resLength;
    private Content _bytes;

    internal AkaResult(AkaOutcome outcome, int resLength)
    {
        Outcome = outcome;
        _resLength = resLength;
    }

    /// <summary>Which of the answers it is.</summary>
    public AkaOutcome Outcome { get; }

    /// <summary>RES, 4..16 bytes; empty unless accepted. Valid as long as the variable that holds this result.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<byte> Res => Part(AkaOutcome.Accepted, 0, _resLength);

    /// <summary>CK, 16 bytes; empty unless accepted.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<byte> Ck => Part(AkaOutcome.Accepted, CkOffset, 16);

    /// <summary>IK, 16 bytes; empty unless accepted.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<byte> Ik => Part(AkaOutcome.Accepted, IkOffset, 16);

    /// <summary>AUTS, 14 bytes; empty unless the synchronisation failed.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<byte> Auts => Part(AkaOutcome.SynchronisationFailure, AutsOffset, Aka.AutsSize);

    [UnscopedRef]
    internal Span<byte> WritableRes => ((Span<byte>)_bytes)[.._resLength];

    [UnscopedRef]
    internal Span<byte> WritableCk => ((Span<byte>)_bytes).Slice(CkOffset, 16);

    [UnscopedRef]
    internal Span<byte> WritableIk => ((Span<byte>)_bytes).Slice(IkOffset, 16);

    [UnscopedRef]
    internal Span<byte> WritableAuts => ((Span<byte>)_bytes).Slice(AutsOffset, Aka.AutsSize);

    /// <inheritdoc/>
    public override readonly string ToString() => Outcome.ToString();

    [UnscopedRef]
    private readonly ReadOnlySpan<byte> Part(AkaOutcome outcome, int offset, int length) =>
        Outcome == outcome ? ((ReadOnlySpan<byte>)_bytes).Slice(offset, length) : default;

    [InlineArray(64)]
    private struct Content
    {
        private byte _first;
    }
}
