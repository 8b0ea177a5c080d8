using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tottoli.MultiSim.Protocol.SecuredPackets;

/// <summary>What command and response packets have in common: a clear header, then counter, padding counter, a fixed rest, checksum, data and padding, ciphered as a whole.</summary>
internal readonly ref struct PacketBody
{
    /// <summary>Bytes of the counter.</summary>
    public const int CounterSize = 5;

    private readonly ReadOnlySpan<byte> _prefix;
    private readonly OtaKeySet? _keys;
    private readonly CipherAlgorithm? _cipher;
    private readonly ChecksumAlgorithm? _checksum;
    private readonly int _clear;
    private readonly int _fixed;

    /// <summary>A body's shape.</summary>
    /// <param name="prefix">Bytes before the packet that the checksum covers too.</param>
    /// <param name="clear">Bytes of the packet that are never ciphered.</param>
    /// <param name="fixedSize">Bytes between those and the checksum, counter and padding counter first.</param>
    /// <param name="cipher">How it is ciphered, or null.</param>
    /// <param name="checksum">How it is protected, or null.</param>
    /// <param name="keys">The keys, where an algorithm needs one.</param>
    public PacketBody(ReadOnlySpan<byte> prefix, int clear, int fixedSize, CipherAlgorithm? cipher, ChecksumAlgorithm? checksum, OtaKeySet? keys)
    {
        _prefix = prefix;
        _clear = clear;
        _fixed = fixedSize;
        _cipher = cipher;
        _checksum = checksum;
        _keys = keys;
    }

    /// <summary>Bytes of the checksum.</summary>
    public int ChecksumLength => _checksum?.Length ?? 0;

    private int DataOffset => _clear + _fixed + ChecksumLength;

    /// <summary>Bytes of the whole packet for so much data.</summary>
    public int SizeFor(int dataLength) => DataOffset + dataLength + PaddingFor(dataLength);

    /// <summary>Completes a packet whose clear and fixed parts are written except the padding counter: data, padding, checksum, ciphering.</summary>
    public void Seal(Span<byte> packet, ReadOnlySpan<byte> data)
    {
        int padding = PaddingFor(data.Length);
        packet[_clear + CounterSize] = (byte)padding;
        data.CopyTo(packet[DataOffset..]);
        packet[(DataOffset + data.Length)..].Clear();
        if (_checksum is not null)
        {
            Span<byte> checksum = stackalloc byte[ChecksumAlgorithm.LongestLength];
            ComputeChecksum(packet[..(_clear + _fixed)], packet[DataOffset..], checksum);
            checksum[.._checksum.Length].CopyTo(packet[(_clear + _fixed)..]);
        }
        _cipher?.Encrypt(_keys!.Kic, packet[_clear..]);
    }

    /// <summary>Deciphers in place and checks.</summary>
    /// <param name="packet">A copy of the packet, at least to the end of the checksum.</param>
    /// <param name="data">The data, a view of the packet.</param>
    /// <returns>OK, or ciphering error, or integrity failed.</returns>
    public SecuredPacketStatus Open(Span<byte> packet, out ReadOnlySpan<byte> data)
    {
        data = default;
        if (packet.Length < DataOffset)
            return SecuredPacketStatus.UnidentifiedSecurityError;
        if (_cipher is not null)
        {
            Span<byte> ciphered = packet[_clear..];
            if (ciphered.Length % _cipher.BlockSize != 0)
                return SecuredPacketStatus.CipheringError;
            _cipher.Decrypt(_keys!.Kic, ciphered);
        }
        ReadOnlySpan<byte> padded = packet[DataOffset..];
        if (_checksum is not null)
        {
            Span<byte> checksum = stackalloc byte[ChecksumAlgorithm.LongestLength];
            ComputeChecksum(packet[..(_clear + _fixed)], padded, checksum);
            if (!CryptographicOperations.FixedTimeEquals(checksum[.._checksum.Length], packet.Slice(_clear + _fixed, _checksum.Length)))
                return SecuredPacketStatus.IntegrityFailed;
        }
        int padding = packet[_clear + CounterSize];
        if (padding > padded.Length)
            return SecuredPacketStatus.CipheringError;
        data = padded[..^padding];
        return SecuredPacketStatus.Ok;
    }

    /// <summary>Reads a counter, 40 bits.</summary>
    public static ulong ReadCounter(ReadOnlySpan<byte> source) =>
        (ulong)source[0] << 32 | BinaryPrimitives.ReadUInt32BigEndian(source[1..]);

    /// <summary>Writes a counter, 40 bits.</summary>
    public static void WriteCounter(Span<byte> destination, ulong counter)
    {
        if (counter > CounterRule.MaxValue)
            throw new ArgumentException("The counter has more than 40 bits.", nameof(counter));
        destination[0] = (byte)(counter >> 32);
        BinaryPrimitives.WriteUInt32BigEndian(destination[1..], (uint)counter);
    }

    /// <summary>Reads a TAR, 24 bits.</summary>
    public static int ReadTar(ReadOnlySpan<byte> source) => source[0] << 16 | source[1] << 8 | source[2];

    /// <summary>Writes a TAR, 24 bits.</summary>
    public static void WriteTar(Span<byte> destination, int tar)
    {
        destination[0] = (byte)(tar >> 16);
        destination[1] = (byte)(tar >> 8);
        destination[2] = (byte)tar;
    }

    private int PaddingFor(int dataLength)
    {
        if (_cipher is null)
            return 0;
        int ciphered = _fixed + ChecksumLength + dataLength;
        return -ciphered & (_cipher.BlockSize - 1);
    }

    private void ComputeChecksum(ReadOnlySpan<byte> header, ReadOnlySpan<byte> padded, Span<byte> checksum)
    {
        byte[] input = new byte[_prefix.Length + header.Length + padded.Length];
        _prefix.CopyTo(input);
        header.CopyTo(input.AsSpan(_prefix.Length));
        padded.CopyTo(input.AsSpan(_prefix.Length + header.Length));
        _checksum!.Compute(_checksum.Kind is null ? default : _keys!.Kid, input, checksum);
    }
}
