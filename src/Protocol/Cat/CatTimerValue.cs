namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>The timer value object: hours, minutes and seconds, each two swapped BCD digits.</summary>
/// <remarks>ETSI TS 102 223 §8.38.</remarks>
public static class CatTimerValue
{
    /// <summary>Bytes of the object's value.</summary>
    public const int Length = 3;

    /// <summary>The longest time the object can hold, 23:59:59.</summary>
    public static readonly TimeSpan Max = new(23, 59, 59);

    /// <summary>Reads a timer value.</summary>
    /// <param name="value">Three bytes.</param>
    /// <param name="time">Up to 99:99:99 as the digits say.</param>
    /// <returns>False for another length or a digit above 9.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> value, out TimeSpan time)
    {
        time = default;
        if (value.Length != Length)
            return false;
        Span<int> parts = stackalloc int[Length];
        for (int i = 0; i < Length; i++)
        {
            int tens = value[i] & 0x0F;
            int ones = value[i] >> 4;
            if (tens > 9 || ones > 9)
                return false;
            parts[i] = (tens * 10) + ones;
        }
        time = new(parts[0], parts[1], parts[2]);
        return true;
    }

    /// <summary>Writes a timer value, whole seconds.</summary>
    /// <param name="time">The time; what is longer than <see cref="Max"/> or negative is cut to the nearest that fits.</param>
    public static byte[] Encode(TimeSpan time)
    {
        TimeSpan fitting = time < TimeSpan.Zero ? TimeSpan.Zero : time > Max ? Max : time;
        return [Swapped(fitting.Hours), Swapped(fitting.Minutes), Swapped(fitting.Seconds)];
    }

    private static byte Swapped(int number) => (byte)(((number % 10) << 4) | (number / 10));
}
