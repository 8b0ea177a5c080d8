using System.Buffers.Binary;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>48-bit numbers as SQN, AK and SEQ have them on the wire: six octets, most significant first.</summary>
internal static class UInt48
{
    /// <summary>The largest value.</summary>
    public const ulong MaxValue = (1UL << 48) - 1;

    /// <summary>Reads the first six bytes.</summary>
    public static ulong Read(ReadOnlySpan<byte> source) =>
        (ulong)BinaryPrimitives.ReadUInt16BigEndian(source) << 32 | BinaryPrimitives.ReadUInt32BigEndian(source[2..]);

    /// <summary>Writes six bytes.</summary>
    public static void Write(Span<byte> destination, ulong value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(destination, (ushort)(value >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(destination[2..], (uint)value);
    }
}
