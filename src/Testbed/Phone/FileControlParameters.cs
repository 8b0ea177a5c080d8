using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>What a phone reads from the FCP template that SELECT answers.</summary>
/// <param name="Size">File size in bytes (tag 80); 0 for a directory.</param>
/// <param name="RecordLength">Bytes of a record (tag 82); 0 for a transparent file.</param>
/// <param name="RecordCount">Records (tag 82).</param>
/// <param name="TerminalCapabilityWanted">Tag A5, 87, bit 1: the card supports TERMINAL CAPABILITY.</param>
/// <param name="Pin1Enabled">Tag C6: PIN1 is asked for.</param>
/// <remarks>ETSI TS 102 221 §11.1.1.3.</remarks>
internal readonly record struct FileControlParameters(int Size, int RecordLength, int RecordCount, bool TerminalCapabilityWanted, bool Pin1Enabled)
{
    private const int Template = 0x62;
    private const int FileSize = 0x80;
    private const int FileDescriptor = 0x82;
    private const int Proprietary = 0xA5;
    private const int SupportedSystemCommands = 0x87;
    private const int PinStatus = 0xC6;
    private const int EnabledBitmap = 0x90;
    private const int KeyReference = 0x83;
    private const byte Pin1 = 0x01;

    public static FileControlParameters Read(ReadOnlySpan<byte> answer)
    {
        if (!BerTlvReader.TryFind(answer, Template, out ReadOnlySpan<byte> template))
            return default;
        int size = BerTlvReader.TryFind(template, FileSize, out ReadOnlySpan<byte> sizeBytes) ? Number(sizeBytes) : 0;
        int length = 0;
        int count = 0;
        if (BerTlvReader.TryFind(template, FileDescriptor, out ReadOnlySpan<byte> descriptor) && descriptor.Length == 5)
        {
            length = BinaryPrimitives.ReadUInt16BigEndian(descriptor[2..]);
            count = descriptor[4];
        }
        bool capability = BerTlvReader.TryFind(template, Proprietary, out ReadOnlySpan<byte> proprietary)
            && BerTlvReader.TryFind(proprietary, SupportedSystemCommands, out ReadOnlySpan<byte> commands)
            && !commands.IsEmpty
            && (commands[0] & 0x01) != 0;
        bool pin1 = BerTlvReader.TryFind(template, PinStatus, out ReadOnlySpan<byte> status) && IsPin1Enabled(status);
        return new(size, length, count, capability, pin1);
    }

    /// <summary>The bitmap's bit 8 belongs to the first key reference listed, bit 7 to the second, and so on (§9.5.2).</summary>
    private static bool IsPin1Enabled(ReadOnlySpan<byte> status)
    {
        byte bitmap = 0;
        int position = 0;
        BerTlvReader reader = new(status);
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
        {
            if (tag == EnabledBitmap && !value.IsEmpty)
                bitmap = value[0];
            if (tag != KeyReference || value.Length != 1)
                continue;
            if (value[0] == Pin1)
                return position < 8 && (bitmap & (0x80 >> position)) != 0;
            position++;
        }
        return false;
    }

    private static int Number(ReadOnlySpan<byte> bytes)
    {
        int number = 0;
        foreach (byte next in bytes)
            number = (number << 8) | next;
        return number;
    }
}
