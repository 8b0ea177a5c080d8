using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Protocol.Tracing;

/// <summary>Writes a trace that Wireshark reads: a pcapng file of GSMTAP SIM packets.</summary>
/// <remarks>
/// One packet an answer to reset (sub-type 1) or a command with its answer (sub-type 0), in GSMTAP version 2, UDP port 4729, IPv4 on the
/// loopback address, Ethernet. The reader (<c>gsm_sim</c>) wants a T=0 exchange: <c>CLA INS P1 P2 P3 | data | SW1 SW2</c> with one P3, and
/// takes a packet as malformed that has less data than P3 says. So P3 is Lc of command data, or else the number of response octets that came: 00
/// where a wrong Le was answered 6CXX. Le of a case 4 command is left out, and an extended length becomes a short one.
/// </remarks>
public sealed class GsmtapPcapWriter : ICardTrace, IDisposable
{
    /// <summary>UDP port of GSMTAP.</summary>
    public const ushort Port = 4729;

    private const int EthernetSize = 14;
    private const int IpSize = 20;
    private const int UdpSize = 8;
    private const int GsmtapSize = 16;
    private const int HeadersSize = EthernetSize + IpSize + UdpSize + GsmtapSize;

    private const int StatusWordSize = 2;

    private const byte Fetch = 0x12;
    private const byte FetchedNothing = StatusWordSize; // the reader looks for a proactive command in any answer, and finds its end with this

    private const byte SimType = 4;
    private const byte ApduSubType = 0;
    private const byte AtrSubType = 1;

    private readonly Stream _file;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private ushort _packets;
    private int _interfaces;

    /// <summary>Begins a file.</summary>
    /// <param name="file">Where it goes, a packet a write; disposed of with the writer.</param>
    /// <param name="time">The clock that stamps the packets.</param>
    /// <param name="name">What Wireshark shows for the card, as the name of the interface; empty none.</param>
    public GsmtapPcapWriter(Stream file, TimeProvider time, string name = "")
    {
        _file = file;
        _time = time;
        PcapngBlocks.WriteHeader(file);
        PcapngBlocks.WriteInterface(file, name);
    }

    /// <summary>Another card in the same file, which may be used on a thread of its own.</summary>
    /// <param name="name">What Wireshark shows for it, as the name of its interface.</param>
    /// <returns>What that card's link tells.</returns>
    public ICardTrace Add(string name)
    {
        lock (_lock)
        {
            PcapngBlocks.WriteInterface(_file, name);
            return new OtherCard(this, ++_interfaces);
        }
    }

    /// <inheritdoc/>
    public void OnReset(ReadOnlySpan<byte> answerToReset) => OnReset(0, answerToReset);

    /// <inheritdoc/>
    public void OnExchange(ReadOnlySpan<byte> command, ReadOnlySpan<byte> response) => OnExchange(0, command, response);

    /// <summary>Writes what is left and closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private void OnReset(int card, ReadOnlySpan<byte> answerToReset) => Write(card, AtrSubType, answerToReset);

    private void OnExchange(int card, ReadOnlySpan<byte> command, ReadOnlySpan<byte> response)
    {
        if (!CommandApdu.TryParse(command, out CommandApdu apdu))
        {
            Write(card, ApduSubType, [.. command, .. response]); // the card refused it too: shown as it was
            return;
        }
        byte[] exchange = new byte[5 + apdu.Data.Length + response.Length];
        command[..4].CopyTo(exchange);
        exchange[4] = P3Of(apdu, response.Length - StatusWordSize);
        apdu.Data.CopyTo(exchange.AsSpan(5));
        response.CopyTo(exchange.AsSpan(5 + apdu.Data.Length));
        Write(card, ApduSubType, exchange);
    }

    private void Write(int card, byte subType, ReadOnlySpan<byte> payload)
    {
        byte[] packet = new byte[HeadersSize + payload.Length];
        payload.CopyTo(packet.AsSpan(HeadersSize));
        WriteGsmtap(packet.AsSpan(HeadersSize - GsmtapSize), subType);
        WriteUdp(packet.AsSpan(EthernetSize + IpSize));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(12), 0x0800); // Ethernet: both addresses zero, as on a loopback
        lock (_lock)
        {
            WriteIp(packet.AsSpan(EthernetSize), _packets++);
            PcapngBlocks.WritePacket(_file, card, _time.GetUtcNow(), packet);
        }
    }

    private static byte P3Of(CommandApdu apdu, int answered)
    {
        if (!apdu.Data.IsEmpty)
            return (byte)apdu.Data.Length;
        return apdu.Ins == Fetch && answered == 0 ? FetchedNothing : (byte)answered;
    }

    private static void WriteGsmtap(Span<byte> header, byte subType)
    {
        header[0] = 2; // version
        header[1] = GsmtapSize / 4;
        header[2] = SimType;
        header[12] = subType; // time slot, ARFCN, levels, frame number stay zero: a wire has none
    }

    private static void WriteUdp(Span<byte> datagram)
    {
        BinaryPrimitives.WriteUInt16BigEndian(datagram, Port);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[2..], Port);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[4..], (ushort)datagram.Length); // checksum 0: none, as IPv4 allows
    }

    private static void WriteIp(Span<byte> packet, ushort number)
    {
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)packet.Length);
        BinaryPrimitives.WriteUInt16BigEndian(packet[4..], number);
        packet[8] = 64; // time to live
        packet[9] = 17; // UDP
        BinaryPrimitives.WriteUInt32BigEndian(packet[12..], 0x7F000001);
        BinaryPrimitives.WriteUInt32BigEndian(packet[16..], 0x7F000001);
        uint sum = 0;
        for (int i = 0; i < IpSize; i += 2)
            sum += BinaryPrimitives.ReadUInt16BigEndian(packet[i..]);
        while (sum > 0xFFFF)
            sum = (sum & 0xFFFF) + (sum >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(packet[10..], (ushort)~sum);
    }

    private sealed class OtherCard(GsmtapPcapWriter writer, int number) : ICardTrace
    {
        public void OnReset(ReadOnlySpan<byte> answerToReset) => writer.OnReset(number, answerToReset);

        public void OnExchange(ReadOnlySpan<byte> command, ReadOnlySpan<byte> response) => writer.OnExchange(number, command, response);
    }
}
