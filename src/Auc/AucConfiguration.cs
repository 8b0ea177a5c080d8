using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Auc;

/// <summary>What a host of operators serves.</summary>
/// <param name="Operators">The operators, each with its own PLMN.</param>
/// <param name="Time">Tells whether a certificate is valid.</param>
public sealed record AucConfiguration(IReadOnlyList<OperatorConfiguration> Operators, TimeProvider Time);

/// <summary>One home operator: its subscribers, its vault, and who may ask. Prints no key.</summary>
public sealed class OperatorConfiguration
{
    /// <summary>The operator's network, in its routes.</summary>
    public required Plmn Plmn { get; init; }

    /// <summary>The subscribers.</summary>
    public IReadOnlyList<Subscription> Subscribers { get; init; } = [];

    /// <summary>The authentication algorithms that the operator has: those of the specifications, and its own.</summary>
    public AlgorithmSet Algorithms { get; init; } = AlgorithmSet.Standard;

    /// <summary>The vault's profiles.</summary>
    public IReadOnlyList<VaultProfile> Profiles { get; init; } = [];

    /// <summary>Public keys of the card issuers whose cards get profiles, 65 bytes each.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Issuers { get; init; } = [];

    /// <summary>Bearer keys of the serving networks that may ask for vectors, the operator's own among them. Secret.</summary>
    public IReadOnlyDictionary<Plmn, string> Partners { get; init; } = new Dictionary<Plmn, string>();

    /// <summary>The network.</summary>
    public override string ToString() => $"{nameof(OperatorConfiguration)} {Plmn}";
}
