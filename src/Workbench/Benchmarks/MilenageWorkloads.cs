using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Workbench.Benchmarks;

/// <summary>f1 to f5 of MILENAGE for RANDs that were never used before.</summary>
public abstract class MilenageWorkload : Workload
{
    /// <summary>Operations of one batch.</summary>
    public const int Operations = 1024;

    /// <summary>AMF of all challenges.</summary>
    protected const ushort Amf = 0x8000;

    private readonly byte[] _rands = new byte[Operations * AuthenticationKey.Size];
    private ulong _challenges;

    /// <summary>Fills the RANDs with chance; from then on they are counted up.</summary>
    protected MilenageWorkload(string name, int seed)
        : base(name, Operations)
    {
        Entropy = new SeededEntropy(seed, name);
        Entropy.Fill(_rands);
    }

    /// <summary>Where keys come from.</summary>
    protected SeededEntropy Entropy { get; }

    /// <summary>Where the results go.</summary>
    protected MilenageOutput[] Outputs { get; } = new MilenageOutput[Operations];

    /// <inheritdoc/>
    public override void Prepare()
    {
        for (int i = 0; i < Operations; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(_rands.AsSpan(i * AuthenticationKey.Size), ++_challenges);
    }

    /// <summary>One of the RANDs.</summary>
    protected ReadOnlySpan<byte> Rand(int number) => _rands.AsSpan(number * AuthenticationKey.Size, AuthenticationKey.Size);
}

/// <summary>One subscriber's key, prepared once.</summary>
public sealed class MilenageSameKeyWorkload : MilenageWorkload
{
    private readonly MilenageKey _key;

    /// <summary>Makes the key.</summary>
    public MilenageSameKeyWorkload(int seed)
        : base("milenage/same-key", seed)
    {
        byte[] key = new byte[2 * AuthenticationKey.Size];
        Entropy.Fill(key);
        _key = new MilenageKey(key.AsSpan(0, AuthenticationKey.Size), key.AsSpan(AuthenticationKey.Size));
    }

    /// <inheritdoc/>
    public override void Run()
    {
        for (int i = 0; i < Operations; i++)
            _key.Compute(Rand(i), (ulong)i, Amf, out Outputs[i]);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _key.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Another K and OPc at each operation, read from memory.</summary>
public sealed class MilenageFreshKeyWorkload : MilenageWorkload
{
    private readonly byte[] _keys = new byte[Operations * 2 * AuthenticationKey.Size];

    /// <summary>Makes the keys.</summary>
    public MilenageFreshKeyWorkload(int seed)
        : base("milenage/fresh-key", seed) => Entropy.Fill(_keys);

    /// <inheritdoc/>
    public override void Run()
    {
        for (int i = 0; i < Operations; i++)
        {
            ReadOnlySpan<byte> both = _keys.AsSpan(i * 2 * AuthenticationKey.Size, 2 * AuthenticationKey.Size);
            Milenage.Compute(both[..AuthenticationKey.Size], both[AuthenticationKey.Size..], Rand(i), (ulong)i, Amf, out Outputs[i]);
        }
    }
}

/// <summary>An AuC with a million subscribers, a random one at each operation.</summary>
public sealed class AucWorkload(int seed) : MilenageWorkload("auc/million", seed)
{
    private const int Subscribers = 1_000_000;

    private static readonly Lazy<MilenageSubscriber[]> Store = new(MakeStore);

    private readonly MilenageChallenge[] _challenges = new MilenageChallenge[Operations];
    private readonly MilenageSubscriber[] _store = Store.Value;
    private uint _chance = (uint)seed + 1;

    /// <inheritdoc/>
    public override void Prepare()
    {
        base.Prepare();
        for (int i = 0; i < Operations; i++)
        {
            _chance = (_chance * 1664525) + 1013904223; // good enough to miss the cache
            _challenges[i] = new MilenageChallenge((int)(((ulong)_chance * Subscribers) >> 32), Rand(i), (ulong)i, Amf);
        }
    }

    /// <inheritdoc/>
    public override void Run() => Milenage.ComputeMany(_store, _challenges, Outputs);

    private static MilenageSubscriber[] MakeStore()
    {
        MilenageSubscriber[] store = new MilenageSubscriber[Subscribers];
        Span<byte> keys = MemoryMarshal.AsBytes(store.AsSpan());
        const int filled = 1 << 16;
        new SeededEntropy(1, "auc").Fill(keys[..filled]);
        for (int i = filled; i < keys.Length; i += filled) // that they repeat after a while changes no timing
            keys[..Math.Min(filled, keys.Length - i)].CopyTo(keys[i..]);
        return store;
    }
}
