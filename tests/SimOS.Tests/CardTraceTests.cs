using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Tests.Ota;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.SimOS.Tests;

/// <summary>
/// What pySim sends to a card, played to this one. Content and sizes are each card's own; what is compared is how a card answers:
/// what is there and what is not, which structure a file has, how data are fetched.
/// </summary>
[TestFixture]
internal sealed class CardTraceTests
{
    /// <summary>Files that the traced card has and this one need not.</summary>
    private static readonly HashSet<string> Optional =
    [
        "7F25", "7FE0", // CDMA, railways
        "A000000003000000", "A00000015141434C00", // security domain, access rule application
    ];

    [TestCase("pysim-read.sja5.txt")]
    [TestCase("shell-startup.uicc-sja5.txt")]
    public void A_UICC_answers_pySim(string name)
    {
        InMemoryCardStore store = new();
        IssuedCard.Issue().Write(store);
        using TestCard card = new(store);
        Replay(card, name);
    }

    [Test]
    public void A_2G_SIM_answers_pySim()
    {
        InMemoryCardStore store = new();
        IssuedCard.Issue().Write(store);
        store.Begin();
        store.Put(CardItem.Classes, [(byte)ClassFamily.Gsm]);
        store.Commit();
        using TestCard card = new(store);
        Replay(card, "shell-startup.sim-gr1.txt");
    }

    private static void Replay(TestCard card, string name)
    {
        string command = "", waiting = "", selected = "";
        bool lost = false; // in a directory that this card does not have
        int compared = 0;
        foreach (string line in File.ReadLines(Vectors.Path(Path.Combine("card-traces", name))))
        {
            switch (line)
            {
                case "# power off":
                    card.Card.PowerOff();
                    break;
                case "# power on" or "# reset":
                    card.Card.PowerOn();
                    break;
                case ['>', ' ', .. var sent]:
                    command = sent.ToUpperInvariant();
                    break;
                case ['<', ' ', .. var expected]:
                    bool isDirectory = command[2..4] == "A4" && IsOfADirectory(command);
                    if ((lost && !isDirectory) || IsOfAMissingFile(command, selected, waiting))
                        break;
                    string answer = Exchange(card, command, waiting);
                    Compare(command, expected.ToUpperInvariant(), answer);
                    if (isDirectory)
                        lost = answer[^4..] is "6A82" or "9404" && expected[^4..] is not "6a82" and not "9404";
                    compared++;
                    waiting = answer is ['6', '1', ..] or ['9', 'F', ..] && answer.Length == 4 ? answer[2..] : "";
                    if (command[2..4] == "A4")
                        selected = waiting;
                    break;
            }
        }
        Assert.That(compared, Is.GreaterThan(20));
    }

    private static bool IsOfADirectory(string select) => select[4..6] == "04" || select[10..] is "3F00" or ['7', ..] or ['5', ..];

    private static bool IsOfAMissingFile(string command, string selected, string waiting) => command[2..4] switch
    {
        "C0" => waiting.Length == 0,
        "B0" or "B2" => selected.Length == 0,
        _ => false,
    };

    /// <summary>Sends a command with the lengths that this card's files have.</summary>
    private static string Exchange(TestCard card, string command, string waiting)
    {
        if (command[2..4] == "C0")
            return card.Send(command[..8] + waiting);
        string answer = card.Send(command);
        bool wrongLength = answer.Length == 4 && answer is ['6', '7' or 'C', ..];
        return wrongLength && command[2] == 'B' ? card.Send(command[..8] + answer[2..]) : answer;
    }

    private static void Compare(string command, string expected, string answer)
    {
        string what = $"{command}: {expected} there, {answer} here";
        string sw = expected[^4..], own = answer[^4..];
        switch (command[2..4])
        {
            case "A4" when own is "6A82" or "9404" && sw != own:
                Assert.That(Optional, Does.Contain(command[10..]), what);
                break;
            case "B2" when own is "6A83" or "9402": // this card's file has fewer records
                Assert.That(sw, Is.EqualTo("9000"), what);
                break;
            default:
                Assert.That(own[..2], Is.EqualTo(sw[..2]), what);
                CompareParameters(expected, answer, what);
                break;
        }
    }

    /// <summary>Descriptor and identifier of an FCP; of a header of class A0, the kind of file.</summary>
    private static void CompareParameters(string expected, string answer, string what)
    {
        byte[] there = Convert.FromHexString(expected), here = Convert.FromHexString(answer);
        if (there is [0x00, 0x00, _, _, _, _, var kind, ..])
        {
            Assert.That(here[4..7], Is.EqualTo(there[4..7]), what);
            Assert.That(kind == 0x04 ? here[13] : here[12], Is.EqualTo(kind == 0x04 ? there[13] : 0x09), what);
            return;
        }
        if (there[0] != 0x62 || !BerTlvReader.TryFind(there, 0x62, out ReadOnlySpan<byte> wanted))
            return;
        Assert.That(BerTlvReader.TryFind(here, 0x62, out ReadOnlySpan<byte> own), Is.True, what);
        BerTlvReader.TryFind(wanted, 0x82, out ReadOnlySpan<byte> descriptor);
        BerTlvReader.TryFind(own, 0x82, out ReadOnlySpan<byte> ownDescriptor);
        Assert.That(ownDescriptor[..2].SequenceEqual(descriptor[..2]), Is.True, what);
        bool isApplication = BerTlvReader.TryFind(wanted, 0x84, out _); // whose identifier is the card's own, and optional
        if (!isApplication && BerTlvReader.TryFind(wanted, 0x83, out ReadOnlySpan<byte> identifier))
            Assert.That(BerTlvReader.TryFind(own, 0x83, out ReadOnlySpan<byte> ownIdentifier) && ownIdentifier.SequenceEqual(identifier), Is.True, what);
    }
}
