using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Layouts;

/// <summary>Writes the FCP template of a row of a layout, in the order of real cards (ETSI TS 102 221 §11.1.1.3).</summary>
internal static class RowParameters
{
    private const byte DataCoding = 0x21;
    private const byte Directory = 0x78;

    // The clock may stop, in no state preferred; voltage classes A to C (ETSI TS 102 221 §11.1.1.4.6).
    private const byte Characteristics = 0x71;

    // TERMINAL CAPABILITY is supported.
    private const byte Commands = 0x01;

    /// <summary>The template of a directory.</summary>
    /// <param name="row">The row.</param>
    /// <param name="rules">Identifier of the EF.ARR that holds its rule; 0 where there is none.</param>
    public static FileControlParameters Of(DirectoryRow row, ushort rules)
    {
        Span<byte> buffer = stackalloc byte[128];
        BerTlvWriter writer = new(buffer);
        int template = writer.Begin(FcpTag.Template);
        writer.Write(FcpTag.Descriptor, [Directory, DataCoding]);
        if (row.Aid is null)
            WriteNumber(ref writer, FcpTag.Identifier, row.Path.Fid);
        else
            writer.Write(FcpTag.DedicatedFileName, Convert.FromHexString(row.Aid));
        int proprietary = writer.Begin(FcpTag.Proprietary);
        writer.Write(FcpTag.Characteristics, Characteristics);
        WriteNumber(ref writer, FcpTag.AvailableMemory, FileStructure.DefaultFreeMemory, 4);
        if (row.Path == FilePath.MasterFile)
            writer.Write(FcpTag.Commands, Commands);
        writer.End(proprietary);
        WriteRule(ref writer, LifeCycleStatus.Activated, rules, row.Rule);
        PinStatusTemplate.Append(ref writer, PinReference.Listed);
        writer.End(template);
        return Parse(writer.Written, row.Name);
    }

    /// <summary>The template of an EF.</summary>
    /// <param name="row">The row.</param>
    /// <param name="rules">Identifier of the EF.ARR that holds its rule; 0 where there is none.</param>
    public static FileControlParameters Of(FileRow row, ushort rules)
    {
        Span<byte> buffer = stackalloc byte[128];
        BerTlvWriter writer = new(buffer);
        int template = writer.Begin(FcpTag.Template);
        WriteDescriptor(ref writer, row);
        WriteNumber(ref writer, FcpTag.Identifier, row.Definition.Fid);
        if (row.Definition.Kind == EfKind.BerTlv)
            WriteSizes(ref writer, row.Size);
        WriteRule(ref writer, row.Deactivated ? LifeCycleStatus.Deactivated : LifeCycleStatus.Activated, rules, row.Rule);
        WriteNumber(ref writer, FcpTag.Size, row.Definition.Kind == EfKind.BerTlv ? 0 : row.TotalSize);
        writer.Write(FcpTag.ShortIdentifier, row.Definition.Sfi == 0 ? [] : [(byte)(row.Definition.Sfi << 3)]);
        writer.End(template);
        return Parse(writer.Written, row.Definition.Name);
    }

    private static void WriteDescriptor(ref BerTlvWriter writer, FileRow row)
    {
        byte kind = row.Definition.Kind switch
        {
            EfKind.Transparent => 0x41,
            EfKind.LinearFixed => 0x42,
            EfKind.Cyclic => 0x46,
            _ => 0x79,
        };
        if (row.Records == 0)
            writer.Write(FcpTag.Descriptor, [kind, DataCoding]);
        else
            writer.Write(FcpTag.Descriptor, [kind, DataCoding, (byte)(row.Size >> 8), (byte)row.Size, (byte)row.Records]);
    }

    /// <summary>A BER-TLV EF says that its lengths are coded in DER, and how much it holds.</summary>
    private static void WriteSizes(ref BerTlvWriter writer, int capacity)
    {
        int mark = writer.Begin(FcpTag.Proprietary);
        WriteNumber(ref writer, FcpTag.AvailableMemory, capacity);
        writer.Write(FcpTag.FileDetails, 0x01);
        WriteNumber(ref writer, FcpTag.ReservedSize, capacity);
        WriteNumber(ref writer, FcpTag.MaximumSize, capacity);
        writer.End(mark);
    }

    private static void WriteRule(ref BerTlvWriter writer, byte lifeCycle, ushort rules, byte record)
    {
        writer.Write(FcpTag.LifeCycle, lifeCycle);
        if (rules != 0)
            writer.Write(FcpTag.Referenced, [(byte)(rules >> 8), (byte)rules, record]);
    }

    private static void WriteNumber(ref BerTlvWriter writer, int tag, int number, int width = 2)
    {
        Span<byte> value = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(value, number);
        while (width < 4 && number >> (8 * width) != 0)
            width++;
        writer.Write(tag, value[^width..]);
    }

    private static FileControlParameters Parse(ReadOnlySpan<byte> template, string name) =>
        FileControlParameters.TryParse(template, out FileControlParameters? parameters)
            ? parameters
            : throw new ArgumentException($"{name}: the row makes no file: {Convert.ToHexString(template)}.");
}
