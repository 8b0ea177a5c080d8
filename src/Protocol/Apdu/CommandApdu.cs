namespace Tottoli.MultiSim.Protocol.Apdu;

/// <summary>A command APDU, read in place from the buffer it arrived in. Nothing is copied.</summary>
/// <remarks>ISO/IEC 7816-3 12.1.3: cases 1 to 4, short and extended.</remarks>
public readonly ref struct CommandApdu
{
    private readonly ReadOnlySpan<byte> _bytes;

    private CommandApdu(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> data, int ne)
    {
        _bytes = bytes;
        Data = data;
        Ne = ne;
    }

    /// <summary>Class byte.</summary>
    public byte Cla => _bytes[0];

    /// <summary>Instruction byte.</summary>
    public byte Ins => _bytes[1];

    /// <summary>First parameter byte.</summary>
    public byte P1 => _bytes[2];

    /// <summary>Second parameter byte.</summary>
    public byte P2 => _bytes[3];

    /// <summary>Command data, 0..65535 bytes.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>Greatest number of response data bytes the sender takes: 0..65536 (0 when Le is absent).</summary>
    public int Ne { get; }

    /// <summary>Reads a command APDU.</summary>
    /// <param name="bytes">The whole APDU, from CLA to the end.</param>
    /// <param name="apdu">The APDU, a view over <paramref name="bytes"/>; unset when the answer is false.</param>
    /// <returns>False where the lengths do not fit any of the seven forms; the card then answers 67 00.</returns>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out CommandApdu apdu)
    {
        apdu = default;
        if (bytes.Length < 4)
            return false;
        ReadOnlySpan<byte> body = bytes[4..];
        if (body.IsEmpty) // case 1
        {
            apdu = new(bytes, default, 0);
            return true;
        }
        int lc = body[0];
        if (body.Length == 1) // case 2S
        {
            apdu = new(bytes, default, lc == 0 ? 256 : lc);
            return true;
        }
        if (lc != 0) // case 3S, 4S
        {
            if (body.Length != 1 + lc && body.Length != 2 + lc)
                return false;
            int ne = body.Length == 1 + lc ? 0 : body[^1] == 0 ? 256 : body[^1];
            apdu = new(bytes, body.Slice(1, lc), ne);
            return true;
        }
        if (body.Length < 3)
            return false;
        int wide = (body[1] << 8) | body[2];
        if (body.Length == 3) // case 2E
        {
            apdu = new(bytes, default, wide == 0 ? 65536 : wide);
            return true;
        }
        if (wide == 0 || (body.Length != 3 + wide && body.Length != 5 + wide)) // case 3E, 4E
            return false;
        int wideNe = body.Length == 3 + wide ? 0 : (body[^2] << 8) | body[^1];
        apdu = new(bytes, body.Slice(3, wide), body.Length == 3 + wide ? 0 : wideNe == 0 ? 65536 : wideNe);
        return true;
    }
}
