namespace Tottoli.MultiSim.Protocol.Sms;

/// <summary>Cuts a secured packet into the user data of one or more messages (3GPP TS 31.115 §4, TS 23.040 §9.2.3.24.1).</summary>
public static class SmsConcatenation
{
    /// <summary>Octets of a packet that one message carries alone, behind <c>02 70 00</c>.</summary>
    public const int SingleSize = SmsUserData.MaxSize - 3;

    /// <summary>Octets of a packet that the first of several messages carries, behind <c>07 00 03 ref total 01 70 00</c>.</summary>
    public const int FirstSize = SmsUserData.MaxSize - 8;

    /// <summary>Octets of a packet that each further message carries, behind <c>05 00 03 ref total n</c>.</summary>
    public const int NextSize = SmsUserData.MaxSize - 6;

    /// <summary>Octets of a packet that a number of messages carry at most.</summary>
    /// <param name="messages">Number of messages, 1 or more.</param>
    public static int Capacity(int messages) => messages == 1 ? SingleSize : FirstSize + ((messages - 1) * NextSize);

    /// <summary>Cuts a packet. The packet identifier stands in the first message only.</summary>
    /// <param name="packet">The packet, from its length field on.</param>
    /// <param name="reference">Reference that the parts have in common; unused where one message is enough.</param>
    /// <param name="packetIdentifier"><see cref="UserDataHeader.CommandPacket"/> or <see cref="UserDataHeader.ResponsePacket"/>.</param>
    /// <returns>User data of each message, at most 140 octets, header included.</returns>
    /// <exception cref="ArgumentException">The packet needs more than 255 messages.</exception>
    public static IReadOnlyList<byte[]> Split(ReadOnlySpan<byte> packet, byte reference, byte packetIdentifier = UserDataHeader.CommandPacket)
    {
        if (packet.Length <= SingleSize)
            return [[0x02, packetIdentifier, 0x00, .. packet]];
        int total = 1 + ((packet.Length - FirstSize + NextSize - 1) / NextSize);
        if (total > byte.MaxValue)
            throw new ArgumentException($"A packet of {packet.Length} octets needs {total} messages; 255 is the most.", nameof(packet));
        List<byte[]> parts =
        [
            [0x07, UserDataHeader.Concatenation, 0x03, reference, (byte)total, 1, packetIdentifier, 0x00, .. packet[..FirstSize]],
        ];
        packet = packet[FirstSize..];
        for (int number = 2; number <= total; number++)
        {
            ReadOnlySpan<byte> part = packet[..Math.Min(NextSize, packet.Length)];
            parts.Add([0x05, UserDataHeader.Concatenation, 0x03, reference, (byte)total, (byte)number, .. part]);
            packet = packet[part.Length..];
        }
        return parts;
    }
}
