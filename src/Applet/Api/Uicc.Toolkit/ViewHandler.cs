namespace Uicc.Toolkit;

/// <summary>A list of COMPREHENSION-TLV objects to be read; one of them may be the current one (ETSI TS 102 241).</summary>
/// <remarks>
/// Tags compare without their comprehension-required flag; occurrences count from 1. Methods on the current TLV throw a
/// <see cref="ToolkitException"/>: UNAVAILABLE_ELEMENT where none is selected, OUT_OF_TLV_BOUNDARIES beyond its end.
/// </remarks>
public interface ViewHandler
{
    /// <summary>Bytes in the list.</summary>
    short GetLength();

    /// <summary>Greatest number of bytes the list can hold.</summary>
    short GetCapacity();

    /// <summary>Copies the beginning of the list.</summary>
    /// <returns><paramref name="dstOffset"/> + <paramref name="dstLength"/>.</returns>
    short Copy(byte[] dstBuffer, short dstOffset, short dstLength);

    /// <summary>Makes the TLV with this tag the current one.</summary>
    /// <returns>A <c>TLV_</c> constant: not found, found with or without the flag.</returns>
    byte FindTLV(byte tag, byte occurrence);

    /// <summary>Length of the value of the current TLV.</summary>
    short GetValueLength();

    /// <summary>One byte of the value of the current TLV.</summary>
    byte GetValueByte(short valueOffset);

    /// <summary>Two bytes of the value of the current TLV, big-endian.</summary>
    short GetValueShort(short valueOffset);

    /// <summary>Copies from the value of the current TLV.</summary>
    /// <returns><paramref name="dstOffset"/> + <paramref name="dstLength"/>.</returns>
    short CopyValue(short valueOffset, byte[] dstBuffer, short dstOffset, short dstLength);

    /// <summary>Compares with the value of the current TLV.</summary>
    /// <returns>0 where equal; 1 where the value is greater, 255 where it is less.</returns>
    byte CompareValue(short valueOffset, byte[] compareBuffer, short compareOffset, short compareLength);

    /// <summary>Finds the first TLV with this tag and copies its whole value.</summary>
    /// <returns><paramref name="dstOffset"/> + length of the value.</returns>
    short FindAndCopyValue(byte tag, byte[] dstBuffer, short dstOffset);

    /// <summary>Finds a TLV and copies from its value.</summary>
    /// <returns><paramref name="dstOffset"/> + <paramref name="dstLength"/>.</returns>
    short FindAndCopyValue(byte tag, byte occurrence, short valueOffset, byte[] dstBuffer, short dstOffset, short dstLength);

    /// <summary>Finds the first TLV with this tag and compares its whole value.</summary>
    /// <returns>0 where equal; 1 where the value is greater, 255 where it is less.</returns>
    byte FindAndCompareValue(byte tag, byte[] compareBuffer, short compareOffset);

    /// <summary>Finds a TLV and compares a part of its value.</summary>
    /// <returns>0 where equal; 1 where the value is greater, 255 where it is less.</returns>
    byte FindAndCompareValue(byte tag, byte occurrence, short valueOffset, byte[] compareBuffer, short compareOffset, short compareLength);
}
