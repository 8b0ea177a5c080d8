namespace JavaCard.Framework;

/// <summary>Copies, fills and compares byte arrays.</summary>
public static class Util
{
    /// <summary>Copies bytes; source and destination may overlap. Atomic against loss of power, as every APDU is.</summary>
    /// <returns><paramref name="destOff"/> + <paramref name="length"/>.</returns>
    public static short ArrayCopy(byte[] src, short srcOff, byte[] dest, short destOff, short length) =>
        ArrayCopyNonAtomic(src, srcOff, dest, destOff, length);

    /// <summary>Copies bytes; source and destination may overlap.</summary>
    /// <returns><paramref name="destOff"/> + <paramref name="length"/>.</returns>
    public static short ArrayCopyNonAtomic(byte[] src, short srcOff, byte[] dest, short destOff, short length)
    {
        CardContext.CheckRunning();
        src.AsSpan(srcOff, length).CopyTo(dest.AsSpan(destOff, length));
        return (short)(destOff + length);
    }

    /// <summary>Fills a part of an array.</summary>
    /// <returns><paramref name="bOff"/> + <paramref name="bLen"/>.</returns>
    public static short ArrayFillNonAtomic(byte[] bArray, short bOff, short bLen, byte bValue)
    {
        CardContext.CheckRunning();
        bArray.AsSpan(bOff, bLen).Fill(bValue);
        return (short)(bOff + bLen);
    }

    /// <summary>Compares two parts byte by byte, as unsigned numbers.</summary>
    /// <returns>0 where equal; 1 where the first is greater; 255 (-1 in Java) where it is less.</returns>
    public static byte ArrayCompare(byte[] src, short srcOff, byte[] dest, short destOff, short length)
    {
        CardContext.CheckRunning();
        return (byte)Math.Sign(src.AsSpan(srcOff, length).SequenceCompareTo(dest.AsSpan(destOff, length)));
    }

    /// <summary>Makes a short of two bytes.</summary>
    public static short MakeShort(byte b1, byte b2) => (short)((b1 << 8) | b2);

    /// <summary>Reads a big-endian short.</summary>
    public static short GetShort(byte[] bArray, short bOff) => MakeShort(bArray[bOff], bArray[bOff + 1]);

    /// <summary>Writes a big-endian short.</summary>
    /// <returns><paramref name="bOff"/> + 2.</returns>
    public static short SetShort(byte[] bArray, short bOff, short sValue)
    {
        CardContext.CheckRunning();
        bArray[bOff] = (byte)(sValue >> 8);
        bArray[bOff + 1] = (byte)sValue;
        return (short)(bOff + 2);
    }
}
