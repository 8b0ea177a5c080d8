using Uicc.Toolkit;
using Uicc.Usim.Toolkit;
using static Uicc.Toolkit.ToolkitConstants;
using Usat = Uicc.Usim.Toolkit.ToolkitConstants;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>The ENVELOPE that woke the applet.</summary>
internal sealed class EnvelopeView(AppletContext context) : TlvList(context, CommandCapacity), USATEnvelopeHandler
{
    private byte _tag;

    /// <summary>Takes an envelope.</summary>
    /// <param name="tag">Its BER tag.</param>
    /// <param name="objects">The objects in it.</param>
    public void Load(byte tag, ReadOnlySpan<byte> objects)
    {
        _tag = tag;
        Load(objects);
    }

    public byte GetTag()
    {
        Open();
        return _tag;
    }

    public short GetSize()
    {
        Open();
        return (short)(Used + (Used > 127 ? 3 : 2));
    }

    public byte GetItemIdentifier()
    {
        Demand(TAG_ITEM_IDENTIFIER, 1);
        return Part(0, 1)[0];
    }

    public short GetTPUDLOffset()
    {
        // SMS-DELIVER (3GPP TS 23.040 §9.2.2.1): flags, originating address (digits, type, BCD), PID, DCS, time stamp (7), UDL
        ReadOnlySpan<byte> tpdu = Demand(Usat.TAG_SMS_TPDU, 1);
        int offset = tpdu.Length < 2 ? int.MaxValue : 3 + ((tpdu[1] + 1) / 2) + 9;
        if (offset >= tpdu.Length)
            ToolkitException.ThrowIt(ToolkitException.UNAVAILABLE_ELEMENT);
        return (short)offset;
    }

    public short GetUserDataLength()
    {
        short offset = GetTPUDLOffset();
        return Part(offset, 1)[0];
    }
}
