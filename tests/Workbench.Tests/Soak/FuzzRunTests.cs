using Tottoli.MultiSim.Workbench.Soak;

namespace Tottoli.MultiSim.Workbench.Tests.Soak;

internal sealed class FuzzRunTests
{
    [Test]
    public void No_command_makes_a_card_break_its_rules()
    {
        FuzzReport report = new FuzzRun(seed: 20264, count: 150_000).Run(null, TestContext.CurrentContext.CancellationToken);
        Assert.That(report.Failures, Is.Empty);
        Assert.That(report.Commands, Is.EqualTo(150_000));
        Assert.That(report.WellFormed, Is.GreaterThan(report.Commands / 2));
        Assert.That(report.Refused, Is.GreaterThan(report.Commands / 4), "refusals are what is looked at");
        Assert.That(report.ManagedGrowth, Is.LessThan(16 << 20));
        Assert.That(report.NotReached, Has.Count.LessThan(30), string.Join(", ", report.NotReached));
    }

    [Test]
    public void The_same_seed_gives_the_same_run()
    {
        string[] runs = [Run(1), Run(1), Run(2)];
        Assert.That(runs[1], Is.EqualTo(runs[0]));
        Assert.That(runs[2], Is.Not.EqualTo(runs[0]));

        static string Run(long seed) => (new FuzzRun(seed, 6000).Run(null, CancellationToken.None) with { Seconds = 0, ManagedGrowth = 0 }).ToJson();
    }
}
