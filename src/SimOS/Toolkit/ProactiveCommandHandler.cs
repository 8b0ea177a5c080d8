using Uicc.Toolkit;
using static Uicc.Toolkit.ToolkitConstants;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>The proactive command that the applet builds. Its content stays over <see cref="Send"/>.</summary>
internal sealed class ProactiveCommandHandler(AppletContext context) : EditableTlvList(context, MaxLength), ProactiveHandler
{
    /// <summary>Octets of a command without its tag D0 and its length: 256 in all can be fetched.</summary>
    public const int MaxLength = 253;

    private const byte Details = TAG_COMMAND_DETAILS | TAG_SET_CR;
    private const byte Devices = TAG_DEVICE_IDENTITIES | TAG_SET_CR;
    private const byte Text = TAG_TEXT_STRING | TAG_SET_CR;

    public void Init(byte type, byte qualifier, byte dstDevice)
    {
        Clear();
        Append(Details, [1, type, qualifier], []);
        Append(Devices, [DEV_ID_UICC, dstDevice], []);
    }

    public byte Send()
    {
        Open();
        return Context.Send(Bytes);
    }

    public void InitDisplayText(byte qualifier, byte dcs, byte[] buffer, short offset, short length) =>
        WithText(PRO_CMD_DISPLAY_TEXT, qualifier, DEV_ID_DISPLAY, dcs, buffer.AsSpan(offset, length));

    public void InitGetInkey(byte qualifier, byte dcs, byte[] buffer, short offset, short length) =>
        WithText(PRO_CMD_GET_INKEY, qualifier, DEV_ID_TERMINAL, dcs, buffer.AsSpan(offset, length));

    public void InitGetInput(byte qualifier, byte dcs, byte[] buffer, short offset, short length, short minRespLength, short maxRespLength)
    {
        if (minRespLength is < 0 or > 255 || maxRespLength is < 0 or > 255)
            ToolkitException.ThrowIt(ToolkitException.BAD_INPUT_PARAMETER);
        WithText(PRO_CMD_GET_INPUT, qualifier, DEV_ID_TERMINAL, dcs, buffer.AsSpan(offset, length));
        Append(TAG_RESPONSE_LENGTH | TAG_SET_CR, [(byte)minRespLength, (byte)maxRespLength], []);
    }

    public void InitMoreTime() => Init(PRO_CMD_MORE_TIME, 0, DEV_ID_TERMINAL);

    private void WithText(byte type, byte qualifier, byte device, byte dcs, ReadOnlySpan<byte> text)
    {
        Init(type, qualifier, device);
        Append(Text, [dcs], text);
    }
}
