using System.Text.Json;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.Tests.Authentication;

/// <summary>Key files of programmable cards, against pySim's own test data.</summary>
internal sealed class ProgrammedKeyTests
{
    private const string K = "1898D827F70120D33B3E7462EE5FD6FE", Op = "101112131415161718191A1B1C1D1E1F";

    private static readonly EfDefinition[] Files = [SysmocomFiles.UsimKey, SysmocomFiles.IsimKey, SysmocomFiles.SimKey, SysmocomFiles.UsimKey2G, SysmocomFiles.IsimKey2G];

    private static IEnumerable<TestCaseData> Vectors() =>
        from file in MultiSim.Tests.Vectors.Json("ef-codec-vectors.json").GetProperty("files").EnumerateArray()
        from path in file.GetProperty("used_at").EnumerateArray()
        let key = Files.FirstOrDefault(known => path.GetString()!.EndsWith('/' + known.Name))
        where key is not null
        from row in file.GetProperty("de_encode").EnumerateArray()
        select new TestCaseData(key, row.GetProperty("encoded").GetString(), row.GetProperty("decoded")).SetArgDisplayNames(key.Name, row.GetProperty("encoded").GetString()!);

    [TestCaseSource(nameof(Vectors))]
    public void The_key_is_the_one_that_pySim_reads(EfDefinition file, string encoded, JsonElement decoded)
    {
        byte[] content = Convert.FromHexString(encoded);
        bool isTuak = decoded.TryGetProperty("tuak_cfg", out JsonElement choices);
        if (isTuak && choices.GetProperty("mac_size").GetInt32() != 64)
        {
            Assert.That(Read(file, content), Is.Null, "AUTN has no room for it");
            content[1] &= 0x07;
        }
        ProgrammedKey key = Read(file, content)!;
        Assert.Multiple(() =>
        {
            Assert.That(key.Algorithm, Is.EqualTo(isTuak ? AuthenticationAlgorithm.Tuak : AuthenticationAlgorithm.Milenage));
            Assert.That(Convert.ToHexStringLower(key.K.Span), Is.EqualTo(decoded.GetProperty(isTuak ? "k" : "key").GetString()));
            Assert.That(Convert.ToHexStringLower(key.Opc.Span), Is.EqualTo(decoded.GetProperty("op_opc").GetString()));
            Assert.That(key.ResLength, Is.EqualTo(isTuak ? choices.GetProperty("res_size").GetInt32() / 8 : 0));
            Assert.That(Convert.ToHexString(key.Parameters.Span), Is.EqualTo(isTuak ? "101004" : ""));
            Assert.That(key.ToString(), Does.Not.Contain(Convert.ToHexString(key.K.Span)));
        });
    }

    [Test]
    public void OP_and_TOP_become_the_subscribers_own()
    {
        byte[] k = Convert.FromHexString(K), top = Convert.FromHexString(Op + Op);
        ProgrammedKey milenage = Read(SysmocomFiles.UsimKey, [0x04, .. k, .. top[..16]])!;
        ProgrammedKey tuak = Read(SysmocomFiles.UsimKey, [0x06, 0x41, 2, .. top, .. k])!;
        Assert.That(milenage.Opc.ToArray(), Is.EqualTo(OperatorVariant.Personalise(AuthenticationAlgorithm.Milenage, k, top.AsSpan(0, 16))));
        Assert.That(tuak.Opc.ToArray(), Is.EqualTo(OperatorVariant.Personalise(AuthenticationAlgorithm.Tuak, k, top, [32, 32, 2])));
        Assert.That((tuak.ResLength, Convert.ToHexString(tuak.Parameters.Span)), Is.EqualTo((8, "202002")));
    }

