using System.Text;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Tests.Ota;

namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

[TestFixture]
internal sealed class GetIdentityTests
{
    private const string Adm = "0020000A083838383838383838";
    private const string SelectUst = "00A4080C047FFF6F38";
    private const string SuciCalcInfo = "00A4080C067FFF5FC04F07";
    private const string RoutingIndicator = "00A4080C067FFF5FC04F0A";

    [TestCase("8078000100")]
    [TestCase("8078000200", TestName = "For non-seamless WLAN offload the SUCI is the same")]
    public void Without_keys_the_identity_goes_in_the_clear(string command)
    {
        using TestCard card = Card();
        Assert.That(card.Send(command), Is.EqualTo("6C0F"));
        Assert.That(card.Ok(command), Is.EqualTo("A10D" + "01" + "00F110" + "F0FF" + "00" + "00" + "0000000010"), "IMSI 001010000000001");
    }

    [Test]
    public void An_empty_EF_SUCI_Calc_Info_is_the_null_scheme()
    {
        using TestCard card = Card();
        card.Ok(SuciCalcInfo, "00D60000C8" + new string('F', 400), RoutingIndicator, "00D600000217F6", TestCard.SelectUsim);
        Assert.That(card.Ok("8078000100"), Is.EqualTo("A10D" + "01" + "00F110" + "17F6" + "00" + "00" + "0000000010"), "routing indicator 716");
    }

    [TestCase(1, 32, TestName = "Profile A")]
    [TestCase(2, 33, TestName = "Profile B")]
    public void With_a_key_only_the_home_network_reveals_the_identity(int scheme, int publicKeyLength)
    {
        HomeNetworkKey key = new(0x1B, (SuciScheme)scheme, IssuedCard.Bytes("home network", 32));
        SuciCalcInfo info = new([new((SuciScheme)scheme, 1), new(SuciScheme.Null, 0)], [key.PublicKey]);
        using TestCard card = Card();
        string content = Convert.ToHexString(info.Encode());
        card.Ok(SuciCalcInfo, $"00D60000{content.Length / 2:X2}{content}", TestCard.SelectUsim);
        string first = card.Ok("8078000100"), second = card.Ok("8078000100");
        Assert.That(second, Is.Not.EqualTo(first), "each has an ephemeral key of its own");
        foreach (string answer in new[] { first, second })
        {
            byte[] octets = Convert.FromHexString(answer);
            Assert.That(octets[1], Is.EqualTo(octets.Length - 2).And.EqualTo(8 + publicKeyLength + 5 + 8));
            Assert.That(SuciCoding.TryDecode(octets.AsSpan(2), out Suci? suci) && suci.TryReveal(key, out Supi? supi) && supi.Identity == IssuedCard.HomeImsi, Is.True);
        }
    }

    [Test]
    public void A_network_access_identifier_is_concealed_where_the_service_says_there_is_one()
    {
        using TestCard card = Card();
        card.Ok(Adm, SelectUst, "00D600100102");
        string nai = Convert.ToHexString(Encoding.UTF8.GetBytes("user@example.org"));
        card.Ok("00A4080C067FFF5FC04F09", "0044000000", $"00D60000{2 + nai.Length / 2:X2}80{nai.Length / 2:X2}{nai}", TestCard.SelectUsim);
        byte[] octets = Convert.FromHexString(card.Ok("8078000100"));
        Assert.That(octets[2], Is.EqualTo(0x11));
        Assert.That(Encoding.UTF8.GetString(octets.AsSpan(3)), Is.EqualTo("type1.rid0.schid0.useriduser@example.org"));
    }

    [TestCase("8078000000", "6A86")]
    [TestCase("8078000300", "6A86")]
    [TestCase("8078010100", "6A86")]
    [TestCase("807800010100", "6700", TestName = "There is no data to send")]
    [TestCase("0078000100", "6E00")]
    public void Refused(string command, string expected)
    {
        using TestCard card = Card();
        Assert.That(card.Send(command), Is.EqualTo(expected));
    }

    [TestCase("00", TestName = "Neither service")]
    [TestCase("08", TestName = "The terminal conceals")]
    [TestCase("10", TestName = "The USIM conceals, but privacy is off")]
    public void A_USIM_that_does_not_conceal_answers_nothing(string services)
    {
        using TestCard card = Card(services);
        Assert.That(card.Send("8078000100"), Is.EqualTo("6A88"));
    }

    [Test]
    public void The_USIM_must_be_selected_and_its_PIN_verified()
    {
        using TestCard card = Card();
        card.Ok("002800010830303030FFFFFFFF", "00A4000C023F00");
        Assert.That(card.Send("8078000100"), Is.EqualTo("6985"));
        card.Card.Reset();
        card.Ok(TestCard.SelectUsim);
        Assert.That(card.Send("8078000100"), Is.EqualTo("6982"));
    }

    /// <summary>An issued card with the USIM selected and ADM1 verified; octet 16 of EF.UST holds the services 121 to 128.</summary>
    private static TestCard Card(string services = "18")
    {
        InMemoryCardStore store = new();
        IssuedCard.Issue().Write(store);
        TestCard card = new(store);
        card.Ok(Adm, TestCard.SelectUsim, SelectUst, $"00D6000F01{services}", TestCard.SelectUsim);
        return card;
    }
}
