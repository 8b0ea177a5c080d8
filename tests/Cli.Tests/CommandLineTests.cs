namespace Tottoli.MultiSim.Cli.Tests;

internal sealed class CommandLineTests : FolderFixture
{
    [TestCase("", "needs a command", "trip, card, profile, file, reader, serve")]
    [TestCase("tripp", "'tripp' is no command", "trip, card, profile, file, reader, serve")]
    [TestCase("card", "'multisim card' needs a command", "new, info")]
    [TestCase("profile drop", "'drop' is no command of 'multisim profile'", "list, add, remove, activate")]
    [TestCase("card new", "Required argument 'FILE' missing", "card new --help")]
    [TestCase("card new --label Home", "Required argument 'FILE' missing", "card new --help")]
    [TestCase("card new a b", "argument 'b'", "card new --help")]
    [TestCase("card new --bogus", "'--bogus' is no option", "./--bogus")]
    [TestCase("card info a --bogus", "argument '--bogus'", "card info --help")]
    [TestCase("card new a --imsi 12x", "--imsi: '12x' is no IMSI", "6 to 15 digits")]
    [TestCase("card new a --iccid 898821100000012345", "the check digit of '898821100000012345' is wrong", "expected 6 at the end")]
    [TestCase("card new a --k 00", "--k: expected 32 or 64 hexadecimal digits", "2 characters")]
    [TestCase("card new a --sqn xx0000000000", "--sqn: expected 12 hexadecimal digits", "card new --help")]
    [TestCase("card new a --alg des", "--alg: 'des' is no algorithm", "milenage, xor, tuak")]
    [TestCase("card new a --alg", "argument missing for option: '--alg'", "card new --help")]
    [TestCase("card new a --amf 800", "--amf: expected 4 hexadecimal digits", "card new --help")]
    [TestCase("card new a --pin1 123", "--pin1: expected 4 to 8 digits", "card new --help")]
    [TestCase("card new a --rule 26", "--rule: '26' is no rule", "262-01 or 262-*")]
    [TestCase("card new a --rule 262-*=256", "--rule: '262-*=256' is no rule", "'=1' to '=254'")]
    [TestCase("card new a --label ABCDEFGHIJKLMNOPQRSTU", "--label: 21 characters were given", "1 to 20")]
    [TestCase("card new a --op 00112233445566778899aabbccddeeff --opc 00112233445566778899aabbccddeeff", "--op and --opc exclude each other", "card new --help")]
    [TestCase("profile add a --k 00112233445566778899aabbccddeeff", "--imsi is needed", "whose profile")]
    [TestCase("profile remove a", "Required argument 'SLOT' missing", "profile remove --help")]
    [TestCase("profile remove a one", "SLOT: 'one' was given", "0 to 7")]
    [TestCase("profile activate a 8", "SLOT: '8' was given", "0 to 7")]
    [TestCase("reader", "'multisim reader' needs a command", "list, watch")]
    [TestCase("serve ota --port 65536", "--port: '65536' was given", "0 to 65535")]
    [TestCase("serve ota --port http", "--port: 'http' was given", "0 to 65535")]
    [TestCase("serve vpcd", "Required argument 'FILE' missing", "serve vpcd --help")]
    [TestCase("serve vpcd a b c", "argument", "serve vpcd --help")]
    [TestCase("serve vpcd a --port 65535", "--port: '65535' was given", "1 to 65534")]
    [TestCase("serve tcp a --host localhost", "--host: 'localhost' is no IP address", "like 127.0.0.1")]
    [TestCase("serve tcp a --trace .", ".: this is a folder", "name of a file")]
    [TestCase("trip --seed many", "--seed: 'many' was given", "a whole number")]
    [TestCase("trip --seed 1 --seed 2", "--seed", "trip --help")]
    [TestCase("trip --cloud", "argument missing for option: '--cloud'", "trip --help")]
    [TestCase("trip --cloud localhost:80", "'localhost:80' is none", "http://127.0.0.1:8043")]
    [TestCase("trip --via air", "--via: 'air' is no way to a card", "process or pcsc")]
    [TestCase("trip --bogus", "'--bogus' is no option", "trip --help")]
    [TestCase("trip missing.json", "missing.json: there is no such scenario file", "Check the path")]
    [TestCase("trip .", ".: this is a folder", "expected a scenario file")]
    public async Task A_command_line_that_cannot_be_is_told_and_ends_in_2(string line, string wrong, string help)
    {
        Run run = await Multisim.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(2));
            Assert.That(run.Output, Is.Empty);
            Assert.That(run.Error, Does.Contain(wrong).And.Contain(help).And.Not.Contain("System."));
        });
    }

    [Test]
    public async Task Nothing_is_made_by_a_command_line_that_cannot_be()
    {
        string file = At("never.simcard");
        await Multisim.RunAsync("card", "new", file, "--imsi", "x");
        Assert.That(File.Exists(file), Is.False);
    }

    [Test]
    public async Task Help_and_version_end_in_0()
    {
        Run help = await Multisim.DoneAsync("--help");
        Run version = await Multisim.DoneAsync("--version");
        Assert.Multiple(() =>
        {
            Assert.That(help.Output, Does.Contain("trip").And.Contain("card").And.Contain("profile").And.Contain("reader").And.Contain("serve"));
            Assert.That(version.Output, Does.Match(@"^\d+\.\d+\.\d+"));
        });
    }

    /// <summary>Scripts depend on the numbers: they never change.</summary>
    [Test]
    public void Exit_codes_are_those_of_the_table() => Assert.That(
        new[]
        {
            ExitCode.Done, ExitCode.Unmet, ExitCode.Usage, ExitCode.NotReachable, ExitCode.Security, ExitCode.UnexpectedStatus,
            ExitCode.Refused, ExitCode.TimeOut, ExitCode.BuildFailed, ExitCode.Interrupted,
        },
        Is.EqualTo(new[] { 0, 1, 2, 3, 4, 5, 6, 7, 125, 130 }));
}
