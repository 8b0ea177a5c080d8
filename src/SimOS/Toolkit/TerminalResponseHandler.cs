using Uicc.Toolkit;
using static Uicc.Toolkit.ToolkitConstants;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>The terminal's response to the command sent last, as the applet reads it.</summary>
internal sealed class TerminalResponseHandler(AppletContext context) : TlvList(context, CommandCapacity), ProactiveResponseHandler
{
    public byte GetGeneralResult()
    {
        ReadOnlySpan<byte> result = Demand(TAG_RESULT, 1);
        if (result.IsEmpty)
            ToolkitException.ThrowIt(ToolkitException.OUT_OF_TLV_BOUNDARIES);
        return result[0];
    }

    public short GetAdditionalInformationLength()
    {
        ReadOnlySpan<byte> result = Demand(TAG_RESULT, 1);
        if (result.IsEmpty)
            ToolkitException.ThrowIt(ToolkitException.OUT_OF_TLV_BOUNDARIES);
        return (short)(result.Length - 1);
    }

    public short CopyAdditionalInformation(byte[] dstBuffer, short dstOffset, short dstLength)
    {
        Demand(TAG_RESULT, 1);
        Part(1, dstLength).CopyTo(dstBuffer.AsSpan(dstOffset, dstLength));
        return (short)(dstOffset + dstLength);
    }

    public byte GetItemIdentifier()
    {
        Demand(TAG_ITEM_IDENTIFIER, 1);
        return Part(0, 1)[0];
    }

    public short GetTextStringLength() => (short)Math.Max(0, Demand(TAG_TEXT_STRING, 1).Length - 1);

    public byte GetTextStringCodingScheme()
    {
        Demand(TAG_TEXT_STRING, 1);
        return Part(0, 1)[0];
    }

    public short CopyTextString(byte[] dstBuffer, short dstOffset)
    {
        short length = GetTextStringLength();
        Part(Math.Min(1, Demand(TAG_TEXT_STRING, 1).Length), length).CopyTo(dstBuffer.AsSpan(dstOffset));
        return (short)(dstOffset + length);
    }
}
