using System.Diagnostics.CodeAnalysis;
using Tottoli.MultiSim.Auc.Storage;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Auc;

/// <summary>An operator's authentication centre: subscribers and sequence numbers in a file, vectors for whoever asks. Safe for several threads.</summary>
/// <remarks>Requests are served one after the other, so those of one subscriber are in order, and no K ever leaves.</remarks>
public sealed class AuthenticationCentre : IDisposable
{
    private readonly Lock _turn = new();
    private readonly SubscriberDatabase _database;
    private readonly IEntropySource _entropy;
    private SubscriberStore _subscribers;

    /// <summary>An authentication centre over a file of subscribers.</summary>
    /// <param name="database">The file. It belongs to this object from now on.</param>
    /// <param name="entropy">Where RANDs come from.</param>
    public AuthenticationCentre(SubscriberDatabase database, IEntropySource entropy)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(entropy);
        _database = database;
        _entropy = entropy;
        _subscribers = Load();
    }

    /// <summary>How many subscribers it has.</summary>
    public int Count => _subscribers.Count;

    /// <summary>Where RANDs come from; for <see cref="Do"/> alone, as it need not be safe for several threads.</summary>
    internal IEntropySource Entropy => _entropy;

    /// <summary>Adds subscribers, all or none; one that is there gets the new keys.</summary>
    /// <param name="subscribers">The subscribers.</param>
    public void Add(IEnumerable<Subscription> subscribers)
    {
        lock (_turn)
        {
            _database.Add(subscribers);
            _subscribers = Load();
        }
    }

    /// <summary>Does several things with one commit.</summary>
    /// <param name="work">Gets the subscribers; what it returns may leave when this returns.</param>
    public T Do<T>(Func<SubscriberStore, T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        lock (_turn)
            return _database.InOneTransaction(() => work(_subscribers));
    }

    /// <summary>The subscriber's next vector; its SQN is on the disk.</summary>
    /// <param name="imsi">The subscriber.</param>
    /// <param name="vector">The vector.</param>
    /// <returns>False where there is no such subscriber, or its algorithm makes no such vectors.</returns>
    public bool TryGenerate(Imsi imsi, [NotNullWhen(true)] out AuthenticationVector? vector)
    {
        vector = Do(subscribers => subscribers.TryGenerate(imsi, _entropy, out AuthenticationVector? made) ? made : null);
        return vector is not null;
    }

    /// <summary>Triplets of 2G, each with a RAND of its own, as clients demand.</summary>
    /// <param name="imsi">The subscriber.</param>
    /// <param name="count">How many.</param>
    /// <returns>Null where there is no such subscriber.</returns>
    public IReadOnlyList<GsmTriplet>? GenerateGsm(Imsi imsi, int count)
    {
        lock (_turn)
        {
            List<GsmTriplet> triplets = [];
            while (triplets.Count < count)
            {
                if (!_subscribers.TryGenerateTriplet(imsi, _entropy, out GsmTriplet? triplet))
                    return null;
                if (!triplets.Exists(other => other.Rand.Span.SequenceEqual(triplet.Rand.Span)))
                    triplets.Add(triplet);
            }
            return triplets;
        }
    }

    /// <summary>Goes on from a card's AUTS (3GPP TS 33.102 §6.3.5).</summary>
    /// <param name="imsi">The subscriber.</param>
    /// <param name="rand">The RAND that the card refused, 16 bytes.</param>
    /// <param name="auts">AUTS, 14 bytes.</param>
    public Resynchronisation Resynchronise(Imsi imsi, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> auts)
    {
        byte[] challenge = rand.ToArray();
        byte[] answer = auts.ToArray();
        return Do(subscribers => subscribers.Resynchronise(imsi, challenge, answer));
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _database.Dispose();

    private SubscriberStore Load() => new(_database.Load(), null, _database.Keep);
}
