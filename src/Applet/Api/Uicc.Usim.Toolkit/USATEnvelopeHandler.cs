using Uicc.Toolkit;

namespace Uicc.Usim.Toolkit;

/// <summary>The envelope with what SMS-PP download adds (3GPP TS 31.130).</summary>
public interface USATEnvelopeHandler : EnvelopeHandler
{
    /// <summary>Offset of TP-UDL within the SMS TPDU, which is the current TLV afterwards.</summary>
    /// <exception cref="ToolkitException">UNAVAILABLE_ELEMENT: no TPDU, or none of this form.</exception>
    short GetTPUDLOffset();

    /// <summary>TP-UDL.</summary>
    /// <exception cref="ToolkitException">UNAVAILABLE_ELEMENT: no TPDU, or none of this form.</exception>
    short GetUserDataLength();
}

/// <summary>Where the applet gets the <see cref="USATEnvelopeHandler"/>.</summary>
public static class USATEnvelopeHandlerSystem
{
    /// <summary>The handler.</summary>
    /// <exception cref="ToolkitException">HANDLER_NOT_AVAILABLE: this event carries no envelope.</exception>
    public static USATEnvelopeHandler GetTheHandler() => JavaCard.Framework.CardContext.Require().EnvelopeHandler;
}
