using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.Pcsc;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Testbed.Phone;
using Tottoli.MultiSim.Workbench;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Cli;

/// <summary>Which card a command works on, an image or one in a reader, and the PIN and key that it presents: <c>FILE|--card|--reader --pin --adm</c>.</summary>
internal sealed class CardSource
{
    private const byte Pin1 = 0x01;
    private const byte UiccAdm1 = 0x0A;
    private const byte GsmAdm = 0x05;
    private const int KeyLength = 8;

    private readonly Option<string?> _reader = ReaderOption();
    private readonly Option<string?> _card = new("--card") { Description = "The card image, as FILE.", HelpName = "FILE" };
    private readonly Option<string?> _pin = PinOption();
    private readonly Option<string?> _adm = Options.Checked("--adm", "KEY", "Administrative key to present first: 8 characters, or 16 hexadecimal digits.",
        text => AdministrativeKey.TryRead(text, out _) ? null : $"{text.Length} characters were given; expected 8 characters or 16 hexadecimal digits.");
    private readonly Option<string?> _admReference = Options.Hex("--adm-reference", 1, "Key reference of that key; 0A (ADM1) by default, 05 on a GSM SIM.");
    private readonly Option<bool> _lastTry = new("--last-try") { Description = "Present the PIN or key even where it is the last try: a wrong one blocks it, an ADM for ever." };

    private readonly Argument<string?> _file = new("FILE") { Description = "The card image; left out with --reader.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<string?>? _next;

    /// <param name="next">The argument that follows FILE; null where none does. With --reader it stands in the first place.</param>
    public CardSource(Argument<string?>? next = null)
    {
        _next = next;
        Options.RefuseOptions(_file);
    }

    /// <summary>The reader that a card is in.</summary>
    public static Option<string?> ReaderOption() => new("--reader")
    {
        Description = "Work on the card in this PC/SC reader instead of an image; the beginning of the name is enough ('multisim reader list').",
        HelpName = "NAME",
    };

    /// <summary>PIN1.</summary>
    public static Option<string?> PinOption() => Options.Checked("--pin", "DIGITS", "PIN1 to present first, 4 to 8 digits.",
        text => text.Length is >= 4 and <= KeyLength && text.All(char.IsAsciiDigit) ? null : "expected 4 to 8 digits.");

    public void AddTo(Command command)
    {
        command.Arguments.Add(_file);
        if (_next is not null)
            command.Arguments.Add(_next);
        foreach (Option option in new Option[] { _reader, _card, _pin, _adm, _admReference, _lastTry })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            bool isNamed = result.GetResult(_reader) is { Implicit: false } || result.GetResult(_card) is { Implicit: false };
            if (result.GetResult(_reader) is { Implicit: false } && result.GetResult(_card) is { Implicit: false })
                result.AddError("--card and --reader exclude each other: which card is meant?");
            int given = new Argument?[] { _file, _next }.Count(argument => argument is not null && result.GetResult(argument) is { Tokens.Count: 1 });
            int expected = (_next is null ? 1 : 2) - (isNamed ? 1 : 0);
            if (given < expected)
                result.AddError(_next is not null && given == expected - 1 && (isNamed || given == 1) ? $"{_next.Name} is missing: {_next.Description}" : "which card? Give the FILE of an image, or --reader NAME.");
            else if (given > expected)
                result.AddError("a card image and --reader exclude each other: which card is meant?");
        });
    }

    /// <summary>The argument that follows the card.</summary>
    public string Next(ParseResult parsed) => ((parsed.GetValue(_reader) ?? parsed.GetValue(_card)) is null ? parsed.GetValue(_next!) : parsed.GetValue(_file))!;

    /// <summary>The image; null where the card is in a reader.</summary>
    public string? Image(ParseResult parsed) => parsed.GetValue(_reader) is null ? parsed.GetValue(_card) ?? parsed.GetValue(_file) : null;

    /// <summary>Whether the card is in a reader.</summary>
    public bool IsInReader(SymbolResult result) => result.GetResult(_reader) is { Implicit: false };

    /// <summary>Opens the card, switches it on and presents what the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="keyToo">Whether the administrative key is presented now, or later by <see cref="PresentKey"/>.</param>
    /// <exception cref="CardCommandException">The card refuses the PIN or the key.</exception>
    public OpenedCard Open(ParseResult parsed, bool keyToo = true)
    {
        ICardLink link = parsed.GetValue(_reader) is { } reader ? Connect(reader) : new EmulatedCardLink(CardMaker.Open(SqliteCardStore.Open(Image(parsed)!), new SystemEntropy()));
        OpenedCard? card = null;
        try
        {
            card = new OpenedCard(link, CardAccess.Open(link));
            if (parsed.GetValue(_pin) is { } pin)
                Present(parsed, card.Access, Pin1, PinOctets(pin));
            if (keyToo)
                PresentKey(parsed, card.Access);
            return card;
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    /// <summary>The administrative key of the command line; null where it has none. Secret.</summary>
    public string? Key(ParseResult parsed) => parsed.GetValue(_adm);

    /// <summary>Presents the administrative key of the command line; nothing happens where it has none.</summary>
    /// <exception cref="CardCommandException">The card refuses it.</exception>
    public void PresentKey(ParseResult parsed, CardAccess card)
    {
        if (AdministrativeKey.TryRead(parsed.GetValue(_adm), out byte[] key))
            Present(parsed, card, AdmReference(parsed, card), key);
    }

    /// <summary>The key reference of the administrative key.</summary>
    public byte AdmReference(ParseResult parsed, CardAccess card) =>
        parsed.GetValue(_admReference) is { } digits ? byte.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : card.IsGsm ? GsmAdm : UiccAdm1;

    /// <summary>The card in a PC/SC reader.</summary>
    /// <param name="reader">The beginning of its name.</param>
    public static PcscCardLink Connect(string reader)
    {
        using PcscReaders readers = PcscReaders.Open();
        return readers.Connect(reader);
    }

    private void Present(ParseResult parsed, CardAccess card, byte reference, byte[] value)
    {
        string name = AccessCondition.NameOf(reference);
        if (card.TriesLeft(reference) == 1 && !parsed.GetValue(_lastTry))
            throw new RefusedException($"{name} has one try left: a wrong one blocks it. Say --last-try if you are sure.");
        StatusWord status = card.Verify(reference, value);
        if (!status.IsSuccess && !IsDisabled(card, reference, status))
            throw new CardCommandException("VERIFY", name, status);
    }

    /// <summary>A PIN that is disabled need not be presented.</summary>
    private static bool IsDisabled(CardAccess card, byte reference, StatusWord status) =>
        status.Value is 0x6984 or 0x9808 && card.SelectFile(CardPath.MasterFile).Parameters is { } master && master.Pins.Any(pin => pin.Reference == reference && !pin.IsEnabled);

    private static byte[] PinOctets(string digits)
    {
        byte[] octets = new byte[KeyLength];
        octets.AsSpan().Fill(0xFF);
        Encoding.ASCII.GetBytes(digits, octets);
        return octets;
    }
}

/// <summary>A card that is switched on, with the way to it.</summary>
internal sealed class OpenedCard(ICardLink link, CardAccess access) : IDisposable
{
    public CardAccess Access { get; } = access;

    public void Dispose()
    {
        link.PowerOff();
        link.Dispose();
    }
}
