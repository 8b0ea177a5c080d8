using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Files;

/// <summary>The data of CREATE FILE and RESIZE FILE: an FCP template as a sender writes it, in any order (ETSI TS 102 222 §6.3 and §6.10).</summary>
internal ref struct CreationTemplate
{
    private const byte DataCoding = 0x21;

    private ReadOnlySpan<byte> _descriptor;
    private ReadOnlySpan<byte> _identifier;
    private ReadOnlySpan<byte> _name;
    private ReadOnlySpan<byte> _lifeCycle;
    private ReadOnlySpan<byte> _proprietary;
    private ReadOnlySpan<byte> _security;
    private ReadOnlySpan<byte> _size;
    private ReadOnlySpan<byte> _totalSize;
    private ReadOnlySpan<byte> _shortIdentifier;
    private ReadOnlySpan<byte> _pinStatus;
    private int _securityTag;
    private bool _hasShortIdentifier;

    /// <summary>File identifier; 0 where there is none.</summary>
    public readonly ushort Fid => _identifier.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(_identifier) : (ushort)0;

    /// <summary>True for a DF or an ADF.</summary>
    public readonly bool IsDirectory => _descriptor is [0x38 or 0x78, ..];

    /// <summary>Application identifier of an ADF; else empty.</summary>
    public readonly ReadOnlySpan<byte> Aid => _name;

    /// <summary>Octets of an EF (tag 80); -1 where nothing is said.</summary>
    public readonly int Size => NumberOf(_size);

    /// <summary>Octets of a directory with all that is in it (tag 81); -1 where nothing is said.</summary>
    public readonly int TotalSize => NumberOf(_totalSize);

    /// <summary>Most octets of a BER-TLV EF (tag 86 in A5, else 85, else its size); -1 where nothing is said.</summary>
    public readonly int Capacity =>
        NumberOf(Proprietary(FcpTag.MaximumSize)) is >= 0 and int most ? most
        : NumberOf(Proprietary(FcpTag.ReservedSize)) is >= 0 and int reserved ? reserved : Size;

    /// <summary>What new octets are filled with: once, and then with its last octet; empty where nothing is said.</summary>
    public readonly ReadOnlySpan<byte> FillingPattern => Proprietary(FcpTag.FillingPattern);

    /// <summary>What new octets are filled with, over and over; empty where nothing is said.</summary>
    public readonly ReadOnlySpan<byte> RepeatPattern => Proprietary(FcpTag.RepeatPattern);

    /// <summary>Short identifier asked for; 0 where none is, -1 where it follows from the file identifier.</summary>
    public readonly int ShortIdentifier => !_hasShortIdentifier ? -1 : _shortIdentifier.IsEmpty ? 0 : _shortIdentifier[0] >> 3;

    /// <summary>Reads a template.</summary>
    /// <returns>False where it is no FCP template, or is cut off.</returns>
    public static bool TryRead(ReadOnlySpan<byte> data, out CreationTemplate template)
    {
        template = default;
        BerTlvReader outer = new(data);
        if (!outer.TryRead(out int tag, out ReadOnlySpan<byte> objects) || tag != FcpTag.Template || !outer.AtEnd)
            return false;
        BerTlvReader reader = new(objects);
        while (reader.TryRead(out tag, out ReadOnlySpan<byte> value))
            template.Take(tag, value);
        BerTlvReader proprietary = new(template._proprietary);
        while (proprietary.TryRead(out _, out _))
        {
        }
        return reader.AtEnd && proprietary.AtEnd && template._shortIdentifier.Length <= 1;
    }

    /// <summary>Writes the template that SELECT will answer, in the order of real cards and without what only the creation needs.</summary>
    /// <param name="buffer">Room for it.</param>
    /// <param name="shortIdentifier">The short identifier, 0 for none; of an EF.</param>
    /// <param name="parent">The directory: a DF that says nothing of PINs lists its PINs.</param>
    /// <param name="freeMemory">Octets that will be free.</param>
    /// <returns>Octets written; 0 where the parts do not make a file.</returns>
    public readonly int Write(Span<byte> buffer, int shortIdentifier, CardFile parent, int freeMemory)
    {
        BerTlvWriter writer = new(buffer);
        int mark = writer.Begin(FcpTag.Template);
        if (!TryWriteDescriptor(ref writer))
            return 0;
        writer.Write(FcpTag.Identifier, _identifier);
        if (!_name.IsEmpty)
            writer.Write(FcpTag.DedicatedFileName, _name);
        WriteProprietary(ref writer, freeMemory);
        writer.Write(FcpTag.LifeCycle, _lifeCycle);
        if (_securityTag == 0)
            return 0;
        writer.Write(_securityTag, _security);
        if (IsDirectory)
            WriteDirectoryEnd(ref writer, parent);
        else
            WriteFileEnd(ref writer, shortIdentifier);
        writer.End(mark);
        return writer.Length;
    }

    /// <summary>Fills octets, or each record of them, with what the template says: a pattern, or FF.</summary>
    public readonly void Fill(Span<byte> content, int recordLength)
    {
        for (int step = recordLength == 0 ? content.Length : recordLength; !content.IsEmpty; content = content[step..])
            FillOne(content[..step]);
    }

    private static int NumberOf(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || value.TrimStart((byte)0).Length > 3)
            return -1;
        int number = 0;
        foreach (byte octet in value)
            number = (number << 8) | octet;
        return number;
    }

    private static bool IsOfCreationOnly(int tag) => tag is FcpTag.FillingPattern or FcpTag.RepeatPattern;

    private void Take(int tag, ReadOnlySpan<byte> value)
    {
        switch (tag)
        {
            case FcpTag.Descriptor: _descriptor = value; break;
            case FcpTag.Identifier: _identifier = value; break;
            case FcpTag.DedicatedFileName: _name = value; break;
            case FcpTag.LifeCycle: _lifeCycle = value; break;
            case FcpTag.Proprietary: _proprietary = value; break;
            case FcpTag.Size: _size = value; break;
            case FcpTag.TotalSize: _totalSize = value; break;
            case FcpTag.PinStatus: _pinStatus = value; break;
            case FcpTag.ShortIdentifier:
                _shortIdentifier = value;
                _hasShortIdentifier = true;
                break;
            case FcpTag.Referenced or FcpTag.Compact or FcpTag.Expanded:
                _security = value;
                _securityTag = tag;
                break;
            default: break; // unknown objects are passed over
        }
    }

    private readonly ReadOnlySpan<byte> Proprietary(int tag) => BerTlvReader.TryFind(_proprietary, tag, out ReadOnlySpan<byte> value) ? value : default;

    private readonly void FillOne(Span<byte> content)
    {
        content.Fill(0xFF);
        ReadOnlySpan<byte> pattern = RepeatPattern;
        if (!pattern.IsEmpty)
        {
            for (int i = 0; i < content.Length; i++)
                content[i] = pattern[i % pattern.Length];
            return;
        }
        pattern = FillingPattern;
        if (pattern.IsEmpty)
            return;
        content.Fill(pattern[^1]);
        pattern[..Math.Min(pattern.Length, content.Length)].CopyTo(content);
    }

    /// <summary>Record EFs: a sender gives the length of a record, some also their number; a card tells both.</summary>
    private readonly bool TryWriteDescriptor(ref BerTlvWriter writer)
    {
        if (_descriptor.Length is 2)
        {
            writer.Write(FcpTag.Descriptor, [_descriptor[0], DataCoding]);
            return true;
        }
        if (_descriptor.Length is not (4 or 5))
            return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(_descriptor[2..]);
        if (length is < 1 or > 255 || Size < length || Size % length != 0 || Size / length > 254)
            return false;
        byte records = (byte)(Size / length);
        writer.Write(FcpTag.Descriptor, [_descriptor[0], DataCoding, 0, (byte)length, records]);
        return _descriptor.Length == 4 || _descriptor[4] == records;
    }

    private readonly void WriteProprietary(ref BerTlvWriter writer, int freeMemory)
    {
        bool isBerTlv = !IsDirectory && _descriptor is [0x39 or 0x79, ..];
        if (_proprietary.IsEmpty && !IsDirectory && !isBerTlv)
            return;
        int mark = writer.Begin(FcpTag.Proprietary);
        if (IsDirectory)
        {
            WriteOr(ref writer, FcpTag.Characteristics, [0x71]);
            WriteNumber(ref writer, FcpTag.AvailableMemory, freeMemory, 4);
        }
        else if (isBerTlv)
        {
            WriteNumber(ref writer, FcpTag.AvailableMemory, Capacity, 2);
            WriteOr(ref writer, FcpTag.FileDetails, [0x01]);
            WriteNumber(ref writer, FcpTag.ReservedSize, NumberOf(Proprietary(FcpTag.ReservedSize)) is >= 0 and int reserved ? reserved : Capacity, 2);
            WriteNumber(ref writer, FcpTag.MaximumSize, Capacity, 2);
        }
        BerTlvReader reader = new(_proprietary);
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
        {
            bool isWritten = (IsDirectory && tag is FcpTag.Characteristics or FcpTag.AvailableMemory)
                || (isBerTlv && tag is FcpTag.AvailableMemory or FcpTag.FileDetails or FcpTag.ReservedSize or FcpTag.MaximumSize);
            if (!isWritten && !IsOfCreationOnly(tag))
                writer.Write(tag, value);
        }
        writer.End(mark);
    }

    private readonly void WriteOr(ref BerTlvWriter writer, int tag, ReadOnlySpan<byte> otherwise)
    {
        ReadOnlySpan<byte> given = Proprietary(tag);
        writer.Write(tag, given.IsEmpty ? otherwise : given);
    }

    private readonly void WriteDirectoryEnd(ref BerTlvWriter writer, CardFile parent)
    {
        if (!_totalSize.IsEmpty)
            writer.Write(FcpTag.TotalSize, _totalSize);
        if (!_pinStatus.IsEmpty)
            writer.Write(FcpTag.PinStatus, _pinStatus);
        else if (!parent.Parameters.Pins.References.IsEmpty)
            PinStatusTemplate.Append(ref writer, parent.Parameters.Pins.References);
    }

    private readonly void WriteFileEnd(ref BerTlvWriter writer, int shortIdentifier)
    {
        bool isBerTlv = _descriptor is [0x39 or 0x79, ..];
        WriteNumber(ref writer, FcpTag.Size, isBerTlv ? 0 : Math.Max(Size, 0), 2);
        writer.Write(FcpTag.ShortIdentifier, shortIdentifier == 0 ? [] : [(byte)(shortIdentifier << 3)]);
    }

    private static void WriteNumber(ref BerTlvWriter writer, int tag, int number, int width)
    {
        Span<byte> value = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(value, number);
        while (width < 4 && number >> (8 * width) != 0)
            width++;
        writer.Write(tag, value[^width..]);
    }
}
