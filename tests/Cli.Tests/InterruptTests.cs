using System.Diagnostics;

namespace Tottoli.MultiSim.Cli.Tests;

internal sealed class InterruptTests : FolderFixture
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Ctrl_C_ends_a_trip_with_130_and_leaves_the_card_whole()
    {
        string file = At("trip.simcard");
        using Process trip = Multisim.Start(Folder, "trip", "--card", file);
        // The second place is reached: profiles came over the air, five legs are still to come.
        string? line;
        do
            line = await trip.StandardError.ReadLineAsync(new CancellationTokenSource(Patience).Token);
        while (line is not (null or "Prague"));
        Assert.That(line, Is.EqualTo("Prague"), "the trip ended too early");
        Multisim.Interrupt(trip);
        Task<string> output = trip.StandardOutput.ReadToEndAsync();
        string rest = await trip.StandardError.ReadToEndAsync();
        await trip.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(trip.ExitCode, Is.EqualTo(130));
            Assert.That(await output, Is.Empty);
            Assert.That(rest, Does.Contain("interrupted").And.Not.Contain("   at "));
        });

        Run info = await Multisim.DoneAsync("card", "info", file, "--json");
        Assert.That(info.Json().GetProperty("slots").GetArrayLength(), Is.GreaterThan(1));
        Assert.That((await Multisim.RunAsync("trip", "--card", file)).Code, Is.EqualTo(6), "a card that began a trip is kept");
        await Multisim.DoneAsync("trip", Write("two-borders.json", TwoBorders.Text), "--card", At("second.simcard"));
    }
}
