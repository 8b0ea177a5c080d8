using Tottoli.MultiSim.Cloud.Http;

namespace Tottoli.MultiSim.Cloud.Storage;

/// <summary>Money as it is stored: whole millionths of the platform's currency, so that sums are exact.</summary>
internal static class Money
{
    private const decimal Unit = 1_000_000m;

    /// <summary>An amount from outside.</summary>
    /// <param name="amount">Units of the currency.</param>
    /// <param name="path">Where it stood.</param>
    /// <param name="most">Greatest amount taken.</param>
    public static long Parse(decimal amount, string path, decimal most)
    {
        decimal micros = amount is >= 0 && amount <= most ? amount * Unit : -1;
        return micros >= 0 && micros == decimal.Truncate(micros)
            ? (long)micros
            : throw Refusal.Malformed("The amount cannot be used.", path, $"0 to {most}, at most six decimals");
    }

    /// <summary>An exact product or sum, rounded to millionths, half away from zero.</summary>
    /// <param name="micros">Millionths of the currency.</param>
    public static long Round(decimal micros) => (long)decimal.Round(micros, 0, MidpointRounding.AwayFromZero);

    /// <summary>A stored amount in units of the currency.</summary>
    public static decimal Show(long micros) => micros / Unit;
}
