using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Workbench.Dumps;

/// <summary>Makes FCP templates for files whose own answer is none that an emulated card can work with: those of a GSM SIM, of applications without files, and files of which a dump says a content only.</summary>
internal static class DumpedTemplate
{
    // Reading is free, everything else asks for ADM1: for files of which nobody says who may do what.
    private static readonly byte[] FreeToRead = Convert.FromHexString("800101900080017EA40683010A950108");

    private const int Never = 0x0F;

    // Administrative levels 4 to 13 of a GSM SIM are ADM1 to ADM10.
    private static ReadOnlySpan<byte> AdministrativeKeys => [0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x8A, 0x8B, 0x8C, 0x8D, 0x8E];

    /// <summary>The template of a directory.</summary>
    /// <param name="fid">Identifier; not used for an ADF.</param>
    /// <param name="aid">Application identifier of an ADF, else empty.</param>
    /// <param name="pins">What it tells of PINs.</param>
    public static byte[] OfDirectory(ushort fid, ReadOnlySpan<byte> aid, IReadOnlyList<PinState> pins)
    {
        Span<byte> buffer = stackalloc byte[256];
        BerTlvWriter writer = new(buffer);
        int template = writer.Begin(0x62);
        writer.Write(0x82, [0x78, 0x21]);
        if (aid.IsEmpty)
            WriteNumber(ref writer, 0x83, fid);
        else
            writer.Write(0x84, aid);
        writer.Write(0x8A, 0x05);
        writer.Write(0xAB, FreeToRead);
        if (pins.Count is > 0 and <= 8)
        {
            int bitmap = 0;
            for (int i = 0; i < pins.Count; i++)
                bitmap |= pins[i].IsEnabled ? 0x80 >> i : 0;
            int status = writer.Begin(0xC6);
            writer.Write(0x90, (byte)bitmap);
            foreach (PinState pin in pins)
                writer.Write(0x83, pin.Reference);
            writer.End(status);
        }
        writer.End(template);
        return writer.Written.ToArray();
    }

    /// <summary>The template of an EF.</summary>
    /// <param name="fid">Its identifier.</param>
    /// <param name="parameters">What it is; what it says of access rules is kept.</param>
    /// <param name="isReadable">False for a file that is never to be read.</param>
    public static byte[] OfFile(ushort fid, FileParameters parameters, bool isReadable = true)
    {
        Span<byte> buffer = stackalloc byte[512];
        BerTlvWriter writer = new(buffer);
        int template = writer.Begin(0x62);
        byte descriptor = parameters.Kind switch { EfKind.Transparent => 0x41, EfKind.LinearFixed => 0x42, EfKind.Cyclic => 0x46, _ => 0x79 };
        if (parameters.RecordLength > 0)
            writer.Write(0x82, [descriptor, 0x21, (byte)(parameters.RecordLength >> 8), (byte)parameters.RecordLength, (byte)parameters.Records]);
        else
            writer.Write(0x82, [descriptor, 0x21]);
        WriteNumber(ref writer, 0x83, fid);
        writer.Write(0x8A, parameters.Life switch { FileLife.Deactivated => 0x04, FileLife.Terminated => 0x0C, _ => (byte)0x05 });
        WriteSecurity(ref writer, parameters, isReadable);
        WriteNumber(ref writer, 0x80, (ushort)Math.Clamp(parameters.Kind == EfKind.BerTlv ? parameters.Capacity : parameters.Size, 1, ushort.MaxValue));
        writer.Write(0x88, parameters.Sfi == 0 ? [] : [(byte)(parameters.Sfi << 3)]);
        writer.End(template);
        return writer.Written.ToArray();
    }

    private static void WriteSecurity(ref BerTlvWriter writer, FileParameters parameters, bool isReadable)
    {
        ReadOnlySpan<byte> security = parameters.Security.Span;
        if (security.IsEmpty || security.Length > 200)
        {
            writer.Write(0xAB, FreeToRead);
            return;
        }
        if (!parameters.IsGsm)
        {
            writer.WriteRaw(security);
            return;
        }
        // 3GPP TS 51.011 §9.2.1, octets 9 to 11: READ | UPDATE, INCREASE | -, REHABILITATE | INVALIDATE.
        int rules = writer.Begin(0xAB);
        WriteRule(ref writer, [0x80, 0x01, 0x01], isReadable ? security[0] >> 4 : Never);
        WriteRule(ref writer, [0x80, 0x01, 0x02], security[0] & 0x0F);
        WriteRule(ref writer, [0x84, 0x01, 0x32], security[1] >> 4);
        WriteRule(ref writer, [0x80, 0x01, 0x10], security[2] >> 4);
        WriteRule(ref writer, [0x80, 0x01, 0x08], security[2] & 0x0F);
        writer.End(rules);
    }

    private static void WriteRule(ref BerTlvWriter writer, ReadOnlySpan<byte> mode, int condition)
    {
        writer.WriteRaw(mode);
        byte key = condition switch
        {
            1 => 0x01,
            2 => 0x81,
            >= 4 and <= 13 => AdministrativeKeys[condition - 4],
            _ => 0x00,
        };
        if (condition == 0)
            writer.Write(0x90, []);
        else if (key == 0)
            writer.Write(0x97, []);
        else
            writer.Write(0xA4, [0x83, 0x01, key, 0x95, 0x01, 0x08]);
    }

    private static void WriteNumber(ref BerTlvWriter writer, int tag, ushort number)
    {
        Span<byte> octets = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(octets, number);
        writer.Write(tag, octets);
    }
}
