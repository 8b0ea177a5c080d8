using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Testbed.Trips;

/// <summary>Hears what the phone does, remembers the last registration, and tells the caller what is worth a line.</summary>
/// <param name="clock">The trip's clock.</param>
/// <param name="meter">Counts the card's APDUs.</param>
/// <param name="progress">Who wants the lines; null nobody.</param>
internal sealed class TripRecorder(VirtualClock clock, MeteredLink meter, IProgress<TripProgress>? progress) : IPhoneObserver
{
    private string _place = "";
    private TimeSpan _since;
    private int _before;

    /// <summary>Registrations so far, on all legs.</summary>
    public int Registrations { get; private set; }

    /// <summary>Messages for the card that it took, on all legs.</summary>
    public int Downloads { get; private set; }

    /// <summary>APDUs from arrival, or from the choice in the menu, to the last registration in this leg; 0 where there was none.</summary>
    public int RegistrationApdus { get; private set; }

    /// <summary>Virtual time from arrival, or from the choice in the menu, to the last registration in this leg; zero where there was none.</summary>
    public TimeSpan RegistrationTime { get; private set; }

    /// <summary>A leg begins.</summary>
    public void Arrive(string place)
    {
        _place = place;
        Measure();
        RegistrationApdus = 0;
        RegistrationTime = TimeSpan.Zero;
        Say("arrived");
    }

    /// <summary>What follows is measured from here.</summary>
    public void Measure()
    {
        _since = clock.Elapsed;
        _before = meter.Apdus;
    }

    /// <summary>Tells the caller a line.</summary>
    public void Say(string text) => progress?.Report(new TripProgress(clock.GetLocalNow(), _place, text));

    /// <inheritdoc/>
    public void OnPhoneEvent(PhoneEvent what)
    {
        switch (what)
        {
            case Registered:
                Registrations++;
                RegistrationApdus = meter.Apdus - _before;
                RegistrationTime = clock.Elapsed - _since;
                break;
            case SmsDownloaded { Delivered: true }:
                Downloads++;
                break;
        }
        if (progress is not null && Words(what) is string words)
            Say(words);
    }

    private static string? Words(PhoneEvent what) => what switch
    {
        CardInitialised card => $"card {card.Iccid} read, IMSI {card.Imsi}",
        Registered here => $"registered on {here.Cell.Name} ({here.Cell.Plmn}) as {here.Imsi}{(here.Roaming ? ", roaming" : "")}",
        RegistrationRejected refused => $"refused by {refused.Cell.Name} ({refused.Cell.Plmn}): {refused.Cause}",
        ServiceChanged { Status: LocationStatus.LimitedService } => "limited service",
        ServiceChanged { Status: LocationStatus.NoService } => "no service",
        SmsStored sms => $"message from {sms.Originator}: {sms.Text}",
        SmsDownloaded { Delivered: false } sms => $"message to the card failed with {sms.StatusWord}",
        TextDisplayed shown => $"the card shows: {shown.Text}",
        ItemChosen item => $"chosen in the SIM menu: {item.Text}",
        Refreshed refresh => $"REFRESH {refresh.Mode}{(refresh.Followed ? "" : ", not followed")}",
        _ => null,
    };
}
