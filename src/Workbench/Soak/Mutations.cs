namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>What happens to a command on its way: octets changed, lost, added, lengths that lie.</summary>
internal static class Mutations
{
    private static readonly byte[] Interesting = [0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF];

    /// <summary>Spoils a command in one to three ways.</summary>
    /// <param name="chance">Which.</param>
    /// <param name="apdu">The command, with room behind it.</param>
    /// <param name="length">Its length.</param>
    /// <param name="scratch">As much room again.</param>
    /// <returns>The new length, 0 or more.</returns>
    public static int Apply(Random chance, Span<byte> apdu, int length, Span<byte> scratch)
    {
        for (int i = chance.Next(1, 4); i > 0; i--)
            length = ApplyOne(chance, apdu, length, scratch);
        return length;
    }

    private static int ApplyOne(Random chance, Span<byte> apdu, int length, Span<byte> scratch)
    {
        int at = length == 0 ? 0 : chance.Next(chance.Next(2) == 0 ? Math.Min(length, 8) : length);
        switch (chance.Next(9))
        {
            case 0 when length > 0:
                apdu[at] ^= (byte)(1 << chance.Next(8));
                return length;
            case 1 when length > 0:
                apdu[at] = Interesting[chance.Next(Interesting.Length)];
                return length;
            case 2 when length > 0:
                apdu[at] = (byte)chance.Next(256);
                return length;
            case 3: // cut
                return length == 0 ? 0 : chance.Next(length);
            case 4: // longer
                int more = Math.Min(chance.Next(1, 20), apdu.Length - length);
                chance.NextBytes(apdu.Slice(length, more));
                return length + more;
            case 5 when length > 4: // P3 lies
                apdu[4] = (byte)chance.Next(256);
                return length;
            case 6 when length is > 1 and < 300: // an octet more in the middle
                apdu[at..length].CopyTo(scratch);
                scratch[..(length - at)].CopyTo(apdu[(at + 1)..]);
                return length + 1;
            case 7 when length > 1: // an octet less
                apdu[(at + 1)..length].CopyTo(apdu[at..]);
                return length - 1;
            case 8 when length is > 4 and < 300: // short to extended
                apdu[4..length].CopyTo(scratch);
                apdu[4] = 0;
                apdu[5] = 0;
                scratch[..(length - 4)].CopyTo(apdu[6..]);
                return length + 2;
            default:
                return length;
        }
    }
}
