using System.Text;
using System.Text.Json;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Authentication;

public sealed class SuciTests
{
    private static readonly RoutingIndicator Seventeen = RoutingIndicator.Parse("17");

    [Test]
    public void The_text_form_is_that_of_the_core_network()
    {
        JsonElement row = Vectors.Json("suci.json").GetProperty("vectors").EnumerateArray().First(each => each.Text("id") == "33.501-C.4.3.1");
        Suci suci = Suci.Conceal(SupiOf(row), Seventeen, SuciScheme.ProfileA, new(30, row.Hex("hn_public_key")), row.Hex("eph_private_key"));
        Assert.That(suci.ToString(), Is.EqualTo("suci-0-274-012-17-1-30-" + row.Text("scheme_output")));
        Suci plain = Suci.Conceal(SupiOf(row), Seventeen, SuciCalcInfo.NullScheme, new GivenEntropy([]));
        Assert.That(plain.ToString(), Is.EqualTo("suci-0-274-012-17-0-0-001002086"));
        Suci named = Suci.Conceal(Supi.OfNai("mr-1@home-2.example"), default, SuciCalcInfo.NullScheme, new GivenEntropy([]));
        Assert.That(named.ToString(), Is.EqualTo("suci-1-home-2.example-0-0-0-mr-1"));
        Assert.That(SuciCoding.TryParse(named.ToString(), out Suci? parsed) && parsed.TryReveal(out Supi? supi) ? supi.Identity : "", Is.EqualTo("mr-1@home-2.example"));
    }

    [Test]
    public void The_first_scheme_that_can_be_used_is()
    {
        JsonElement test = Vectors.Json("suci.json").GetProperty("files").EnumerateArray().First(each => each.Text("content").StartsWith("a0060201", StringComparison.Ordinal));
        SuciCalcInfo.TryDecode(test.Hex("content"), out SuciCalcInfo? info);
        Assert.That(info!.Choose(out HomeNetworkPublicKey key), Is.EqualTo(SuciScheme.ProfileB));
        Assert.That(key.Id, Is.EqualTo(27));
        byte[] broken = key.Value.ToArray();
        broken[64] ^= 1; // not on the curve
        SuciCalcInfo other = info with { Keys = [key with { Value = broken }, info.Keys[1]] };
        Assert.That(other.Choose(out key), Is.EqualTo(SuciScheme.ProfileA));
        Assert.That(key.Id, Is.EqualTo(30));
        SuciCalcInfo none = info with { Schemes = [new((SuciScheme)0xC, 1), new(SuciScheme.ProfileA, 3), new(SuciScheme.ProfileA, 0)] };
        Assert.That(none.Choose(out _), Is.EqualTo(SuciScheme.Null));
        SuciCalcInfo plainFirst = info with { Schemes = [new(SuciScheme.Null, 0), new(SuciScheme.ProfileA, 2)] };
        Assert.That(plainFirst.Choose(out _), Is.EqualTo(SuciScheme.Null));
    }

    [TestCase("")]
    [TestCase("FFFFFFFF")]
    [TestCase("A00101A100")]
    [TestCase("A0020101A103800101")]
    [TestCase("A0020101A1058002000181")]
    [TestCase("A004010100")]
    public void What_is_no_EF_SUCI_Calc_Info_is_refused(string content) =>
        Assert.That(SuciCalcInfo.TryDecode(Convert.FromHexString(content), out _), Is.False);

    [TestCase("FFFF", "0")]
    [TestCase("A0FF", null)]
    [TestCase("1FF2", null)]
    [TestCase("F1FF", "1")]
    [TestCase("1F", null)]
    public void A_routing_indicator_of_a_card_is_read_or_refused(string content, string? digits) =>
        Assert.That(RoutingIndicator.TryDecode(Convert.FromHexString(content), out RoutingIndicator indicator) ? indicator.Digits : null, Is.EqualTo(digits));

