using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Workbench.Benchmarks;

/// <summary>SRES and Kc of a RAND that was never used before: what any algorithm can give, of 2G or of 3G.</summary>
public sealed class TripletWorkload : Workload
{
    private const int Operations = 128;
    private static readonly int[] VariantSizes = [0, AuthenticationKey.Size, 2 * AuthenticationKey.Size];

    private readonly AuthenticationAlgorithm _algorithm;
    private readonly byte[] _k = new byte[AuthenticationKey.Size];
    private readonly byte[] _opc;
    private readonly byte[] _rands = new byte[Operations * Aka.RandSize];
    private readonly byte[] _triplet = new byte[12];
    private ulong _challenges;

    /// <summary>One subscriber's key.</summary>
    /// <param name="algorithm">The algorithm; its name is the workload's.</param>
    /// <param name="seed">The subscriber.</param>
    public TripletWorkload(AuthenticationAlgorithm algorithm, int seed)
        : base(NameOf(algorithm), Operations)
    {
        _algorithm = algorithm;
        SeededEntropy entropy = new(seed, Name);
        entropy.Fill(_k);
        _opc = new byte[VariantSizes.First(size => Takes(algorithm, _k, new byte[size]))];
        entropy.Fill(_opc);
        entropy.Fill(_rands);
    }

    /// <summary>The algorithms that are measured: all but MILENAGE, which has workloads of its own.</summary>
    public static IEnumerable<AuthenticationAlgorithm> Algorithms =>
        Enum.GetValues<AuthenticationAlgorithm>().Where(static each => each is not (AuthenticationAlgorithm.None or AuthenticationAlgorithm.Milenage));

    /// <inheritdoc/>
    public override void Prepare()
    {
        for (int i = 0; i < Operations; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(_rands.AsSpan(i * Aka.RandSize), ++_challenges);
    }

    /// <inheritdoc/>
    public override void Run()
    {
        AuthenticationKey key = new(_algorithm, _k, _opc);
        for (int i = 0; i < Operations; i++)
            Aka.RunGsm(key, _rands.AsSpan(i * Aka.RandSize, Aka.RandSize), _triplet.AsSpan(0, 4), _triplet.AsSpan(4));
    }

    private static string NameOf(AuthenticationAlgorithm algorithm) => algorithm.ToString().ToLowerInvariant();

    private static bool Takes(AuthenticationAlgorithm algorithm, byte[] k, byte[] opc)
    {
        try
        {
            _ = new AuthenticationKey(algorithm, k, opc);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
