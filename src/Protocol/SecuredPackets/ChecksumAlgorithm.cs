using System.Buffers.Binary;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;

namespace Tottoli.MultiSim.Protocol.SecuredPackets;

/// <summary>One value of KID b4..b1, under the integrity kind of SPI (ETSI TS 102 225 5.1.3).</summary>
/// <param name="Integrity">RC or CC.</param>
/// <param name="Code">The four bits.</param>
/// <param name="Kind">Kind of key; null for none.</param>
/// <param name="KeyLength">Bytes of the key; 0 for any that the kind allows.</param>
/// <param name="Length">Bytes of the checksum.</param>
/// <param name="Compute">Writes at least that many bytes, for a key and the whole input.</param>
internal sealed record ChecksumAlgorithm(
    IntegrityKind Integrity, byte Code, OtaAlgorithm? Kind, int KeyLength, int Length, ChecksumAlgorithm.Function Compute)
{
    /// <summary>Bytes that <see cref="Compute"/> may write.</summary>
    public const int LongestLength = 16;

    private static readonly ChecksumAlgorithm[] All =
    [
        new(IntegrityKind.RedundancyCheck, 0x1, null, 0, 2, static (key, input, checksum) => BinaryPrimitives.WriteUInt16BigEndian(checksum, Crc.Crc16(input))),
        new(IntegrityKind.RedundancyCheck, 0x5, null, 0, 4, static (key, input, checksum) => BinaryPrimitives.WriteUInt32BigEndian(checksum, Crc.Crc32(input))),
        new(IntegrityKind.CryptographicChecksum, 0x1, OtaAlgorithm.Des, 8, 8, CbcMac),
        new(IntegrityKind.CryptographicChecksum, 0x2, OtaAlgorithm.Aes, 0, 8, Cmac),
        new(IntegrityKind.CryptographicChecksum, 0x5, OtaAlgorithm.Des, 16, 8, CbcMac),
        new(IntegrityKind.CryptographicChecksum, 0x9, OtaAlgorithm.Des, 24, 8, CbcMac),
    ];

    /// <summary>Writes the checksum of an input.</summary>
    public delegate void Function(ReadOnlySpan<byte> key, ReadOnlySpan<byte> input, Span<byte> checksum);

    /// <summary>The algorithm that a KID names under an integrity kind, where the key set's KID suits it.</summary>
    public static ChecksumAlgorithm? Find(IntegrityKind integrity, byte kid, OtaKeySet? keys)
    {
        ChecksumAlgorithm? found = Array.Find(All, row => row.Integrity == integrity && row.Code == (kid & 0x0F));
        if (found?.Kind is null)
            return found;
        if (keys is null || keys.IntegrityAlgorithm != found.Kind || (found.KeyLength != 0 && found.KeyLength != keys.Kid.Length))
            return null;
        return found.Kind == OtaAlgorithm.Aes ? found with { Length = keys.CmacLength } : found;
    }

    /// <summary>CBC-MAC with the whole cipher and a zero initial value; the input is filled with zeros to whole blocks.</summary>
    private static void CbcMac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> input, Span<byte> checksum)
    {
        CbcBlockCipherMac mac = new(key.Length == 8 ? new DesEngine() : new DesEdeEngine(), 64);
        mac.Init(new KeyParameter(key));
        mac.BlockUpdate(input);
        mac.DoFinal(checksum);
    }

    private static void Cmac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> input, Span<byte> checksum)
    {
        CMac mac = new(AesUtilities.CreateEngine());
        mac.Init(new KeyParameter(key));
        mac.BlockUpdate(input);
        mac.DoFinal(checksum);
    }
}
