namespace Tottoli.MultiSim.Cli.Tests.Commands;

/// <summary>Vectors, derived keys and concealed identities, against values that others published.</summary>
internal sealed class AuthCommandsTests
{
    private const string K = "465b5ce8b199b49faa5f0a2ee238a6bc";
    private const string Opc = "cd63cb71954a9f4e48a5994e37a02baf";
    private const string Op = "cdc202d5123e20f62b6d676ac72cb318";
    private const string Rand = "23553cbe9637a89d218ae64dae47bf35";
    private const string Auts = "ba853f3c123ccf44e93596e355c6";

    [TestCase("--opc", Opc)]
    [TestCase("--op", Op)]
    public async Task A_vector_has_the_fields_of_osmo_auc_gen(string variant, string value)
    {
        // 3GPP TS 35.208 test set 1
        Run run = await Multisim.DoneAsync("auth", "vector", "--k", K, variant, value, "--rand", Rand, "--sqn", "ff9bb4d0b607", "--amf", "b9b9");
        Assert.That(run.Output.ReplaceLineEndings("\n"), Is.EqualTo($"""
            RAND:	{Rand}
            AUTN:	55f328b43577b9b94a9ffac354dfafb3
            IK:	f769bcd751044604127672711c6d3441
            CK:	b40ba9a3c58b2a05bbf0d987b21bf8cb
            RES:	a54211d5e3ba50bf
            SRES:	46f8416a
            Kc:	eae4be823af9a08b
            SQN:	281044218590727
            IND:	7

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task Auts_moves_on_to_the_next_sequence_number_as_osmo_auc_gen_does()
    {
        Run run = await Multisim.DoneAsync("auth", "vector", "--k", K, "--opc", Opc, "--rand", Rand, "--auts", Auts, "--json");
        Assert.Multiple(() =>
        {
            Assert.That(run.Json().GetProperty("sqnMs").GetUInt64(), Is.EqualTo(281044218590727));
            Assert.That(run.Json().GetProperty("sqn").GetUInt64(), Is.EqualTo(281044218590752));
            Assert.That(run.Json().GetProperty("autn").GetString(), Is.EqualTo("55f328b435500000213e602b69fe895a"));
        });
    }

    [Test]
    public async Task An_algorithm_of_2G_gives_SRES_and_Kc()
    {
        Run run = await Multisim.DoneAsync("auth", "vector", "--alg", "comp128v1", "--k", "000102030405060708090a0b0c0d0e0f", "--rand", "000102030405060708090a0b0c0d0e0f");
        Assert.That(run.Output.ReplaceLineEndings("\n"), Is.EqualTo("RAND:\t000102030405060708090a0b0c0d0e0f\nSRES:\td0b40c12\nKc:\t980f96c7346fb400\n"));
    }

    [TestCase("AUTS", "--k", K, "--opc", Opc, "--rand", Rand, "--auts", "ba853f3c123ccf44e93596e355c7")]
    [TestCase("--rand", "--k", K, "--opc", Opc, "--auts", Auts)]
    [TestCase("exclude", "--k", K, "--opc", Opc, "--rand", Rand, "--auts", Auts, "--sqn", "000000000001")]
    [TestCase("2G alone", "--alg", "comp128v1", "--k", K, "--sqn", "000000000001")]
    [TestCase("--k is needed", "--opc", Opc)]
    public async Task What_cannot_be_is_said_without_the_key(string word, params string[] options)
    {
        Run run = await Multisim.RunAsync(["auth", "vector", .. options]);
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(ExitCode.Usage));
            Assert.That(run.Error, Does.Contain(word).And.Not.Contain(K));
        });
    }

    [Test]
    public async Task A_key_is_derived()
    {
        Run run = await Multisim.DoneAsync("auth", "kdf", "kasme", "--ck", "b40ba9a3c58b2a05bbf0d987b21bf8cb", "--ik", "f769bcd751044604127672711c6d3441", "--plmn", "001-01", "--sqn-xor-ak", "55f328b43577");
        Assert.That(run.Output.Trim(), Is.EqualTo("K_ASME:\t48579af8781c742d5120e6ed8ccac13193f38c53ab7aa69396f49ca6e1b0562d"));
    }

    [TestCase("kenb", "--kasme is required", "--nas-count", "0")]
    [TestCase("kenb", "2 characters", "--kasme", "00", "--nas-count", "0")]
    public async Task An_input_that_is_none_is_told(string name, string word, params string[] options)
    {
        Run run = await Multisim.RunAsync(["auth", "kdf", name, .. options]);
        Assert.That(run.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain(word).Or.Contain("'--kasme'"));
    }

    [Test]
    public async Task An_identity_is_concealed_and_revealed()
    {
        // 3GPP TS 33.501 C.4.3.1
        Run concealed = await Multisim.DoneAsync(
            "auth", "suci", "--supi", "274012001002086", "--mnc-length", "3", "--scheme", "a", "--home-key", "5a8d38864820197c3394b92613b20b91633cbd897119273bf8e4a6f4eec0a650",
            "--key-id", "30", "--routing", "17", "--ephemeral", "c80949f13ebe61af4ebdbd293ea4f942696b9e815d7e8f0096bbf6ed7de62256", "--json");
        string octets = concealed.Json().GetProperty("octets").GetString()!;
        Assert.That(octets, Is.EqualTo("0172241071ff011eb2e92f836055a255837debf850b528997ce0201cb82adfe4be1f587d07d8457dcb02352410cddd9e730ef3fa87"));
        foreach (string form in (string[])[octets, concealed.Json().GetProperty("suci").GetString()!])
        {
            Run revealed = await Multisim.DoneAsync("auth", "suci", "--suci", form, "--private-key", "c53c22208b61860b06c62e5406a7b330c2b577aa5558981510d128247d38bd1d", "--json");
            Assert.That(revealed.Json().GetProperty("supi").GetString(), Is.EqualTo("imsi-274012001002086"));
        }
        Run wrong = await Multisim.RunAsync("auth", "suci", "--suci", octets, "--private-key", "c80949f13ebe61af4ebdbd293ea4f942696b9e815d7e8f0096bbf6ed7de62256");
        Assert.That(wrong.Code, Is.EqualTo(ExitCode.Usage));
    }
}
