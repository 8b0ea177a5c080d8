using System.Buffers.Binary;

namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>A command that is being put together: parameters, data, Le; then written in a short or the extended form.</summary>
internal sealed class CommandDraft
{
    /// <summary>Most octets of a command: header, extended lengths, 65,535 of data.</summary>
    public const int MaxLength = 4 + 3 + ushort.MaxValue + 2;

    private readonly byte[] _data = new byte[ushort.MaxValue];
    private int _length;

    /// <summary>First parameter.</summary>
    public byte P1 { get; set; }

    /// <summary>Second parameter.</summary>
    public byte P2 { get; set; }

    /// <summary>Octets that the sender takes, 1..65,536; 0 asks for all that there is, null says nothing of it.</summary>
    public int? Le { get; set; }

    /// <summary>Command data.</summary>
    public ReadOnlySpan<byte> Data => _data.AsSpan(0, _length);

    /// <summary>Begins anew.</summary>
    public void Clear() => (P1, P2, Le, _length) = (0, 0, null, 0);

    /// <summary>Appends data.</summary>
    public void Add(ReadOnlySpan<byte> data) => data.CopyTo(Take(data.Length));

    /// <summary>Appends an octet.</summary>
    public void Add(byte octet) => Take(1)[0] = octet;

    /// <summary>Appends octets that the caller fills.</summary>
    public Span<byte> Take(int count)
    {
        Span<byte> room = _data.AsSpan(_length, count);
        _length += count;
        return room;
    }

    /// <summary>Writes the command (ISO/IEC 7816-3 §12.1.3).</summary>
    /// <param name="cla">Class.</param>
    /// <param name="ins">Instruction.</param>
    /// <param name="extended">True for the extended form, which is taken anyway where the short one has no room.</param>
    /// <param name="apdu">Receives it; <see cref="MaxLength"/> octets are always enough.</param>
    /// <returns>Its length.</returns>
    public int Encode(byte cla, byte ins, bool extended, Span<byte> apdu)
    {
        extended |= _length > byte.MaxValue || Le > 256;
        apdu[0] = cla;
        apdu[1] = ins;
        apdu[2] = P1;
        apdu[3] = P2;
        int end = 4;
        if (extended && (_length > 0 || Le is not null))
            apdu[end++] = 0;
        if (_length > 0)
        {
            end += WriteNumber(apdu[end..], _length, extended);
            Data.CopyTo(apdu[end..]);
            end += _length;
        }
        if (Le is { } le)
            end += WriteNumber(apdu[end..], le, extended);
        return end;
    }

    private static int WriteNumber(Span<byte> destination, int number, bool wide)
    {
        if (wide)
            BinaryPrimitives.WriteUInt16BigEndian(destination, (ushort)number);
        else
            destination[0] = (byte)number;
        return wide ? 2 : 1;
    }
}
