using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>What a card says of a file when it is selected: an FCP template, or the answer of a GSM SIM.</summary>
/// <remarks>Unknown objects are passed over; what a card leaves out has the value that says so.</remarks>
public sealed record FileParameters
{
    // Tags (ETSI TS 102 221 §11.1.1.3).
    private const int Template = 0x62;
    private const int Descriptor = 0x82;
    private const int Identifier = 0x83;
    private const int DedicatedFileName = 0x84;
    private const int Proprietary = 0xA5;
    private const int MaximumSize = 0x86;
    private const int LifeStatus = 0x8A;
    private const int RuleReference = 0x8B;
    private const int CompactRules = 0x8C;
    private const int ExpandedRules = 0xAB;
    private const int FileSize = 0x80;
    private const int ShortIdentifier = 0x88;

    private const int GsmDirectoryLength = 22;
    private const int GsmFileLength = 14;

    /// <summary>True for MF, DF and ADF.</summary>
    public bool IsDirectory { get; init; }

    /// <summary>Structure of an EF.</summary>
    public EfKind Kind { get; init; }

    /// <summary>File identifier; null where the card does not say it, as for many an ADF.</summary>
    public ushort? Fid { get; init; }

    /// <summary>Application identifier of an ADF; else empty.</summary>
    public ReadOnlyMemory<byte> Aid { get; init; }

    /// <summary>Octets of an EF; for a BER-TLV EF those that are used, where the card says it.</summary>
    public int Size { get; init; }

    /// <summary>Octets that a BER-TLV EF may take (A5, 86), else <see cref="Size"/>.</summary>
    public int Capacity { get; init; }

    /// <summary>Octets of a record; 0 for a file without records.</summary>
    public int RecordLength { get; init; }

    /// <summary>Number of records; 0 for a file without records, or where the card does not say it.</summary>
    public int Records { get; init; }

    /// <summary>Short file identifier, 1..30; 0 for none.</summary>
    public byte Sfi { get; init; }

    /// <summary>Life cycle status (ETSI TS 102 221 §11.1.1.4.9).</summary>
    public FileLife Life { get; init; }

    /// <summary>Who may do what, as the card says it: the object with its tag, 8B, 8C or AB, or the three access octets of a GSM SIM.</summary>
    public ReadOnlyMemory<byte> Security { get; init; }

    /// <summary>Whether <see cref="Security"/> is in the form of a GSM SIM.</summary>
    public bool IsGsm { get; init; }

    /// <summary>The key references that a directory lists, and which of them are enabled.</summary>
    public IReadOnlyList<PinState> Pins { get; init; } = [];

    /// <summary>Reads what SELECT answered, in either form.</summary>
    /// <param name="answer">The answer: <c>62 ..</c>, or 22 octets and more for a directory, 14 and more for an EF of a GSM SIM.</param>
    /// <returns>Null where it is neither: an application that is no directory of files answers with 6F or nothing.</returns>
    public static FileParameters? Read(ReadOnlySpan<byte> answer)
    {
        if (answer is [0x62, ..])
            return ReadTemplate(answer);
        return answer.Length >= GsmFileLength && answer[0] != 0x6F ? ReadGsm(answer) : null;
    }

    private static FileParameters? ReadTemplate(ReadOnlySpan<byte> answer)
    {
        if (!BerTlvReader.TryFind(answer, Template, out ReadOnlySpan<byte> template)
            || !BerTlvReader.TryFind(template, Descriptor, out ReadOnlySpan<byte> descriptor) || descriptor.IsEmpty)
        {
            return null;
        }
        bool isDirectory = (descriptor[0] & 0x38) == 0x38 && (descriptor[0] & 0x07) == 0;
        BerTlvReader.TryFind(template, Identifier, out ReadOnlySpan<byte> identifier);
        BerTlvReader.TryFind(template, DedicatedFileName, out ReadOnlySpan<byte> aid);
        BerTlvReader.TryFind(template, Proprietary, out ReadOnlySpan<byte> proprietary);
        int size = BerTlvReader.TryFind(template, FileSize, out ReadOnlySpan<byte> sizeOctets) ? Number(sizeOctets) : 0;
        int recordLength = descriptor.Length >= 4 ? BinaryPrimitives.ReadUInt16BigEndian(descriptor[2..]) : 0;
        ushort? fid = identifier.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(identifier) : null;
        return new FileParameters
        {
            IsDirectory = isDirectory,
            Kind = KindOf(descriptor[0]),
            Fid = fid,
            Aid = aid.ToArray(),
            Size = size,
            Capacity = BerTlvReader.TryFind(proprietary, MaximumSize, out ReadOnlySpan<byte> most) ? Number(most) : size,
            RecordLength = recordLength,
            // CREATE FILE templates leave the number out; it follows from the size (ETSI TS 102 222 §6.3.2.2.1).
            Records = descriptor.Length >= 5 ? descriptor[4] : recordLength > 0 ? size / recordLength : 0,
            Sfi = isDirectory ? (byte)0 : SfiOf(template, fid),
            Life = BerTlvReader.TryFind(template, LifeStatus, out ReadOnlySpan<byte> status) && status.Length == 1 ? LifeOf(status[0]) : FileLife.NotSaid,
            Security = SecurityOf(template),
            Pins = PinState.Read(template),
        };
    }

