using System.Buffers.Binary;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The conversion functions between 3G and 2G contexts, c2..c5 (3GPP TS 33.102 6.8.1.2, 6.8.2.4).</summary>
public static class GsmConversion
{
    /// <summary>c2: SRES, the xor of the words of RES padded with zeros to 16 bytes.</summary>
    /// <param name="res">RES, 4..16 bytes; TUAK's of 32 bytes has eight words.</param>
    /// <param name="sres">Receives SRES, 4 bytes.</param>
    public static void C2(ReadOnlySpan<byte> res, Span<byte> sres)
    {
        sres[..4].Clear();
        for (int i = 0; i < res.Length; i++)
            sres[i & 3] ^= res[i];
    }

    /// <summary>c3: Kc = CK1 xor CK2 xor IK1 xor IK2.</summary>
    /// <param name="ck">CK, 16 bytes; of longer ones the first 16 count.</param>
    /// <param name="ik">IK, 16 bytes; of longer ones the first 16 count.</param>
    /// <param name="kc">Receives Kc, 8 bytes.</param>
    public static void C3(ReadOnlySpan<byte> ck, ReadOnlySpan<byte> ik, Span<byte> kc) =>
        BinaryPrimitives.WriteUInt64BigEndian(kc,
            BinaryPrimitives.ReadUInt64BigEndian(ck) ^ BinaryPrimitives.ReadUInt64BigEndian(ck[8..]) ^
            BinaryPrimitives.ReadUInt64BigEndian(ik) ^ BinaryPrimitives.ReadUInt64BigEndian(ik[8..]));

    /// <summary>c4 and c5: CK = Kc || Kc and IK = (Kc1 xor Kc2) || Kc || (Kc1 xor Kc2).</summary>
    /// <param name="kc">Kc, 8 bytes.</param>
    /// <param name="ck">Receives CK, 16 bytes.</param>
    /// <param name="ik">Receives IK, 16 bytes.</param>
    public static void C4C5(ReadOnlySpan<byte> kc, Span<byte> ck, Span<byte> ik)
    {
        uint mixed = BinaryPrimitives.ReadUInt32BigEndian(kc) ^ BinaryPrimitives.ReadUInt32BigEndian(kc[4..]);
        kc[..8].CopyTo(ck);
        kc[..8].CopyTo(ck[8..]);
        BinaryPrimitives.WriteUInt32BigEndian(ik, mixed);
        kc[..8].CopyTo(ik[4..]);
        BinaryPrimitives.WriteUInt32BigEndian(ik[12..], mixed);
    }
}
