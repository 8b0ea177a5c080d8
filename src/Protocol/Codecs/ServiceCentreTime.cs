namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>TP-SCTS, and the time zone coding of the air: seven octets of swapped digits (3GPP TS 23.040 §9.2.3.11).</summary>
/// <remarks>Year, month, day, hour, minute, second as local time, then the distance from GMT in quarters of an hour. Years 00..89 are 2000..2089.</remarks>
public static class ServiceCentreTime
{
    /// <summary>Octets of the coded form.</summary>
    public const int Size = 7;

    /// <summary>Reads a time.</summary>
    /// <param name="bytes">Seven octets or more.</param>
    /// <param name="time">The time with its distance from GMT.</param>
    /// <returns>False where it is no time.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out DateTimeOffset time)
    {
        time = default;
        if (bytes.Length < Size)
            return false;
        Span<int> fields = stackalloc int[6];
        for (int i = 0; i < fields.Length; i++)
        {
            if ((bytes[i] & 0x0F) > 9 || bytes[i] >> 4 > 9)
                return false;
            fields[i] = (10 * (bytes[i] & 0x0F)) + (bytes[i] >> 4);
        }
        int quarters = (10 * (bytes[6] & 0x07)) + (bytes[6] >> 4);
        if (bytes[6] >> 4 > 9 || quarters > 56) // DateTimeOffset goes to 14 hours, as the world's clocks do
            return false;
        int year = fields[0] + (fields[0] < 90 ? 2000 : 1900);
        if (fields[1] is < 1 or > 12 || fields[2] < 1 || fields[2] > DateTime.DaysInMonth(year, fields[1])
            || fields[3] > 23 || fields[4] > 59 || fields[5] > 59)
        {
            return false;
        }
        TimeSpan offset = TimeSpan.FromMinutes((bytes[6] & 0x08) != 0 ? -15 * quarters : 15 * quarters);
        time = new(year, fields[1], fields[2], fields[3], fields[4], fields[5], offset);
        return true;
    }

    /// <summary>Writes a time, cut to seconds and to quarters of an hour from GMT.</summary>
    /// <param name="time">The time.</param>
    /// <param name="destination">Seven octets or more.</param>
    public static void Encode(DateTimeOffset time, Span<byte> destination)
    {
        int quarters = (int)(Math.Abs(time.Offset.TotalMinutes) / 15);
        destination[6] = (byte)(Swapped(quarters) | (time.Offset < TimeSpan.Zero ? 0x08 : 0));
        destination[0] = Swapped(time.Year % 100);
        destination[1] = Swapped(time.Month);
        destination[2] = Swapped(time.Day);
        destination[3] = Swapped(time.Hour);
        destination[4] = Swapped(time.Minute);
        destination[5] = Swapped(time.Second);
    }

    private static byte Swapped(int number) => (byte)(((number % 10) << 4) | (number / 10));
}
