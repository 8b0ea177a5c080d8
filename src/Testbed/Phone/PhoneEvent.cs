using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>Hears of everything that a phone does, as it happens.</summary>
public interface IPhoneObserver
{
    /// <summary>Something happened.</summary>
    /// <param name="what">What, and when.</param>
    void OnPhoneEvent(PhoneEvent what);
}

/// <summary>Something that a phone did or met. Every value comes from what went over a wire: an APDU or the air.</summary>
public abstract record PhoneEvent
{
    /// <summary>When, on the phone's clock.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>APDUs that the phone had sent to its card by then, GET RESPONSE and repetitions counted.</summary>
    public long ApduCount { get; init; }
}

/// <summary>The card answered its reset and the phone read what it needs at start.</summary>
/// <param name="Iccid">The card's number, as EF.ICCID has it.</param>
/// <param name="Imsi">The identity the phone uses now, from EF.IMSI.</param>
public sealed record CardInitialised(string Iccid, Imsi Imsi) : PhoneEvent;

/// <summary>A network accepted the phone.</summary>
/// <param name="Imsi">As whom.</param>
/// <param name="Cell">Where.</param>
/// <param name="Roaming">True where the network is neither a home network of the IMSI nor an equivalent one.</param>
public sealed record Registered(Imsi Imsi, Cell Cell, bool Roaming) : PhoneEvent;

/// <summary>A network refused the phone.</summary>
/// <param name="Imsi">As whom.</param>
/// <param name="Cell">Where.</param>
/// <param name="Cause">Why.</param>
public sealed record RegistrationRejected(Imsi Imsi, Cell Cell, RejectCause Cause) : PhoneEvent;

/// <summary>The phone left its network: power-off, reset of the card, or the network went out of reach.</summary>
/// <param name="Cell">Where it had been registered.</param>
/// <param name="Told">True where a detach was sent; false where the network was out of reach.</param>
public sealed record Detached(Cell Cell, bool Told) : PhoneEvent;

/// <summary>Service changed, or its place: normal, limited or no service.</summary>
/// <param name="Status">The service.</param>
/// <param name="Cell">The cell, where there is one.</param>
/// <param name="ReportedToCard">Whether the card had asked for the event and got it.</param>
public sealed record ServiceChanged(LocationStatus Status, Cell? Cell, bool ReportedToCard) : PhoneEvent;

/// <summary>A network challenged the card.</summary>
/// <param name="Cell">Where.</param>
/// <param name="Result">How the card took it.</param>
public sealed record Authenticated(Cell Cell, AuthenticationResult Result) : PhoneEvent;

/// <summary>How a card took a challenge.</summary>
public enum AuthenticationResult
{
    /// <summary>It gave RES.</summary>
    Answered,

    /// <summary>It gave AUTS: the sequence number was used before.</summary>
    SynchronisationFailure,

    /// <summary>It refused: the MAC is wrong.</summary>
    MacFailure,
}

/// <summary>An ordinary short message lies in EF.SMS.</summary>
/// <param name="Record">Record number in EF.SMS, from 1.</param>
/// <param name="Originator">Who sent it.</param>
/// <param name="Text">What it says.</param>
public sealed record SmsStored(int Record, string Originator, string Text) : PhoneEvent;

/// <summary>A short message for the card went into it (SMS-PP download).</summary>
/// <param name="Delivered">Whether the card took it.</param>
/// <param name="StatusWord">What the card's ENVELOPE ended with, four hexadecimal digits.</param>
public sealed record SmsDownloaded(bool Delivered, string StatusWord) : PhoneEvent;

/// <summary>The phone showed a text of the card.</summary>
/// <param name="Text">The text.</param>
public sealed record TextDisplayed(string Text) : PhoneEvent;

/// <summary>The user chose an item of the card's menu or of a list.</summary>
/// <param name="Identifier">The item.</param>
/// <param name="Text">What it says.</param>
public sealed record ItemChosen(byte Identifier, string Text) : PhoneEvent;

/// <summary>The card asked for a REFRESH.</summary>
/// <param name="Mode">Which.</param>
/// <param name="Followed">Whether this phone does it.</param>
public sealed record Refreshed(RefreshMode Mode, bool Followed) : PhoneEvent;

/// <summary>A proactive command was fetched and performed, or refused.</summary>
/// <param name="Type">Type of the command.</param>
/// <param name="Qualifier">Its qualifier.</param>
/// <param name="Result">What the phone answered; null where no answer is due (UICC reset).</param>
public sealed record ProactiveCommandRun(CommandType Type, byte Qualifier, GeneralResult? Result) : PhoneEvent;
