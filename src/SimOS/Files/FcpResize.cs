using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.SimOS.Files;

/// <summary>Rewrites an FCP template for a file of another size; everything else stays as it is and where it is.</summary>
internal static class FcpResize
{
    /// <summary>The template of the file with its new size.</summary>
    /// <param name="parameters">The file as it was.</param>
    /// <param name="size">Octets of the EF, of its objects at most where it is BER-TLV, or of a directory with all that is in it.</param>
    public static byte[] Of(FileControlParameters parameters, int size)
    {
        byte[] buffer = new byte[parameters.Length + 16];
        BerTlvWriter writer = new(buffer);
        _ = BerTlvReader.TryFind(parameters.Bytes, FcpTag.Template, out ReadOnlySpan<byte> objects);
        int mark = writer.Begin(FcpTag.Template);
        BerTlvReader reader = new(objects);
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
            WriteObject(ref writer, parameters, tag, value, size);
        if (parameters.IsDirectory && !BerTlvReader.TryFind(objects, FcpTag.TotalSize, out _))
            WriteNumber(ref writer, FcpTag.TotalSize, size, 2);
        writer.End(mark);
        return writer.Written.ToArray();
    }

    private static void WriteObject(ref BerTlvWriter writer, FileControlParameters parameters, int tag, ReadOnlySpan<byte> value, int size)
    {
        bool isBerTlv = !parameters.IsDirectory && parameters.Kind == EfKind.BerTlv;
        switch (tag)
        {
            case FcpTag.Size when !parameters.IsDirectory && (!isBerTlv || parameters.SizeIsCapacity):
            case FcpTag.TotalSize when parameters.IsDirectory:
                WriteNumber(ref writer, tag, size, value.Length);
                break;
            case FcpTag.Descriptor when parameters.RecordLength > 0 && value.Length > 4:
                writer.Write(tag, [.. value[..^1], (byte)(size / parameters.RecordLength)]);
                break;
            case FcpTag.Proprietary when isBerTlv:
                WriteSizes(ref writer, parameters, value, size);
                break;
            default:
                writer.Write(tag, value);
                break;
        }
    }

    private static void WriteSizes(ref BerTlvWriter writer, FileControlParameters parameters, ReadOnlySpan<byte> objects, int size)
    {
        int mark = writer.Begin(FcpTag.Proprietary);
        BerTlvReader reader = new(objects);
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
        {
            if (tag is FcpTag.ReservedSize or FcpTag.MaximumSize)
                WriteNumber(ref writer, tag, size, value.Length);
            else if (tag == FcpTag.AvailableMemory)
                WriteNumber(ref writer, tag, Math.Max(0, parameters.AvailableMemory + size - parameters.Capacity), value.Length);
            else
                writer.Write(tag, value);
        }
        writer.End(mark);
    }

    private static void WriteNumber(ref BerTlvWriter writer, int tag, int number, int width)
    {
        Span<byte> octets = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(octets, number);
        width = Math.Clamp(width, 1, 4);
        while (width < 4 && number >> (8 * width) != 0)
            width++;
        writer.Write(tag, octets[^width..]);
    }
}
