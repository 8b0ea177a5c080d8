using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Workbench.Benchmarks;

/// <summary>A SUCI with an ephemeral key that was never used before, for one home network key: what GET IDENTITY costs.</summary>
public sealed class SuciWorkload : Workload
{
    private const int Operations = 16;

    private readonly SuciCalcInfo _info;
    private readonly Supi _supi = Supi.OfImsi(Imsi.Parse("001010000000001"), 2);
    private readonly SeededEntropy _entropy;

    /// <summary>One home network.</summary>
    /// <param name="scheme">Profile A or B.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="seed">The home network's key, and the ephemeral ones.</param>
    public SuciWorkload(SuciScheme scheme, string name, int seed)
        : base(name, Operations)
    {
        _entropy = new SeededEntropy(seed, name);
        Span<byte> privateKey = stackalloc byte[32];
        _entropy.Fill(privateKey);
        privateKey[0] &= 0x7F; // below the order of P-256
        _info = new SuciCalcInfo([new SuciSchemeChoice(scheme, 1)], [new HomeNetworkKey(1, scheme, privateKey).PublicKey]);
    }

    /// <inheritdoc/>
    public override void Run()
    {
        for (int i = 0; i < Operations; i++)
            Suci.Conceal(_supi, default, _info, _entropy);
    }
}
