using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>What MILENAGE makes of a key, a RAND, an SQN and an AMF: OUT1 to OUT4 of 3GPP TS 35.206 §4.1, cut into f1 to f5. Holds keys: it prints none.</summary>
/// <remarks>64 bytes, the line of a cache. The spans are valid as long as the variable that holds the value.</remarks>
[StructLayout(LayoutKind.Sequential)]
public readonly struct MilenageOutput
{
    private readonly Vector128<byte> _out1;
    private readonly Vector128<byte> _out2;
    private readonly Vector128<byte> _out3;
    private readonly Vector128<byte> _out4;

    internal MilenageOutput(Vector128<byte> out1, Vector128<byte> out2, Vector128<byte> out3, Vector128<byte> out4) =>
        (_out1, _out2, _out3, _out4) = (out1, out2, out3, out4);

    /// <summary>f1: MAC-A, 8 bytes.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> MacA => BytesOf(in _out1)[..8];

    /// <summary>f1*: MAC-S, 8 bytes.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> MacS => BytesOf(in _out1)[8..];

    /// <summary>f2: RES, 8 bytes.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Res => BytesOf(in _out2)[8..];

    /// <summary>f5: AK, 6 bytes.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Ak => BytesOf(in _out2)[..6];

    /// <summary>f3: CK, 16 bytes.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Ck => BytesOf(in _out3);

    /// <summary>f4: IK, 16 bytes.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Ik => BytesOf(in _out4);

    /// <summary>The name of the type, and nothing of its content.</summary>
    public override string ToString() => nameof(MilenageOutput);

    private static ReadOnlySpan<byte> BytesOf(ref readonly Vector128<byte> block) => MemoryMarshal.AsBytes(new ReadOnlySpan<Vector128<byte>>(in block));
}
