using System.CommandLine;
using Tottoli.MultiSim.Cli.Output;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Workbench;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim auth suci</c>: conceals a SUPI as a card does it, or reveals it as the home network does.</summary>
internal static class AuthSuciCommand
{
    private static readonly Dictionary<string, SuciScheme> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["null"] = SuciScheme.Null,
        ["a"] = SuciScheme.ProfileA,
        ["b"] = SuciScheme.ProfileB,
    };

    private static readonly Option<string?> SupiOption = Options.Checked("--supi", "SUPI", "Who: an IMSI, or username@realm; imsi-, nai-, gci- or gli- may stand before it.", _ => null);
    private static readonly Option<int> MncLength = Options.Number("--mnc-length", [2, 3], "Digits of the MNC in an IMSI,");
    private static readonly Option<string?> Scheme = Options.Checked("--scheme", "null|a|b", "Protection scheme; null by default.",
        text => Schemes.ContainsKey(text) ? null : $"'{text}' was given; expected null, a (X25519) or b (P-256).");
    private static readonly Option<string?> HomeKey = Options.Hex("--home-key", [32, 33, 65], "Public key of the home network: X25519 32 bytes, P-256 33 or 65.");
    private static readonly Option<int> KeyId = Options.Number("--key-id", 0, 255, 0, "Its identifier.");
    private static readonly Option<string?> Routing = Options.Checked("--routing", "DIGITS", "Routing indicator, 1 to 4 digits; 0 by default.",
        text => RoutingIndicator.TryParse(text, out _) ? null : $"'{text}' was given; expected 1 to 4 digits.");
    private static readonly Option<string?> Ephemeral = Options.Hex("--ephemeral", 32, "The ephemeral private key, so that the result is always the same; random by default.");
    private static readonly Option<string?> SuciOption = Options.Checked("--suci", "SUCI", "Reveal this one: suci-0-..., type1.rid..., or the octets of the 5GS mobile identity in hexadecimal.",
        text => TryRead(text) is null ? "this is no SUCI; expected suci-0-..., type1.rid...@realm, or octets in hexadecimal that begin with 01." : null);
    private static readonly Option<string?> PrivateKey = Options.Hex("--private-key", 32, "Private key of the home network, with --suci; not for the null scheme.");

    public static ExampleCommand Create()
    {
        Option<bool> json = Options.Json();
        ExampleCommand command = new(
            "suci",
            "Conceal a subscription identity (3GPP TS 33.501 Annex C), or reveal one with the private key of the home network.",
            "multisim auth suci --supi 001010000000001",
            "multisim auth suci --supi 274012001002086 --mnc-length 3 --scheme a --home-key 5a8d38864820197c3394b92613b20b91633cbd897119273bf8e4a6f4eec0a650 --key-id 30 --routing 17",
            "multisim auth suci --suci 0172241071ff011eb2e92f836055a255837debf850b528997ce0201cb82adfe4be1f587d07d8457dcb02352410cddd9e730ef3fa87 --private-key c53c22208b61860b06c62e5406a7b330c2b577aa5558981510d128247d38bd1d --json");
        foreach (Option option in new Option[] { SupiOption, MncLength, Scheme, HomeKey, KeyId, Routing, Ephemeral, SuciOption, PrivateKey, json })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            bool Given(Option option) => result.GetResult(option) is { Implicit: false };
            if (Given(SupiOption) == Given(SuciOption))
                result.AddError("give --supi to conceal it, or --suci to reveal it: one of them.");
            if (Given(PrivateKey) && !Given(SuciOption))
                result.AddError("--private-key reveals a --suci; to conceal, give the public key as --home-key.");
        });
        command.SetAction(parsed =>
        {
            Fields fields = new();
            if (parsed.GetValue(SuciOption) is { } text)
                Reveal(fields, TryRead(text)!, parsed.GetValue(PrivateKey));
            else
                AddSuci(fields, Conceal(parsed));
            fields.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static Suci Conceal(ParseResult parsed)
    {
        try
        {
            Supi supi = Supi.Parse(parsed.GetRequiredValue(SupiOption)!, parsed.GetValue(MncLength));
            SuciScheme scheme = Schemes[parsed.GetValue(Scheme) ?? "null"];
            RoutingIndicator routing = RoutingIndicator.Parse(parsed.GetValue(Routing) ?? "0");
            if (scheme == SuciScheme.Null)
                return Suci.Conceal(supi, routing, SuciCalcInfo.NullScheme, new SystemEntropy());
            if (parsed.GetValue(HomeKey) is not { } publicKey)
                throw new UsageException("--scheme a and b need --home-key, the public key of the home network.");
            HomeNetworkPublicKey key = new((byte)parsed.GetValue(KeyId), Convert.FromHexString(publicKey));
            byte[] ephemeral = new byte[32];
            if (parsed.GetValue(Ephemeral) is { } digits)
                ephemeral = Convert.FromHexString(digits);
            else
                new SystemEntropy().Fill(ephemeral);
            return Suci.Conceal(supi, routing, scheme, key, ephemeral);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            throw new UsageException(fault.Message);
        }
    }

    private static void AddSuci(Fields fields, Suci suci)
    {
        fields.Add("SUCI", "suci", SuciCoding.ToText(suci));
        fields.Add("NAI", "nai", SuciCoding.ToNai(suci));
        fields.Add("Octets", "octets", SuciCoding.Encode(suci));
    }

    private static void Reveal(Fields fields, Suci suci, string? privateKey)
    {
        Supi? supi;
        if (suci.Scheme == SuciScheme.Null)
        {
            if (!suci.TryReveal(out supi))
                throw new UsageException("--suci: what it carries is no identity.");
        }
        else
        {
            if (privateKey is null)
                throw new UsageException($"--suci is of scheme {(int)suci.Scheme}, key {suci.HomeNetworkKeyId}: it needs --private-key.");
            try
            {
                if (!suci.TryReveal(new HomeNetworkKey(suci.HomeNetworkKeyId, suci.Scheme, Convert.FromHexString(privateKey)), out supi))
                    throw new UsageException("--suci does not open with this private key: the key is another's, or the SUCI was changed.");
            }
            catch (ArgumentException fault)
            {
                throw new UsageException(fault.Message);
            }
        }
        fields.Add("SUPI", "supi", supi.ToString());
        AddSuci(fields, suci);
    }

    private static Suci? TryRead(string text)
    {
        if (text.Length % 2 == 0 && text.Length > 0 && text.All(char.IsAsciiHexDigit))
            return SuciCoding.TryDecode(Convert.FromHexString(text), out Suci? decoded) ? decoded : null;
        return SuciCoding.TryParse(text, out Suci? parsed) ? parsed : null;
    }
}
