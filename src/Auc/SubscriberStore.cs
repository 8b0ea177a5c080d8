using System.Diagnostics.CodeAnalysis;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Auc;

/// <summary>What became of an AUTS.</summary>
public enum Resynchronisation
{
    /// <summary>The operator has no such subscriber.</summary>
    UnknownSubscriber,

    /// <summary>MAC-S is wrong: the AUTS is not this subscriber's for this RAND.</summary>
    Refused,

    /// <summary>The next vector will be fresh to the card.</summary>
    Done,
}

/// <summary>Keeps the SQN that a subscriber used last, durably, before anybody hears of the vector that has it.</summary>
/// <param name="imsi">The subscriber.</param>
/// <param name="sqn">SQN, 48 bits.</param>
public delegate void SequenceKeeper(Imsi imsi, ulong sqn);

/// <summary>An operator's subscribers and their sequence numbers. Safe for several threads.</summary>
/// <remarks>SQN = SEQ || IND (3GPP TS 33.102 C.1.1.1): each vector takes the next SEQ and, in turn, the next IND.</remarks>
public sealed class SubscriberStore
{
    private const ulong SqnMask = (1UL << 48) - 1;

    private readonly Dictionary<Imsi, Entry> _entries = [];

    /// <summary>A store of these subscribers.</summary>
    /// <param name="subscriptions">The subscribers.</param>
    /// <param name="algorithms">The algorithms that the operator has; null for those of the specifications.</param>
    /// <param name="keep">Called with each SQN before its vector is given out; null where sequence numbers live as long as the store.</param>
    /// <exception cref="ArgumentException">An IMSI appears twice, or keys cannot be.</exception>
    public SubscriberStore(IEnumerable<Subscription> subscriptions, AlgorithmSet? algorithms = null, SequenceKeeper? keep = null)
    {
        ArgumentNullException.ThrowIfNull(subscriptions);
        AlgorithmSet known = algorithms ?? AlgorithmSet.Standard;
        foreach (Subscription subscription in subscriptions)
        {
            if (subscription.FindFault(known) is string fault)
                throw new ArgumentException($"Subscriber {subscription.Imsi}: {fault}", nameof(subscriptions));
            known.TryFind(subscription.Algorithm, out AlgorithmEngine? engine);
            if (!_entries.TryAdd(subscription.Imsi, new Entry(subscription, engine!, keep)))
                throw new ArgumentException($"Subscriber {subscription.Imsi} appears twice; an IMSI has one subscriber.", nameof(subscriptions));
        }
    }

    /// <summary>How many subscribers there are.</summary>
    public int Count => _entries.Count;

    /// <summary>Finds a subscriber, and the SQN used last.</summary>
    /// <param name="imsi">The subscriber.</param>
    /// <param name="subscription">What was configured.</param>
    /// <param name="sqn">SQN used last, 48 bits.</param>
    public bool TryFind(Imsi imsi, [NotNullWhen(true)] out Subscription? subscription, out ulong sqn)
    {
        Entry? entry = _entries.GetValueOrDefault(imsi);
        subscription = entry?.Subscription;
        sqn = entry?.Sqn ?? 0;
        return entry is not null;
    }

    /// <summary>Makes the subscriber's next vector.</summary>
    /// <param name="imsi">The subscriber.</param>
    /// <param name="entropy">Where RAND comes from; safe for the threads that ask.</param>
    /// <param name="vector">The vector.</param>
    /// <param name="amf">Bits of AMF besides the subscriber's own: the separation bit, 8000, where EPS, 5G or EAP-AKA' demand it.</param>
    /// <returns>False where there is no such subscriber, or its algorithm is one of 2G alone.</returns>
    public bool TryGenerate(Imsi imsi, IEntropySource entropy, [NotNullWhen(true)] out AuthenticationVector? vector, ushort amf = 0)
    {
        ArgumentNullException.ThrowIfNull(entropy);
        vector = null;
        if (!_entries.TryGetValue(imsi, out Entry? entry) || !entry.Key.Engine.IsUmts)
            return false;
        Span<byte> rand = stackalloc byte[Aka.RandSize];
        entropy.Fill(rand);
        vector = Aka.Generate(entry.Key, rand, entry.Advance(), (ushort)(entry.Subscription.Amf | amf));
        return true;
    }

    /// <summary>Makes a triplet of 2G: by c2 and c3 where the algorithm is one of 3G. It has no sequence number.</summary>
    /// <param name="imsi">The subscriber.</param>
    /// <param name="entropy">Where RAND comes from; safe for the threads that ask.</param>
    /// <param name="triplet">The triplet.</param>
    /// <returns>False where there is no such subscriber.</returns>
    public bool TryGenerateTriplet(Imsi imsi, IEntropySource entropy, [NotNullWhen(true)] out GsmTriplet? triplet)
    {
        ArgumentNullException.ThrowIfNull(entropy);
        triplet = null;
        if (!_entries.TryGetValue(imsi, out Entry? entry))
            return false;
        byte[] rand = new byte[Aka.RandSize];
        entropy.Fill(rand);
        triplet = GsmTriplet.Generate(entry.Key, rand);
        return true;
    }

    /// <summary>Takes a card's SQN_MS out of AUTS, and goes on from it where the next vector would not be fresh otherwise (3GPP TS 33.102 6.3.5).</summary>
    /// <param name="imsi">The subscriber.</param>
    /// <param name="rand">The RAND that the card refused, 16 bytes.</param>
    /// <param name="auts">AUTS, 14 bytes.</param>
    public Resynchronisation Resynchronise(Imsi imsi, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> auts)
    {
        if (!_entries.TryGetValue(imsi, out Entry? entry))
            return Resynchronisation.UnknownSubscriber;
        if (!entry.Key.Engine.IsUmts || !Aka.TryResynchronise(entry.Key, rand, auts, out ulong sqnMs))
            return Resynchronisation.Refused;
        entry.GoOnFrom(sqnMs);
        return Resynchronisation.Done;
    }

    private sealed class Entry(Subscription subscription, AlgorithmEngine engine, SequenceKeeper? keep)
    {
        private readonly Lock _lock = new();
        private ulong _sqn = subscription.Sqn;

        public Subscription Subscription => subscription;

        public AuthenticationKey Key => subscription.KeyFor(engine);

        public ulong Sqn
        {
            get
            {
                lock (_lock)
                    return _sqn;
            }
        }

        public ulong Advance()
        {
            lock (_lock)
                return Use(Next(_sqn));
        }

        public void GoOnFrom(ulong sqnMs)
        {
            lock (_lock)
            {
                // An AUTS may be old, or a replay: SQN goes back only where the card would refuse what comes next.
                long ahead = (long)(Next(_sqn) >> subscription.IndBits) - (long)(sqnMs >> subscription.IndBits);
                if (ahead <= 0 || ahead > SequenceRules.Default.Delta)
                    Use(sqnMs);
            }
        }

        private ulong Use(ulong sqn)
        {
            keep?.Invoke(subscription.Imsi, sqn); // where it fails, the SQN is not used
            return _sqn = sqn;
        }

        private ulong Next(ulong sqn)
        {
            int bits = subscription.IndBits;
            ulong indMask = (1UL << bits) - 1;
            return (((sqn >> bits) + 1) << bits | ((sqn + 1) & indMask)) & SqnMask;
        }
    }
}
