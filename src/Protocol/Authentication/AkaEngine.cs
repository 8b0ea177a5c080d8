using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>Authentication and key agreement (3GPP TS 33.102 6.3) over the functions of one algorithm.</summary>
internal abstract class AkaEngine
{
    // The table of algorithms, by their number.
    private static readonly AkaEngine?[] Engines =
    [
        null,
        HardwareAes128.IsSupported
            ? new AkaEngine<MilenageFunctions<HardwareAes128>>()
            : new AkaEngine<MilenageFunctions<PortableAes128>>(),
        new AkaEngine<XorTestFunctions>(),
    ];

    /// <summary>True where OPc is needed.</summary>
    public abstract bool UsesOpc { get; }

    /// <summary>Bytes of RES as f2 gives it.</summary>
    public abstract int LongestRes { get; }

    /// <summary>The engine of an algorithm.</summary>
    public static bool TryFind(AuthenticationAlgorithm algorithm, [NotNullWhen(true)] out AkaEngine? engine)
    {
        engine = (int)algorithm < Engines.Length ? Engines[(int)algorithm] : null;
        return engine is not null;
    }

    /// <inheritdoc cref="Aka.Verify"/>
    public abstract AkaResult Verify(in AuthenticationKey key, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> autn, SequenceNumbers sequence);

    /// <inheritdoc cref="Aka.Generate"/>
    public abstract AuthenticationVector Generate(in AuthenticationKey key, ReadOnlySpan<byte> rand, ulong sqn, ushort amf);

    /// <inheritdoc cref="Aka.TryResynchronise"/>
    public abstract bool TryResynchronise(in AuthenticationKey key, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> auts, out ulong sqn);

    /// <inheritdoc cref="Aka.RunGsm"/>
    public abstract void RunGsm(in AuthenticationKey key, ReadOnlySpan<byte> rand, Span<byte> sres, Span<byte> kc);
}

/// <inheritdoc/>
internal sealed class AkaEngine<TFunctions> : AkaEngine
    where TFunctions : struct, IAuthenticationFunctions<TFunctions>
{
    // 33.102 6.3.3: MAC-S is computed with a dummy AMF of zeros.
    private const ushort ResynchronisationAmf = 0;

    /// <inheritdoc/>
    public override bool UsesOpc => TFunctions.UsesOpc;

    /// <inheritdoc/>
    public override int LongestRes => TFunctions.LongestRes;

    /// <inheritdoc/>
    public override AkaResult Verify(in AuthenticationKey key, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> autn, SequenceNumbers sequence)
    {
        TFunctions functions = TFunctions.Start(key, rand);
        AkaResult accepted = new(AkaOutcome.Accepted, key.ResLength);
        ulong sqn = UInt48.Read(autn) ^ functions.F2F5(accepted.WritableRes);
        ushort amf = BinaryPrimitives.ReadUInt16BigEndian(autn[6..]);
        // One xor over the whole MAC: the time does not tell how much of it was right.
        if ((functions.F1(sqn, amf) ^ BinaryPrimitives.ReadUInt64BigEndian(autn[8..])) != 0)
            return new AkaResult(AkaOutcome.MacFailure, 0);
        if (sequence.Check(sqn) != SequenceVerdict.Fresh)
        {
            AkaResult failed = new(AkaOutcome.SynchronisationFailure, 0);
            ulong sqnMs = sequence.Highest;
            UInt48.Write(failed.WritableAuts, sqnMs ^ functions.F5Star());
            BinaryPrimitives.WriteUInt64BigEndian(failed.WritableAuts[6..], functions.F1Star(sqnMs, ResynchronisationAmf));
            return failed;
        }
        functions.F3(accepted.WritableCk);
        functions.F4(accepted.WritableIk);
        sequence.Store(sqn);
        return accepted;
    }

    /// <inheritdoc/>
    public override AuthenticationVector Generate(in AuthenticationKey key, ReadOnlySpan<byte> rand, ulong sqn, ushort amf)
    {
        TFunctions functions = TFunctions.Start(key, rand);
        byte[] autn = new byte[Aka.AutnSize];
        byte[] xres = new byte[key.ResLength];
        byte[] ck = new byte[16];
        byte[] ik = new byte[16];
        UInt48.Write(autn, sqn ^ functions.F2F5(xres));
        BinaryPrimitives.WriteUInt16BigEndian(autn.AsSpan(6), amf);
        BinaryPrimitives.WriteUInt64BigEndian(autn.AsSpan(8), functions.F1(sqn, amf));
        functions.F3(ck);
        functions.F4(ik);
        return new AuthenticationVector(rand.ToArray(), autn, xres, ck, ik);
    }

    /// <inheritdoc/>
    public override bool TryResynchronise(in AuthenticationKey key, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> auts, out ulong sqn)
    {
        TFunctions functions = TFunctions.Start(key, rand);
        ulong sqnMs = UInt48.Read(auts) ^ functions.F5Star();
        bool right = (functions.F1Star(sqnMs, ResynchronisationAmf) ^ BinaryPrimitives.ReadUInt64BigEndian(auts[6..])) == 0;
        sqn = right ? sqnMs : 0;
        return right;
    }

    /// <inheritdoc/>
    public override void RunGsm(in AuthenticationKey key, ReadOnlySpan<byte> rand, Span<byte> sres, Span<byte> kc)
    {
        TFunctions functions = TFunctions.Start(key, rand);
        Span<byte> res = stackalloc byte[16];
        Span<byte> ck = stackalloc byte[16];
        Span<byte> ik = stackalloc byte[16];
        functions.F2F5(res[..key.ResLength]);
        functions.F3(ck);
        functions.F4(ik);
        GsmConversion.C2(res[..key.ResLength], sres);
        GsmConversion.C3(ck, ik, kc);
    }
}
