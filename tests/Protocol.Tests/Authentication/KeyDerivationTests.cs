using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Protocol.Tests.Authentication;

/// <summary>Every derived key of kdf.json: whichever inputs a row has, each key that they give must be the row's.</summary>
internal sealed class KeyDerivationTests
{
    // The members that are checked below; a row with none of them would pass without a word.
    private static readonly string[] Checked =
    [
        "ck_prime", "k_encr", "kasme", "k_nas_enc", "kenb", "res_star", "kausf", "kseaf", "kamf", "kgnb", "knas_enc_128nea2", "ks_ext_naf", "ks_int_naf",
    ];

    private static IEnumerable<TestCaseData> Rows => JsonVectors.Rows("kdf.json", "vectors", "id");

    private static IEnumerable<TestCaseData> MilenageRows => JsonVectors.Rows("milenage.json", "vectors", "id", having: "kc128_33102_B5");

    [TestCaseSource(nameof(Rows))]
    public void Keys_are_those_of_the_vector(JsonElement row)
    {
        Assert.That(Checked.Any(name => row.TryGetProperty(name, out _)), "nothing of this row is checked");
        Assert.Multiple(() =>
        {
            if (row.TryGetProperty("ck", out _))
                CheckOfCkIk(row, row.Hex("ck"), row.Hex("ik"));
            CheckOfKey(row);
        });
    }

    [TestCaseSource(nameof(MilenageRows))]
    public void Kc128_is_that_of_the_vector(JsonElement row)
    {
        byte[] kc128 = new byte[16];
        KeyDerivation.Kc128(row.Hex("f3_ck"), row.Hex("f4_ik"), kc128);
        Expect(row, "kc128_33102_B5", kc128);
    }

    [Test]
    public void Next_hop_is_of_the_synchronisation_input()
    {
        byte[] kamf = [.. Enumerable.Range(0, 32).Select(i => (byte)i)], kgnb = [.. Enumerable.Range(32, 32).Select(i => (byte)i)];
        byte[] nextHop = new byte[32];
        FiveGKeys.NextHop(kamf, kgnb, nextHop);
        Assert.That(nextHop, Is.EqualTo(HMACSHA256.HashData(kamf, (byte[])[0x6F, .. kgnb, 0x00, 0x20])));
    }

    [Test]
    public void An_empty_parameter_counts_and_a_long_one_is_taken()
    {
        byte[] none = new byte[32], empty = new byte[32], large = new byte[32];
        KeyDerivation.Derive([1], 0x42, none, default);
        KeyDerivation.Derive([1], 0x42, empty, new(ReadOnlySpan<byte>.Empty));
        KeyDerivation.Derive([1], 0x42, large, new(new byte[1000]));
        Assert.Multiple(() =>
        {
            Assert.That(none, Is.EqualTo(HMACSHA256.HashData((byte[])[1], (byte[])[0x42])));
            Assert.That(empty, Is.EqualTo(HMACSHA256.HashData((byte[])[1], (byte[])[0x42, 0, 0])));
            Assert.That(large, Is.EqualTo(HMACSHA256.HashData((byte[])[1], (byte[])[0x42, .. new byte[1000], 0x03, 0xE8])));
            Assert.That(() => KeyDerivation.Derive([1], 0x42, new byte[32], new(new byte[65536])), Throws.ArgumentException);
        });
    }

