namespace Tottoli.MultiSim.Testbed.Tests;

[TestFixture]
internal sealed class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 9, 0, 0, TimeSpan.FromHours(3));

    [Test]
    public void It_stands_still_until_it_is_moved()
    {
        VirtualClock clock = new(Start);
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Start));
        Assert.That(clock.GetLocalNow().Offset, Is.EqualTo(TimeSpan.FromHours(3)));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Start.AddHours(1)));
    }

    [Test]
    public void Timers_fire_in_order_of_their_due_times_with_the_clock_standing_there()
    {
        VirtualClock clock = new(Start);
        List<(string Name, TimeSpan At)> fired = [];
        using ITimer late = clock.CreateTimer(_ => fired.Add(("late", clock.Elapsed)), null, TimeSpan.FromSeconds(30), Timeout.InfiniteTimeSpan);
        using ITimer early = clock.CreateTimer(_ => fired.Add(("early", clock.Elapsed)), null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        using ITimer twin = clock.CreateTimer(_ => fired.Add(("twin", clock.Elapsed)), null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(fired, Is.EqualTo(new[] { ("early", TimeSpan.FromSeconds(10)), ("twin", TimeSpan.FromSeconds(10)), ("late", TimeSpan.FromSeconds(30)) }));
    }

    [Test]
    public void A_periodic_timer_fires_again_until_disposed()
    {
        VirtualClock clock = new(Start);
        int count = 0;
        ITimer timer = clock.CreateTimer(_ => count++, null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        clock.Advance(TimeSpan.FromSeconds(35));
        Assert.That(count, Is.EqualTo(3));
        timer.Dispose();
        clock.Advance(TimeSpan.FromSeconds(35));
        Assert.That(count, Is.EqualTo(3));
    }

    [Test]
    public void A_changed_timer_forgets_its_old_due_time()
    {
        VirtualClock clock = new(Start);
        List<TimeSpan> fired = [];
        using ITimer timer = clock.CreateTimer(_ => fired.Add(clock.Elapsed), null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        timer.Change(TimeSpan.FromSeconds(20), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(fired, Is.EqualTo(new[] { TimeSpan.FromSeconds(20) }));
    }

    [Test]
    public async Task The_owner_of_a_timer_acts_before_time_goes_on()
    {
        VirtualClock clock = new(Start);
        List<TimeSpan> settled = [];
        using ITimer timer = clock.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        await clock.AdvanceAsync(TimeSpan.FromSeconds(25), _ =>
        {
            settled.Add(clock.Elapsed);
            return Task.CompletedTask;
        });
        Assert.That(settled, Is.EqualTo(new[] { TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(25) }));
    }

    [Test]
    public void Time_that_a_timer_itself_spends_counts()
    {
        VirtualClock clock = new(Start);
        using ITimer timer = clock.CreateTimer(_ => clock.Advance(TimeSpan.FromSeconds(60)), null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.That(clock.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(70)));
    }

    [Test]
    public void It_never_goes_back() =>
        Assert.That(() => new VirtualClock(Start).Advance(TimeSpan.FromSeconds(-1)), Throws.TypeOf<ArgumentOutOfRangeException>());
}