    [TestCase("EF.USIM_AUTH_KEY", 0x54, AuthenticationAlgorithm.Milenage, 4)]
    [TestCase("EF.USIM_AUTH_KEY", 0x34, AuthenticationAlgorithm.Milenage, 0)]
    [TestCase("EF.USIM_AUTH_KEY", 0x0F, AuthenticationAlgorithm.Xor, 0)]
    [TestCase("EF.ISIM_AUTH_KEY", 0x4F, AuthenticationAlgorithm.Xor, 4)]
    [TestCase("EF.SIM_AUTH_KEY", 0x01, AuthenticationAlgorithm.Comp128V1, 0)]
    [TestCase("EF.SIM_AUTH_KEY", 0x22, AuthenticationAlgorithm.Comp128V2, 0)]
    [TestCase("EF.SIM_AUTH_KEY", 0x34, AuthenticationAlgorithm.Milenage, 4)]
    [TestCase("EF.USIM_AUTH_KEY_2G", 0x03, AuthenticationAlgorithm.Comp128V3, 0)]
    [TestCase("EF.USIM_AUTH_KEY_2G", 0x54, AuthenticationAlgorithm.Milenage, 0)]
    [TestCase("EF.ISIM_AUTH_KEY_2G", 0x0E, AuthenticationAlgorithm.XorGsm, 0)]
    public void The_first_octet_says_algorithm_and_RES(string file, byte configuration, AuthenticationAlgorithm algorithm, int resLength)
    {
        ProgrammedKey key = Read(Files.Single(known => known.Name == file), [configuration, .. Convert.FromHexString(K + Op), 0xFF, 0xFF])!;
        Assert.That((key.Algorithm, key.ResLength), Is.EqualTo((algorithm, resLength)));
        Assert.That(AlgorithmSet.Standard.FindFault(key.Algorithm, key.K.Length, key.Opc.Length, key.ResLength, key.Parameters.Span), Is.Null);
    }

    [TestCase("EF.USIM_AUTH_KEY", "14" + K, TestName = "Cut off before OPc")]
    [TestCase("EF.USIM_AUTH_KEY", "", TestName = "Nothing")]
    [TestCase("EF.USIM_AUTH_KEY", "94" + K + Op, TestName = "A bit that is not used")]
    [TestCase("EF.USIM_AUTH_KEY", "FF" + K + Op, TestName = "A blank file of which K and OPc alone were written")]
    [TestCase("EF.USIM_AUTH_KEY", "15" + K + Op, TestName = "SHA1-AKA, which nobody here knows")]
    [TestCase("EF.USIM_AUTH_KEY", "11" + K + Op, TestName = "COMP128 for 3G")]
    [TestCase("EF.SIM_AUTH_KEY", "54" + K + Op, TestName = "A short RES where there is none")]
    [TestCase("EF.SIM_AUTH_KEY", "16" + K + Op, TestName = "TUAK for 2G")]
    [TestCase("EF.USIM_AUTH_KEY", "16000A" + Op + Op, TestName = "TUAK without K")]
    [TestCase("EF.USIM_AUTH_KEY", "56000A" + Op + Op + K, TestName = "TUAK with half of a long K")]
    [TestCase("EF.USIM_AUTH_KEY", "160000" + Op + Op + K, TestName = "TUAK without an iteration")]
    [TestCase("EF.USIM_AUTH_KEY", "16040A" + Op + Op + K, TestName = "TUAK with a RES that there is not")]
    [TestCase("EF.USIM_AUTH_KEY", "168001" + Op + Op + K, TestName = "TUAK with a bit that is not used")]
    public void What_is_no_key_is_none(string file, string content) =>
        Assert.That(Read(Files.Single(known => known.Name == file), Convert.FromHexString(content)), Is.Null);

    [Test]
    public void Other_files_are_no_key_files()
    {
        Assert.That(KeyFileFormat.Find(UsimFiles.Imsi.Path), Is.Null);
        Assert.That(Files.Select(file => KeyFileFormat.Find(file.Path)!.File), Is.EqualTo(Files));
    }

    private static ProgrammedKey? Read(EfDefinition file, byte[] content) => ProgrammedKey.Read(KeyFileFormat.Find(file.Path)!, content);
}
