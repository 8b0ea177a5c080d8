using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Workbench.Authentication;

/// <summary>Who challenges a card: whoever has its key, or an HLR that does.</summary>
public interface IVectorSource
{
    /// <summary>Whether a card that refuses a sequence number is given a fresh one: not where the number was asked for by name.</summary>
    bool FollowsCard { get; }

    /// <summary>The next vector, with a sequence number that follows the last one.</summary>
    Task<SourcedVector> NextAsync(CancellationToken cancellationToken);

    /// <summary>A vector with a sequence number that every card refuses; null where this source makes no such vector.</summary>
    SourcedVector? MakeOld();

    /// <summary>What a card's AUTS says.</summary>
    /// <returns>SQN_MS; null where MAC-S is wrong, or where this source cannot read it.</returns>
    ulong? ReadAuts(ReadOnlyMemory<byte> rand, ReadOnlyMemory<byte> auts);

    /// <summary>Lets the next vector follow the card's sequence number.</summary>
    /// <returns>False where the AUTS is not the card's.</returns>
    Task<bool> ResynchroniseAsync(ReadOnlyMemory<byte> rand, ReadOnlyMemory<byte> auts, CancellationToken cancellationToken);
}

/// <summary>A vector, and its sequence number where that is known.</summary>
/// <param name="Vector">The vector.</param>
/// <param name="Sqn">SQN; null where only the HLR knows it.</param>
public readonly record struct SourcedVector(AuthenticationVector Vector, ulong? Sqn);
