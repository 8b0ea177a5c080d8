namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>How a card judges the freshness of SQN = SEQ || IND (3GPP TS 33.102 Annex C.2).</summary>
/// <param name="IndBits">Bits of IND, 0..5; the array has 2^IndBits entries. 0: one plain SQN.</param>
/// <param name="Delta">The largest jump of SEQ above the highest accepted one.</param>
/// <param name="Limit">L: a SEQ this much or more below the highest accepted one is too old; 0 for no limit.</param>
public readonly record struct SequenceRules(int IndBits, long Delta, long Limit)
{
    /// <summary>The values of Annex C.3: 32 entries, delta 2^28, no age limit.</summary>
    public static SequenceRules Default => new(5, 1L << 28, 0);

    /// <summary>Bytes that the array needs: 6 for each entry.</summary>
    public int StorageSize => SequenceNumbers.EntrySize << IndBits;
}

/// <summary>What the card thinks of an SQN.</summary>
public enum SequenceVerdict
{
    /// <summary>Fresh: the challenge may be answered.</summary>
    Fresh,

    /// <summary>SEQ is not greater than the one stored for this IND.</summary>
    NotGreater,

    /// <summary>SEQ is more than delta above the highest accepted one.</summary>
    BeyondDelta,

    /// <summary>SEQ is L or more below the highest accepted one.</summary>
    TooOld,
}

/// <summary>The array SEQ_MS(IND) of a USIM (3GPP TS 33.102 Annex C.2.1), over bytes that live in the card's state.</summary>
/// <remarks>Each entry is SEQ in 6 bytes, most significant first; all zero on a new card. A view: it copies nothing.</remarks>
public readonly ref struct SequenceNumbers
{
    /// <summary>Bytes of the array under <see cref="SequenceRules.Default"/>.</summary>
    public const int DefaultStorageSize = 32 * EntrySize;

    internal const int EntrySize = 6;
    private readonly Span<byte> _storage;
    private readonly SequenceRules _rules;

    /// <summary>The array of a card.</summary>
    /// <param name="storage">The array's bytes, <see cref="SequenceRules.StorageSize"/> of them.</param>
    /// <param name="rules">How to judge.</param>
    /// <exception cref="ArgumentException">The number of bytes is not that of the rules.</exception>
    public SequenceNumbers(Span<byte> storage, SequenceRules rules)
    {
        if (rules.IndBits is < 0 or > 5 || storage.Length != rules.StorageSize)
            throw new ArgumentException($"A sequence array of {storage.Length} bytes with {rules.IndBits} IND bits; expected 0..5 bits and 6 bytes for each of 2^bits entries.", nameof(storage));
        _storage = storage;
        _rules = rules;
    }

    /// <summary>The array of a card under <see cref="SequenceRules.Default"/>.</summary>
    /// <param name="storage">The array's 192 bytes.</param>
    public SequenceNumbers(Span<byte> storage)
        : this(storage, SequenceRules.Default)
    {
    }

    /// <summary>SQN_MS: the highest accepted SEQ with its IND, 48 bits; of equal ones that of the lowest IND.</summary>
    public ulong Highest
    {
        get
        {
            long highest = -1;
            int index = 0;
            for (int i = 0; i < 1 << _rules.IndBits; i++)
            {
                long seq = Sequence(i);
                if (seq > highest)
                {
                    highest = seq;
                    index = i;
                }
            }
            return (ulong)highest << _rules.IndBits | (uint)index;
        }
    }

    /// <summary>Judges an SQN; stores nothing.</summary>
    /// <param name="sqn">SQN, 48 bits.</param>
    public SequenceVerdict Check(ulong sqn)
    {
        long seq = (long)(sqn >> _rules.IndBits);
        long highest = (long)(Highest >> _rules.IndBits);
        if (_rules.Limit > 0 && highest - seq >= _rules.Limit)
            return SequenceVerdict.TooOld;
        if (seq - highest > _rules.Delta)
            return SequenceVerdict.BeyondDelta;
        return seq > Sequence(IndexOf(sqn)) ? SequenceVerdict.Fresh : SequenceVerdict.NotGreater;
    }

    /// <summary>Stores an SQN as the one accepted last for its IND.</summary>
    /// <param name="sqn">SQN, 48 bits.</param>
    public void Store(ulong sqn) => UInt48.Write(_storage[(IndexOf(sqn) * EntrySize)..], sqn >> _rules.IndBits);

    private int IndexOf(ulong sqn) => (int)(sqn & ((1u << _rules.IndBits) - 1));

    private long Sequence(int index) => (long)UInt48.Read(_storage[(index * EntrySize)..]);
}
