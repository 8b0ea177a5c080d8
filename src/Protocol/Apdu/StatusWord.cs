namespace Tottoli.MultiSim.Protocol.Apdu;

/// <summary>The two status bytes SW1 SW2 that end every response APDU, as one big-endian number.</summary>
/// <param name="Value">SW1 in bits 15..8, SW2 in bits 7..0.</param>
/// <remarks>ISO/IEC 7816-4 5.6, ETSI TS 102 221 10.2.1.</remarks>
public readonly record struct StatusWord(ushort Value)
{
    /// <summary>90 00: normal ending of the command.</summary>
    public static StatusWord Success => new(0x9000);

    /// <summary>67 00: wrong length, no further indication.</summary>
    public static StatusWord WrongLength => new(0x6700);

    /// <summary>69 82: security status not satisfied.</summary>
    public static StatusWord SecurityStatusNotSatisfied => new(0x6982);

    /// <summary>69 86: command not allowed, no EF selected.</summary>
    public static StatusWord NoEfSelected => new(0x6986);

    /// <summary>6A 82: file not found.</summary>
    public static StatusWord FileNotFound => new(0x6A82);

    /// <summary>6A 86: incorrect parameters P1 to P2.</summary>
    public static StatusWord IncorrectP1P2 => new(0x6A86);

    /// <summary>6B 00: wrong parameters P1 to P2.</summary>
    public static StatusWord WrongP1P2 => new(0x6B00);

    /// <summary>6D 00: instruction code not supported.</summary>
    public static StatusWord InstructionNotSupported => new(0x6D00);

    /// <summary>6E 00: class not supported.</summary>
    public static StatusWord ClassNotSupported => new(0x6E00);

    /// <summary>62 00: warning, nothing changed; with response data of an ENVELOPE: data download error.</summary>
    public static StatusWord Warning => new(0x6200);

    /// <summary>62 82: a search found nothing (ETSI TS 102 221 §10.2.1.3).</summary>
    public static StatusWord SearchUnsuccessful => new(0x6282);

    /// <summary>62 83: the selected file is deactivated.</summary>
    public static StatusWord Deactivated => new(0x6283);

    /// <summary>62 85: the selected file is terminated.</summary>
    public static StatusWord Terminated => new(0x6285);

    /// <summary>62 F1: more data of a BER-TLV object waits for RETRIEVE DATA (ETSI TS 102 221 §11.3.1).</summary>
    public static StatusWord MoreDataAvailable => new(0x62F1);

    /// <summary>62 F2: the same, and a proactive command waits.</summary>
    public static StatusWord MoreDataAvailableAndProactive => new(0x62F2);

    /// <summary>63 F1: SET DATA expects more data of a BER-TLV object (§11.3.2).</summary>
    public static StatusWord MoreDataExpected => new(0x63F1);

    /// <summary>63 F2: the same, and a proactive command waits.</summary>
    public static StatusWord MoreDataExpectedAndProactive => new(0x63F2);

    /// <summary>68 81: logical channel not supported or not open.</summary>
    public static StatusWord LogicalChannelNotSupported => new(0x6881);

    /// <summary>68 82: secure messaging not supported.</summary>
    public static StatusWord SecureMessagingNotSupported => new(0x6882);

    /// <summary>69 81: command incompatible with file structure.</summary>
    public static StatusWord IncompatibleWithFileStructure => new(0x6981);

    /// <summary>69 83: authentication method blocked (PIN or UNBLOCK PIN has no tries left).</summary>
    public static StatusWord AuthenticationBlocked => new(0x6983);

    /// <summary>69 84: referenced data invalidated (file deactivated, PIN disabled).</summary>
    public static StatusWord ReferencedDataInvalidated => new(0x6984);

    /// <summary>69 85: conditions of use not satisfied.</summary>
    public static StatusWord ConditionsNotSatisfied => new(0x6985);

    /// <summary>6A 80: incorrect parameters in the data field.</summary>
    public static StatusWord WrongData => new(0x6A80);

    /// <summary>6A 81: function not supported.</summary>
    public static StatusWord FunctionNotSupported => new(0x6A81);

    /// <summary>6A 83: record not found.</summary>
    public static StatusWord RecordNotFound => new(0x6A83);

    /// <summary>6A 84: not enough memory space.</summary>
    public static StatusWord NotEnoughMemory => new(0x6A84);

    /// <summary>6A 87: Lc inconsistent with P1 to P2.</summary>
    public static StatusWord LengthInconsistent => new(0x6A87);

    /// <summary>6A 88: referenced data not found.</summary>
    public static StatusWord ReferencedDataNotFound => new(0x6A88);

    /// <summary>6A 89: a file with this identifier is there already.</summary>
    public static StatusWord FileExists => new(0x6A89);

    /// <summary>6A 8A: an application with this identifier is there already.</summary>
    public static StatusWord ApplicationExists => new(0x6A8A);

    /// <summary>6F 00: technical problem, no precise diagnosis.</summary>
    public static StatusWord TechnicalProblem => new(0x6F00);

    /// <summary>93 00: toolkit is busy, the command may be tried again.</summary>
    public static StatusWord ToolkitBusy => new(0x9300);

    /// <summary>98 50: INCREASE cannot be performed, the greatest value is reached.</summary>
    public static StatusWord IncreaseImpossible => new(0x9850);

    /// <summary>98 62: authentication error, incorrect MAC.</summary>
    public static StatusWord AuthenticationMacIncorrect => new(0x9862);

    /// <summary>98 64: authentication error, security context not supported.</summary>
    public static StatusWord AuthenticationContextNotSupported => new(0x9864);

    /// <summary>91 XX: normal ending, and a proactive command of XX bytes waits (ETSI TS 102 221 §10.2.1.1).</summary>
    /// <param name="length">Bytes of the command, 1..256; 256 is coded as 00.</param>
    public static StatusWord ProactivePending(int length) => new((ushort)(0x9100 | (byte)length));

    /// <summary>The same status word of a card on which a proactive command waits: success, and that a block transfer goes on, say so.</summary>
    /// <param name="length">Bytes of the command, 1..256.</param>
    public StatusWord WithProactivePending(int length) => Value switch
    {
        0x9000 => ProactivePending(length),
        0x62F1 => MoreDataAvailableAndProactive,
        0x63F1 => MoreDataExpectedAndProactive,
        _ => this,
    };

    /// <summary>61 XX: more response bytes wait for GET RESPONSE.</summary>
    /// <param name="count">Bytes waiting, 1..256; 256 is coded as 00.</param>
    public static StatusWord MoreData(int count) => new((ushort)(0x6100 | (byte)count));

    /// <summary>6C XX: wrong Le; XX is the length to ask for.</summary>
    /// <param name="length">Bytes available, 1..256; 256 is coded as 00.</param>
    public static StatusWord WrongLe(int length) => new((ushort)(0x6C00 | (byte)length));

    /// <summary>63 CX: verification failed, X further tries allowed.</summary>
    /// <param name="retries">Tries left, 0..15.</param>
    public static StatusWord VerifyFailed(int retries) => new((ushort)(0x63C0 | (retries & 0x0F)));

    /// <summary>SW1, the first status byte.</summary>
    public byte Sw1 => (byte)(Value >> 8);

    /// <summary>SW2, the second status byte.</summary>
    public byte Sw2 => (byte)Value;

    /// <summary>True for 90 XX and 91 XX.</summary>
    public bool IsSuccess => Value >> 8 is 0x90 or 0x91;

    /// <summary>The status bytes as four hex digits.</summary>
    public override string ToString() => Value.ToString("X4", System.Globalization.CultureInfo.InvariantCulture);
}
