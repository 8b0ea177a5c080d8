using System.Collections.Immutable;
using System.Globalization;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>What a terminal believes that the soak card keeps: a model of a few lines, and how the same is read from a card.</summary>
/// <remarks>Names: active, armed, pin, tries, puk; sqnN, lociN, fplmnN of slot N; pl, smsN, file.</remarks>
internal static class CardFacts
{
    public const string None = "-";
    public const string OwnFile = "7FFF6FA5";

    private const string FreshLoci = "FFFFFFFFFFFFFF0000FF01";
    private const string FreshFplmn = "FFFFFFFFFFFFFFFFFFFFFFFF";

    private static readonly byte[] Rand = new byte[Aka.RandSize];

    /// <summary>What holds after power-on or reset: an armed slot is active, and its location and forbidden networks are as new.</summary>
    public static ImmutableDictionary<string, string> AfterReset(ImmutableDictionary<string, string> facts)
    {
        string armed = facts["armed"];
        return armed == None ? facts : facts
            .SetItem("active", armed).SetItem("armed", None)
            .SetItem("loci" + armed, FreshLoci).SetItem("fplmn" + armed, FreshFplmn);
    }

    /// <summary>All facts of a card that has just been issued, or of one that was switched off: nothing is armed any more once it is read.</summary>
    /// <param name="store">What it keeps; stays as it is.</param>
    /// <param name="pins">Values that PIN1 may have.</param>
    public static ImmutableDictionary<string, string> Read(ICardStore store, IEnumerable<string> pins)
    {
        ImmutableDictionary<string, string>.Builder facts = ImmutableDictionary.CreateBuilder<string, string>();
        using Card card = CardMaker.Open(InMemoryCardStore.CopyOf(store), new SeededEntropy(1, "card"));
        card.PowerOn();
        facts["armed"] = None;
        Send(card, "00A4040C07A0000000871002");
        facts["tries"] = Tries(Send(card, "0020000100"));
        facts["puk"] = Tries(Send(card, "002C000100"));
        foreach (string pin in pins.Distinct())
        {
            // A copy for each guess: a wrong one costs a try.
            using Card copy = CardMaker.Open(InMemoryCardStore.CopyOf(store), new SeededEntropy(1, "card"));
            copy.PowerOn();
            if (Send(copy, "0020000108" + Padded(pin)) == "9000")
                facts["pin"] = pin;
        }
        Unblock(card);
        string imsi = Binary(card, "7FFF6F07", 9);
        int slot = Enumerable.Range(0, SoakCard.Slots).First(each => imsi == Encoded(SoakCard.ImsiOf(each)));
        string number = slot.ToString(CultureInfo.InvariantCulture);
        facts["active"] = number;
        facts["loci" + number] = Binary(card, "7FFF6F7E", 11);
        facts["fplmn" + number] = Binary(card, "7FFF6F7B", 12);
        facts["sqn" + number] = Sequence(card, SoakCard.KeyOf(slot));
        facts["pl"] = Binary(card, "2F05", 10);
        Send(card, "00A4080C047FFF6F3C");
        for (int record = 1; record <= 3; record++)
            facts["sms" + record.ToString(CultureInfo.InvariantCulture)] = Send(card, $"00B2{record:X2}04B0")[..^4];
        facts["file"] = Send(card, "00A4080C04" + OwnFile) == "9000" ? Send(card, "00B0000010")[..^4] : None;
        return facts.ToImmutable();
    }

    /// <summary>What a card answers to commands in the directory of its USIM, PIN1 verified, after it was opened anew.</summary>
    /// <param name="store">What it keeps; stays as it is.</param>
    /// <param name="commands">The commands.</param>
    public static IReadOnlyList<string> Answers(ICardStore store, IEnumerable<byte[]> commands)
    {
        using Card card = CardMaker.Open(InMemoryCardStore.CopyOf(store), new SeededEntropy(1, "card"));
        card.PowerOn();
        Send(card, "00A4040C07A0000000871002");
        Unblock(card);
        return [.. commands.Select(command => Send(card, Convert.ToHexString(command)))];
    }

    /// <summary>A PIN as commands carry it, eight octets in hex.</summary>
    public static string Padded(string pin)
    {
        string digits = Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(pin));
        return digits.PadRight(16, 'F');
    }

    // To go on, whatever the PIN is.
    private static void Unblock(Card card) => Send(card, "002C000110" + Padded(SoakCard.Puk) + Padded("0000"));

    private static string Tries(string answer) => answer == "6983" ? "0" : answer[3..];

    private static string Encoded(Imsi imsi)
    {
        byte[] content = new byte[Imsi.Size];
        imsi.Encode(content);
        return Convert.ToHexString(content);
    }

    private static string Binary(Card card, string path, int length)
    {
        Send(card, $"00A4080C{path.Length / 2:X2}{path}");
        return Send(card, $"00B00000{length:X2}")[..^4];
    }

    /// <summary>The highest sequence number that the card accepted, which it tells when it is challenged with an old one.</summary>
    private static string Sequence(Card card, AuthenticationKey key)
    {
        Send(card, "00A4000C027FFF");
        string autn = Convert.ToHexString(Aka.Generate(key, Rand, 0, 0x8000).Autn.Span);
        Send(card, "008800812210" + Convert.ToHexString(Rand) + "10" + autn);
        byte[] answer = Convert.FromHexString(Send(card, "00C0000010"));
        return answer is [0xDC, Aka.AutsSize, ..] && Aka.TryResynchronise(key, Rand, answer.AsSpan(2, Aka.AutsSize), out ulong sqn)
            ? sqn.ToString(CultureInfo.InvariantCulture)
            : "no AUTS";
    }

    private static string Send(Card card, string command)
    {
        byte[] response = new byte[258];
        int length = card.Transmit(Convert.FromHexString(command), response);
        string answer = Convert.ToHexString(response, 0, length);
        return answer.StartsWith("91", StringComparison.Ordinal) && answer.Length == 4 ? "9000" : answer;
    }
}
