using System.Globalization;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Testbed.Supplicants;

/// <summary>The USIM of a card, as a Wi-Fi client uses it: nothing but its identity and AUTHENTICATE.</summary>
internal sealed class SupplicantUsim
{
    private readonly CardChannel _channel;
    private readonly CardContent _content = new();

    /// <summary>Switches the card on, selects its USIM and presents PIN1 where it is asked for.</summary>
    /// <param name="link">The card; it stays the caller's.</param>
    /// <param name="pin">PIN1; null where it is not known.</param>
    /// <exception cref="CardLinkException">No card answers.</exception>
    /// <exception cref="CardCommandException">The card has no USIM, or refuses the PIN.</exception>
    public SupplicantUsim(ICardLink link, string? pin)
    {
        _channel = new(link);
        _channel.PowerOn();
        _channel.SelectMasterFile();
        FileControlParameters application = _channel.SelectApplication(StartUp.FindUsim(_channel).Span);
        if (application.Pin1Enabled)
            Present(pin);
        _content.Put(UsimFiles.Imsi, _channel.TryReadBinary(UsimFiles.Imsi));
        _content.Put(UsimFiles.Ad, _channel.TryReadBinary(UsimFiles.Ad));
    }

    /// <summary>The permanent identity without the digit for the method before it (3GPP TS 23.003 §14.3, §19.3); null where the card has no IMSI.</summary>
    public string? Identity => _content is { Imsi: { } imsi, HomePlmn: { } home }
        ? $"{imsi}@wlan.mnc{home.Mnc.PadLeft(3, '0')}.mcc{home.Mcc}.3gppnetwork.org"
        : null;

    /// <summary>Answers a request.</summary>
    /// <param name="request">What the supplicant wants.</param>
    /// <param name="outcome">What happened, without a key.</param>
    /// <returns>The message for the supplicant. Secret: it holds the session keys.</returns>
    /// <exception cref="CardLinkException">The card is gone.</exception>
    public string Answer(SimRequest request, out string outcome)
    {
        string answer;
        try
        {
            answer = request.Kind switch
            {
                SimRequestKind.Umts => Umts(request.Challenges[0], request.Challenges[1], out outcome),
                SimRequestKind.Gsm => Gsm(request.Challenges, out outcome),
                _ => Unknown(out outcome),
            };
        }
        catch (CardCommandException refused)
        {
            (answer, outcome) = (Failure(request), refused.Message);
        }
        return Message(request, answer);
    }

    /// <summary>The message that tells the supplicant that there is no answer.</summary>
    public static string Refusal(SimRequest request) => Message(request, Failure(request));

    private static string Message(SimRequest request, string answer) => string.Create(CultureInfo.InvariantCulture, $"CTRL-RSP-SIM-{request.Network}:{answer}");

    private static string Failure(SimRequest request) => request.Kind == SimRequestKind.Gsm ? "GSM-FAIL" : "UMTS-FAIL";

    private static string Unknown(out string outcome)
    {
        outcome = "a request that is neither UMTS-AUTH with RAND and AUTN nor GSM-AUTH with two or three RANDs was refused";
        return "UMTS-FAIL";
    }

    private string Umts(ReadOnlySpan<byte> rand, ReadOnlySpan<byte> autn, out string outcome)
    {
        _channel.SelectApplicationDirectory();
        AuthenticateAnswer answer = AuthenticateAnswer.Ask(_channel, rand, autn);
        if (!answer.Auts.IsEmpty)
        {
            outcome = "UMTS-AUTH: SQN was used before, AUTS sent";
            return $"UMTS-AUTS:{Hex(answer.Auts)}";
        }
        if (answer.Res.IsEmpty)
        {
            outcome = "UMTS-AUTH: MAC is wrong, the network has another key than the card";
            return "UMTS-FAIL";
        }
        outcome = "UMTS-AUTH: answered";
        return $"UMTS-AUTH:{Hex(answer.Ik)}:{Hex(answer.Ck)}:{Hex(answer.Res)}";
    }

    private string Gsm(IReadOnlyList<byte[]> rands, out string outcome)
    {
        const int sresLength = 4, kcLength = 8;
        _channel.SelectApplicationDirectory();
        List<string> answers = ["GSM-AUTH"];
        foreach (byte[] rand in rands)
        {
            CardAnswer answer = _channel.Send(0x00, 0x88, 0x00, 0x80, [16, .. rand]);
            ReadOnlySpan<byte> rest = answer.Require("AUTHENTICATE (GSM context)", "the USIM").Span;
            if (!LengthValue.TryTake(ref rest, out ReadOnlySpan<byte> sres) || sres.Length != sresLength || !LengthValue.TryTake(ref rest, out ReadOnlySpan<byte> kc) || kc.Length != kcLength)
                throw new CardCommandException("AUTHENTICATE (GSM context)", "the USIM (answer of an unknown form)", answer.Status);
            answers.Add($"{Convert.ToHexStringLower(kc)}:{Convert.ToHexStringLower(sres)}");
        }
        outcome = string.Create(CultureInfo.InvariantCulture, $"GSM-AUTH: {rands.Count} challenges answered");
        return string.Join(':', answers);
    }

    // A server must not block a PIN that nobody sees it present.
    private void Present(string? pin)
    {
        const ushort lastTry = 0x63C1;
        CardAnswer tries = _channel.Send(0x00, 0x20, 0x00, 0x01);
        if (tries.Status.Value == lastTry)
            throw new CardCommandException("VERIFY PIN", "PIN1", tries.Status, "One try is left, and a wrong PIN would block it: present it with 'multisim file read --pin DIGITS --last-try' first.");
        if (!tries.Status.IsSuccess && pin is null)
            throw new CardCommandException("VERIFY PIN", "PIN1", tries.Status, "The card asks for PIN1: give it with --pin DIGITS.");
        StartUp.PresentPin1(_channel, pin);
    }

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);
}
