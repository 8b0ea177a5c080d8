using System.Diagnostics;
using System.Text.Json;

namespace Tottoli.MultiSim.Integration.Tests;

/// <summary>Our own commands with readers: what is there, what comes and goes, and cards that stay when the service does not.</summary>
internal sealed class ReaderTests : ReaderFixture
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected override (string Program, string Package)[] Programs => [(Python, "python3"), (Pyscard, "python3-pyscard")];

    [Test]
    public void Two_cards_are_in_the_two_readers_and_the_files_of_one_are_read_through_it()
    {
        Machine.Serve(NewCard("first"), NewCard("second", "--iccid", "8988211000000123458"));
        string states = States();
        Run first = Machine.Multisim("file", "read", "EF.ICCID", "--reader", ReaderMachine.Reader, "--json");
        Run second = Machine.Multisim("file", "read", "EF.ICCID", "--reader", ReaderMachine.SecondReader, "--json");
        Assert.Multiple(() =>
        {
            Assert.That(states, Is.EqualTo("Virtual PCD 00 00 card, Virtual PCD 00 01 card"));
            Assert.That(first.Code, Is.Zero, first.Error);
            Assert.That(second.Code, Is.Zero, second.Error);
            Assert.That(second.Output, Is.Not.EqualTo(first.Output));
        });
    }

    [Test]
    public void Files_are_written_listed_and_dumped_through_a_reader_as_in_an_image()
    {
        string image = NewCard("files");
        Process served = Machine.Serve(image);
        Run written = Machine.Multisim("file", "write", "EF.FPLMN", "--reader", ReaderMachine.Reader, "--hex", "62F220FFFFFFFFFFFFFFFFFF");
        Run tree = Machine.Multisim("file", "tree", "--reader", ReaderMachine.Reader, "--json");
        Run dump = Machine.Multisim("card", "dump", "--reader", ReaderMachine.Reader, "-o", At("reader.json"));
        End(served, "-INT");
        Run read = Machine.Multisim("file", "read", image, "EF.FPLMN", "--json");
        Run treeOfImage = Machine.Multisim("file", "tree", image, "--json");
        Run dumpOfImage = Machine.Multisim("card", "dump", image, "-o", At("image.json"));
        Assert.Multiple(() =>
        {
            foreach (Run run in (Run[])[written, tree, dump, read, treeOfImage, dumpOfImage])
                Assert.That(run.Code, Is.Zero, run.Error);
            Assert.That(read.Output, Does.Contain("62F220FFFFFFFFFFFFFFFFFF").IgnoreCase);
            Assert.That(tree.Output, Is.EqualTo(treeOfImage.Output));
        });
        Assert.That(FilesOf("reader.json"), Is.EqualTo(FilesOf("image.json")));
    }

    [TestCase("challenge")]
    [TestCase("damaged MAC", "--mac-failure")]
    [TestCase("the same again", "--replay")]
    [TestCase("after resynchronisation", "--resync")]
    [TestCase("SRES and Kc are those of the key", "--2g")]
    public void A_card_in_a_reader_is_authenticated(string shown, params string[] options)
    {
        Machine.Serve(NewCard());
        Run run = Machine.Multisim(["auth", "run", "--reader", ReaderMachine.Reader, "--k", K, "--opc", Opc, .. options]);
        Assert.That(run.Code, Is.Zero, run.Output + run.Error);
        Assert.That(run.Output, Does.Contain(shown).And.Contain("As expected"));
        Run other = Machine.Multisim(["auth", "run", "--reader", ReaderMachine.Reader, "--k", Opc, "--opc", Opc]);
        Assert.That(other.Code, Is.EqualTo(1), other.Output + other.Error);
    }

    [Test]
    public void A_card_in_a_reader_is_measured()
    {
        Machine.Serve(NewCard());
        Run bench = Machine.Multisim("bench", "auth", "--seconds", "0.01", "--reader", ReaderMachine.Reader, "--json");
        Assert.That(bench.Code, Is.Zero, bench.Error);
        using JsonDocument report = JsonDocument.Parse(bench.Output);
        Assert.That(report.RootElement.GetProperty("results").EnumerateArray().TakeLast(2).Select(result => result.GetProperty("name").GetString()),
            Is.EqualTo(new[] { "pcsc/select", "pcsc/authenticate" }));
    }

    [Test]
    public void A_card_stays_in_the_reader_when_the_service_is_restarted()
    {
        string image = NewCard();
        Process served = Machine.Serve(image);
        Machine.RestartService();
        Machine.WaitForCard(ReaderMachine.Reader);
        Assert.That(Machine.Multisim("file", "read", "EF.ICCID", "--reader", "Virtual").Code, Is.EqualTo(3), "two readers begin so");
        Assert.That(Machine.Multisim("file", "read", "EF.ICCID", "--reader", ReaderMachine.Reader).Code, Is.Zero);
        Assert.That(End(served, "-INT"), Is.Zero, "Ctrl-C is how a server ends");
        Assert.That(Machine.Multisim("card", "info", image).Code, Is.Zero, "and the image is free again");
    }

    [Test]
    public async Task A_watch_tells_what_comes_and_goes_and_goes_on_after_a_restart()
    {
        Process watch = Machine.StartMultisim("reader", "watch", "--json");
        await SeesAsync(watch, "empty");
        Process served = Machine.Serve(NewCard());
        await SeesAsync(watch, "card");
        End(served, "-KILL");
        await SeesAsync(watch, "empty");
        Machine.RestartService();
        await SeesAsync(watch, "empty");
        Assert.That(End(watch, "-INT"), Is.Zero);
    }

    [Test]
    public void A_service_that_is_down_a_reader_without_a_card_and_an_unknown_reader_are_told()
    {
        Run empty = Machine.Multisim("file", "read", "EF.ICCID", "--reader", ReaderMachine.Reader);
        Run unknown = Machine.Multisim("file", "read", "EF.ICCID", "--reader", "Omnikey");
        Machine.StopService();
        Run list;
        Stopwatch waited = Stopwatch.StartNew();
        do
            list = Machine.Multisim("reader", "list");
        while (list.Code == 0 && waited.Elapsed < Patience);
        Assert.Multiple(() =>
        {
            Assert.That((empty.Code, unknown.Code, list.Code), Is.EqualTo((3, 3, 3)));
            Assert.That(empty.Error, Does.Contain("no card in the reader"));
            Assert.That(unknown.Error, Does.Contain("there is no such reader").And.Contain(ReaderMachine.Reader));
            Assert.That(list.Error, Does.Contain("service is not running"));
        });
    }

    [Test]
    public async Task A_card_that_another_program_holds_is_told()
    {
        Machine.Serve(NewCard());
        string script = Write("hold.py", """
            import sys
            from smartcard.scard import *
            _, context = SCardEstablishContext(SCARD_SCOPE_SYSTEM)
            result, card, protocol = SCardConnect(context, "Virtual PCD 00 00", SCARD_SHARE_EXCLUSIVE, SCARD_PROTOCOL_T0)
            print("held", result, flush=True)
            sys.stdin.read()
            """);
        using Process holder = Machine.Launch([Python, script]);
        Assert.That(await holder.StandardOutput.ReadLineAsync().WaitAsync(Patience), Is.EqualTo("held 0"), "python3-pyscard");
        string states = States();
        Run read = Machine.Multisim("file", "read", "EF.ICCID", "--reader", ReaderMachine.Reader);
        holder.StandardInput.Close();
        await holder.WaitForExitAsync().WaitAsync(Patience);
        Assert.Multiple(() =>
        {
            Assert.That(states, Does.StartWith("Virtual PCD 00 00 exclusive"));
            Assert.That(read.Code, Is.EqualTo(3));
            Assert.That(read.Error, Does.Contain("another program holds the card"));
        });
    }

    /// <summary>Path and parameters of each file of a dump: what may be read differs, as an image knows its own ADM1.</summary>
    private string[] FilesOf(string dump)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(At(dump)));
        return [.. document.RootElement.GetProperty("files").EnumerateArray().Select(file => $"{file.GetProperty("path_fids").GetRawText()} {file.GetProperty("fcp")}")];
    }

    private string States()
    {
        Run list = Machine.Multisim("reader", "list", "--json");
        Assert.That(list.Code, Is.Zero, list.Error);
        using JsonDocument document = JsonDocument.Parse(list.Output);
        return string.Join(", ", document.RootElement.GetProperty("readers").EnumerateArray().Select(reader => $"{reader.GetProperty("reader").GetString()} {reader.GetProperty("state").GetString()}"));
    }

    private static async Task SeesAsync(Process watch, string state)
    {
        while (true)
        {
            string? line = await watch.StandardOutput.ReadLineAsync().WaitAsync(Patience);
            Assert.That(line, Is.Not.Null, "the watch ended");
            using JsonDocument change = JsonDocument.Parse(line!);
            if (change.RootElement.GetProperty("reader").GetString() == ReaderMachine.Reader && change.RootElement.GetProperty("state").GetString() == state)
                return;
        }
    }
}
