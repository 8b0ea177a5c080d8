namespace Tottoli.MultiSim.Cli.Tests.Commands;

/// <summary>Command lines of <c>multisim serve supplicant</c>; a client and a server meet it in Integration.Tests.</summary>
internal sealed class ServeSupplicantCommandTests : FolderFixture
{
    [TestCase(new[] { "--ctrl", "x" }, "which card?")]
    [TestCase(new[] { "a.simcard", "--reader", "ACS", "--ctrl", "x" }, "exclude each other")]
    [TestCase(new[] { "a.simcard" }, "--ctrl")]
    [TestCase(new[] { "a.simcard", "--ctrl", "" }, "107 bytes")]
    [TestCase(new[] { "a.simcard", "--ctrl", "x", "--pin", "12" }, "4 to 8 digits")]
    public async Task What_cannot_be_is_a_usage_error(string[] arguments, string complaint)
    {
        Run run = await Multisim.RunAsync(["serve", "supplicant", .. arguments]);
        Assert.That(run.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain(complaint));
    }

    [Test]
    public async Task A_card_that_asks_for_PIN1_is_refused_without_it()
    {
        string image = Fresh("simcard");
        await Multisim.DoneAsync("card", "new", image, "--pin1", "1234", "--pin1-enabled");
        Run run = await Multisim.RunAsync("serve", "supplicant", image, "--ctrl", At("none"));
        Assert.That(run.Code, Is.EqualTo(ExitCode.Security), run.Error);
        Assert.That(run.Error, Does.Contain("--pin"));
    }
}
