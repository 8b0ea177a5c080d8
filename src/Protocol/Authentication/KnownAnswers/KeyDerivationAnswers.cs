namespace Tottoli.MultiSim.Protocol.Authentication.KnownAnswers;

/// <summary>Rows of kdf.json: whichever inputs a row has, each key that they give is compared with the row's.</summary>
internal static class KeyDerivationAnswers
{
    private const int HalfSize = 16;
    private const int KeySize = 32;
    private const byte Access3Gpp = 1;

    public static void Keys(KnownAnswerRow row)
    {
        if (row.Has("ck"))
            OfCkIk(row, row.Hex("ck"), row.Hex("ik"));
        OfEps(row);
        OfFiveG(row);
    }

    public static void Kc128(KnownAnswerRow row)
    {
        byte[] kc128 = new byte[HalfSize];
        KeyDerivation.Kc128(row.Hex("f3_ck"), row.Hex("f4_ik"), kc128);
        row.Expect("kc128_33102_B5", kc128);
    }

    private static void OfCkIk(KnownAnswerRow row, byte[] ck, byte[] ik)
    {
        byte[] name = row.Utf8(row.Has("network_name") ? "network_name" : "sn_name");
        byte[] sqn = row.Has("sqn_xor_ak") ? row.Hex("sqn_xor_ak") : row.Has("autn") ? row.Hex("autn")[..6] : [];
        byte[] ckPrime = new byte[HalfSize], ikPrime = new byte[HalfSize], key = new byte[KeySize];
        FiveGKeys.CkIkPrime(ck, ik, name, sqn, ckPrime, ikPrime);
        row.Expect("ck_prime", ckPrime);
        row.Expect("ik_prime", ikPrime);
        if (row.Has("k_encr"))
        {
            EapAkaPrimeKeys keys = EapAkaPrimeKeys.Derive(ckPrime, ikPrime, row.Text("identity"));
            row.Expect("k_encr", keys.Encryption);
            row.Expect("k_aut", keys.Authentication);
            row.Expect("k_re", keys.Reauthentication);
            row.Expect("msk", keys.Session);
            row.Expect("emsk", keys.ExtendedSession);
        }
        if (row.Has("kasme"))
        {
            EpsKeys.Kasme(ck, ik, row.Hex(row.Has("sn_id") ? "sn_id" : "sn_id_eps"), sqn, key);
            row.Expect("kasme", key);
        }
        FiveGKeys.Kausf(ck, ik, name, sqn, key);
        row.Expect("kausf", key);
        if (row.Has("res_star"))
        {
            byte[] resStar = new byte[HalfSize], hashed = new byte[HalfSize];
            FiveGKeys.ResStar(ck, ik, name, row.Hex("rand"), row.Hex("res"), resStar);
            FiveGKeys.HresStar(row.Hex("rand"), resStar, hashed);
            row.Expect("res_star", resStar);
            row.Expect("hres_star", hashed);
        }
        if (row.Has("naf_id"))
        {
            KeyDerivation.KsNaf(ck, ik, row.Hex("rand"), row.Utf8("impi"), row.Hex("naf_id"), isInternal: false, key);
            row.Expect("ks_ext_naf", key);
            row.Expect("ks_naf_gba_me", key);
            KeyDerivation.KsNaf(ck, ik, row.Hex("rand"), row.Utf8("impi"), row.Hex("naf_id"), isInternal: true, key);
            row.Expect("ks_int_naf", key);
        }
    }

    private static void OfEps(KnownAnswerRow row)
    {
        byte[] key = new byte[KeySize];
        if (row.Has("kenb"))
        {
            EpsKeys.Kenb(row.Hex("kasme"), (uint)row.Integer("ul_nas_count"), key);
            row.Expect("kenb", key);
        }
        if (!row.Has("k_nas_enc"))
            return;
        ExpectNas(row, "k_nas_enc", "enc_alg", KeyPurpose.NasEncryption);
        ExpectNas(row, "k_nas_int", "int_alg", KeyPurpose.NasIntegrity);
    }

    private static void ExpectNas(KnownAnswerRow row, string name, string algorithm, KeyPurpose purpose)
    {
        byte[] key = new byte[HalfSize];
        byte identifier = (byte)(row.Text(algorithm)[^1] - '0');
        if (row.Has("kasme"))
            EpsKeys.Algorithm(row.Hex("kasme"), purpose, identifier, key);
        else
            FiveGKeys.Algorithm(row.Hex("kamf"), purpose, identifier, key);
        row.Expect(name, key);
    }

    private static void OfFiveG(KnownAnswerRow row)
    {
        byte[] key = new byte[KeySize], half = new byte[HalfSize];
        if (row.Has("kseaf") && row.Has("kausf"))
        {
            FiveGKeys.Kseaf(row.Hex("kausf"), row.Utf8("sn_name"), key);
            row.Expect("kseaf", key);
        }
        if (row.Has("supi"))
        {
            FiveGKeys.Kamf(row.Hex("kseaf"), row.Utf8("supi"), row.Hex("abba"), key);
            row.Expect("kamf", key);
        }
        if (row.Has("knas_enc_128nea2"))
        {
            FiveGKeys.Algorithm(row.Hex("kamf"), KeyPurpose.NasEncryption, 2, half);
            row.Expect("knas_enc_128nea2", half);
            FiveGKeys.Algorithm(row.Hex("kamf"), KeyPurpose.NasIntegrity, 2, half);
            row.Expect("knas_int_128nia2", half);
        }
        if (row.Has("kgnb"))
        {
            FiveGKeys.Kgnb(row.Hex("kamf"), (uint)row.Integer("ul_nas_count"), Access3Gpp, key);
            row.Expect("kgnb", key);
        }
    }
}
