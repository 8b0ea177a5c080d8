using System.Buffers.Binary;
using System.Text;

namespace Tottoli.MultiSim.Protocol.Tracing;

/// <summary>Blocks of a pcapng file: one section, Ethernet interfaces, enhanced packet blocks (draft-ietf-opsawg-pcapng). Little-endian; a block is one write.</summary>
internal static class PcapngBlocks
{
    private const uint SectionHeader = 0x0A0D0D0A;
    private const uint InterfaceDescription = 1;
    private const uint EnhancedPacket = 6;
    private const ushort Ethernet = 1;
    private const ushort UserApplication = 4;
    private const ushort InterfaceName = 2;

    /// <summary>Writes the section header.</summary>
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
    }

    /// <summary>Writes the next interface; they count from 0.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="name">What Wireshark shows for it; empty none.</param>
    internal static void WriteInterface(Stream file, string name)
    {
        byte[] text = Encoding.UTF8.GetBytes(name);
        // No limit of packet length; time stamps in microseconds, the default. A name is followed by the end of options, four zeros.
        byte[] description = new byte[8 + (text.Length == 0 ? 0 : 8 + Padded(text.Length))];
        BinaryPrimitives.WriteUInt16LittleEndian(description, Ethernet);
        if (text.Length > 0)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(description.AsSpan(8), InterfaceName);
            BinaryPrimitives.WriteUInt16LittleEndian(description.AsSpan(10), (ushort)text.Length);
            text.CopyTo(description, 12);
        }
        WriteBlock(file, InterfaceDescription, description);
    }

    /// <summary>Writes one packet.</summary>
    internal static void WritePacket(Stream file, int interfaceNumber, DateTimeOffset time, ReadOnlySpan<byte> packet)
    {
        ulong microseconds = (ulong)((time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        byte[] body = new byte[20 + Padded(packet.Length)];
        BinaryPrimitives.WriteUInt32LittleEndian(body, (uint)interfaceNumber);
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(4), (uint)(microseconds >> 32));
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(8), (uint)microseconds);
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(12), (uint)packet.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(16), (uint)packet.Length);
        packet.CopyTo(body.AsSpan(20));
        WriteBlock(file, EnhancedPacket, body);
    }

    private static void WriteBlock(Stream file, uint type, ReadOnlySpan<byte> body)
    {
        byte[] block = new byte[body.Length + 12];
        BinaryPrimitives.WriteUInt32LittleEndian(block, type);
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(4), (uint)block.Length);
        body.CopyTo(block.AsSpan(8));
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(block.Length - 4), (uint)block.Length);
        file.Write(block);
    }

    private static int Padded(int length) => (length + 3) & ~3;
}
