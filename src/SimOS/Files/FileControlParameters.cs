using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Files;

/// <summary>An FCP template and what it says of its file (ETSI TS 102 221 §11.1.1.3 and §11.1.1.4). Immutable.</summary>
/// <remarks>
/// The octets are handed out as they came, with the state of the PINs in them brought up to date. A file of a copied card may have
/// objects behind the template: what the card answered in place of it, what it answered in class A0, and rules in place of those that
/// the template names.
/// </remarks>
internal sealed class FileControlParameters
{
    private const int MostRecords = 254;
    private const int LongestAnswer = 256; // what one answer carries
    private const int ShortestGsmHeader = 14;

    private readonly byte[] _bytes;
    private byte[]? _answer;
    private int _lifeCycle = -1; // where in the octets; -1 where they do not say
    private int _memory = -1;
    private int _memoryLength;
    private int _size = -1;
    private int _sizeLength;
    private int _used; // of a BER-TLV EF, as the octets tell

    private FileControlParameters(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes.ToArray();
        Pins = PinStatusTemplate.In(_bytes);
    }

    /// <summary>The template with its tag and length.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Octets that SELECT answers: those of the template, or of what the copied card answered in place of it.</summary>
    public int Length => _answer?.Length ?? _bytes.Length;

    /// <summary>What the copied card answered in class A0 (3GPP TS 51.011 §9.2.1); empty where it is made from the rest.</summary>
    public ReadOnlyMemory<byte> GsmHeader { get; private set; }

    /// <summary>True for MF, DF and ADF.</summary>
    public bool IsDirectory { get; private set; }

    /// <summary>True where the file may be selected on several logical channels at once.</summary>
    public bool IsShareable { get; private set; }

    /// <summary>Structure of an EF.</summary>
    public EfKind Kind { get; private set; }

    /// <summary>File identifier; 0 where the template says none, as for some ADFs.</summary>
    public ushort Fid { get; private set; }

    /// <summary>Application identifier of an ADF, 1..16 octets; else empty.</summary>
    public byte[] Aid { get; private set; } = [];

    /// <summary>Octets of a transparent EF or of all records; 0 for a directory and for a BER-TLV EF.</summary>
    public int Size { get; private set; }

    /// <summary>Octets of one record; 0 where there are none.</summary>
    public int RecordLength { get; private set; }

    /// <summary>Number of records, up to 254; 0 where there are none.</summary>
    public int Records { get; private set; }

    /// <summary>Most octets that a BER-TLV EF takes, its objects with their tags and lengths; 0 for others.</summary>
    public int Capacity { get; private set; }

    /// <summary>True for a BER-TLV EF whose parameters tell of its room as its size (80), and not how much of it is used.</summary>
    public bool SizeIsCapacity { get; private set; }

    /// <summary>Octets of memory that a directory or a BER-TLV EF tells to be free; -1 where it does not tell.</summary>
    public int AvailableMemory { get; private set; } = -1;

    /// <summary>Short file identifier 1..30; 0 where it has none.</summary>
    public byte Sfi { get; private set; }

    /// <summary>Life cycle status; see <see cref="LifeCycleStatus"/>.</summary>
    public byte LifeCycle { get; private set; } = LifeCycleStatus.Activated;

    /// <summary>Who may do what.</summary>
    public SecurityAttributes Security { get; private set; } = SecurityAttributes.None;

    /// <summary>True where the EF may be read and updated while it is deactivated (ETSI TS 102 222 §6.3, special file information).</summary>
    public bool IsUsableWhileDeactivated { get; private set; }

    /// <summary>The file whose content this one shows too: a proprietary object (9B) of some cards; null where there is none.</summary>
    public FilePath? Link { get; private set; }

    /// <summary>Where a directory's template tells of PINs.</summary>
    public PinStatusTemplate Pins { get; }

    /// <summary>Reads a template.</summary>
    /// <param name="bytes">Tag 62, length and objects; behind them, of a copied card, <see cref="FcpTag.Answer"/>, <see cref="FcpTag.GsmHeader"/>, <see cref="FcpTag.OwnRules"/>.</param>
    /// <param name="parameters">What it says.</param>
    /// <returns>False where it is no FCP template, or leaves out what a file of its kind must have.</returns>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out FileControlParameters? parameters)
    {
        parameters = null;
        BerTlvReader outer = new(bytes);
        if (!outer.TryRead(out int tag, out ReadOnlySpan<byte> objects) || tag != FcpTag.Template)
            return false;
        int length = bytes.Length - outer.Rest.Length;
        FileControlParameters read = new(bytes[..length]);
        if (!read.TryReadObjects(objects, length - objects.Length) || !read.IsComplete(objects) || !read.TryReadAnswers(outer))
            return false;
        parameters = read;
        return true;
    }

