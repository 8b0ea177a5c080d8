namespace Uicc.Toolkit;

/// <summary>A list of COMPREHENSION-TLV objects to be built (ETSI TS 102 241).</summary>
/// <remarks>
/// Tags are written as given: combine with <c>TAG_SET_CR</c> for the comprehension-required flag. A <see cref="ToolkitException"/>
/// HANDLER_OVERFLOW says that the list is full, BAD_INPUT_PARAMETER that a value is longer than 255 bytes.
/// </remarks>
public interface EditHandler : ViewHandler
{
    /// <summary>Empties the list.</summary>
    void Clear();

    /// <summary>Appends raw bytes; no TLV is selected afterwards.</summary>
    void AppendArray(byte[] buffer, short offset, short length);

    /// <summary>Appends a TLV with a value out of an array.</summary>
    void AppendTLV(byte tag, byte[] value, short valueOffset, short valueLength);

    /// <summary>Appends a TLV of one byte.</summary>
    void AppendTLV(byte tag, byte value);

    /// <summary>Appends a TLV of two bytes.</summary>
    void AppendTLV(byte tag, short value);

    /// <summary>Appends a TLV of two bytes.</summary>
    void AppendTLV(byte tag, byte value1, byte value2);

    /// <summary>Appends a TLV of one byte and one short.</summary>
    void AppendTLV(byte tag, byte value1, short value2);

    /// <summary>Appends a TLV of two shorts.</summary>
    void AppendTLV(byte tag, short value1, short value2);

    /// <summary>Appends a TLV of one byte and a value out of an array.</summary>
    void AppendTLV(byte tag, byte value1, byte[] value2, short value2Offset, short value2Length);

    /// <summary>Appends a TLV with a value out of two arrays.</summary>
    void AppendTLV(byte tag, byte[] value1, short value1Offset, short value1Length, byte[] value2, short value2Offset, short value2Length);
}
