using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.SimOS.Personalities;

namespace Tottoli.MultiSim.SimOS;

/// <summary>What a host decides about a card that it runs. Nothing of it is stored in the card's image.</summary>
public sealed record CardOptions
{
    /// <summary>What the card says it is: its ATR and its tree of files.</summary>
    public Personality Personality { get; init; } = Personality.MultiSim;

    /// <summary>Where the card takes chance from. Each card has a source of its own.</summary>
    public required IEntropySource Entropy { get; init; }

    /// <summary>
    /// Told of an exception inside the card, which is a fault of the program: the command was rolled back and answered 6F00.
    /// Null where nobody wants to know.
    /// </summary>
    public Action<Exception>? OnFault { get; init; }
}