    /// <summary>Whether an EF of this structure, or a directory, may have a size.</summary>
    /// <param name="size">Octets of a transparent EF, of all records, of all objects at most, or of a directory with all that is in it.</param>
    public bool CanHave(int size) => size > 0
        && (RecordLength == 0 || (size % RecordLength == 0 && size / RecordLength <= MostRecords));

    /// <summary>The same parameters with another life cycle status.</summary>
    public FileControlParameters With(byte lifeCycle)
    {
        if (lifeCycle == LifeCycle)
            return this;
        if (_lifeCycle >= 0)
            return With(_lifeCycle, [lifeCycle]);
        FileControlParameters changed = (FileControlParameters)MemberwiseClone();
        changed.LifeCycle = lifeCycle;
        return changed;
    }

    /// <summary>The same parameters with the memory that is free on the card, where a directory's tell of it; the most that they can say where it is more.</summary>
    public FileControlParameters WithAvailableMemory(int octets)
    {
        if (!IsDirectory || _memoryLength is < 1 or > 4)
            return this;
        Span<byte> number = stackalloc byte[_memoryLength];
        WriteNumber(number, octets);
        return With(_memory, number);
    }

    /// <summary>Writes what SELECT answers: the template with the PINs' present state.</summary>
    /// <param name="destination">Room for <see cref="Length"/> octets.</param>
    /// <param name="pins">The card's PINs.</param>
    public void CopyTo(Span<byte> destination, PinStore pins)
    {
        if (_answer is not null)
        {
            _answer.CopyTo(destination);
            return;
        }
        _bytes.CopyTo(destination);
        Pins.Write(destination, pins);
    }

    /// <summary>Writes into a copy of a BER-TLV EF's template how much of it is used and how much is free (80, and 83 in A5).</summary>
    /// <param name="template">The copy.</param>
    /// <param name="used">Octets of all objects with their tags and lengths.</param>
    public void WriteUsage(Span<byte> template, int used)
    {
        if (_size >= 0 && !SizeIsCapacity)
            WriteNumber(template.Slice(_size, _sizeLength), used);
        if (_memory >= 0)
            WriteNumber(template.Slice(_memory, _memoryLength), Math.Max(0, AvailableMemory + _used - used));
    }

    /// <summary>A number in as many octets as there are; the most that they can say where it is more.</summary>
    private static void WriteNumber(Span<byte> octets, int number)
    {
        Span<byte> wide = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(wide, Math.Min(number, (1L << (8 * Math.Min(octets.Length, 4))) - 1));
        octets.Clear();
        wide[^Math.Min(octets.Length, 4)..].CopyTo(octets[^Math.Min(octets.Length, 4)..]);
    }

    private FileControlParameters With(int offset, ReadOnlySpan<byte> value)
    {
        if (_bytes.AsSpan(offset, value.Length).SequenceEqual(value))
            return this;
        byte[] bytes = [.. _bytes];
        value.CopyTo(bytes.AsSpan(offset));
        if (!TryParse(bytes, out FileControlParameters? changed))
            return this;
        (changed._answer, changed.GsmHeader, changed.Security) = (_answer, GsmHeader, Security);
        return changed;
    }

    private bool TryReadAnswers(BerTlvReader reader)
    {
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
        {
            if (tag == FcpTag.Answer && value.Length <= LongestAnswer)
                _answer = value.ToArray();
            else if (tag == FcpTag.GsmHeader && value.Length >= ShortestGsmHeader && value.Length <= LongestAnswer)
                GsmHeader = value.ToArray();
            else if (tag == FcpTag.OwnRules && SecurityAttributes.TryParse(FcpTag.Expanded, value, out SecurityAttributes rules))
                Security = rules;
            else
                return false;
        }
        return reader.AtEnd;
    }

    private bool TryReadObjects(ReadOnlySpan<byte> objects, int start)
    {
        BerTlvReader reader = new(objects);
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
        {
            int at = start + objects.Length - reader.Rest.Length - value.Length;
            if (!TryReadObject(tag, value, at))
                return false;
        }
        return reader.AtEnd;
    }

