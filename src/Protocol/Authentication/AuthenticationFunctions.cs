using System.Buffers.Binary;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The single functions f1..f5* of a subscriber (3GPP TS 33.102 6.3), for tools; the protocols are <see cref="Aka"/>.</summary>
/// <remarks>All throw an <see cref="ArgumentException"/> where a length is wrong, and an <see cref="InvalidOperationException"/> for an algorithm of 2G alone.</remarks>
public static class AuthenticationFunctions
{
    /// <summary>Bytes of MAC-A and MAC-S in AUTN and AUTS.</summary>
    public const int MacSize = 8;

    /// <summary>f1 and f1*: the authentication codes of a challenge and of a resynchronisation.</summary>
    /// <param name="key">The subscriber's secret.</param>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="sqn">SQN, 48 bits.</param>
    /// <param name="amf">AMF.</param>
    /// <param name="macA">Receives MAC-A, 8 bytes.</param>
    /// <param name="macS">Receives MAC-S, 8 bytes.</param>
    public static void F1(in AuthenticationKey key, ReadOnlySpan<byte> rand, ulong sqn, ushort amf, Span<byte> macA, Span<byte> macS)
    {
        Aka.CheckLength(rand, Aka.RandSize, nameof(rand));
        (ulong a, ulong s) = key.Engine.F1(key, rand, sqn, amf);
        BinaryPrimitives.WriteUInt64BigEndian(macA, a);
        BinaryPrimitives.WriteUInt64BigEndian(macS, s);
    }

    /// <summary>f2, f3, f4 and f5: response, keys and anonymity key.</summary>
    /// <param name="key">The subscriber's secret.</param>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="res">Receives RES, as many bytes as the key says.</param>
    /// <param name="ck">Receives CK, as many bytes as the key says.</param>
    /// <param name="ik">Receives IK, as many bytes as the key says.</param>
    /// <returns>AK, 48 bits.</returns>
    public static ulong F2F5(in AuthenticationKey key, ReadOnlySpan<byte> rand, Span<byte> res, Span<byte> ck, Span<byte> ik)
    {
        Aka.CheckLength(rand, Aka.RandSize, nameof(rand));
        return key.Engine.F2F5(key, rand, res[..key.ResLength], ck[..key.CkLength], ik[..key.IkLength]);
    }

    /// <summary>f5*: the anonymity key of AUTS, 48 bits.</summary>
    /// <param name="key">The subscriber's secret.</param>
    /// <param name="rand">RAND, 16 bytes.</param>
    public static ulong F5Star(in AuthenticationKey key, ReadOnlySpan<byte> rand)
    {
        Aka.CheckLength(rand, Aka.RandSize, nameof(rand));
        return key.Engine.F5Star(key, rand);
    }
}