    /// <summary>3GPP TS 51.011 §9.2.1: MF and DF 22 octets and more, EF 14 (15 with a record length).</summary>
    private static FileParameters? ReadGsm(ReadOnlySpan<byte> answer)
    {
        ushort fid = BinaryPrimitives.ReadUInt16BigEndian(answer[4..]);
        if (answer[6] is 0x01 or 0x02)
        {
            return answer.Length < GsmDirectoryLength ? null : new FileParameters
            {
                IsDirectory = true,
                Fid = fid,
                IsGsm = true,
                Life = FileLife.Activated,
                Pins = [new(0x01, (answer[13] & 0x80) == 0), new(0x81, IsEnabled: true)],
            };
        }
        if (answer[6] != 0x04)
            return null;
        int size = BinaryPrimitives.ReadUInt16BigEndian(answer[2..]);
        int recordLength = answer[13] != 0 && answer.Length > GsmFileLength ? answer[14] : 0;
        return new FileParameters
        {
            Kind = answer[13] switch { 0x01 => EfKind.LinearFixed, 0x03 => EfKind.Cyclic, _ => EfKind.Transparent },
            Fid = fid,
            Size = size,
            Capacity = size,
            RecordLength = recordLength,
            Records = recordLength > 0 ? size / recordLength : 0,
            Life = (answer[11] & 0x01) != 0 ? FileLife.Activated : FileLife.Deactivated,
            Security = answer.Slice(8, 3).ToArray(),
            IsGsm = true,
        };
    }

    private static EfKind KindOf(byte descriptor) => (descriptor & 0x3F) == 0x39
        ? EfKind.BerTlv
        : (descriptor & 0x07) switch { 2 => EfKind.LinearFixed, 6 => EfKind.Cyclic, _ => EfKind.Transparent };

    private static byte SfiOf(ReadOnlySpan<byte> template, ushort? fid)
    {
        if (!BerTlvReader.TryFind(template, ShortIdentifier, out ReadOnlySpan<byte> sfi))
            return fid is { } number && (number & 0x1F) is > 0 and < 31 ? (byte)(number & 0x1F) : (byte)0; // ETSI TS 102 221 §11.1.1.4.8
        return sfi.Length == 1 ? (byte)(sfi[0] >> 3) : (byte)0;
    }

    private static FileLife LifeOf(byte status) => status switch
    {
        0x00 => FileLife.NotSaid,
        0x01 => FileLife.Creation,
        0x03 => FileLife.Initialisation,
        0x05 or 0x07 => FileLife.Activated,
        0x04 or 0x06 => FileLife.Deactivated,
        _ => (status & 0xFC) == 0x0C ? FileLife.Terminated : FileLife.NotSaid,
    };

    private static byte[] SecurityOf(ReadOnlySpan<byte> template)
    {
        BerTlvReader reader = new(template);
        ReadOnlySpan<byte> before = reader.Rest;
        while (reader.TryRead(out int tag, out _))
        {
            if (tag is RuleReference or CompactRules or ExpandedRules)
                return before[..^reader.Rest.Length].ToArray();
            before = reader.Rest;
        }
        return [];
    }

    private static int Number(ReadOnlySpan<byte> octets)
    {
        long number = 0;
        foreach (byte octet in octets)
            number = Math.Min((number << 8) | octet, int.MaxValue);
        return (int)number;
    }
}

/// <summary>How far a file is in its life (ETSI TS 102 221 §11.1.1.4.9).</summary>
public enum FileLife
{
    /// <summary>The card gives no information.</summary>
    NotSaid,

    /// <summary>01: it is being created; access conditions do not hold yet.</summary>
    Creation,

    /// <summary>03: it is being filled.</summary>
    Initialisation,

    /// <summary>05 and 07: in use.</summary>
    Activated,

    /// <summary>04 and 06: it can be selected, and no more.</summary>
    Deactivated,

    /// <summary>0C to 0F: for ever.</summary>
    Terminated,
}

/// <summary>A key reference that a directory lists, and whether it is enabled.</summary>
/// <param name="Reference">Key reference (ETSI TS 102 221 §9.5.1): 01 PIN1, 81 PIN2, 0A ADM1, 11 universal PIN.</param>
/// <param name="IsEnabled">Whether it must be verified.</param>
public readonly record struct PinState(byte Reference, bool IsEnabled)
{
    private const int StatusTemplate = 0xC6;
    private const int Bitmap = 0x90;
    private const int KeyReference = 0x83;

    /// <summary>Reads the PIN status template of an FCP: bit 8 of the bitmap belongs to the first reference, and so on (§9.5.2).</summary>
    internal static IReadOnlyList<PinState> Read(ReadOnlySpan<byte> template)
    {
        if (!BerTlvReader.TryFind(template, StatusTemplate, out ReadOnlySpan<byte> status))
            return [];
        List<PinState> pins = [];
        ReadOnlySpan<byte> bitmap = [];
        BerTlvReader reader = new(status);
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
        {
            if (tag == Bitmap)
                bitmap = value;
            else if (tag == KeyReference && value.Length == 1)
                pins.Add(new PinState(value[0], pins.Count / 8 < bitmap.Length && (bitmap[pins.Count / 8] & (0x80 >> (pins.Count % 8))) != 0));
        }
        return pins;
    }
}
