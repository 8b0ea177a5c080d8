using System.Buffers.Binary;
using System.Numerics;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.CardStore;

/// <summary>CRC-32C over the name and the content of a piece: finds what was changed in an image while no card had it open.</summary>
internal static class PieceChecksum
{
    /// <summary>The checksum that stands beside a piece. Part of the image's format: never change it.</summary>
    public static uint Of(StateKey key, ReadOnlySpan<byte> content)
    {
        uint crc = BitOperations.Crc32C(uint.MaxValue, (ushort)(((int)key.Area << 8) | key.Owner));
        crc = BitOperations.Crc32C(crc, (ulong)key.Path);
        for (; content.Length >= sizeof(ulong); content = content[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(content));
        foreach (byte octet in content)
            crc = BitOperations.Crc32C(crc, octet);
        return ~crc;
    }
}
