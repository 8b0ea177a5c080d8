namespace JavaCard.Framework;

/// <summary>An application identifier (ISO/IEC 7816-5): 5 bytes of provider, up to 11 of its own.</summary>
public sealed class AID
{
    private readonly byte[] _bytes;

    /// <summary>Copies an AID out of an array.</summary>
    /// <param name="bArray">Where it stands.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="length">Its length, 5..16.</param>
    /// <exception cref="SystemException"><see cref="SystemException.ILLEGAL_VALUE"/>: the length is out of range.</exception>
    public AID(byte[] bArray, short offset, byte length)
    {
        if (length is < 5 or > 16)
            SystemException.ThrowIt(SystemException.ILLEGAL_VALUE);
        _bytes = bArray.AsSpan(offset, length).ToArray();
    }

    /// <summary>Copies the AID to <paramref name="dest"/>.</summary>
    /// <returns>Its length.</returns>
    public byte GetBytes(byte[] dest, short offset)
    {
        _bytes.CopyTo(dest, offset);
        return (byte)_bytes.Length;
    }

    /// <summary>True where the array holds this AID.</summary>
    public bool Equals(byte[] bArray, short offset, byte length) => bArray.AsSpan(offset, length).SequenceEqual(_bytes);

    /// <summary>True where the array holds the beginning of this AID.</summary>
    public bool PartialEquals(byte[] bArray, short offset, byte length) => _bytes.AsSpan().StartsWith(bArray.AsSpan(offset, length));

    /// <summary>True where both come from the same provider.</summary>
    public bool RIDEquals(AID otherAID) => otherAID._bytes.AsSpan(0, 5).SequenceEqual(_bytes.AsSpan(0, 5));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AID other && other._bytes.AsSpan().SequenceEqual(_bytes);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }
}
