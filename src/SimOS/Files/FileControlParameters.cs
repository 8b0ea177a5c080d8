using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Files;

/// <summary>The FCP template of a file, built once; only the PINs' state in it changes (ETSI TS 102 221 §11.1.1.3 and §11.1.1.4).</summary>
internal readonly struct FileControlParameters
{
    private const int Template = 0x62;
    private const int Descriptor = 0x82;
    private const int Identifier = 0x83;
    private const int DedicatedFileName = 0x84;
    private const int Proprietary = 0xA5;
    private const int LifeCycle = 0x8A;
    private const int RuleReference = 0x8B;
    private const int FileSize = 0x80;
    private const int ShortIdentifier = 0x88;

    private readonly byte[] _bytes;

    private FileControlParameters(byte[] bytes)
    {
        _bytes = bytes;
        Pins = PinStatusTemplate.In(bytes);
    }

    /// <summary>Where a directory's template tells of PINs.</summary>
    public PinStatusTemplate Pins { get; }

    /// <summary>Octets of the template with its tag and length.</summary>
    public int Length => _bytes.Length;

    /// <summary>Builds the template of <paramref name="file"/>.</summary>
    public static FileControlParameters Of(CardFile file)
    {
        Span<byte> buffer = stackalloc byte[128];
        BerTlvWriter writer = new(buffer);
        int template = writer.Begin(Template);
        WriteDescriptor(ref writer, file);
        if (file.IsApplication)
            writer.Write(DedicatedFileName, file.Aid);
        else
            writer.Write(Identifier, [(byte)(file.Fid >> 8), (byte)file.Fid]);
        if (file.Parent == file)
            writer.Write(Proprietary, [0x80, 0x01, 0x71, 0x87, 0x01, 0x01]); // characteristics; TERMINAL CAPABILITY is supported
        else if (file.IsDirectory)
            writer.Write(Proprietary, [0x80, 0x01, 0x71]);
        writer.Write(LifeCycle, [0x05]); // operational, activated
        if (file.RuleFile is { } rules)
            writer.Write(RuleReference, [(byte)(rules.Fid >> 8), (byte)rules.Fid, file.Rule]);
        if (file.IsDirectory)
            PinStatusTemplate.Append(ref writer, PinReference.Listed);
        else
        {
            Span<byte> size = stackalloc byte[2];
            BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)file.Size);
            writer.Write(FileSize, size);
            writer.Write(ShortIdentifier, file.Sfi == 0 ? [] : [(byte)(file.Sfi << 3)]);
        }
        writer.End(template);
        return new FileControlParameters(buffer[..writer.Length].ToArray());
    }

    /// <summary>Writes the template with the PINs' present state.</summary>
    /// <param name="destination">Room for <see cref="Length"/> octets.</param>
    /// <param name="pins">The card's PINs.</param>
    public void CopyTo(Span<byte> destination, PinStore pins)
    {
        _bytes.CopyTo(destination);
        Pins.Write(destination, pins);
    }

    private static void WriteDescriptor(ref BerTlvWriter writer, CardFile file)
    {
        const byte dataCoding = 0x21;
        if (file.IsDirectory)
        {
            writer.Write(Descriptor, [0x78, dataCoding]);
            return;
        }
        byte kind = file.Kind switch
        {
            EfKind.Transparent => 0x41,
            EfKind.LinearFixed => 0x42,
            EfKind.Cyclic => 0x46,
            _ => 0x79,
        };
        if (file.Records == 0)
            writer.Write(Descriptor, [kind, dataCoding]);
        else
            writer.Write(Descriptor, [kind, dataCoding, (byte)(file.RecordLength >> 8), (byte)file.RecordLength, (byte)file.Records]);
    }
}
