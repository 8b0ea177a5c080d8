using System.Buffers.Binary;

namespace Tottoli.MultiSim.Cloud.Ota;

/// <summary>Cuts a sealed profile into the STORE DATA commands that load it: one command a secured packet.</summary>
/// <remarks>
/// <c>80 E2 P1 P2 Lc data</c>, P1 80 for the last block, P2 the block's number; block 0 begins with the profile's length in two bytes (GlobalPlatform 11.11).
/// A block is as long as fills two concatenated messages: 266 bytes of packet, less 10 of clear header, is 16 AES blocks; less counter,
/// padding counter, checksum and command header that leaves 237.
/// </remarks>
internal static class ProfileBlocks
{
    /// <summary>Greatest data field of a block, in bytes.</summary>
    public const int Size = 237;

    /// <summary>Greatest sealed profile taken from a vault, in bytes. P2 could number more; nothing of a SIM is longer.</summary>
    public const int MaxProfile = 16 * 1024;

    private const int LengthField = 2;

    /// <summary>How many blocks a sealed profile needs.</summary>
    /// <param name="length">Its length, 1..<see cref="MaxProfile"/>.</param>
    public static int Count(int length) => (length + LengthField + Size - 1) / Size;

    /// <summary>The command that carries a block.</summary>
    /// <param name="payload">The sealed profile.</param>
    /// <param name="block">Number of the block, from 0.</param>
    public static byte[] StoreData(ReadOnlySpan<byte> payload, int block)
    {
        int start = block == 0 ? 0 : (block * Size) - LengthField;
        int prefix = block == 0 ? LengthField : 0;
        int length = Math.Min(Size - prefix, payload.Length - start);
        byte[] command = new byte[5 + prefix + length];
        command[0] = 0x80;
        command[1] = 0xE2;
        command[2] = (byte)(block == Count(payload.Length) - 1 ? 0x80 : 0x00);
        command[3] = (byte)block;
        command[4] = (byte)(prefix + length);
        if (prefix > 0)
            BinaryPrimitives.WriteUInt16BigEndian(command.AsSpan(5), (ushort)payload.Length);
        payload.Slice(start, length).CopyTo(command.AsSpan(5 + prefix));
        return command;
    }
}
