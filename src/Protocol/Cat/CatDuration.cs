namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>A duration object: a number of minutes, seconds or tenths of a second.</summary>
/// <param name="Unit">What is counted.</param>
/// <param name="Interval">How many, 1..255.</param>
/// <remarks>ETSI TS 102 223 §8.8.</remarks>
public readonly record struct CatDuration(DurationUnit Unit, byte Interval)
{
    /// <summary>The duration as time; an unknown unit counts as minutes, the longest.</summary>
    public TimeSpan Time => Unit switch
    {
        DurationUnit.Seconds => TimeSpan.FromSeconds(Interval),
        DurationUnit.TenthsOfSeconds => TimeSpan.FromMilliseconds(100 * Interval),
        _ => TimeSpan.FromMinutes(Interval),
    };

    internal static bool TryDecode(ReadOnlySpan<byte> value, out CatDuration duration)
    {
        duration = default;
        if (value.Length != 2 || value[0] > (byte)DurationUnit.TenthsOfSeconds || value[1] == 0)
            return false;
        duration = new((DurationUnit)value[0], value[1]);
        return true;
    }
}

/// <summary>Units of a duration object.</summary>
public enum DurationUnit : byte
{
    /// <summary>Minutes.</summary>
    Minutes = 0x00,

    /// <summary>Seconds.</summary>
    Seconds = 0x01,

    /// <summary>Tenths of a second.</summary>
    TenthsOfSeconds = 0x02,
}
