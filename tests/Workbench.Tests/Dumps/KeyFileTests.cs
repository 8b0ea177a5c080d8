using CsCheck;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Workbench.Dumps;

namespace Tottoli.MultiSim.Workbench.Tests.Dumps;

/// <summary>Who writes the key file of a copied sysmoISIM-SJA5 changes its key, as pySim does on the card: K at offset 1, OPc at 17.</summary>
public sealed class KeyFileTests
{
    private const string VerifyAdm = "0020000A083334313733393630"; // 34173960
    private const string SelectUsim = "00A4040C07A0000000871002", SelectIsim = "00A4040C07A0000000871004", SelectSystem = "00A4080C04A5156F20";
    private const string SelectKey = "00A4000C02AF20", SelectKey2G = "00A4000C02AF22";
    private const string K = "1898D827F70120D33B3E7462EE5FD6FE", Opc = "6CA53D7A0A804561646816D7B0C702FB";
    private const string WriteK = "00D6000110" + K, WriteOpc = "00D6001110" + Opc;

    private static readonly byte[] Rand = Convert.FromHexString("23553CBE9637A89D218AE64DAE47BF35");

    private InMemoryCardStore _store = null!;
    private EmulatedCardLink _card = null!;
    private ulong _sqn;

    [SetUp]
    public void MakeCopy()
    {
        _store = CardCopyTests.Copy(CardPersonalities.Find("sysmoISIM-SJA5-S17")!, out _);
        _card = CardCopyTests.Open(_store);
        _card.PowerOn();
        _sqn = 0;
    }

    [TearDown]
    public void Close()
    {
        _card.Dispose();
        _store.Dispose();
    }

    [Test]
    public void The_next_AUTHENTICATE_uses_the_key_that_was_written()
    {
        Ok(VerifyAdm, SelectUsim);
        Assert.That(Authenticate(Milenage("00000000000000000000000000000000", "00000000000000000000000000000000")), Is.True, "the key that the copy was given");
        Ok(SelectKey, WriteK, WriteOpc);
        Assert.That(Authenticate(Milenage(K, Opc)), Is.True);
        Assert.That(Ok("00B0000021"), Is.EqualTo("14" + K + Opc), "ADM1 may read the file, as on the card");
        _card.PowerOn();
        Ok(SelectUsim);
        Assert.That(Authenticate(Milenage(K, Opc)), Is.True, "after a reset too");
        Close();
        using CardImage image = new(_store);
        Assert.That(Convert.ToHexString(image.RevealKeys(0)!.K.Span), Is.EqualTo(K));
    }

    [Test]
    public void Without_ADM1_neither_file_nor_key_is_to_be_had()
    {
        Ok(SelectUsim, SelectKey);
        Assert.That(Send(WriteK), Is.EqualTo("6982"));
        Assert.That(Send("00B0000021"), Is.EqualTo("6982"));
        Assert.That(Authenticate(Milenage(K, Opc)), Is.False);
    }

    [Test]
    public void The_whole_file_may_say_another_algorithm()
    {
        Ok(VerifyAdm, SelectUsim, SelectKey, "00D6000011" + "0F" + K);
        Assert.That(Authenticate(new(AuthenticationAlgorithm.Xor, Convert.FromHexString(K), [])), Is.True);
        Ok("00D6000001" + "54", WriteOpc);
        Assert.That(Authenticate(new(AuthenticationAlgorithm.Milenage, Convert.FromHexString(K), Convert.FromHexString(Opc), 4)), Is.True, "RES of four octets");
        Ok("00D6000033" + "160204" + Opc + Opc + K);
        Assert.That(Authenticate(new(AuthenticationAlgorithm.Tuak, Convert.FromHexString(K), Convert.FromHexString(Opc + Opc), 16, [16, 16, 4])), Is.True);
    }

    [Test]
    public void The_ISIM_has_a_key_of_its_own_once_its_file_is_written()
    {
        Ok(VerifyAdm, SelectIsim);
        Assert.That(Authenticate(Milenage("00000000000000000000000000000000", "00000000000000000000000000000000")), Is.True);
        Ok(SelectKey, WriteK, WriteOpc);
        Assert.That(Authenticate(Milenage(K, Opc)), Is.True);
        Ok(SelectUsim);
        Assert.That(Authenticate(Milenage(K, Opc)), Is.False);
    }

    [Test]
    public void The_2G_key_is_one_file_under_three_names()
    {
        Ok(VerifyAdm, SelectSystem, "00D6000001" + "01", WriteK);
        Ok(SelectUsim, SelectKey2G);
        Assert.That(Ok("00B0000011"), Is.EqualTo("01" + K));
        Span<byte> sres = stackalloc byte[4], kc = stackalloc byte[8];
        Aka.RunGsm(new AuthenticationKey(AuthenticationAlgorithm.Comp128V1, Convert.FromHexString(K), []), Rand, sres, kc);
        Assert.That(Ok("A0A40000027F20", $"A088000010{Convert.ToHexString(Rand)}"), Is.EqualTo(Convert.ToHexString(sres) + Convert.ToHexString(kc)));
        Ok(SelectUsim);
        Assert.That(Ok($"008800801110{Convert.ToHexString(Rand)}"), Is.EqualTo($"04{Convert.ToHexString(sres)}08{Convert.ToHexString(kc)}"), "the GSM context of the USIM");
        Ok(SelectIsim, SelectKey2G, "00D6000001" + "34", WriteOpc);
        Aka.RunGsm(new AuthenticationKey(AuthenticationAlgorithm.Milenage, Convert.FromHexString(K), Convert.FromHexString(Opc), 4), Rand, sres, kc);
        Assert.That(Ok("A0A40000027F20", $"A088000010{Convert.ToHexString(Rand)}"), Is.EqualTo(Convert.ToHexString(sres) + Convert.ToHexString(kc)), "SRES is the first word of RES");
        Ok(SelectUsim);
        Assert.That(Authenticate(Milenage("00000000000000000000000000000000", "00000000000000000000000000000000")), Is.True, "3G has its own");
    }

