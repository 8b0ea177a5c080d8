using System.Diagnostics;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Integration.Tests;

/// <summary>That the disk has a change before its status word leaves: strace sees the syncs and the answers of one process in their order.</summary>
internal sealed class DurabilityTests
{
    private const string SelectUsim = "00A4040C07A0000000871002";
    private const string WrongPin = "002000010831313131FFFFFFFF";
    private const string RightPin = "002000010831323334FFFFFFFF";
    private const string AskTries = "0020000100";
    private const string K = "90DCA4EDA45B53CF0F12D7C9C3BC6A89";
    private const string Opc = "CB9CCCC4B9258E6DCA4760379FB82581";
    private const string SelectLoci = "00A4000C026F7E";
    private const string Read = "00B000000B";
    private const string Update = "00D600000B0102030405060708090A00";
    private const int SyncsOfRightPin = 2;

    private DirectoryInfo _folder = null!;
    private string _image = null!;

    [SetUp]
    public void MakeCard()
    {
        if (!OperatingSystem.IsLinux())
            Needed.Skip("strace is of Linux.");
        Needed.Programs(("strace", "strace"));
        _folder = Directory.CreateTempSubdirectory("multisim-durability-");
        _image = Path.Combine(_folder.FullName, "card.simcard");
        ProcessStartInfo make = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "multisim.dll"), "card", "new", _image, "--k", K, "--opc", Opc, "--pin1", "1234", "--pin1-enabled"])
        {
            RedirectStandardOutput = true,
        };
        using Process made = Process.Start(make)!;
        made.StandardOutput.ReadToEnd();
        made.WaitForExit();
        Assert.That(made.ExitCode, Is.Zero);
    }

    [TearDown]
    public void DeleteFolder() => _folder?.Delete(recursive: true);

    [Test]
    public void The_disk_has_a_change_before_its_status_word_leaves()
    {
        Dictionary<string, ObservedExchange> seen = Observe(null);
        Assert.Multiple(() =>
        {
            Assert.That(seen[WrongPin], Is.EqualTo(new ObservedExchange(WrongPin, 1, "63C2")), "the try that is spent");
            Assert.That(seen[RightPin], Is.EqualTo(new ObservedExchange(RightPin, SyncsOfRightPin, "9000")), "the try that is spent, then all of them back");
            Assert.That(seen[Update].Syncs, Is.EqualTo(1));
            Assert.That(seen[Update].Answer, Is.EqualTo("9000"));
            Assert.That(seen[Authenticate], Is.EqualTo(new ObservedExchange(Authenticate, 1, "6135")), "the sequence number");
            Assert.That(seen[Read].Syncs, Is.Zero);
            Assert.That(seen[Read].Answer, Does.EndWith("9000"));
            Assert.That(seen[AskTries], Is.EqualTo(new ObservedExchange(AskTries, 0, "63C2")));
            Assert.That(seen[SelectUsim].Syncs, Is.Zero);
        });
    }

    [Test]
    public void What_shall_outlive_the_process_alone_does_not_wait_for_the_disk() =>
        Assert.That(Observe("process").Values.Select(exchange => exchange.Syncs), Is.All.Zero);

    // The process ends at the first sync of VERIFY with the right PIN: what is on the disk by then cannot depend on the comparison. At the
    // second one it ends as the PIN was found right, and the tries are back. strace counts the syncs of each thread; the first VERIFYs take those that
    // the opening of the image made away.
    [TestCase(1, "63C2", TestName = "A right PIN has cost a try on the disk before it is compared")]
    [TestCase(2, "63C3", TestName = "A right PIN gives the tries back on the disk before its status word leaves")]
    public void Killed_at(int sync, string tries)
    {
        const int before = 4;
        using (StracedCard card = new(_image, Path.Combine(_folder.FullName, "killed.log"), killAtSync: (before * SyncsOfRightPin) + sync))
        {
            card.Send(SelectUsim);
            for (int i = 0; i < before; i++)
                Assert.That(card.Send(RightPin), Is.EqualTo("9000"));
            Assert.That(card.Send(RightPin), Is.Null, "killed within the command");
        }
        using StracedCard again = new(_image, Path.Combine(_folder.FullName, "again.log"));
        again.Send(SelectUsim);
        Assert.That(again.Send(AskTries), Is.EqualTo(tries));
    }

    private static string Authenticate { get; } = MakeAuthenticate();

    private static string MakeAuthenticate()
    {
        byte[] rand = [.. Enumerable.Range(1, Aka.RandSize).Select(i => (byte)i)];
        AuthenticationKey key = new(AuthenticationAlgorithm.Milenage, Convert.FromHexString(K), Convert.FromHexString(Opc));
        AuthenticationVector vector = Aka.Generate(key, rand, 32, 0x8000);
        return $"0088008122{Aka.RandSize:X2}{Convert.ToHexString(rand)}{Aka.AutnSize:X2}{Convert.ToHexString(vector.Autn.Span)}";
    }

    private Dictionary<string, ObservedExchange> Observe(string? durability)
    {
        using StracedCard card = new(_image, Path.Combine(_folder.FullName, "observed.log"), durability);
        string[] commands = [SelectUsim, WrongPin, AskTries, RightPin, Authenticate, SelectLoci, Read, Update];
        foreach (string command in commands)
            Assert.That(card.Send(command), Is.Not.Null, command);
        Dictionary<string, ObservedExchange> seen = [];
        foreach (ObservedExchange exchange in card.Stop())
            seen[exchange.Command] = exchange;
        Assert.That(seen.Keys, Is.SupersetOf(commands), "strace saw each command");
        return seen;
    }
}
