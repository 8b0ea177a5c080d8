using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.SimOS.Personalities;
using Tottoli.MultiSim.SimOS.Toolkit;

namespace Tottoli.MultiSim.SimOS;

/// <summary>What a host decides about a card that it runs. Nothing of it is stored in the card's image.</summary>
public sealed record CardOptions
{
    /// <summary>What the card says it is: its ATR and its tree of files.</summary>
    public Personality Personality { get; init; } = Personality.MultiSim;

    /// <summary>The authentication algorithms that the card knows: those of the specifications, and an operator's own.</summary>
    public AlgorithmSet Algorithms { get; init; } = AlgorithmSet.Standard;

    /// <summary>Where the card takes chance from. Each card has a source of its own.</summary>
    public required IEntropySource Entropy { get; init; }

    /// <summary>
    /// Told of an exception inside the card, which is a fault of the program: the command was rolled back and answered 6F00.
    /// Null where nobody wants to know.
    /// </summary>
    public Action<Exception>? OnFault { get; init; }

    /// <summary>The applets that the card carries, in the order of their installation.</summary>
    public IReadOnlyList<AppletDescription> Applets { get; init; } = [];

    /// <summary>Told of an exception that ended an applet; the card goes on. Null where nobody wants to know.</summary>
    public Action<Exception>? OnAppletFault { get; init; }

    /// <summary>How many applets may wait for their terminals at once, over all cards of this process. Above it an ENVELOPE is answered 9300.</summary>
    public int BlockedAppletLimit { get; init; } = 4096;
}
