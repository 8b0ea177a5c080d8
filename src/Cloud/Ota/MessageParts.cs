namespace Tottoli.MultiSim.Cloud.Ota;

/// <summary>Cuts a secured packet into the user data of short messages (3GPP TS 31.115 4.2, 3GPP TS 23.040 9.2.3.24.1).</summary>
internal static class MessageParts
{
    private const int UserData = 140;

    /// <summary>The user data of each message, header included: the command packet identifier 70 stands in the first only.</summary>
    /// <param name="packet">The packet from CPL on.</param>
    /// <param name="reference">Reference that the parts have in common.</param>
    public static List<byte[]> Split(ReadOnlySpan<byte> packet, byte reference)
    {
        byte[] single = [0x02, 0x70, 0x00];
        if (packet.Length <= UserData - single.Length)
            return [[.. single, .. packet]];
        const int FirstSize = UserData - 8;
        const int NextSize = UserData - 6;
        byte total = (byte)(1 + ((packet.Length - FirstSize + NextSize - 1) / NextSize));
        List<byte[]> parts = [[0x07, 0x00, 0x03, reference, total, 1, 0x70, 0x00, .. packet[..FirstSize]]];
        for (ReadOnlySpan<byte> rest = packet[FirstSize..]; !rest.IsEmpty; rest = rest[Math.Min(NextSize, rest.Length)..])
            parts.Add([0x05, 0x00, 0x03, reference, total, (byte)(parts.Count + 1), .. rest[..Math.Min(NextSize, rest.Length)]]);
        return parts;
    }
}
