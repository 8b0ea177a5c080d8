using System.CommandLine;
using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.Workbench;
using Tottoli.MultiSim.Workbench.Dumps;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim card new</c>: a MultiSim with a home profile, or the copy of another card.</summary>
internal sealed class NewCardCommand
{
    /// <summary>The test network's first subscriber (3GPP TS 34.108 uses 001-01).</summary>
    private const string TestImsi = "001010000000001";

    private readonly Argument<string> _file = Options.CardFile();
    private readonly SubscriptionOptions _subscription = new(TestImsi, "Home");
    private readonly Option<string?> _from = new("--from")
    {
        Description = "Copy the card of this dump: one of 'multisim card dump', or what pySim's fsdump prints. Its files, its answers and its answer to reset are the card's.",
        HelpName = "DUMP.json",
    };
    private readonly Option<string?> _like = new("--like")
    {
        Description = $"Copy a card model that comes along: {string.Join(", ", CardPersonalities.Names)}.",
        HelpName = "MODEL",
    };
    private readonly Option<string?> _iccid = Options.Checked("--iccid", "DIGITS", "ICCID, 18 to 20 digits with its check digit; made from the IMSI by default, or that of the copied card.",
        text => !Iccid.TryParse(text, out Iccid number) ? $"'{text}' is no ICCID; expected 18 to 20 digits."
            : number.HasValidCheckDigit ? null : $"the check digit of '{text}' is wrong; expected {Iccid.CheckDigit(text.AsSpan(0, text.Length - 1))} at the end.");
    private readonly Option<string?> _amf = Options.Hex("--amf", 2, "AMF with which the home operator challenges; 8000 by default.");
    private readonly Option<string?> _pin1 = Options.Checked("--pin1", "N", "PIN1, 4 to 8 digits; 0000 by default.",
        text => text.Length is >= 4 and <= 8 && text.All(char.IsAsciiDigit) ? null : "expected 4 to 8 digits.");
    private readonly Option<bool> _enabled = new("--pin1-enabled") { Description = "PIN1 must be verified; off by default, or as on the copied card." };
    private readonly Option<string?> _adm1 = Options.Checked("--adm1", "KEY", "ADM1, 8 characters or 16 hexadecimal digits; 88888888 by default, or that of the dump. On a copy it is every ADM.",
        text => AdministrativeKey.TryRead(text, out _) ? null : $"{text.Length} characters were given; expected 8 characters or 16 hexadecimal digits.");
    private readonly Option<bool> _json = Options.Json();

    private NewCardCommand()
    {
    }

    public static ExampleCommand Create()
    {
        NewCardCommand options = new();
        ExampleCommand command = new(
            "new",
            "Make a card image with a home profile, PINs, an OTA key set, a key pair and a certificate; or, with --like or --from, a copy of another card. An existing file is never overwritten.",
            "multisim card new test.simcard",
            "multisim card new home.simcard --imsi 262011106487504 --k 465B5CE8B199B49FAA5F0A2EE238A6BC --opc CD63CB71954A9F4E48A5994E37A02BAF --rule 262-*",
            "multisim card new sja5.simcard --like sysmoISIM-SJA5-S17");
        command.Arguments.Add(options._file);
        command.Options.Add(options._like);
        command.Options.Add(options._from);
        options._subscription.AddTo(command);
        foreach (Option option in new Option[] { options._iccid, options._amf, options._pin1, options._enabled, options._adm1, options._json })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            bool like = result.GetResult(options._like) is { Implicit: false }, from = result.GetResult(options._from) is { Implicit: false };
            if (like && from)
                result.AddError("--like and --from exclude each other: which card is to be copied?");
        });
        command.SetAction(options.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        CardDump? dump = Dump(parsed);
        if (dump is not null && _subscription.HasRules(parsed))
            throw new UsageException("--rule is for cards with the profile selector: a copy of another card is that card and has none.");
        string path = parsed.GetRequiredValue(_file);
        IReadOnlyList<string> notes = [];
        using (SqliteCardStore store = SqliteCardStore.Open(path, create: true))
        {
            try
            {
                if (dump is null)
                    Issue(parsed, store);
                else
                    notes = Copy(parsed, dump, store);
            }
            catch (ArgumentException impossible)
            {
                store.Dispose();
                File.Delete(path);
                throw new UsageException(impossible.Message);
            }
        }
        foreach (string note in notes)
            parsed.InvocationConfiguration.Error.WriteLine($"multisim: {note}.");
        return CardCommands.Show(parsed, path, parsed.GetValue(_json), reveal: false);
    }

    private CardDump? Dump(ParseResult parsed)
    {
        if (parsed.GetValue(_like) is { } model)
            return CardPersonalities.Find(model) ?? throw new UsageException($"--like: no card model '{model}' comes along; there is {string.Join(", ", CardPersonalities.Names)}. A dump of another card opens with --from.");
        if (parsed.GetValue(_from) is not { } file)
            return null;
        if (!File.Exists(file))
            throw new UsageException($"{file}: there is no such file; expected the dump of a card.");
        return DumpReader.Read(File.ReadAllBytes(file), file);
    }

    private void Issue(ParseResult parsed, SqliteCardStore store)
    {
        SystemEntropy entropy = new();
        ProfilePackage home = _subscription.Package(parsed, entropy);
        CardWishes wishes = new()
        {
            Iccid = Number(parsed),
            Amf = Amf(parsed),
            Pin1 = parsed.GetValue(_pin1) ?? "0000",
            Pin1Enabled = parsed.GetValue(_enabled),
            Adm1 = Adm1(parsed),
        };
        new CardIssuer(entropy).Issue(store, home, TimeProvider.System.GetUtcNow(), wishes);
    }

    private IReadOnlyList<string> Copy(ParseResult parsed, CardDump dump, SqliteCardStore store)
    {
        ProfilePackage given = _subscription.Package(parsed, new SystemEntropy(), CardCopier.ImsiOf(dump)?.Digits);
        ProgrammedKey? keys = _subscription.HasKey(parsed) ? null : DumpedKeys.Find(dump);
        CopyWishes wishes = new()
        {
            Subscription = new ProfilePackage
            {
                Label = given.Label,
                Imsi = given.Imsi,
                Algorithm = keys?.Algorithm ?? given.Algorithm,
                K = keys?.K ?? given.K,
                Opc = keys?.Opc ?? given.Opc,
                ResLength = keys is null ? given.ResLength : (byte)keys.ResLength,
                Parameters = keys?.Parameters ?? given.Parameters,
                SequenceRules = given.SequenceRules,
                Sqn = given.Sqn,
            },
            Amf = Amf(parsed),
            Imsi = _subscription.Imsi(parsed),
            Iccid = Number(parsed),
            Pin1 = parsed.GetValue(_pin1) ?? "0000",
            Pin1Enabled = parsed.GetValue(_enabled) ? true : null,
            Adm = Adm1(parsed),
        };
        return CardCopier.Copy(dump, wishes, store);
    }

    private Iccid? Number(ParseResult parsed) => parsed.GetValue(_iccid) is { } number ? Iccid.Parse(number) : null;

    private ushort Amf(ParseResult parsed) => Convert.ToUInt16(parsed.GetValue(_amf) ?? "8000", 16);

    private ReadOnlyMemory<byte>? Adm1(ParseResult parsed) => AdministrativeKey.TryRead(parsed.GetValue(_adm1), out byte[] key) ? (ReadOnlyMemory<byte>?)key : null;
}
