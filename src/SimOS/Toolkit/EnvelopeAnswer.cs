using Uicc.Toolkit;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>The applet's answer to an ENVELOPE. Gone once posted.</summary>
internal sealed class EnvelopeAnswer(AppletContext context) : EditableTlvList(context, 256), EnvelopeResponseHandler
{
    private bool _tagged;
    private byte _tag;

    /// <summary>True once the applet has posted.</summary>
    public bool IsPosted { get; private set; }

    /// <summary>What the applet said of the status.</summary>
    public bool Status { get; private set; }

    /// <summary>Makes it ready for an event.</summary>
    public void Begin(bool available)
    {
        Load([]);
        IsPosted = false;
        IsAvailable = available;
    }

    /// <summary>Writes what was posted.</summary>
    public void WriteTo(ref Dispatch.ResponseWriter response)
    {
        if (_tagged)
        {
            response.Write(_tag);
            if (Used > 127)
                response.Write(0x81);
            response.Write((byte)Used);
        }
        response.Write(Bytes);
    }

    public void Post(bool statusType) => Finish(statusType, tagged: false, 0);

    public void PostAsBERTLV(bool statusType, byte tag) => Finish(statusType, tagged: true, tag);

    private void Finish(bool status, bool tagged, byte tag)
    {
        Open();
        if (tagged && Used + (Used > 127 ? 3 : 2) > 256)
            ToolkitException.ThrowIt(ToolkitException.HANDLER_OVERFLOW);
        (Status, _tagged, _tag) = (status, tagged, tag);
        IsPosted = true;
        IsAvailable = false;
    }
}
