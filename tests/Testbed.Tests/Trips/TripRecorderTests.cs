using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Testbed.Phone;
using Tottoli.MultiSim.Testbed.Trips;

namespace Tottoli.MultiSim.Testbed.Tests.Trips;

public sealed class TripRecorderTests
{
    private static readonly Cell Cell = new(Plmn.Parse("001-01"), "Home Net", AccessTechnology.Eutran, 1, 1);
    private static readonly Registered Registration = new(Imsi.Parse("001010000000001"), Cell, Roaming: false);

    private readonly List<TripProgress> _lines = [];
    private VirtualClock _clock = null!;
    private MeteredLink _meter = null!;
    private TripRecorder _recorder = null!;

    [SetUp]
    public void Start()
    {
        _lines.Clear();
        _clock = new VirtualClock(new DateTimeOffset(2027, 3, 1, 7, 30, 0, TimeSpan.FromHours(1)));
        _meter = new MeteredLink(new SilentCard());
        _recorder = new TripRecorder(_clock, _meter, new Listener(_lines));
    }

    [TearDown]
    public void Stop() => _meter.Dispose();

    [Test]
    public void A_registration_is_measured_from_arrival_and_the_last_one_counts()
    {
        Spend(5, 60);
        _recorder.Arrive("Hometown");
        Spend(3, 10);
        _recorder.OnPhoneEvent(Registration);
        Spend(4, 20);
        _recorder.OnPhoneEvent(Registration);

        Assert.That((_recorder.RegistrationApdus, _recorder.RegistrationTime.TotalSeconds, _recorder.Registrations), Is.EqualTo((7, 30d, 2)));
    }

    [Test]
    public void After_a_choice_in_the_menu_it_is_measured_from_there()
    {
        _recorder.Arrive("Hometown");
        Spend(3, 10);
        _recorder.OnPhoneEvent(Registration);
        _recorder.Measure();
        Assert.That(_recorder.RegistrationApdus, Is.EqualTo(3), "a choice that changes nothing leaves the first registration");
        Spend(2, 5);
        _recorder.OnPhoneEvent(Registration);

        Assert.That((_recorder.RegistrationApdus, _recorder.RegistrationTime.TotalSeconds), Is.EqualTo((2, 5d)));
    }

    [Test]
    public void A_new_place_begins_with_nothing_measured()
    {
        _recorder.Arrive("Hometown");
        Spend(3, 10);
        _recorder.OnPhoneEvent(Registration);
        _recorder.Arrive("Awaytown");

        Assert.That((_recorder.RegistrationApdus, _recorder.RegistrationTime), Is.EqualTo((0, TimeSpan.Zero)));
    }

    [Test]
    public void Lines_carry_the_clocks_time_and_the_place()
    {
        _recorder.Arrive("Hometown");
        _recorder.OnPhoneEvent(Registration);

        Assert.That(_lines[^1], Is.EqualTo(new TripProgress(_clock.GetLocalNow(), "Hometown", "registered on Home Net (001-01) as 001010000000001")));
    }

    private void Spend(int apdus, int seconds)
    {
        for (int i = 0; i < apdus; i++)
            _meter.Transmit([0x80, 0xF2, 0x00, 0x0C], new byte[2]);
        _clock.Advance(TimeSpan.FromSeconds(seconds));
    }

    private sealed class SilentCard : ICardLink
    {
        public ReadOnlyMemory<byte> PowerOn() => default;

        public ReadOnlyMemory<byte> Reset() => default;

        public void PowerOff()
        {
        }

        public int Transmit(ReadOnlySpan<byte> command, Span<byte> response) => 2;

        public void Dispose()
        {
        }
    }

    private sealed class Listener(List<TripProgress> lines) : IProgress<TripProgress>
    {
        public void Report(TripProgress value) => lines.Add(value);
    }
}
