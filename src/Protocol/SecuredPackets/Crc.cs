namespace Tottoli.MultiSim.Protocol.SecuredPackets;

/// <summary>The redundancy checks of ETSI TS 102 225 Annex B, computed bit by bit: packets are short.</summary>
internal static class Crc
{
    /// <summary>CRC-16 of ISO/IEC 13239 (X.25): polynomial 1021 reflected, FFFF in and out.</summary>
    public static ushort Crc16(ReadOnlySpan<byte> data) => (ushort)~Reflected(data, 0xFFFF, 0x8408);

    /// <summary>CRC-32 of ISO/IEC 13239: polynomial 04C11DB7 reflected, FFFFFFFF in and out.</summary>
    public static uint Crc32(ReadOnlySpan<byte> data) => ~Reflected(data, 0xFFFF_FFFF, 0xEDB8_8320);

    private static uint Reflected(ReadOnlySpan<byte> data, uint initial, uint polynomial)
    {
        uint crc = initial;
        foreach (byte octet in data)
        {
            crc ^= octet;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? crc >> 1 ^ polynomial : crc >> 1;
        }
        return crc;
    }
}
