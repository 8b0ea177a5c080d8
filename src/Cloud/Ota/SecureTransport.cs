using System.Diagnostics.CodeAnalysis;
using Tottoli.MultiSim.Protocol.SecuredPackets;
using Tottoli.MultiSim.Protocol.Sms;

namespace Tottoli.MultiSim.Cloud.Ota;

/// <summary>The transport keys shared with one card. Prints nothing of them.</summary>
internal sealed class CardKeys(int version, byte[] kic, byte[] kid)
{
    /// <summary>The keys as secured packets take them.</summary>
    public OtaKeySet Set { get; } = new((byte)version, OtaAlgorithm.Aes, kic, kid);
}

/// <summary>The platform's end of SCP80: commands into short messages, and proofs of receipt out of delivery reports.</summary>
internal static class SecureTransport
{
    /// <summary>TP-PID: (U)SIM data download.</summary>
    public const byte Pid = 0x7F;

    /// <summary>TP-DCS: class 2, 8 bit.</summary>
    public const byte Dcs = 0xF6;

    // SPI1: checksum, ciphered, counter must be higher. SPI2: proof of receipt always, with checksum, ciphered, in the delivery report.
    private const byte Spi1 = 0x16;
    private const byte Spi2 = 0x19;
    private const byte AesCbc = 0x02;
    private const byte AesCmac = 0x02;

    // TAR of profile management on the card (TS 101 220 annex D: BFFF00 to BFFFFF are for proprietary toolkit applications).
    private const int Tar = 0xBFFF10;

    // UDHL, IEI (response packet identifier), IEL: 3GPP TS 31.115 4.3.
    private static ReadOnlySpan<byte> ResponseHeader => [0x02, 0x71, 0x00];

    /// <summary>Secures a command and cuts it into the user data of short messages.</summary>
    /// <param name="keys">The card's keys.</param>
    /// <param name="counter">A counter that was never used before, 40 bits.</param>
    /// <param name="command">One command APDU.</param>
    /// <returns>TP-UD with header, in order.</returns>
    public static IReadOnlyList<byte[]> Wrap(CardKeys keys, long counter, ReadOnlySpan<byte> command)
    {
        byte[] packet = new byte[command.Length + CommandPacket.MaxOverhead];
        int length = CommandPacket.Wrap(Security(keys), keys.Set, (ulong)counter, command, packet);
        return SmsConcatenation.Split(packet.AsSpan(0, length), (byte)counter);
    }

    /// <summary>Checks a proof of receipt: it must come from the card, answer this packet, and say that its one command succeeded.</summary>
    /// <param name="keys">The card's keys.</param>
    /// <param name="counter">The packet's counter.</param>
    /// <param name="userData">TP-UD of the delivery report, with header.</param>
    /// <param name="data">What the command answered before its status word.</param>
    /// <param name="fault">Why it is no proof.</param>
    public static bool TryVerify(CardKeys keys, long counter, ReadOnlySpan<byte> userData, out byte[] data, [NotNullWhen(false)] out string? fault)
    {
        data = [];
        if (!userData.StartsWith(ResponseHeader))
        {
            fault = "the card's answer is not a proof of receipt";
            return false;
        }
        ReadOnlySpan<byte> packet = userData[ResponseHeader.Length..];
        Span<byte> content = new byte[packet.Length];
        bool opened = ResponsePacket.TryUnwrap(packet, Security(keys), keys.Set, content, out ResponseContent response);
        content = content[..response.Length];
        fault = (opened, response) switch
        {
            (false, _) => "the proof of receipt is not from this card (its checksum is wrong)",
            (_, { Status: not SecuredPacketStatus.Ok }) => $"the card refused the packet with status {(byte)response.Status:X2} ({response.Status})",
            (_, { IsAuthenticated: false }) => "the proof of receipt carries no checksum",
            _ when response.Counter != (ulong)counter => $"the proof of receipt is for another packet (counter {response.Counter}; expected {counter})",
            // Compact response (TS 102 226 5.2.1): number of commands, status word of the last, its data.
            _ when content.Length < 3 || content[0] != 1 => "the card carried out another number of commands than the one sent",
            _ when content[1] != 0x90 || content[2] != 0x00 => $"the card answered {content[1]:X2}{content[2]:X2} to the command",
            _ => null,
        };
        if (fault is not null)
            return false;
        data = content[3..].ToArray();
        return true;
    }

    private static SecurityParameters Security(CardKeys keys) =>
        new(Spi1, Spi2, (byte)((keys.Set.Version << 4) | AesCbc), (byte)((keys.Set.Version << 4) | AesCmac), Tar);
}
