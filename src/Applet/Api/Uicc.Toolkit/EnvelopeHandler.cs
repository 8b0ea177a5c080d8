namespace Uicc.Toolkit;

/// <summary>The ENVELOPE that woke the applet, without its outer tag (ETSI TS 102 241).</summary>
public interface EnvelopeHandler : ViewHandler
{
    /// <summary>The outer BER tag.</summary>
    byte GetTag();

    /// <summary>Bytes of the envelope with its outer tag and length.</summary>
    short GetSize();

    /// <summary>The item chosen in the menu.</summary>
    /// <exception cref="ToolkitException">UNAVAILABLE_ELEMENT: the envelope has none.</exception>
    byte GetItemIdentifier();
}

/// <summary>Where the applet gets the <see cref="EnvelopeHandler"/>.</summary>
public static class EnvelopeHandlerSystem
{
    /// <summary>The handler.</summary>
    /// <exception cref="ToolkitException">HANDLER_NOT_AVAILABLE: this event carries no envelope.</exception>
    public static EnvelopeHandler GetTheHandler() => JavaCard.Framework.CardContext.Require().EnvelopeHandler;
}
