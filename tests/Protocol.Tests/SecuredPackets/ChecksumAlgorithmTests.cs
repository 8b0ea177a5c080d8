using System.Text.Json;
using Tottoli.MultiSim.Protocol.SecuredPackets;

namespace Tottoli.MultiSim.Protocol.Tests.SecuredPackets;

public sealed class ChecksumAlgorithmTests
{
    private static IEnumerable<TestCaseData> Checksums() =>
        JsonVectors.Rows("ota.json", "checksums", "input");

    private static IEnumerable<TestCaseData> Redundancies() => JsonVectors.Rows("ota.json", "crc", "input");

    [TestCaseSource(nameof(Checksums))]
    public void Cryptographic_checksums_come_out_as_published(JsonElement row)
    {
        Assert.That(Compute(IntegrityKind.CryptographicChecksum, 0x12, OtaAlgorithm.Aes, row), Is.EqualTo(row.Text("cc_aes_cmac8")));
        if (row.TryGetProperty("cc_3des_2key", out JsonElement expected))
            Assert.That(Compute(IntegrityKind.CryptographicChecksum, 0x15, OtaAlgorithm.Des, row), Is.EqualTo(expected.GetString()));
    }

    [TestCaseSource(nameof(Redundancies))]
    public void Redundancy_checks_come_out_as_published(JsonElement row)
    {
        byte[] input = row.Hex("input");
        string result = row.Text("alg") == "CRC-16" ? Crc.Crc16(input).ToString("x4") : Crc.Crc32(input).ToString("x8");
        Assert.That(result, Is.EqualTo(row.Text("result")));
    }

    private static string Compute(IntegrityKind integrity, byte kid, OtaAlgorithm kind, JsonElement row)
    {
        OtaKeySet keys = new(1, kind, row.Hex("key"), row.Hex("key"));
        ChecksumAlgorithm? algorithm = ChecksumAlgorithm.Find(integrity, kid, keys);
        Assert.That(algorithm, Is.Not.Null);
        byte[] checksum = new byte[ChecksumAlgorithm.LongestLength];
        algorithm!.Compute(keys.Kid, row.Hex("input"), checksum);
        return checksum[..algorithm.Length].ToHex();
    }
}
