namespace Tottoli.MultiSim.Pcsc;

/// <summary>What a reader is up to.</summary>
public enum ReaderCondition
{
    /// <summary>There is no card in it.</summary>
    Empty,

    /// <summary>A card that no program uses.</summary>
    Card,

    /// <summary>A card that at least one program uses; others may too.</summary>
    Shared,

    /// <summary>A card that one program holds for itself.</summary>
    Exclusive,

    /// <summary>A card that does not answer.</summary>
    Mute,

    /// <summary>The service cannot tell: the reader was unplugged, or its driver has a fault.</summary>
    Unavailable,
}

/// <summary>A reader as it was when it was looked at.</summary>
/// <param name="Name">The service's name for it.</param>
/// <param name="Condition">What it is up to.</param>
/// <param name="AnswerToReset">The card's answer to reset in hexadecimal; empty where there is no card.</param>
public sealed record Reader(string Name, ReaderCondition Condition, string AnswerToReset)
{
    /// <summary>Parts of the names of readers that are programs: vsmartcard's driver, Windows' own, usual simulators.</summary>
    private static readonly string[] VirtualNames = ["Virtual", "vpcd", "Windows Hello", "Simulator", "Emulat"];

    /// <summary>Whether the reader is a program.</summary>
    public bool IsVirtual => VirtualNames.Any(part => Name.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether there is a card that answers.</summary>
    public bool HasCard => Condition is ReaderCondition.Card or ReaderCondition.Shared or ReaderCondition.Exclusive;

    internal static Reader Of(ReaderState state) => new(state.Reader, ConditionOf(state.Event), Convert.ToHexString(state.Atr.Span));

    private static ReaderCondition ConditionOf(ReaderBits flags) =>
        flags.HasFlag(ReaderBits.Unknown) || flags.HasFlag(ReaderBits.Unavailable) ? ReaderCondition.Unavailable
        : flags.HasFlag(ReaderBits.Mute) ? ReaderCondition.Mute
        : flags.HasFlag(ReaderBits.Exclusive) ? ReaderCondition.Exclusive
        : flags.HasFlag(ReaderBits.InUse) ? ReaderCondition.Shared
        : flags.HasFlag(ReaderBits.Present) ? ReaderCondition.Card
        : ReaderCondition.Empty;
}

/// <summary>Something changed at the readers.</summary>
/// <param name="Before">How the reader was; null where it is new.</param>
/// <param name="After">How it is; null where it is gone.</param>
public sealed record ReaderChange(Reader? Before, Reader? After);
