namespace Tottoli.MultiSim.Protocol.Sms;

/// <summary>How the user data of a short message is coded.</summary>
public enum SmsAlphabet
{
    /// <summary>GSM 7-bit default alphabet, packed. TP-UDL counts septets.</summary>
    Gsm7,

    /// <summary>Octets. TP-UDL counts them.</summary>
    EightBit,

    /// <summary>UCS2, two octets a character. TP-UDL counts octets.</summary>
    Ucs2,
}

/// <summary>TP-DCS: alphabet and class of a short message (3GPP TS 23.038 §4).</summary>
public static class DataCodingScheme
{
    /// <summary>Text in the GSM alphabet, no class.</summary>
    public const byte Gsm7 = 0x00;

    /// <summary>Text in UCS2, no class.</summary>
    public const byte Ucs2 = 0x08;

    /// <summary>Octets of class 2: for the (U)SIM. With <see cref="ProtocolIdentifier.UsimDataDownload"/> it goes to the card in an ENVELOPE.</summary>
    public const byte EightBitClass2 = 0xF6;

    /// <summary>The alphabet. Compressed and reserved codings count as octets.</summary>
    /// <param name="scheme">TP-DCS.</param>
    public static SmsAlphabet AlphabetOf(byte scheme) => (scheme >> 4) switch
    {
        <= 0x7 when (scheme & 0x20) != 0 => SmsAlphabet.EightBit, // compressed
        <= 0x7 => (scheme & 0x0C) switch
        {
            0x00 => SmsAlphabet.Gsm7,
            0x08 => SmsAlphabet.Ucs2,
            _ => SmsAlphabet.EightBit,
        },
        0xC or 0xD => SmsAlphabet.Gsm7, // message waiting
        0xE => SmsAlphabet.Ucs2, // message waiting
        0xF => (scheme & 0x04) == 0 ? SmsAlphabet.Gsm7 : SmsAlphabet.EightBit,
        _ => SmsAlphabet.EightBit,
    };

    /// <summary>Whether the message is of class 2, for the (U)SIM.</summary>
    /// <param name="scheme">TP-DCS.</param>
    public static bool IsClass2(byte scheme) => (scheme & 0x03) == 2 && ((scheme & 0xF0) == 0xF0 || (scheme & 0x90) == 0x10);
}

/// <summary>TP-PID values that a card meets (3GPP TS 23.040 §9.2.3.9).</summary>
public static class ProtocolIdentifier
{
    /// <summary>An ordinary message.</summary>
    public const byte Default = 0x00;

    /// <summary>(U)SIM data download.</summary>
    public const byte UsimDataDownload = 0x7F;
}