    [TestCase("800E757365724068" + "6F6D652E61616161", "nai-user@home.aaaa", SupiType.NetworkSpecific)]
    [TestCase("8103614062", "gli-a@b", SupiType.GlobalLine)]
    [TestCase("8203614062FFFF", "gci-a@b", SupiType.GlobalCable)]
    public void EF_SUPI_NAI_is_read(string content, string text, SupiType type)
    {
        Assert.That(Supi.TryDecode(Convert.FromHexString(content), out Supi? supi), Is.True);
        Assert.That((supi!.ToString(), supi.Type), Is.EqualTo((text, type)));
        Assert.That(Supi.Parse(text, 2), Is.EqualTo(supi));
    }

    [TestCase("")]
    [TestCase("FFFF")]
    [TestCase("8000")]
    [TestCase("80014061")]
    [TestCase("8002614040")]
    [TestCase("800361C041")]
    [TestCase("8303614062")]
    public void What_is_no_EF_SUPI_NAI_is_refused(string content) =>
        Assert.That(Supi.TryDecode(Convert.FromHexString(content), out _), Is.False);

    [TestCase("imsi-001", 2)]
    [TestCase("00101", 2)]
    [TestCase("001011", 3)]
    [TestCase("001010000000001", 4)]
    [TestCase("nai-nobody", 2)]
    [TestCase("@realm", 2)]
    public void What_is_no_SUPI_is_refused_with_words(string text, int mncLength) =>
        Assert.That(() => Supi.Parse(text, mncLength), Throws.TypeOf<FormatException>().With.Message.Not.Empty);

    [TestCase(SuciScheme.ProfileA)]
    [TestCase(SuciScheme.ProfileB)]
    public void A_changed_SUCI_reveals_nothing(SuciScheme scheme)
    {
        HomeNetworkKey home = new(7, scheme, CardKeyPair.Generate(new SeededEntropy(1, "home")).PrivateKey);
        Suci suci = Suci.Conceal(Supi.OfImsi(Imsi.Parse("310410123456789"), 3), default, scheme, home.PublicKey, CardKeyPair.Generate(new SeededEntropy(2, "ephemeral")).PrivateKey);
        byte[] octets = SuciCoding.Encode(suci);
        Assert.That(SuciCoding.TryDecode(octets, out Suci? whole) && whole.TryReveal(home, out Supi? supi) ? supi.Identity : "", Is.EqualTo("310410123456789"));
        for (int bit = 0; bit < 8 * suci.SchemeOutput.Length; bit++)
        {
            // X25519 does not look at the highest bit of a public key (RFC 7748 section 5), but the key derivation does.
            byte[] altered = [.. octets];
            altered[8 + (bit / 8)] ^= (byte)(1 << (bit % 8));
            Assert.That(SuciCoding.TryDecode(altered, out Suci? changed) && changed.TryReveal(home, out _), Is.False, $"bit {bit}");
        }
        for (int length = 0; length < octets.Length; length++)
            Assert.That(SuciCoding.TryDecode(octets.AsSpan(0, length), out Suci? cut) && cut.TryReveal(home, out _), Is.False, $"{length} octets");
        Assert.That(suci.TryReveal(new HomeNetworkKey(8, scheme, home.PrivateKey), out _), Is.False, "another key identifier");
        Assert.That(suci.TryReveal(out _), Is.False, "not in the clear");
    }

