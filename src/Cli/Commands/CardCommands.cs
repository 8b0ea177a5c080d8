using System.CommandLine;
using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.Cli.Output;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.Workbench;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim card</c>: card images, one SQLite file a card.</summary>
internal static class CardCommands
{
    /// <summary>The test network's first subscriber (3GPP TS 34.108 uses 001-01).</summary>
    private const string TestImsi = "001010000000001";

    public static Command Create() => new("card", "Make card images and look into them.") { New(), Info(), InstructionsCommand.Create() };

    private static ExampleCommand New()
    {
        Argument<string> file = Options.CardFile();
        SubscriptionOptions subscription = new(TestImsi, "Home");
        Option<string?> iccid = Options.Checked("--iccid", "DIGITS", "ICCID, 18 to 20 digits with its check digit; made from the IMSI by default.",
            text => !Iccid.TryParse(text, out Iccid number) ? $"'{text}' is no ICCID; expected 18 to 20 digits."
                : number.HasValidCheckDigit ? null : $"the check digit of '{text}' is wrong; expected {Iccid.CheckDigit(text.AsSpan(0, text.Length - 1))} at the end.");
        Option<string?> amf = Options.Hex("--amf", 2, "AMF with which the home operator challenges; 8000 by default.");
        Option<string?> pin1 = Options.Checked("--pin1", "N", "PIN1, 4 to 8 digits; 0000 by default.",
            text => text.Length is >= 4 and <= 8 && text.All(char.IsAsciiDigit) ? null : "expected 4 to 8 digits.");
        Option<bool> enabled = new("--pin1-enabled") { Description = "PIN1 must be verified; off by default." };
        Option<bool> json = Options.Json();
        ExampleCommand command = new(
            "new",
            "Make a card image with a home profile, PINs, an OTA key set, a key pair and a certificate. An existing file is never overwritten.",
            "multisim card new test.simcard",
            "multisim card new home.simcard --imsi 262011106487504 --k 465B5CE8B199B49FAA5F0A2EE238A6BC --opc CD63CB71954A9F4E48A5994E37A02BAF --rule 262-*");
        command.Arguments.Add(file);
        subscription.AddTo(command);
        foreach (Option option in new Option[] { iccid, amf, pin1, enabled, json })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            SystemEntropy entropy = new();
            ProfilePackage home = subscription.Package(parsed, entropy);
            CardWishes wishes = new()
            {
                Iccid = parsed.GetValue(iccid) is { } number ? Iccid.Parse(number) : null,
                Amf = Convert.ToUInt16(parsed.GetValue(amf) ?? "8000", 16),
                Pin1 = parsed.GetValue(pin1) ?? "0000",
                Pin1Enabled = parsed.GetValue(enabled),
            };
            string path = parsed.GetRequiredValue(file);
            using (SqliteCardStore store = SqliteCardStore.Open(path, create: true))
            {
                try
                {
                    new CardIssuer(entropy).Issue(store, home, TimeProvider.System.GetUtcNow(), wishes);
                }
                catch (ArgumentException impossible)
                {
                    store.Dispose();
                    File.Delete(path);
                    throw new UsageException(impossible.Message);
                }
            }
            return Show(parsed, path, parsed.GetValue(json), reveal: false);
        });
        return command;
    }

    private static ExampleCommand Info()
    {
        Argument<string> file = Options.CardFile();
        Option<bool> json = Options.Json();
        Option<bool> reveal = new("--reveal-secrets") { Description = "Show K, OPc and OTA keys. Whoever has them can be this subscriber." };
        ExampleCommand command = new(
            "info",
            "Show what a card image holds: ICCID, OTA key sets with counters, profile slots. Keys are masked unless revealed.",
            "multisim card info test.simcard",
            "multisim card info test.simcard --json --reveal-secrets");
        command.Arguments.Add(file);
        command.Options.Add(json);
        command.Options.Add(reveal);
        command.SetAction(parsed => Show(parsed, parsed.GetRequiredValue(file), parsed.GetValue(json), parsed.GetValue(reveal)));
        return command;
    }

    private static int Show(ParseResult parsed, string path, bool json, bool reveal)
    {
        using CardImage image = new(SqliteCardStore.Open(path));
        CardDescription description = CardDescription.Of(image, reveal);
        if (json)
            parsed.InvocationConfiguration.Output.WriteLine(description.ToJson());
        else
            CardTables.Write(description, parsed.InvocationConfiguration.Output);
        return ExitCode.Done;
    }
}
