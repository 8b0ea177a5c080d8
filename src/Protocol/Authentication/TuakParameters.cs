namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>What an operator chooses of TUAK beside the lengths of K and RES (3GPP TS 35.231 §6.1).</summary>
/// <param name="CkLength">Bytes of CK, 16 or 32.</param>
/// <param name="IkLength">Bytes of IK, 16 or 32.</param>
/// <param name="Iterations">How often the permutation is applied, 1..255.</param>
public readonly record struct TuakParameters(byte CkLength, byte IkLength, byte Iterations)
{
    /// <summary>Bytes of the coding.</summary>
    public const int Size = 3;

    /// <summary>Keys of 128 bits and one iteration.</summary>
    public static TuakParameters Default => new(16, 16, 1);

    /// <summary>The parameters of an <see cref="AuthenticationKey"/>: <c>CK length | IK length | iterations</c>; empty for the default.</summary>
    public byte[] Encode() => this == Default ? [] : [CkLength, IkLength, Iterations];

    /// <summary>Reads parameters that were checked.</summary>
    internal static TuakParameters Decode(ReadOnlySpan<byte> parameters) =>
        parameters.IsEmpty ? Default : new TuakParameters(parameters[0], parameters[1], parameters[2]);

    /// <summary>What keeps octets from being parameters; null where they can be.</summary>
    internal static string? FindFault(ReadOnlySpan<byte> parameters) => parameters switch
    {
        not { Length: Size } => $"The parameters of TUAK have {parameters.Length} bytes; expected {Size}: CK length, IK length, iterations.",
        not [16 or 32, 16 or 32, _] => $"CK and IK of TUAK have {parameters[0]} and {parameters[1]} bytes; expected 16 or 32 each.",
        [_, _, 0] => "TUAK iterates its permutation 0 times; expected 1..255.",
        _ => null,
    };
}
