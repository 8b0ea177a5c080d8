namespace Uicc.Toolkit;

/// <summary>What the toolkit knows of an applet: its events, menu entries, timers, poll interval (ETSI TS 102 241). Persistent.</summary>
public interface ToolkitRegistry
{
    /// <summary>Registers for an event; twice is once.</summary>
    /// <exception cref="ToolkitException">
    /// EVENT_NOT_SUPPORTED: the card has no such event; EVENT_NOT_ALLOWED: it is registered by another method;
    /// EVENT_ALREADY_REGISTERED: another applet has this event, which takes one applet only.
    /// </exception>
    void SetEvent(short toolkitEvent);

    /// <summary>Registers for several events, all or none.</summary>
    /// <exception cref="ToolkitException">As in <see cref="SetEvent"/>.</exception>
    void SetEventList(short[] eventList, short offset, short length);

    /// <summary>Takes a registration back.</summary>
    /// <exception cref="ToolkitException">EVENT_NOT_SUPPORTED or EVENT_NOT_ALLOWED, as in <see cref="SetEvent"/>.</exception>
    void ClearEvent(short toolkitEvent);

    /// <summary>True where the applet is registered for the event.</summary>
    bool IsEventSet(short toolkitEvent);

    /// <summary>Fills the next menu entry that the install parameters declare.</summary>
    /// <param name="menuEntry">Holds the text, coded as an alpha identifier.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="length">Its length, at most as declared.</param>
    /// <param name="nextAction">Command type that the choice leads to, or 0.</param>
    /// <param name="helpSupported">True where the applet has help for the entry.</param>
    /// <param name="iconQualifier">Not used: no icons on this card.</param>
    /// <param name="iconIdentifier">0: no icons on this card.</param>
    /// <returns>The identifier of the entry, 1..255.</returns>
    /// <exception cref="ToolkitException">REGISTRY_ERROR: no more entries declared; ALLOWED_LENGTH_EXCEEDED.</exception>
    byte InitMenuEntry(byte[] menuEntry, short offset, short length, byte nextAction, bool helpSupported, byte iconQualifier, short iconIdentifier);

    /// <summary>Changes a menu entry, and shows it again where it was hidden.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="menuEntry">Holds the text, coded as an alpha identifier.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="length">Its length, at most as declared.</param>
    /// <param name="nextAction">Command type that the choice leads to, or 0.</param>
    /// <param name="helpSupported">True where the applet has help for the entry.</param>
    /// <param name="iconQualifier">Not used: no icons on this card.</param>
    /// <param name="iconIdentifier">0: no icons on this card.</param>
    /// <exception cref="ToolkitException">MENU_ENTRY_NOT_FOUND: not an entry of this applet; ALLOWED_LENGTH_EXCEEDED.</exception>
    void ChangeMenuEntry(byte id, byte[] menuEntry, short offset, short length, byte nextAction, bool helpSupported, byte iconQualifier, short iconIdentifier);

    /// <summary>Hides a menu entry.</summary>
    /// <exception cref="ToolkitException">MENU_ENTRY_NOT_FOUND: not an entry of this applet.</exception>
    void DisableMenuEntry(byte id);

    /// <summary>Shows a menu entry again.</summary>
    /// <exception cref="ToolkitException">MENU_ENTRY_NOT_FOUND: not an entry of this applet.</exception>
    void EnableMenuEntry(byte id);

    /// <summary>Takes one of the terminal's eight timers and registers for its expiration.</summary>
    /// <returns>Its identifier, 1..8.</returns>
    /// <exception cref="ToolkitException">NO_TIMER_AVAILABLE: all taken, or more than the install parameters allow.</exception>
    byte AllocateTimer();

    /// <summary>Gives a timer back.</summary>
    /// <exception cref="ToolkitException">INVALID_TIMER_ID: not a timer of this applet.</exception>
    void ReleaseTimer(byte timerIdentifier);

    /// <summary>Asks for the STATUS event about every <paramref name="duration"/> seconds.</summary>
    /// <param name="duration">1..15300; <c>POLL_SYSTEM_DURATION</c>: the card chooses; <c>POLL_NO_DURATION</c>: no more.</param>
    /// <exception cref="ToolkitException">REGISTRY_ERROR: out of range.</exception>
    void RequestPollInterval(short duration);

    /// <summary>The poll interval in seconds; 0 where the applet is not registered.</summary>
    short GetPollInterval();
}

/// <summary>Where the applet gets its <see cref="ToolkitRegistry"/>.</summary>
public static class ToolkitRegistrySystem
{
    /// <summary>The registry's entry of the running applet. It may be kept in a field.</summary>
    public static ToolkitRegistry GetEntry() => JavaCard.Framework.CardContext.Require().Registry;
}
