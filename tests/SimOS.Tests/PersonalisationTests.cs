using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Tests.Identity;
using Tottoli.MultiSim.SimOS.Tests.Ota;

namespace Tottoli.MultiSim.SimOS.Tests;

internal sealed class PersonalisationTests
{
    [Test]
    public void A_terminal_reads_what_the_issuer_wrote()
    {
        using InMemoryCardStore store = new();
        IssuedCard.Issue().Write(store);
        using Card card = SlotFixture.Open(store);
        card.PowerOn();
        Assert.That(Read(card, "00A40804022FE2", 10), Is.EqualTo(Convert.ToHexString(Iccid())), "EF.ICCID");
        Assert.That(Read(card, "00A40804047FA64F03", 5), Is.EqualTo("3003020105"));
        SlotFixture.Transmit(card, SlotFixture.SelectUsim);
        Assert.That(SlotFixture.Send(card, "00B0870009").Data, Is.EqualTo("080910100000000010"), "EF.IMSI");
        Assert.That(SlotFixture.Send(card, "00B0830004").Data, Is.EqualTo("00000002"), "EF.AD");
        Assert.That(SlotFixture.Send(card, "00B0860002").Data, Is.EqualTo("0002"), "EF.ACC: class 1, the last digit");
        Assert.That(SlotFixture.Send(card, "00B0930005").Data, Does.StartWith("00F110"), "EF.HPLMNwAcT");
        Assert.That(SlotFixture.Send(card, "00B09D0003").Data, Is.EqualTo("00F110"), "EF.EHPLMN");
        SlotFixture.Transmit(card, "00A40804047F206F07");
        Assert.That(SlotFixture.Send(card, "00B0000009").Data, Is.EqualTo("080910100000000010"), "EF.IMSI of DF.GSM");
    }

    [Test]
    public void The_ISIM_has_the_identities_that_follow_from_the_IMSI()
    {
        using InMemoryCardStore store = new();
        IssuedCard.Issue().Write(store);
        using Card card = SlotFixture.Open(store);
        card.PowerOn();
        SlotFixture.Transmit(card, "00A4040007A0000000871004");
        Assert.That(Text(SlotFixture.Send(card, "00B0820050").Data), Is.EqualTo("\u0080\u0031001010000000001@ims.mnc001.mcc001.3gppnetwork.org"));
        Assert.That(Text(SlotFixture.Send(card, "00B0850032").Data), Is.EqualTo("\u0080\u0021ims.mnc001.mcc001.3gppnetwork.org"));
        Assert.That(Text(SlotFixture.Send(card, "00B2012450").Data), Is.EqualTo("\u0080\u0035sip:001010000000001@ims.mnc001.mcc001.3gppnetwork.org"));

        static string Text(string hex) => System.Text.Encoding.Latin1.GetString(Convert.FromHexString(hex)).TrimEnd('\u00FF');
    }

    [Test]
    public void PINs_and_ADM_are_as_given()
    {
        using InMemoryCardStore store = new();
        new Personalisation
        {
            Iccid = IssuedCard.Iccid,
            Home = IssuedCard.Profile(),
            Pin1 = "24680",
            Pin1Enabled = true,
            Puk = "87654321",
            Adm1 = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 },
        }.Write(store);
        using Card card = SlotFixture.Open(store);
        card.PowerOn();
        Assert.That(SlotFixture.Transmit(card, "00200001083234363830FFFFFF").Value, Is.EqualTo(0x9000));
        Assert.That(SlotFixture.Transmit(card, "0020000A080102030405060708").Value, Is.EqualTo(0x9000));
        Assert.That(SlotFixture.Transmit(card, "002C000110" + "3837363534333231" + "31323334FFFFFFFF").Value, Is.EqualTo(0x9000));
        Assert.That(SlotFixture.Transmit(card, "002000810830303030FFFFFFFF").Value, Is.EqualTo(0x9000));
    }

    [TestCase("001010000000001", "8988001010000000001")]
    [TestCase("001019", "8988000000000001019")]
    public void A_card_number_is_made_with_its_check_digit(string imsi, string expected)
    {
        Iccid iccid = Personalisation.IccidOf(Imsi.Parse(imsi));
        Assert.That(iccid.HasValidCheckDigit);
        Assert.That(iccid.Digits, Has.Length.EqualTo(20).And.StartsWith(expected));
    }

    [Test]
    public void A_store_that_holds_a_card_is_not_written_over()
    {
        using InMemoryCardStore store = new();
        IssuedCard.Issue().Write(store);
        CardImageException failure = Assert.Throws<CardImageException>(() => IssuedCard.Issue().Write(store))!;
        Assert.That(failure.Fault, Is.EqualTo(CardImageFault.Exists));
    }

    private static IEnumerable<TestCaseData> Wrong =>
    [
        new TestCaseData(With(pin1: "123"), "Pin1").SetArgDisplayNames("a short PIN1"),
        new TestCaseData(With(pin1: "12e4"), "Pin1").SetArgDisplayNames("a PIN1 that is no number"),
        new TestCaseData(With(puk: "1234567"), "Puk").SetArgDisplayNames("a short PUK"),
        new TestCaseData(With(adm1: new byte[7]), "Adm1").SetArgDisplayNames("a short ADM1"),
        new TestCaseData(With(certificate: new byte[769]), "Certificate").SetArgDisplayNames("a long certificate"),
        new TestCaseData(With(home: IssuedCard.Profile(files: [new ProfileFile(MfFiles.Iccid.Path, 0, new byte[] { 1 })])), "Home").SetArgDisplayNames("a file of the card"),
        new TestCaseData(With(home: IssuedCard.Profile(label: new string('x', 21))), "label").SetArgDisplayNames("a long label"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void What_is_not_possible_is_named_and_nothing_is_written(Personalisation personalisation, string named)
    {
        using InMemoryCardStore store = new();
        ArgumentException failure = Assert.Throws<ArgumentException>(() => personalisation.Write(store))!;
        Assert.That(failure.Message, Does.Contain(named));
        int pieces = 0;
        store.Load((_, _) => pieces++);
        Assert.That(pieces, Is.Zero);
    }

    private static Personalisation With(
        string pin1 = "0000", string puk = "00000000", byte[]? adm1 = null, byte[]? certificate = null, ProfilePackage? home = null)
    {
        return new Personalisation
        {
            Iccid = IssuedCard.Iccid,
            Home = home ?? IssuedCard.Profile(),
            Pin1 = pin1,
            Puk = puk,
            Adm1 = adm1 ?? new byte[8],
            Certificate = certificate ?? [],
        };
    }

    private static byte[] Iccid()
    {
        byte[] content = new byte[Protocol.Codecs.Iccid.Size];
        IssuedCard.Iccid.Encode(content);
        return content;
    }

    private static string Read(Card card, string select, int length)
    {
        Assert.That(SlotFixture.Transmit(card, select).Sw1, Is.EqualTo(0x61), select);
        return SlotFixture.Send(card, $"00B00000{length:X2}").Data;
    }
}