    // RFC 7748 section 6.1, with and without the bit that does not count.
    [TestCase("0000000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("0100000000000000000000000000000000000000000000000000000000000080")]
    [TestCase("E0EB7A7C3B41B8AE1656E3FAF19FC46ADA098DEB9C32B1FD866205165F49B800")]
    [TestCase("5F9C95BCA3508C24B1D0B1559C83EF5B04445CC4581C8E86D8224EDDD09F11D7")]
    [TestCase("ECFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F")]
    [TestCase("EDFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    [TestCase("EEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F")]
    public void A_point_of_small_order_conceals_and_reveals_nothing(string point)
    {
        byte[] key = Convert.FromHexString(point), secret = new byte[32];
        KeyAgreement.Find(SuciScheme.ProfileA)!.Agree(KeyOf(5), key, secret);
        Assert.That(secret, Is.All.Zero, "every private key gives this secret");
        Assert.That(new SuciCalcInfo([new(SuciScheme.ProfileA, 1)], [new(1, key)]).Choose(out _), Is.EqualTo(SuciScheme.Null));
        Assert.That(() => Suci.Conceal(Supi.OfNai("a@b"), default, SuciScheme.ProfileA, new(1, key), KeyOf(5)), Throws.ArgumentException);

        byte[] keys = new byte[64], plaintext = [0x61];
        Ecies.DeriveKeys(secret, key, keys);
        byte[] tag = System.Security.Cryptography.HMACSHA256.HashData(keys.AsSpan(32), plaintext)[..8];
        string text = $"suci-1-b-0-1-1-{key.ToHex()}{plaintext.ToHex()}{tag.ToHex()}";
        Assert.That(SuciCoding.TryParse(text, out Suci? suci) && suci.TryReveal(new HomeNetworkKey(1, SuciScheme.ProfileA, KeyOf(3)), out _), Is.False);
    }

    [TestCase("suci-0-001-01-0-0-0-0000000001A")]
    [TestCase("suci-0-001-01-0-0-0-")]
    [TestCase("suci-0-00101-0-0-0-1")]
    [TestCase("suci-0-001-01-00000-0-0-1")]
    [TestCase("suci-0-001-01-0-1-256-00")]
    [TestCase("suci-0-001-01-0-1-1-0")]
    [TestCase("suci-4-a-0-1-1-00")]
    [TestCase("type1.rid0.schid1.useridx@realm")]
    [TestCase("type1.rid0.schid0.out00@realm")]
    [TestCase("type0.rid17.schid0.userid001002086@5gc.mnc012.mcc274.3gppnetwork.org")]
    [TestCase("type1.rid0.schid16.hnkey1.out00@realm")]
    public void What_is_no_SUCI_is_refused(string text) => Assert.That(SuciCoding.TryParse(text, out _), Is.False);

    [Test]
    public void An_operators_own_scheme_keeps_its_octets()
    {
        byte[] octets = Convert.FromHexString("0100F110F0FF0C05AABB");
        Assert.That(SuciCoding.TryDecode(octets, out Suci? suci), Is.True);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(suci!.ToString(), Is.EqualTo("suci-0-001-01-0-c-5-aabb"));
            Assert.That(SuciCoding.ToNai(suci), Is.EqualTo("type0.rid0.schid12.hnkey5.outaabb@5gc.mnc001.mcc001.3gppnetwork.org"));
            Assert.That(SuciCoding.TryParse(suci.ToString(), out Suci? parsed) ? SuciCoding.Encode(parsed) : null, Is.EqualTo(octets));
        }
    }

    [Test]
    public void An_identity_in_the_clear_that_is_none_is_not_revealed()
    {
        foreach (string output in (string[])["", "0A", "1F2F", "FF", "123456789012"])
        {
            byte[] octets = [.. Convert.FromHexString("0100F110F0FF0000"), .. Convert.FromHexString(output)];
            Assert.That(SuciCoding.TryDecode(octets, out Suci? suci) && suci.TryReveal(out _), Is.False, output);
        }
        Assert.That(SuciCoding.TryDecode([0x11, 0xC0, 0x41], out _), Is.False);
        Assert.That(SuciCoding.TryDecode(Encoding.UTF8.GetBytes("\u0021type1.rid0.schid0.userida@b"), out _), Is.False, "the kind stands twice and must agree");
    }

    private static byte[] KeyOf(byte value)
    {
        byte[] key = new byte[32];
        key[0] = value;
        return key;
    }

    private static Supi SupiOf(JsonElement row) => row.Text("supi_type") == "IMSI"
        ? Supi.OfImsi(Imsi.Parse(row.Text("mcc") + row.Text("mnc") + row.Text("msin")), row.Text("mnc").Length)
        : Supi.OfNai(row.Text("supi"));

    /// <summary>The ephemeral key of a vector, as chance.</summary>
    private sealed class GivenEntropy(byte[] key) : IEntropySource
    {
        public void Fill(Span<byte> destination) => key.CopyTo(destination);
    }
}
