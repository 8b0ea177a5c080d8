namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>How a terminal of the fuzz run behaves as long as it has one card: extremes, so that rare states are reached and kept for a while.</summary>
/// <param name="RightPin">How often a PIN is right, 0..1.</param>
/// <param name="RightPuk">How often an UNBLOCK PIN is right, 0..1.</param>
/// <param name="Fetches">How often a proactive command that waits is fetched at once, 0..1.</param>
/// <param name="HasToolkit">Whether a terminal profile that claims everything is sent after a reset.</param>
/// <param name="StartsUsim">Whether the USIM is selected after a reset.</param>
/// <param name="VerifiesPin">Whether PIN1 is verified after a reset.</param>
/// <param name="VerifiesAdm">Whether ADM1 is verified after a reset.</param>
internal sealed record FuzzMood(double RightPin, double RightPuk, double Fetches, bool HasToolkit, bool StartsUsim, bool VerifiesPin, bool VerifiesAdm)
{
    private static readonly double[] Rates = [0, 0.5, 0.5, 1];

    /// <summary>Any mood.</summary>
    public static FuzzMood Of(Random chance) => new(
        Rates[chance.Next(Rates.Length)], Rates[chance.Next(Rates.Length)], Rates[chance.Next(Rates.Length)],
        chance.Next(4) != 0, chance.Next(4) != 0, chance.Next(4) != 0, chance.Next(2) == 0);
}
