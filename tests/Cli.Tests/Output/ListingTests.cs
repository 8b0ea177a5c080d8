using Spectre.Console;
using Tottoli.MultiSim.Cli.Output;

namespace Tottoli.MultiSim.Cli.Tests.Output;

public sealed class ListingTests
{
    private const string Key = "465B5CE8B199B49FAA5F0A2EE238A6BC";

    [TestCase(80, true)]
    [TestCase(30, false)]
    public void A_value_is_never_cut_in_two(int width, bool isTable)
    {
        using StringWriter output = new();
        IAnsiConsole console = Terminal.On(output);
        console.Profile.Width = width;
        Listing listing = new("Keys", new("Slot"), new("K"));
        listing.Add("[green]0[/]", Key);
        listing.Write(console);
        Assert.That(output.ToString(), Does.Contain(Key).And.Contain("Slot"));
        Assert.That(output.ToString().Contains('│'), Is.EqualTo(isTable));
    }
}