    [TestCase("00D6000001FF", TestName = "A blank configuration")]
    [TestCase("00D600000115", TestName = "SHA1-AKA")]
    [TestCase("00D600000110", TestName = "No algorithm")]
    [TestCase("00D600000116", TestName = "TUAK on top of a Milenage key")]
    [TestCase("00D600000294FF", TestName = "A bit that is not used")]
    public void What_makes_no_key_is_refused_and_changes_nothing(string command)
    {
        Ok(VerifyAdm, SelectUsim, SelectKey, WriteK, WriteOpc);
        string before = Ok("00B0000043");
        Assert.That(Send(command), Is.EqualTo("6A80"));
        Assert.That(Ok("00B0000043"), Is.EqualTo(before));
        Assert.That(Authenticate(Milenage(K, Opc)), Is.True);
    }

    /// <summary>Whatever is written: the file holds it and is the key, or neither changed.</summary>
    [Test]
    public void Any_octets_at_any_place_are_taken_whole_or_refused()
    {
        Ok(VerifyAdm, SelectUsim, SelectKey, WriteK, WriteOpc);
        Gen.Select(Gen.Int[0, 70], Gen.OneOf(Gen.Byte.Array[1, 68], Gen.Const<byte[]>([0x14]), Gen.Const<byte[]>([0x16, 0x02, 0x01]), Gen.Const<byte[]>([0x4F]))).Sample(
            (offset, data) =>
            {
                string before = Ok("00B0000043");
                string sw = Send($"00D6{offset:X4}{data.Length:X2}{Convert.ToHexString(data)}");
                byte[] content = Convert.FromHexString(Ok("00B0000043"));
                if (sw != "9000")
                {
                    Assert.That(sw, Is.EqualTo("6A80").Or.EqualTo("6700").Or.EqualTo("6B00"));
                    Assert.That(Convert.ToHexString(content), Is.EqualTo(before));
                }
                Assert.That(content.AsSpan(offset < 67 ? offset : 67).StartsWith(data), Is.EqualTo(sw == "9000").Or.EqualTo(Convert.ToHexString(content) == before));
                ProgrammedKey key = ProgrammedKey.Read(KeyFileFormat.Find(Protocol.Files.SysmocomFiles.UsimKey.Path)!, content)!;
                return Authenticate(new(key.Algorithm, key.K.Span, key.Opc.Span, key.ResLength, key.Parameters.Span));
            },
            iter: 300,
            threads: 1);
    }

    [Test]
    public void A_MultiSim_has_no_key_files_whoever_makes_a_file_of_that_name()
    {
        Close();
        _store = new InMemoryCardStore();
        new CardIssuer(new Protocol.Entropy.SeededEntropy(1, "issuer")).Issue(_store, CardCopyTests.Subscription(), DateTimeOffset.UnixEpoch);
        _card = CardCopyTests.Open(_store);
        _card.PowerOn();
        Ok("0020000A083838383838383838", SelectUsim, "00E000001862168202412183 02AF208A01058B036F060280020021 8800".Replace(" ", "", StringComparison.Ordinal), WriteK);
        Ok(SelectUsim);
        Assert.That(Authenticate(Milenage("00000000000000000000000000000000", "00000000000000000000000000000000")), Is.True);
    }

    private static AuthenticationKey Milenage(string k, string opc) => new(AuthenticationAlgorithm.Milenage, Convert.FromHexString(k), Convert.FromHexString(opc));

    /// <summary>Challenges the current application with a key; whether the card takes and answers it as one who has the key.</summary>
    private bool Authenticate(AuthenticationKey key)
    {
        _sqn += 32;
        AuthenticationVector vector = Aka.Generate(key, Rand, _sqn, 0x8000);
        string answer = Exchange($"008800812210{Convert.ToHexString(vector.Rand.Span)}10{Convert.ToHexString(vector.Autn.Span)}");
        return answer.StartsWith($"DB{vector.Xres.Length:X2}{Convert.ToHexString(vector.Xres.Span)}", StringComparison.Ordinal);
    }

    private string Ok(params ReadOnlySpan<string> commands)
    {
        string answer = "";
        foreach (string command in commands)
        {
            answer = Exchange(command);
            Assert.That(answer, Does.EndWith("9000"), command);
        }
        return answer[..^4];
    }

    private string Exchange(string command)
    {
        string answer = Send(command);
        if (answer.Length == 4 && answer[..2] is "61" or "9F")
            return Send($"{(command[0] == 'A' ? "A0" : "00")}C00000{answer[2..]}");
        return answer;
    }

    private string Send(string command)
    {
        byte[] response = new byte[258];
        return Convert.ToHexString(response, 0, _card.Transmit(Convert.FromHexString(command), response));
    }
}
