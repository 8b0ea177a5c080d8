using System.Globalization;
using System.Text.RegularExpressions;

namespace Tottoli.MultiSim.Integration.Tests;

/// <summary>Programs that are not ours use the card through pcscd, as if it were plastic.</summary>
internal sealed class ClientTests : ReaderFixture
{
    protected override (string Program, string Package)[] Programs =>
    [
        ("opensc-tool", "opensc"), ("scriptor", "pcsc-tools"), (Python, "python3"), (Pyscard, "python3-pyscard"), ("eapol_test", "eapoltest"), ("osmo-auc-gen", "libosmocore-utils"),
    ];

    [Test]
    public void Opensc_tool_reads_the_answer_to_reset_and_sends_commands()
    {
        Machine.Serve(NewCard());
        Run atr = Machine.Run("opensc-tool", "-a", "-r", "0");
        Run commands = Machine.Run("opensc-tool", "-r", "0", "-s", "00A4080C022FE2", "-s", "00B000000A", "-s", "00A4000C026FFF");
        Assert.Multiple(() =>
        {
            Assert.That(atr.Output.Trim(), Does.Match("^3b(:[0-9a-f]{2})+$"), atr.Error);
            Assert.That(commands.Output, Does.Contain("SW1=0x90, SW2=0x00").And.Contain("98 ").And.Contain("SW1=0x6A, SW2=0x82"), commands.Error);
        });
    }

    [Test]
    public void Scriptor_replays_a_file()
    {
        Machine.Serve(NewCard());
        string script = Write("card.scriptor", """
            reset
            00 A4 00 04 02 3F 00
            00 A4 08 04 02 2F 00
            00 B2 01 04 FF
            00 A4 04 04 07 A0 00 00 00 87 10 02
            00 A4 00 0C 02 6F 07
            00 B0 00 00 09
            00 A4 00 04 02 6F FF
            """);
        Run run = Machine.Run("scriptor", "-r", ReaderMachine.Reader, script);
        string[] statuses = [.. Regex.Matches(run.Output, @"^< (?:[0-9A-F]{2} )*?([0-9A-F]{2} [0-9A-F]{2}) :", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];
        Assert.That(statuses, Has.Length.EqualTo(7), $"{run.Output}{run.Error}");
        Assert.Multiple(() =>
        {
            Assert.That(statuses[0], Does.StartWith("61 "));
            Assert.That(statuses[1], Does.StartWith("61 "));
            Assert.That(statuses[2], Does.StartWith("6C "), "the length of a record is asked for like this");
            Assert.That(statuses[3], Does.StartWith("61 "));
            Assert.That(statuses[4..], Is.EqualTo((string[])["90 00", "90 00", "6A 82"]));
            Assert.That(run.Output, Does.Contain("08 09 10 10 00 00 00 00 10 90 00"), "EF.IMSI");
        });
    }

    [Test]
    public void A_python_script_uses_the_card_with_pyscard()
    {
        Machine.Serve(NewCard());
        string script = Write("card.py", """
            from smartcard.System import readers
            from smartcard.util import toHexString, toBytes
            reader = next(r for r in readers() if str(r) == "Virtual PCD 00 00")
            connection = reader.createConnection()
            connection.connect()
            print("ATR", toHexString(connection.getATR()))
            def send(apdu):
                data, sw1, sw2 = connection.transmit(toBytes(apdu))
                print("SW %02X%02X" % (sw1, sw2), toHexString(data))
                return data, sw1, sw2
            data, sw1, sw2 = send("00A40404 07 A0000000871002")
            send("00C00000 %02X" % sw2)
            send("00A4000C 02 6F07")
            send("00B0000009")
            """);
        Run run = Machine.Run(Python, script);
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Match("ATR 3B .*\nSW 61.. \nSW 9000 62 .*\nSW 9000 \nSW 9000 08 09 10 10 00 00 00 00 10\n"));
    }

    [Test]
    public void Wpa_supplicant_gets_the_triplets_that_osmocom_computes()
    {
        Machine.Serve(NewCard("card", "--pin1", "1234", "--pin1-enabled"));
        Run run = Machine.Run("eapol_test", "sim", "1234", "3");
        string[] expected = [.. Enumerable.Range(0, 3).Select(Triplet)];
        Assert.That(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(expected), run.Error);
    }

    [Test]
    public void Wpa_supplicant_accepts_the_network_once_and_then_resynchronises_also_after_the_card_was_killed()
    {
        string image = NewCard("card", "--pin1", "1234", "--pin1-enabled");
        System.Diagnostics.Process served = Machine.Serve(image);
        string first = Machine.Run("eapol_test", "scard").Output;
        string second = Machine.Run("eapol_test", "scard").Output;
        End(served, "-KILL");
        Machine.WaitForNoCard(ReaderMachine.Reader);
        Machine.Serve(image);
        string third = Machine.Run("eapol_test", "scard").Output;
        Assert.Multiple(() =>
        {
            Assert.That(first, Does.Contain("UMTS auth completed successfully").And.Contain("4c a1 ca 97 53 c9 75 54"));
            Assert.That(second, Does.Contain("synchronization failure").And.Not.Contain("completed successfully"));
            Assert.That(third, Does.Contain("synchronization failure").And.Not.Contain("completed successfully"), "the card knows what it has seen");
        });
    }

    // As eapol_test prints it: IMSI:Kc:SRES:RAND, where RAND is 16 times the number of the line.
    private string Triplet(int number)
    {
        string rand = string.Concat(Enumerable.Repeat(number.ToString("X2", CultureInfo.InvariantCulture), 16));
        string output = Machine.Run("osmo-auc-gen", "-3", "-a", "milenage", "-k", K, "-o", Opc, "-r", rand, "-s", "32").Output;
        return $"{Imsi}:{Value("Kc")}:{Value("SRES")}:{rand}";

        string Value(string name) => output.Split('\n').Single(line => line.StartsWith($"{name}:", StringComparison.Ordinal)).Split(':')[1].Trim().ToUpperInvariant();
    }
}
