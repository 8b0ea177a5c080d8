using System.Buffers.Binary;
using System.Text;

namespace Tottoli.MultiSim.Protocol.Tracing;

/// <summary>Blocks of a pcapng file: one section, one Ethernet interface, enhanced packet blocks (draft-ietf-opsawg-pcapng). Little-endian.</summary>
internal static class PcapngBlocks
{
    private const uint SectionHeader = 0x0A0D0D0A;
    private const uint InterfaceDescription = 1;
    private const uint EnhancedPacket = 6;
    private const ushort Ethernet = 1;
    private const ushort UserApplication = 4;

    /// <summary>Writes the section header and the interface.</summary>
    internal static void WriteHeader(Stream file)
    {
        byte[] application = Encoding.ASCII.GetBytes("MultiSim"); // a multiple of four octets: no padding
        byte[] section = new byte[16 + 4 + application.Length + 4];
        BinaryPrimitives.WriteUInt32LittleEndian(section, 0x1A2B3C4D); // byte order
        BinaryPrimitives.WriteUInt16LittleEndian(section.AsSpan(4), 1); // version 1.0
        section.AsSpan(8, 8).Fill(0xFF); // length of the section: not said
        BinaryPrimitives.WriteUInt16LittleEndian(section.AsSpan(16), UserApplication);
        BinaryPrimitives.WriteUInt16LittleEndian(section.AsSpan(18), (ushort)application.Length);
        application.CopyTo(section, 20);
        WriteBlock(file, SectionHeader, section);

        byte[] description = new byte[8]; // no limit of packet length; time stamps in microseconds, the default
        BinaryPrimitives.WriteUInt16LittleEndian(description, Ethernet);
        WriteBlock(file, InterfaceDescription, description);
    }

    /// <summary>Writes one packet.</summary>
    internal static void WritePacket(Stream file, DateTimeOffset time, ReadOnlySpan<byte> packet)
    {
        ulong microseconds = (ulong)((time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        byte[] body = new byte[20 + ((packet.Length + 3) & ~3)];
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(4), (uint)(microseconds >> 32));
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(8), (uint)microseconds);
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(12), (uint)packet.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(16), (uint)packet.Length);
        packet.CopyTo(body.AsSpan(20));
        WriteBlock(file, EnhancedPacket, body);
    }

    private static void WriteBlock(Stream file, uint type, ReadOnlySpan<byte> body)
    {
        Span<byte> frame = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, type);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], (uint)(body.Length + 12));
        file.Write(frame);
        file.Write(body);
        file.Write(frame[4..]);
    }
}
