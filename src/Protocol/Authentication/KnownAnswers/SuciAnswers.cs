using System.Text.Json;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Protocol.Authentication.KnownAnswers;

/// <summary>Rows of suci.json.</summary>
internal static class SuciAnswers
{
    private const int SecretSize = 32;
    private const int KeysSize = 64;
    private const byte UsualKeyId = 30;
    private const string UsualRouting = "17";

    /// <summary>Each step of profile A or B, and back.</summary>
    public static void Scheme(KnownAnswerRow row)
    {
        KeyAgreement agreement = KeyAgreement.Find(SchemeOf(row)) ?? throw new FormatException("the row has a private key and no profile A or B.");
        byte[] publicKey = new byte[agreement.PublicKeySize], ephemeral = new byte[agreement.PublicKeySize], secret = new byte[SecretSize], keys = new byte[KeysSize];
        agreement.ComputePublicKey(row.Hex("hn_private_key"), publicKey);
        agreement.ComputePublicKey(row.Hex("eph_private_key"), ephemeral);
        agreement.Agree(row.Hex("eph_private_key"), publicKey, secret);
        Ecies.DeriveKeys(secret, ephemeral, keys);
        byte[] output = Ecies.Protect(agreement, publicKey, row.Hex("eph_private_key"), row.Hex("plaintext"));
        row.Expect("hn_public_key", publicKey);
        row.Expect("eph_public_key", ephemeral);
        row.Expect("shared_secret", secret);
        row.Expect("enc_key", keys.AsSpan(0, 16));
        row.Expect("icb", keys.AsSpan(16, 16));
        row.Expect("mac_key", keys.AsSpan(32));
        row.Expect("scheme_output", output);
        row.Expect("plaintext", Ecies.TryOpen(agreement, row.Hex("hn_private_key"), output, out byte[]? plaintext) ? plaintext : []);
    }

    /// <summary>A SUPI is concealed from the files of the card, and revealed by the home network.</summary>
    public static void Whole(KnownAnswerRow row)
    {
        Supi supi = SupiOf(row);
        SuciScheme scheme = SchemeOf(row);
        bool isProtected = scheme != SuciScheme.Null;
        byte id = row.Json.TryGetProperty("example_hn_key_id", out JsonElement given) ? given.GetByte() : UsualKeyId;
        SuciCalcInfo info = isProtected ? new([new SuciSchemeChoice(scheme, 1)], [new HomeNetworkPublicKey(id, row.Hex("hn_public_key"))]) : SuciCalcInfo.NullScheme;
        RoutingIndicator routing = RoutingIndicator.Parse(row.Has("example_routing_indicator") ? row.Text("example_routing_indicator") : UsualRouting);
        Suci suci = Suci.Conceal(supi, routing, info, new GivenEntropy(isProtected ? row.Hex("eph_private_key") : []));

        row.Expect("suci_24501_from_octet4", SuciCoding.Encode(suci));
        row.Expect("suci_nai_form", SuciCoding.ToNai(suci));
        row.Require(SuciCoding.TryParse(suci.ToString(), out Suci? parsed) && SuciCoding.Encode(parsed).AsSpan().SequenceEqual(SuciCoding.Encode(suci)), "the text form is not read back");
        Supi? revealed = null;
        bool isRead = SuciCoding.TryDecode(row.Hex("suci_24501_from_octet4"), out Suci? decoded)
            && (isProtected ? decoded.TryReveal(new HomeNetworkKey(id, scheme, row.Hex("hn_private_key")), out revealed) : decoded.TryReveal(out revealed));
        row.Require(isRead && supi.Equals(revealed), "the SUPI is not revealed");
    }

    public static void CalcInfo(KnownAnswerRow row) =>
        row.Expect("content", SuciCalcInfo.TryDecode([.. row.Hex("content"), 0xFF, 0xFF], out SuciCalcInfo? info) ? info.Encode() : []);

    public static void Routing(KnownAnswerRow row)
    {
        byte[] coded = new byte[2];
        RoutingIndicator.Parse(row.Text("routing_indicator")).Encode(coded);
        row.Compare("content", row.Text("content")[..4], Convert.ToHexStringLower(coded));
        row.Expect("routing_indicator", RoutingIndicator.TryDecode(row.Hex("content"), out RoutingIndicator indicator) ? indicator.Digits : "");
    }

    private static SuciScheme SchemeOf(KnownAnswerRow row) => row.Text("profile") switch
    {
        "A" => SuciScheme.ProfileA,
        "B" => SuciScheme.ProfileB,
        _ => SuciScheme.Null,
    };

    private static Supi SupiOf(KnownAnswerRow row) => row.Text("supi_type") == "IMSI"
        ? Supi.OfImsi(Imsi.Parse(row.Text("mcc") + row.Text("mnc") + row.Text("msin")), row.Text("mnc").Length)
        : Supi.OfNai(row.Text("supi"));

    /// <summary>The ephemeral key of a vector, as chance.</summary>
    private sealed class GivenEntropy(byte[] key) : IEntropySource
    {
        public void Fill(Span<byte> destination) => key.CopyTo(destination);
    }
}
