using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>Authentication and key agreement (3GPP TS 33.102 6.3) over f1..f5* of one algorithm.</summary>
/// <typeparam name="TFunctions">The functions.</typeparam>
/// <param name="algorithm">The algorithm's number; operators' own have 80 to FF.</param>
/// <param name="name">Its name on command lines.</param>
public sealed class UmtsEngine<TFunctions>(AuthenticationAlgorithm algorithm, string name) : AlgorithmEngine(algorithm, name)
    where TFunctions : struct, IAuthenticationFunctions<TFunctions>
{
    // 33.102 6.3.3: MAC-S is computed with a dummy AMF of zeros.
    private const ushort ResynchronisationAmf = 0;

    private readonly AlgorithmEngine? _parameterised;

    /// <summary>An engine that hands keys with parameters over to another.</summary>
    internal UmtsEngine(AuthenticationAlgorithm algorithm, string name, AlgorithmEngine parameterised)
        : this(algorithm, name) => _parameterised = parameterised;

    /// <inheritdoc/>
    public override bool IsUmts => true;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> KLengths => TFunctions.KLengths;

    /// <inheritdoc/>
    public override int OpcLength => TFunctions.OpcLength;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> ResLengths => TFunctions.ResLengths;

    internal override string? FindFault(ReadOnlySpan<byte> parameters) => TFunctions.FindFault(parameters);

    internal override AlgorithmEngine For(ReadOnlySpan<byte> parameters) => parameters.IsEmpty ? this : _parameterised ?? this;

    internal override int CkLength(ReadOnlySpan<byte> parameters) => TFunctions.CkLength(parameters);

    internal override int IkLength(ReadOnlySpan<byte> parameters) => TFunctions.IkLength(parameters);

    internal override AkaResult Verify(in AuthenticationKey key, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> autn, SequenceNumbers sequence)
    {
        TFunctions functions = TFunctions.Start(key, rand);
        AkaResult result = new(AkaOutcome.Accepted, key);
        ulong sqn = UInt48.Read(autn) ^ functions.F2F5(result.WritableRes);
        ushort amf = BinaryPrimitives.ReadUInt16BigEndian(autn[6..]);
        // One xor over the whole MAC: the time does not tell how much of it was right.
        if ((functions.F1(sqn, amf) ^ BinaryPrimitives.ReadUInt64BigEndian(autn[8..])) != 0)
        {
            result.Fail(AkaOutcome.MacFailure);
        }
        else if (sequence.Check(sqn) != SequenceVerdict.Fresh)
        {
            result.Fail(AkaOutcome.SynchronisationFailure);
            ulong sqnMs = sequence.Highest;
            UInt48.Write(result.WritableAuts, sqnMs ^ functions.F5Star());
            BinaryPrimitives.WriteUInt64BigEndian(result.WritableAuts[6..], functions.F1Star(sqnMs, ResynchronisationAmf));
        }
        else
        {
            functions.F3(result.WritableCk);
            functions.F4(result.WritableIk);
            result.Sqn = sqn;
        }
        functions.Clear();
        return result;
    }

    internal override AuthenticationVector Generate(in AuthenticationKey key, ReadOnlySpan<byte> rand, ulong sqn, ushort amf)
    {
        TFunctions functions = TFunctions.Start(key, rand);
        byte[] autn = new byte[Aka.AutnSize];
        byte[] xres = new byte[key.ResLength];
        byte[] ck = new byte[key.CkLength];
        byte[] ik = new byte[key.IkLength];
        UInt48.Write(autn, sqn ^ functions.F2F5(xres));
        BinaryPrimitives.WriteUInt16BigEndian(autn.AsSpan(6), amf);
        BinaryPrimitives.WriteUInt64BigEndian(autn.AsSpan(8), functions.F1(sqn, amf));
        functions.F3(ck);
        functions.F4(ik);
        functions.Clear();
        return new AuthenticationVector(rand.ToArray(), autn, xres, ck, ik);
    }

    internal override bool TryResynchronise(in AuthenticationKey key, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> auts, out ulong sqn)
    {
        TFunctions functions = TFunctions.Start(key, rand);
        ulong sqnMs = UInt48.Read(auts) ^ functions.F5Star();
        bool right = (functions.F1Star(sqnMs, ResynchronisationAmf) ^ BinaryPrimitives.ReadUInt64BigEndian(auts[6..])) == 0;
        functions.Clear();
        sqn = right ? sqnMs : 0;
        return right;
    }

    // Of keys of 32 bytes, TUAK's, c3 takes the first 16: it knows no others (33.102 6.8.1.2).
    internal override void RunGsm(in AuthenticationKey key, ReadOnlySpan<byte> rand, Span<byte> sres, Span<byte> kc)
    {
        Span<byte> secrets = stackalloc byte[3 * AuthenticationKey.MaxSize];
        Span<byte> res = secrets[..key.ResLength];
        Span<byte> ck = secrets.Slice(AuthenticationKey.MaxSize, key.CkLength);
        Span<byte> ik = secrets.Slice(2 * AuthenticationKey.MaxSize, key.IkLength);
        F2F5(key, rand, res, ck, ik);
        GsmConversion.C2(res, sres);
        GsmConversion.C3(ck, ik, kc);
        CryptographicOperations.ZeroMemory(secrets);
    }

    internal override (ulong MacA, ulong MacS) F1(in AuthenticationKey key, ReadOnlySpan<byte> rand, ulong sqn, ushort amf)
    {
        TFunctions functions = TFunctions.Start(key, rand);
        (ulong MacA, ulong MacS) codes = (functions.F1(sqn, amf), functions.F1Star(sqn, amf));
        functions.Clear();
        return codes;
    }

    internal override ulong F2F5(in AuthenticationKey key, ReadOnlySpan<byte> rand, Span<byte> res, Span<byte> ck, Span<byte> ik)
    {
        TFunctions functions = TFunctions.Start(key, rand);
        ulong ak = functions.F2F5(res);
        functions.F3(ck);
        functions.F4(ik);
        functions.Clear();
        return ak;
    }

    internal override ulong F5Star(in AuthenticationKey key, ReadOnlySpan<byte> rand)
    {
        TFunctions functions = TFunctions.Start(key, rand);
        ulong ak = functions.F5Star();
        functions.Clear();
        return ak;
    }
}
