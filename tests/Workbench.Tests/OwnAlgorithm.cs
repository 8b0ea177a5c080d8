using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Workbench.Tests;

/// <summary>
/// The sample of docs/authentication.md: an operator's own algorithm. All functions are cut from HMAC-SHA-256 of K over a number, RAND, and
/// for f1 also SQN and AMF. K has 32 bytes; the operator's variant is one byte of parameters that goes into every input.
/// </summary>
public struct OwnAlgorithm : IAuthenticationFunctions<OwnAlgorithm>
{
    /// <summary>Its number in card images and profile packages: 80 to FF are operators' own.</summary>
    public const AuthenticationAlgorithm Number = (AuthenticationAlgorithm)0x80;

    /// <summary>What cards and AuCs of this operator know.</summary>
    public static readonly AlgorithmSet Known = AlgorithmSet.Standard.With(new UmtsEngine<OwnAlgorithm>(Number, "own"));

    private const int KeyOffset = 0, InputOffset = 32, InputSize = 1 + 1 + 16 + 8;

    private Content _content;

    public static ReadOnlySpan<byte> KLengths => [32];

    public static int OpcLength => 0;

    public static ReadOnlySpan<byte> ResLengths => [8, 16];

    public static string? FindFault(ReadOnlySpan<byte> parameters) => parameters.Length == 1 ? null : "The variant has one byte.";

    public static OwnAlgorithm Start(in AuthenticationKey key, ReadOnlySpan<byte> rand)
    {
        OwnAlgorithm functions = default;
        Span<byte> content = functions._content;
        key.K.CopyTo(content[KeyOffset..]);
        content[InputOffset + 1] = key.Parameters.IsEmpty ? (byte)0 : key.Parameters[0];
        rand.CopyTo(content[(InputOffset + 2)..]);
        return functions;
    }

    public ulong F1(ulong sqn, ushort amf) => Code(1, sqn << 16 | amf);

    public ulong F1Star(ulong sqn, ushort amf) => Code(6, sqn << 16 | amf);

    public ulong F2F5(Span<byte> res)
    {
        Compute(2, 0, res);
        return Code(5, 0) >> 16;
    }

    public void F3(Span<byte> ck) => Compute(3, 0, ck);

    public void F4(Span<byte> ik) => Compute(4, 0, ik);

    public ulong F5Star() => Code(7, 0) >> 16;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Clear() => this = default;

    private ulong Code(byte function, ulong sqnAndAmf)
    {
        Span<byte> code = stackalloc byte[8];
        Compute(function, sqnAndAmf, code);
        return BinaryPrimitives.ReadUInt64BigEndian(code);
    }

    private void Compute(byte function, ulong sqnAndAmf, Span<byte> result)
    {
        Span<byte> content = _content;
        content[InputOffset] = function;
        BinaryPrimitives.WriteUInt64BigEndian(content[(InputOffset + 18)..], sqnAndAmf);
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(content[..InputOffset], content.Slice(InputOffset, InputSize), mac);
        mac[..result.Length].CopyTo(result);
        CryptographicOperations.ZeroMemory(mac);
    }

    [InlineArray(InputOffset + InputSize)]
    private struct Content
    {
        private byte _first;
    }
}
