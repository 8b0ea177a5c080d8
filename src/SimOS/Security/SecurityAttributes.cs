using System.Buffers.Binary;

namespace Tottoli.MultiSim.SimOS.Security;

/// <summary>How an FCP says who may do what with a file: one of three formats (ETSI TS 102 221 §9.2.4 to §9.2.6).</summary>
internal enum SecurityFormat
{
    /// <summary>Nothing is said: nothing is allowed.</summary>
    None = 0,

    /// <summary>Tag 8B: records of an EF.ARR.</summary>
    Referenced = 0x8B,

    /// <summary>Tag 8C: an access mode octet, then one security condition octet for each of its bits.</summary>
    Compact = 0x8C,

    /// <summary>Tag AB: the rules themselves, written as in a record of EF.ARR.</summary>
    Expanded = 0xAB,
}

/// <summary>The security attributes of one file, as its FCP has them.</summary>
/// <param name="format">Their format.</param>
/// <param name="value">The value of the object.</param>
internal sealed class SecurityAttributes(SecurityFormat format, byte[] value)
{
    private const int FidLength = 2;
    private const int PairLength = 2; // security environment, record

    /// <summary>Nothing said, nothing allowed.</summary>
    public static SecurityAttributes None { get; } = new(SecurityFormat.None, []);

    /// <summary>Their format.</summary>
    public SecurityFormat Format => format;

    /// <summary>The value of the object: compact or expanded rules.</summary>
    public ReadOnlySpan<byte> Value => value;

    /// <summary>Identifier of the EF.ARR; 0 where none is referenced.</summary>
    public ushort RuleFid => format == SecurityFormat.Referenced ? BinaryPrimitives.ReadUInt16BigEndian(value) : (ushort)0;

    /// <summary>True where each security environment has a rule of its own.</summary>
    public bool DependsOnEnvironment => format == SecurityFormat.Referenced && value.Length > FidLength + 1;

    /// <summary>Reads the value of a security attribute object.</summary>
    /// <param name="tag">8B, 8C or AB.</param>
    /// <param name="bytes">The value.</param>
    /// <param name="attributes">What it says; <see cref="None"/> where the answer is false.</param>
    /// <returns>False where the value has no such form.</returns>
    public static bool TryParse(int tag, ReadOnlySpan<byte> bytes, out SecurityAttributes attributes)
    {
        SecurityFormat format = (SecurityFormat)tag;
        bool whole = format switch
        {
            SecurityFormat.Referenced => bytes.Length == FidLength + 1 || (bytes.Length > FidLength && bytes.Length % PairLength == 0),
            SecurityFormat.Compact => !bytes.IsEmpty && bytes.Length == 1 + byte.PopCount(bytes[0]),
            _ => true,
        };
        attributes = whole ? new SecurityAttributes(format, bytes.ToArray()) : None;
        return whole;
    }

    /// <summary>The record of EF.ARR that holds the rules in a security environment, from 1; 0 where there is none.</summary>
    /// <param name="environment">00 while the application PIN is disabled, 01 while it is enabled (§9.2.7).</param>
    public byte RuleIn(int environment)
    {
        if (format != SecurityFormat.Referenced)
            return 0;
        if (!DependsOnEnvironment)
            return value[FidLength];
        for (int i = FidLength; i < value.Length; i += PairLength)
        {
            if (value[i] == environment)
                return value[i + 1];
        }
        return 0;
    }
}
