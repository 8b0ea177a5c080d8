namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The key that a key file of a programmable card holds. Prints none of it.</summary>
public sealed class ProgrammedKey
{
    private const int KOffset = 1;
    private const int OperatorOffset = KOffset + AuthenticationKey.Size; // OP or OPc
    private const int Length = OperatorOffset + AuthenticationKey.Size;
    private const int AlgorithmMask = 0x0F;
    private const int IsPersonalised = 0x10; // OPc or TOPc, else OP or TOP
    private const int ShortRes = 4;

    private ProgrammedKey(AuthenticationAlgorithm algorithm, ReadOnlySpan<byte> k, ReadOnlySpan<byte> opc, int resLength, byte[] parameters)
    {
        Algorithm = algorithm;
        K = k.ToArray();
        Opc = opc.ToArray();
        ResLength = resLength;
        Parameters = parameters;
    }

    /// <summary>The algorithm.</summary>
    public AuthenticationAlgorithm Algorithm { get; }

    /// <summary>K or Ki. Secret.</summary>
    public ReadOnlyMemory<byte> K { get; }

    /// <summary>OPc or TOPc; empty for an algorithm without. Secret.</summary>
    public ReadOnlyMemory<byte> Opc { get; }

    /// <summary>Octets of RES; 0 for the algorithm's own.</summary>
    public int ResLength { get; }

    /// <summary>What TUAK was told beside; empty for other algorithms and for what the specification says.</summary>
    public ReadOnlyMemory<byte> Parameters { get; }

    /// <summary>Reads the content of a key file.</summary>
    /// <param name="format">How the file is coded.</param>
    /// <param name="content">The content; what comes after the key is not looked at.</param>
    /// <returns>Null where it is cut off, or names an algorithm or a choice that is none or that no card of ours has.</returns>
    public static ProgrammedKey? Read(KeyFileFormat format, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (content.IsEmpty || (content[0] & format.Reserved) != 0 || !format.Algorithms.TryGetValue((byte)(content[0] & AlgorithmMask), out AuthenticationAlgorithm algorithm))
            return null;
        if (algorithm == AuthenticationAlgorithm.Tuak)
            return ReadTuak(content);
        if (content.Length < Length)
            return null;
        ReadOnlySpan<byte> k = content.Slice(KOffset, AuthenticationKey.Size);
        if (algorithm != AuthenticationAlgorithm.Milenage)
            return new ProgrammedKey(algorithm, k, [], ResOf(format, content[0], algorithm), []);
        ReadOnlySpan<byte> second = content.Slice(OperatorOffset, AuthenticationKey.Size);
        ReadOnlySpan<byte> opc = (content[0] & IsPersonalised) != 0 ? second : OperatorVariant.Personalise(algorithm, k, second);
        return new ProgrammedKey(algorithm, k, opc, ResOf(format, content[0], algorithm), []);
    }

    private static int ResOf(KeyFileFormat format, byte configuration, AuthenticationAlgorithm algorithm) =>
        (configuration & format.ShortRes) != 0 && algorithm is AuthenticationAlgorithm.Milenage or AuthenticationAlgorithm.Xor ? ShortRes : 0;

    /// <summary><c>configuration | choices | iterations | TOP or TOPc (32) | K (16 or 32)</c>.</summary>
    private static ProgrammedKey? ReadTuak(ReadOnlySpan<byte> content)
    {
        const int longK = 0x40, reserved = 0x80, longKeys = 0x40, macMask = 0x38, resMask = 0x07, longestRes = 3;
        const int topOffset = 3, kOffset = topOffset + AuthenticationKey.MaxSize;
        int kLength = (content[0] & longK) != 0 ? AuthenticationKey.MaxSize : AuthenticationKey.Size;
        if (content.Length < kOffset + kLength)
            return null;
        int choices = content[1], iterations = content[2], res = choices & resMask;
        if ((choices & (reserved | macMask)) != 0 || res > longestRes || iterations == 0) // AUTN has room for a MAC of 64 bits alone
            return null;
        byte keys = (byte)((choices & longKeys) != 0 ? AuthenticationKey.MaxSize : AuthenticationKey.Size);
        byte[] parameters = new TuakParameters(keys, keys, (byte)iterations).Encode();
        ReadOnlySpan<byte> k = content.Slice(kOffset, kLength);
        ReadOnlySpan<byte> top = content.Slice(topOffset, AuthenticationKey.MaxSize);
        ReadOnlySpan<byte> topc = (content[0] & IsPersonalised) != 0 ? top : OperatorVariant.Personalise(AuthenticationAlgorithm.Tuak, k, top, parameters);
        return new ProgrammedKey(AuthenticationAlgorithm.Tuak, k, topc, ShortRes << res, parameters);
    }
}