    private bool TryReadObject(int tag, ReadOnlySpan<byte> value, int at)
    {
        switch (tag)
        {
            case FcpTag.Descriptor:
                return TryReadDescriptor(value);
            case FcpTag.Identifier:
                Fid = value.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(value) : (ushort)0;
                return Fid != 0;
            case FcpTag.DedicatedFileName:
                Aid = value.ToArray();
                return Aid.Length is >= 1 and <= 16;
            case FcpTag.Size:
                (_size, _sizeLength) = (at, value.Length);
                Size = NumberOf(value);
                return Size >= 0;
            case FcpTag.LifeCycle:
                _lifeCycle = at;
                LifeCycle = value.Length == 1 ? value[0] : (byte)0xFF;
                return LifeCycleStatus.IsKnown(LifeCycle);
            case FcpTag.ShortIdentifier:
                Sfi = value.IsEmpty ? (byte)0 : (byte)(value[0] >> 3);
                return value.Length <= 1;
            case FcpTag.Referenced or FcpTag.Compact or FcpTag.Expanded:
                bool whole = SecurityAttributes.TryParse(tag, value, out SecurityAttributes security);
                Security = security;
                return whole;
            case FcpTag.Proprietary:
                return TryReadProprietary(value, at);
            default:
                return true;
        }
    }

    private bool TryReadDescriptor(ReadOnlySpan<byte> value)
    {
        if (value.Length is not (2 or 4 or 5 or 6))
            return false;
        const int directory = 0x38, berTlv = 0x39, shareable = 0x40, internalFile = 0x08;
        IsShareable = (value[0] & shareable) != 0;
        int descriptor = value[0] & ~shareable;
        IsDirectory = descriptor == directory;
        if (IsDirectory)
            return true;
        Kind = descriptor == berTlv ? EfKind.BerTlv : (descriptor & ~internalFile) switch
        {
            0x01 => EfKind.Transparent,
            0x02 => EfKind.LinearFixed,
            0x06 => EfKind.Cyclic,
            _ => (EfKind)(-1),
        };
        if (Kind is EfKind.LinearFixed or EfKind.Cyclic)
        {
            RecordLength = value.Length > 2 ? BinaryPrimitives.ReadUInt16BigEndian(value[2..]) : 0;
            Records = value.Length > 4 ? value[^1] : 0;
            return RecordLength is >= 1 and <= 255;
        }
        return Kind >= 0;
    }

    private bool TryReadProprietary(ReadOnlySpan<byte> value, int start)
    {
        BerTlvReader reader = new(value);
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> inner))
        {
            if (tag == FcpTag.SpecialInformation && inner.Length == 1)
                IsUsableWhileDeactivated = (inner[0] & FcpTag.UsableWhileDeactivated) != 0;
            else if (tag == FcpTag.Link)
                Link = PathOf(inner);
            else if (tag == FcpTag.AvailableMemory)
                (_memory, _memoryLength, AvailableMemory) = (start + value.Length - reader.Rest.Length - inner.Length, inner.Length, NumberOf(inner));
            else if (tag == FcpTag.MaximumSize || (tag == FcpTag.ReservedSize && Capacity == 0))
                Capacity = Math.Max(NumberOf(inner), 0);
        }
        return reader.AtEnd;
    }

    /// <summary>Fills in what follows from the rest, and looks whether the parts fit together.</summary>
    private bool IsComplete(ReadOnlySpan<byte> objects)
    {
        if (!BerTlvReader.TryFind(objects, FcpTag.Descriptor, out _))
            return false;
        if (IsDirectory)
            return Fid != 0 || Aid.Length > 0;
        if (!BerTlvReader.TryFind(objects, FcpTag.ShortIdentifier, out _))
            Sfi = (byte)(Fid & 0x1F);
        if (Sfi > 30)
            Sfi = 0;
        switch (Kind)
        {
            case EfKind.BerTlv:
                SizeIsCapacity = Capacity == 0;
                _used = SizeIsCapacity ? 0 : Size;
                Capacity = SizeIsCapacity ? Size : Capacity;
                Size = 0;
                return Fid != 0;
            case EfKind.Transparent:
                return Fid != 0 && Size > 0;
            default:
                Records = Records == 0 ? Size / RecordLength : Records;
                Size = Size == 0 ? Records * RecordLength : Size;
                return Fid != 0 && Records is >= 1 and <= MostRecords && Size == Records * RecordLength;
        }
    }

    /// <summary>A number of up to four octets; -1 where there are more or none.</summary>
    private static int NumberOf(ReadOnlySpan<byte> value)
    {
        long number = 0;
        foreach (byte octet in value)
            number = number > int.MaxValue ? number : (number << 8) | octet;
        return value.IsEmpty || number > int.MaxValue ? -1 : (int)number;
    }

    private static FilePath? PathOf(ReadOnlySpan<byte> identifiers)
    {
        FilePath path = FilePath.MasterFile;
        for (int i = 0; i + 1 < identifiers.Length; i += 2)
        {
            ushort fid = BinaryPrimitives.ReadUInt16BigEndian(identifiers[i..]);
            if (i == 0 && fid == FilePath.MasterFileIdentifier)
                continue;
            if (fid == 0 || path.Depth == FilePath.MaxDepth)
                return null;
            path = path.Append(fid);
        }
        return path == FilePath.MasterFile ? null : path;
    }
}
