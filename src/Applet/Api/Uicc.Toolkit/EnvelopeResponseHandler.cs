namespace Uicc.Toolkit;

/// <summary>The applet's answer to an ENVELOPE (ETSI TS 102 241). Gone once posted, and once a proactive command was sent.</summary>
public interface EnvelopeResponseHandler : EditHandler
{
    /// <summary>Answers with the list as it stands.</summary>
    /// <param name="statusType">True: 9000; false: 6200 (SMS-PP download and unrecognized envelopes; call control always 9000).</param>
    void Post(bool statusType);

    /// <summary>Answers with a tag and a length before the list.</summary>
    /// <param name="statusType">As in <see cref="Post"/>.</param>
    /// <param name="tag">A BER tag; for call control the call control result.</param>
    void PostAsBERTLV(bool statusType, byte tag);
}

/// <summary>Where the applet gets the <see cref="EnvelopeResponseHandler"/>.</summary>
public static class EnvelopeResponseHandlerSystem
{
    /// <summary>The handler.</summary>
    /// <exception cref="ToolkitException">HANDLER_NOT_AVAILABLE: this event takes no answer, or it was given.</exception>
    public static EnvelopeResponseHandler GetTheHandler() => JavaCard.Framework.CardContext.Require().EnvelopeResponseHandler;
}
