using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;

namespace Tottoli.MultiSim.Protocol.SecuredPackets;

/// <summary>One value of KIc b4..b1 (ETSI TS 102 225 5.1.2).</summary>
/// <param name="Code">The four bits.</param>
/// <param name="Kind">Kind of key.</param>
/// <param name="KeyLength">Bytes of the key; 0 for any that the kind allows.</param>
/// <param name="BlockSize">Bytes of a block.</param>
/// <param name="IsChained">CBC with a zero initial value; else ECB.</param>
/// <param name="Engine">Makes the block cipher.</param>
internal sealed record CipherAlgorithm(byte Code, OtaAlgorithm Kind, int KeyLength, int BlockSize, bool IsChained, Func<IBlockCipher> Engine)
{
    private static readonly CipherAlgorithm[] All =
    [
        new(0x1, OtaAlgorithm.Des, 8, 8, IsChained: true, static () => new DesEngine()),
        new(0x2, OtaAlgorithm.Aes, 0, 16, IsChained: true, AesUtilities.CreateEngine),
        new(0x5, OtaAlgorithm.Des, 16, 8, IsChained: true, static () => new DesEdeEngine()),
        new(0x9, OtaAlgorithm.Des, 24, 8, IsChained: true, static () => new DesEdeEngine()),
        new(0xD, OtaAlgorithm.Des, 8, 8, IsChained: false, static () => new DesEngine()),
    ];

    /// <summary>The algorithm that a KIc names, where the key set's KIc suits it.</summary>
    public static CipherAlgorithm? Find(byte kic, OtaKeySet? keys) =>
        keys is null
            ? null
            : Array.Find(All, row => row.Code == (kic & 0x0F) && row.Kind == keys.Algorithm && row.KeyLength is int length && (length == 0 || length == keys.Kic.Length));

    /// <summary>Enciphers whole blocks in place.</summary>
    public void Encrypt(ReadOnlySpan<byte> key, Span<byte> data)
    {
        IBlockCipher engine = Start(key, forEncryption: true);
        Span<byte> previous = stackalloc byte[BlockSize];
        previous.Clear();
        for (; !data.IsEmpty; data = data[BlockSize..])
        {
            Span<byte> block = data[..BlockSize];
            if (IsChained)
                Xor(block, previous);
            engine.ProcessBlock(block, block);
            previous = block;
        }
    }

    /// <summary>Deciphers whole blocks in place.</summary>
    public void Decrypt(ReadOnlySpan<byte> key, Span<byte> data)
    {
        IBlockCipher engine = Start(key, forEncryption: false);
        // From the last block to the first: the ciphertext before it is still there.
        for (int offset = data.Length - BlockSize; offset >= 0; offset -= BlockSize)
        {
            Span<byte> block = data.Slice(offset, BlockSize);
            engine.ProcessBlock(block, block);
            if (IsChained && offset > 0)
                Xor(block, data.Slice(offset - BlockSize, BlockSize));
        }
    }

    private IBlockCipher Start(ReadOnlySpan<byte> key, bool forEncryption)
    {
        IBlockCipher engine = Engine();
        engine.Init(forEncryption, new KeyParameter(key));
        return engine;
    }

    private static void Xor(Span<byte> block, ReadOnlySpan<byte> other)
    {
        for (int i = 0; i < block.Length; i++)
            block[i] ^= other[i];
    }
}
