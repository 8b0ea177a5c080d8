using System.Globalization;
using System.Text.Json;
using Tottoli.MultiSim.Protocol.SecuredPackets;

namespace Tottoli.MultiSim.Protocol.Tests.SecuredPackets;

/// <summary>Reads the packet rows of ota.json.</summary>
internal static class PacketVectors
{
    public static SecurityParameters Security(JsonElement row)
    {
        byte[] spi = row.Hex("spi");
        return new SecurityParameters(spi[0], spi[1], row.Hex("kic")[0], row.Hex("kid")[0], Tar(row));
    }

    /// <summary>What a command must have asked for, to be answered by this response.</summary>
    public static SecurityParameters AnsweredBy(JsonElement row)
    {
        (byte kic, bool ciphered) = row.Text("ciphering") switch
        {
            "none" => ((byte)0x10, false),
            "DES-CBC" => ((byte)0x11, true),
            "3DES-CBC 2 keys (outer CBC)" => ((byte)0x15, true),
            "3DES-CBC 3 keys (outer CBC)" => ((byte)0x19, true),
            "AES-CBC" => ((byte)0x12, true),
            string other => throw new InvalidDataException(other),
        };
        (byte kid, IntegrityKind kind) = row.Text("integrity") switch
        {
            "none" => ((byte)0x10, IntegrityKind.None),
            "CRC-16" => ((byte)0x11, IntegrityKind.RedundancyCheck),
            "CRC-32" => ((byte)0x15, IntegrityKind.RedundancyCheck),
            "DES-CBC" => ((byte)0x11, IntegrityKind.CryptographicChecksum),
            "3DES-CBC 2 keys (outer CBC)" => ((byte)0x15, IntegrityKind.CryptographicChecksum),
            "3DES-CBC 3 keys (outer CBC)" => ((byte)0x19, IntegrityKind.CryptographicChecksum),
            "AES-CMAC, 8 octets" => ((byte)0x12, IntegrityKind.CryptographicChecksum),
            string other => throw new InvalidDataException(other),
        };
        byte spi2 = (byte)(0x01 | (int)kind << 2 | (ciphered ? 0x10 : 0));
        return new SecurityParameters(0x00, spi2, kic, kid, Tar(row));
    }

    /// <summary>The row's keys; one that the row does not use is a filler.</summary>
    public static OtaKeySet Keys(JsonElement row, int version)
    {
        OtaAlgorithm kicKind = row.Text("ciphering").Contains("DES", StringComparison.Ordinal) ? OtaAlgorithm.Des : OtaAlgorithm.Aes;
        OtaAlgorithm kidKind = row.Text("integrity").Contains("DES", StringComparison.Ordinal) ? OtaAlgorithm.Des : OtaAlgorithm.Aes;
        byte[] kic = row.Hex("key_kic"), kid = row.Hex("key_kid");
        return new OtaKeySet(
            (byte)(version == 0 ? 1 : version), kicKind, kic.Length == 0 ? new byte[16] : kic, kid.Length == 0 ? new byte[16] : kid, kidKind)
        {
            CmacLength = row.Text("integrity") == "AES-CMAC, 4 octets" ? 4 : 8,
        };
    }

    public static ulong Counter(JsonElement row) => row.Number("cntr");

    private static int Tar(JsonElement row) => int.Parse(row.Text("tar"), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
