namespace Uicc.Toolkit;

/// <summary>Builds and sends proactive commands (ETSI TS 102 241). One for the card; it is not kept in a field.</summary>
public interface ProactiveHandler : EditHandler
{
    /// <summary>Begins a command: command details (number 01) and device identities (source UICC).</summary>
    /// <param name="type">A <c>PRO_CMD_</c> constant.</param>
    /// <param name="qualifier">Command qualifier (ETSI TS 102 223 §8.6).</param>
    /// <param name="dstDevice">A <c>DEV_ID_</c> constant.</param>
    void Init(byte type, byte qualifier, byte dstDevice);

    /// <summary>Sends the command and waits for the terminal's response; what the applet changed so far is durable then.</summary>
    /// <returns>The general result; see the <c>RES_</c> constants.</returns>
    /// <exception cref="ToolkitException">
    /// COMMAND_NOT_ALLOWED: the card sends this command itself, or the timer is not the applet's; UNAVAILABLE_ELEMENT: the
    /// response has no result or is no answer to this command; OUT_OF_TLV_BOUNDARIES: its result is empty.
    /// </exception>
    /// <exception cref="JavaCard.Framework.TransactionException">IN_PROGRESS: close the transaction first.</exception>
    byte Send();

    /// <summary>Begins DISPLAY TEXT.</summary>
    /// <param name="qualifier">Bit 1: high priority; bit 8: wait for the user.</param>
    /// <param name="dcs">Data coding scheme of the text.</param>
    /// <param name="buffer">Holds the text.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="length">Its length.</param>
    void InitDisplayText(byte qualifier, byte dcs, byte[] buffer, short offset, short length);

    /// <summary>Begins GET INKEY.</summary>
    /// <param name="qualifier">Bit 1: alphabet; bit 2: UCS2; bit 3: yes/no.</param>
    /// <param name="dcs">Data coding scheme of the text.</param>
    /// <param name="buffer">Holds the text.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="length">Its length.</param>
    void InitGetInkey(byte qualifier, byte dcs, byte[] buffer, short offset, short length);

    /// <summary>Begins GET INPUT.</summary>
    /// <param name="qualifier">Bit 1: alphabet; bit 2: UCS2; bit 3: no echo; bit 4: packed answer.</param>
    /// <param name="dcs">Data coding scheme of the text.</param>
    /// <param name="buffer">Holds the text.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="length">Its length.</param>
    /// <param name="minRespLength">Fewest characters, 0..255.</param>
    /// <param name="maxRespLength">Most characters, 0..255; 255 for no limit.</param>
    void InitGetInput(byte qualifier, byte dcs, byte[] buffer, short offset, short length, short minRespLength, short maxRespLength);

    /// <summary>Begins MORE TIME.</summary>
    void InitMoreTime();
}

/// <summary>Where the applet gets the <see cref="ProactiveHandler"/>.</summary>
public static class ProactiveHandlerSystem
{
    /// <summary>The handler, empty for the first asker of an event.</summary>
    /// <exception cref="ToolkitException">HANDLER_NOT_AVAILABLE: not in this event, no TERMINAL PROFILE yet, or another command is open.</exception>
    public static ProactiveHandler GetTheHandler() => JavaCard.Framework.CardContext.Require().ProactiveHandler;
}
