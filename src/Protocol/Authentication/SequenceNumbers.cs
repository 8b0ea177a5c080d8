namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>How a card judges the freshness of SQN = SEQ || IND (3GPP TS 33.102 Annex C.2).</summary>
/// <param name="IndBits">Bits of IND, 0..8; the array has 2^IndBits entries. 0: one plain SQN.</param>
/// <param name="Delta">The largest jump of SEQ above the highest accepted one, at least 1.</param>
/// <param name="Limit">L: a SEQ this much or more below the highest accepted one is too old; 0 for no limit.</param>
public readonly record struct SequenceRules(int IndBits, long Delta, long Limit)
{
    /// <summary>Most bits of IND.</summary>
    public const int MaxIndBits = 8;

    /// <summary>Bytes of the largest array.</summary>
    public const int MaxStorageSize = SequenceNumbers.EntrySize << MaxIndBits;

    /// <summary>Bytes of the coding.</summary>
    public const int Size = 13;

    /// <summary>The values of Annex C.3: 32 entries, delta 2^28, no age limit.</summary>
    public static SequenceRules Default => new(5, 1L << 28, 0);

    /// <summary>Bytes that the array needs: 6 for each entry.</summary>
    public int StorageSize => SequenceNumbers.EntrySize << IndBits;

    /// <summary>Where the entry of an SQN is in the array, bytes.</summary>
    /// <param name="sqn">SQN, 48 bits.</param>
    public int OffsetOf(ulong sqn) => (int)(sqn & ((1u << IndBits) - 1)) * SequenceNumbers.EntrySize;

    /// <summary>Writes the entry of an SQN: its SEQ.</summary>
    /// <param name="entry">Six bytes.</param>
    /// <param name="sqn">SQN, 48 bits.</param>
    public void WriteEntry(Span<byte> entry, ulong sqn) => UInt48.Write(entry, sqn >> IndBits);

    /// <summary>Stores an SQN as the one accepted last for its IND.</summary>
    /// <param name="storage">The array's bytes.</param>
    /// <param name="sqn">SQN, 48 bits.</param>
    public void Store(Span<byte> storage, ulong sqn) => WriteEntry(storage[OffsetOf(sqn)..], sqn);

    /// <summary>What keeps them from being rules; null where they can be.</summary>
    public string? FindFault()
    {
        if (IndBits is < 0 or > MaxIndBits)
            return $"IND has {IndBits} bits; expected 0..{MaxIndBits}.";
        return Delta is < 1 or > (long)UInt48.MaxValue || Limit is < 0 or > (long)UInt48.MaxValue
            ? "delta must be 1 or more and L 0 or more, 48 bits both."
            : null;
    }

    /// <summary>The coding <c>IND bits(1) | delta(6) | L(6)</c>.</summary>
    public byte[] Encode()
    {
        byte[] coded = new byte[Size];
        coded[0] = (byte)IndBits;
        UInt48.Write(coded.AsSpan(1), (ulong)Delta);
        UInt48.Write(coded.AsSpan(7), (ulong)Limit);
        return coded;
    }

    /// <summary>Reads the coding.</summary>
    /// <param name="coded">13 bytes.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>False where it is none.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> coded, out SequenceRules rules)
    {
        rules = Default;
        if (coded.Length != Size)
            return false;
        rules = new SequenceRules(coded[0], (long)UInt48.Read(coded[1..]), (long)UInt48.Read(coded[7..]));
        return rules.FindFault() is null;
    }
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
/// <remarks>Each entry is SEQ in 6 bytes, most significant first; all zero on a new card. A view: it copies and changes nothing; <see cref="SequenceRules.Store"/> does.</remarks>
public readonly ref struct SequenceNumbers
{
    /// <summary>Bytes of the array under <see cref="SequenceRules.Default"/>.</summary>
    public const int DefaultStorageSize = 32 * EntrySize;

    /// <summary>Bytes of an entry.</summary>
    public const int EntrySize = 6;

    private readonly ReadOnlySpan<byte> _storage;
    private readonly SequenceRules _rules;

    /// <summary>The array of a card.</summary>
    /// <param name="storage">The array's bytes, <see cref="SequenceRules.StorageSize"/> of them.</param>
    /// <param name="rules">How to judge.</param>
    /// <exception cref="ArgumentException">The number of bytes is not that of the rules.</exception>
    public SequenceNumbers(ReadOnlySpan<byte> storage, SequenceRules rules)
    {
        if (rules.IndBits is < 0 or > SequenceRules.MaxIndBits || storage.Length != rules.StorageSize)
            throw new ArgumentException($"A sequence array of {storage.Length} bytes with {rules.IndBits} IND bits; expected 0..{SequenceRules.MaxIndBits} bits and 6 bytes for each of 2^bits entries.", nameof(storage));
        _storage = storage;
        _rules = rules;
    }

    /// <summary>The array of a card under <see cref="SequenceRules.Default"/>.</summary>
    /// <param name="storage">The array's 192 bytes.</param>
    public SequenceNumbers(ReadOnlySpan<byte> storage)
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
                long seq = Sequence(i * EntrySize);
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
        return seq > Sequence(_rules.OffsetOf(sqn)) ? SequenceVerdict.Fresh : SequenceVerdict.NotGreater;
    }

    private long Sequence(int offset) => (long)UInt48.Read(_storage[offset..]);
}