    private static void CheckOfCkIk(JsonElement row, byte[] ck, byte[] ik)
    {
        byte[] name = Bytes(row, "network_name") ?? Bytes(row, "sn_name") ?? [];
        byte[] sqn = row.TryGetProperty("sqn_xor_ak", out _) ? row.Hex("sqn_xor_ak") : row.TryGetProperty("autn", out _) ? row.Hex("autn")[..6] : [];
        byte[] ckPrime = new byte[16], ikPrime = new byte[16];
        FiveGKeys.CkIkPrime(ck, ik, name, sqn, ckPrime, ikPrime);
        Expect(row, "ck_prime", ckPrime);
        Expect(row, "ik_prime", ikPrime);
        if (row.TryGetProperty("k_encr", out _))
        {
            EapAkaPrimeKeys keys = EapAkaPrimeKeys.Derive(ckPrime, ikPrime, row.Text("identity"));
            Expect(row, "k_encr", keys.Encryption);
            Expect(row, "k_aut", keys.Authentication);
            Expect(row, "k_re", keys.Reauthentication);
            Expect(row, "msk", keys.Session);
            Expect(row, "emsk", keys.ExtendedSession);
        }
        byte[] key = new byte[32];
        if (row.TryGetProperty("kasme", out _))
        {
            EpsKeys.Kasme(ck, ik, row.Hex(row.TryGetProperty("sn_id", out _) ? "sn_id" : "sn_id_eps"), sqn, key);
            Expect(row, "kasme", key);
        }
        FiveGKeys.Kausf(ck, ik, name, sqn, key);
        Expect(row, "kausf", key);
        if (row.TryGetProperty("res_star", out _))
        {
            byte[] resStar = new byte[16], hashed = new byte[16];
            FiveGKeys.ResStar(ck, ik, name, row.Hex("rand"), row.Hex("res"), resStar);
            FiveGKeys.HresStar(row.Hex("rand"), resStar, hashed);
            Expect(row, "res_star", resStar);
            Expect(row, "hres_star", hashed);
        }
        if (row.TryGetProperty("naf_id", out _))
        {
            KeyDerivation.KsNaf(ck, ik, row.Hex("rand"), Bytes(row, "impi"), row.Hex("naf_id"), isInternal: false, key);
            Expect(row, "ks_ext_naf", key);
            Expect(row, "ks_naf_gba_me", key);
            KeyDerivation.KsNaf(ck, ik, row.Hex("rand"), Bytes(row, "impi"), row.Hex("naf_id"), isInternal: true, key);
            Expect(row, "ks_int_naf", key);
        }
    }

    private static void CheckOfKey(JsonElement row)
    {
        byte[] key = new byte[32], half = new byte[16];
        uint count = row.TryGetProperty("ul_nas_count", out JsonElement number) ? number.GetUInt32() : 0;
        if (row.TryGetProperty("kenb", out _))
        {
            EpsKeys.Kenb(row.Hex("kasme"), count, key);
            Expect(row, "kenb", key);
        }
        if (row.TryGetProperty("k_nas_enc", out _))
        {
            bool isEps = row.TryGetProperty("kasme", out _);
            foreach ((string name, string algorithm, KeyPurpose purpose) in (ReadOnlySpan<(string, string, KeyPurpose)>)[("k_nas_enc", "enc_alg", KeyPurpose.NasEncryption), ("k_nas_int", "int_alg", KeyPurpose.NasIntegrity)])
            {
                byte identifier = (byte)(row.Text(algorithm)[^1] - '0');
                if (isEps)
                    EpsKeys.Algorithm(row.Hex("kasme"), purpose, identifier, half);
                else
                    FiveGKeys.Algorithm(row.Hex("kamf"), purpose, identifier, half);
                Expect(row, name, half);
            }
        }
        if (row.TryGetProperty("kseaf", out _) && row.TryGetProperty("kausf", out _))
        {
            FiveGKeys.Kseaf(row.Hex("kausf"), Bytes(row, "sn_name"), key);
            Expect(row, "kseaf", key);
        }
        if (row.TryGetProperty("supi", out _))
        {
            FiveGKeys.Kamf(row.Hex("kseaf"), Bytes(row, "supi"), row.Hex("abba"), key);
            Expect(row, "kamf", key);
        }
        if (row.TryGetProperty("knas_enc_128nea2", out _))
        {
            FiveGKeys.Algorithm(row.Hex("kamf"), KeyPurpose.NasEncryption, 2, half);
            Expect(row, "knas_enc_128nea2", half);
            FiveGKeys.Algorithm(row.Hex("kamf"), KeyPurpose.NasIntegrity, 2, half);
            Expect(row, "knas_int_128nia2", half);
        }
        if (row.TryGetProperty("kgnb", out _))
        {
            FiveGKeys.Kgnb(row.Hex("kamf"), count, 1, key);
            Expect(row, "kgnb", key);
        }
    }

    private static void Expect(JsonElement row, string name, ReadOnlySpan<byte> actual)
    {
        if (row.TryGetProperty(name, out _))
            Assert.That(actual.ToHex(), Is.EqualTo(row.Text(name)), name);
    }

    private static byte[]? Bytes(JsonElement row, string name) => row.TryGetProperty(name, out _) ? Encoding.UTF8.GetBytes(row.Text(name)) : null;
}
