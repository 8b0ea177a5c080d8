namespace Uicc.Toolkit;

/// <summary>The TERMINAL RESPONSE to the command sent last (ETSI TS 102 241). Kept until the next <see cref="ProactiveHandler.Send"/>.</summary>
public interface ProactiveResponseHandler : ViewHandler
{
    /// <summary>The general result.</summary>
    byte GetGeneralResult();

    /// <summary>Bytes of additional information after the general result.</summary>
    short GetAdditionalInformationLength();

    /// <summary>Copies the additional information.</summary>
    /// <returns><paramref name="dstOffset"/> + <paramref name="dstLength"/>.</returns>
    short CopyAdditionalInformation(byte[] dstBuffer, short dstOffset, short dstLength);

    /// <summary>The item chosen in SELECT ITEM.</summary>
    byte GetItemIdentifier();

    /// <summary>Length of the text string, without its coding scheme.</summary>
    short GetTextStringLength();

    /// <summary>Data coding scheme of the text string.</summary>
    byte GetTextStringCodingScheme();

    /// <summary>Copies the text string.</summary>
    /// <returns><paramref name="dstOffset"/> + its length.</returns>
    short CopyTextString(byte[] dstBuffer, short dstOffset);
}

/// <summary>Where the applet gets the <see cref="ProactiveResponseHandler"/>.</summary>
public static class ProactiveResponseHandlerSystem
{
    /// <summary>The handler.</summary>
    /// <exception cref="ToolkitException">HANDLER_NOT_AVAILABLE: as for the <see cref="ProactiveHandler"/>, or nothing was sent in this event.</exception>
    public static ProactiveResponseHandler GetTheHandler() => JavaCard.Framework.CardContext.Require().ProactiveResponseHandler;
}
