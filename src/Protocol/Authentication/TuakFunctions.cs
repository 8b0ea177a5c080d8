using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>TUAK for one subscriber and one RAND.</summary>
internal struct TuakFunctions : IAuthenticationFunctions<TuakFunctions>
{
    private const int MacLength = AuthenticationFunctions.MacSize;
    private const int CkOffset = 32;
    private const int IkOffset = 64;
    private const int AkOffset = 96;
    private const int LongCk = 0x04;
    private const int LongIk = 0x02;

    private TuakBlock _block;
    private TuakBlock _keys;
    private TuakParameters _parameters;

    /// <inheritdoc/>
    public static ReadOnlySpan<byte> KLengths => [16, 32];

    /// <inheritdoc/>
    public static int OpcLength => Tuak.TopSize;

    /// <inheritdoc/>
    public static ReadOnlySpan<byte> ResLengths => [8, 4, 16, 32];

    /// <inheritdoc/>
    public static string? FindFault(ReadOnlySpan<byte> parameters) => TuakParameters.FindFault(parameters);

    /// <inheritdoc/>
    public static int CkLength(ReadOnlySpan<byte> parameters) => TuakParameters.Decode(parameters).CkLength;

    /// <inheritdoc/>
    public static int IkLength(ReadOnlySpan<byte> parameters) => TuakParameters.Decode(parameters).IkLength;

    /// <inheritdoc/>
    public static TuakFunctions Start(in AuthenticationKey key, ReadOnlySpan<byte> rand)
    {
        TuakParameters parameters = TuakParameters.Decode(key.Parameters);
        TuakFunctions functions = new() { _block = new TuakBlock(key.K, key.Opc, parameters.Iterations), _parameters = parameters };
        functions._block.SetRand(rand);
        return functions;
    }

    /// <inheritdoc/>
    public ulong F1(ulong sqn, ushort amf) => Code(TuakBlock.InstanceF1 | MacLength, sqn, amf);

    /// <inheritdoc/>
    public ulong F1Star(ulong sqn, ushort amf) => Code(TuakBlock.InstanceStar | TuakBlock.InstanceF1 | MacLength, sqn, amf);

    /// <inheritdoc/>
    public ulong F2F5(Span<byte> res)
    {
        // The length of RES in octets, but 0 for 4 (§6.4).
        int instance = TuakBlock.InstanceF2F5 | (res.Length & ~4) | (_parameters.CkLength == 32 ? LongCk : 0) | (_parameters.IkLength == 32 ? LongIk : 0);
        _block.SetSqn(0, 0);
        _keys = _block.Run(instance);
        _keys.Read(0, res);
        return ReadAk(ref _keys);
    }

    /// <inheritdoc/>
    public void F3(Span<byte> ck) => _keys.Read(CkOffset, ck);

    /// <inheritdoc/>
    public void F4(Span<byte> ik) => _keys.Read(IkOffset, ik);

    /// <inheritdoc/>
    public ulong F5Star()
    {
        _block.SetSqn(0, 0);
        TuakBlock output = _block.Run(TuakBlock.InstanceF5Star);
        ulong ak = ReadAk(ref output);
        output.Clear();
        return ak;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)] // so that the compiler cannot see that nobody reads it again
    public void Clear() => this = default;

    private ulong Code(int instance, ulong sqn, ushort amf)
    {
        Span<byte> mac = stackalloc byte[MacLength];
        _block.SetSqn(sqn, amf);
        TuakBlock output = _block.Run(instance);
        output.Read(0, mac);
        output.Clear();
        return BinaryPrimitives.ReadUInt64BigEndian(mac);
    }

    private static ulong ReadAk(ref TuakBlock output)
    {
        Span<byte> ak = stackalloc byte[6];
        output.Read(AkOffset, ak);
        return UInt48.Read(ak);
    }
}
