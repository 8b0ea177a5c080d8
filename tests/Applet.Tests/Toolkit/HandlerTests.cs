using JavaCard.Framework;
using Uicc.Access;
using Uicc.Toolkit;
using Uicc.Usim.Toolkit;
using static Uicc.Toolkit.ToolkitConstants;

namespace Tottoli.MultiSim.Tests.Toolkit;

/// <summary>The handlers' TLV functions, the terminal profile and the file view, as an applet sees them.</summary>
public sealed class HandlerTests
{
    [Test]
    public void A_TLV_is_found_by_tag_and_occurrence_whatever_its_flag() => InEvent("D60B990104" + "82028281" + "0502AABB", () =>
    {
        EnvelopeHandler envelope = EnvelopeHandlerSystem.GetTheHandler();
        byte[] buffer = new byte[8];
        Assert.That(envelope.GetTag(), Is.EqualTo(0xD6));
        Assert.That((envelope.GetLength(), envelope.GetSize()), Is.EqualTo(((short)11, (short)13)));
        Assert.That(Reason(() => envelope.GetValueLength()), Is.EqualTo(ToolkitException.UNAVAILABLE_ELEMENT), "nothing is selected");
        Assert.That(envelope.FindTLV(TAG_EVENT_LIST, 1), Is.EqualTo(TLV_FOUND_CR_SET));
        Assert.That(envelope.FindTLV(TAG_EVENT_LIST | TAG_SET_CR, 1), Is.EqualTo(TLV_FOUND_CR_SET));
        Assert.That(envelope.FindTLV(TAG_ALPHA_IDENTIFIER, 1), Is.EqualTo(TLV_FOUND_CR_NOT_SET));
        Assert.That((envelope.GetValueLength(), envelope.GetValueByte(1), envelope.GetValueShort(0)), Is.EqualTo(((short)2, (byte)0xBB, unchecked((short)0xAABB))));
        Assert.That(Reason(() => envelope.GetValueByte(2)), Is.EqualTo(ToolkitException.OUT_OF_TLV_BOUNDARIES));
        Assert.That(Reason(() => envelope.GetValueByte(-1)), Is.EqualTo(ToolkitException.OUT_OF_TLV_BOUNDARIES));
        Assert.That(envelope.CopyValue(1, buffer, 3, 1), Is.EqualTo(4));
        Assert.That(buffer[3], Is.EqualTo(0xBB));
        Assert.That(envelope.CompareValue(0, [0xAA, 0xBC], 0, 2), Is.EqualTo(255));
        Assert.That(envelope.FindAndCompareValue(TAG_ALPHA_IDENTIFIER, [0xAA, 0xBB], 0), Is.Zero);
        Assert.That(envelope.FindAndCopyValue(TAG_DEVICE_IDENTITIES, buffer, 0), Is.EqualTo(2));
        Assert.That(envelope.FindTLV(TAG_EVENT_LIST, 2), Is.EqualTo(TLV_NOT_FOUND));
        Assert.That(Reason(() => envelope.FindTLV(TAG_EVENT_LIST, 0)), Is.EqualTo(ToolkitException.BAD_INPUT_PARAMETER));
        Assert.That(Reason(() => envelope.FindAndCopyValue(TAG_TONE, buffer, 0)), Is.EqualTo(ToolkitException.UNAVAILABLE_ELEMENT));
        Assert.That(Reason(() => envelope.GetItemIdentifier()), Is.EqualTo(ToolkitException.UNAVAILABLE_ELEMENT));
    });

    [Test]
    public void Every_form_of_AppendTLV_writes_its_TLV() => InEvent("D60799010482028281", () =>
    {
        ProactiveHandler handler = ProactiveHandlerSystem.GetTheHandler();
        handler.Init(PRO_CMD_DISPLAY_TEXT, 1, DEV_ID_DISPLAY);
        handler.Clear();
        byte[] abc = [0xA, 0xB, 0xC];
        handler.AppendTLV(0x04, (byte)1);
        handler.AppendTLV(0x04, (short)0x0102);
        handler.AppendTLV(0x04, (byte)1, (byte)2);
        handler.AppendTLV(0x04, (byte)1, (short)0x0203);
        handler.AppendTLV(0x04, (short)0x0102, (short)0x0304);
        handler.AppendTLV(0x04, abc, 1, 2);
        handler.AppendTLV(0x04, (byte)1, abc, 0, 1);
        handler.AppendTLV(0x04, abc, 0, 1, abc, 2, 1);
        byte[] all = new byte[handler.GetLength()];
        handler.Copy(all, 0, (short)all.Length);
        Assert.That(Convert.ToHexString(all), Is.EqualTo("040101" + "04020102" + "04020102" + "0403010203" + "040401020304" + "04020B0C" + "0402010A" + "04020A0C"));
        handler.Clear();
        handler.AppendTLV(0x0D, new byte[200], 0, 200);
        Assert.That(handler.GetLength(), Is.EqualTo(203));
        Assert.That(handler.FindTLV(0x0D, 1), Is.EqualTo(TLV_FOUND_CR_NOT_SET));
        Assert.That(handler.GetValueLength(), Is.EqualTo(200));
        Assert.That(Reason(() => handler.AppendTLV(0x0D, new byte[256], 0, 256)), Is.EqualTo(ToolkitException.BAD_INPUT_PARAMETER));
        Assert.That(Reason(() => handler.AppendTLV(0x0D, new byte[49], 0, 49)), Is.EqualTo(ToolkitException.HANDLER_OVERFLOW));
        Assert.That(handler.GetLength(), Is.EqualTo(203), "nothing was appended");
    });

    [Test]
    public void The_terminal_profile_is_read_bit_by_bit() => InEvent("D60799010482028281", () =>
    {
        Assert.That(TerminalProfile.Check(TerminalProfile.IDX_PROACTIVE_UICC_REFRESH), Is.True);
        Assert.That(TerminalProfile.Check(TerminalProfile.IDX_PROACTIVE_UICC_SET_UP_MENU), Is.False);
        Assert.That(TerminalProfile.Check((short)2000), Is.False);
        Assert.That(Reason(() => TerminalProfile.Check((short)-1)), Is.EqualTo(ToolkitException.BAD_INPUT_PARAMETER));
        Assert.That(TerminalProfile.Check([0x00, 0x00, 0x80], 0, 3), Is.True);
        Assert.That(TerminalProfile.Check([0x00, 0x00, 0x20], 0, 3), Is.False);
        Assert.That(TerminalProfile.GetValue(31, 16), Is.EqualTo(unchecked((short)0xDF9F)));
    });

    [Test]
    public void A_message_shows_where_its_user_data_begin()
    {
        short offset = 0;
        using ToolkitCard card = new(ScriptApplet.Describe(r => r.SetEvent(Uicc.Usim.Toolkit.ToolkitConstants.EVENT_UNFORMATTED_SMS_PP_ENV), (_, _) =>
        {
            USATEnvelopeHandler envelope = USATEnvelopeHandlerSystem.GetTheHandler();
            offset = envelope.GetTPUDLOffset();
            Assert.That(envelope.GetUserDataLength(), Is.EqualTo(2));
        }));
        card.TerminalProfile();
        Assert.That(card.Envelope("D117820283818B1104038111F27F1600000000000000" + "02" + "4142"), Is.EqualTo("9000"));
        Assert.That(card.AppletFaults, Is.Empty);
        Assert.That(offset, Is.EqualTo(14));
    }

    [Test]
    public void A_file_view_reads_and_writes_with_full_access() => InEvent("D60799010482028281", () =>
    {
        FileView view = UICCSystem.GetTheUICCView(JCSystem.CLEAR_ON_RESET);
        byte[] buffer = new byte[64];
        Assert.That(FileReason(() => view.ReadBinary(0, buffer, 0, 1)), Is.EqualTo(UICCException.NO_EF_SELECTED));
        Assert.That(FileReason(() => view.Select(0x1234)), Is.EqualTo(UICCException.FILE_NOT_FOUND));
        view.Select(UICCConstants.FID_EF_ICCID);
        view.UpdateBinary(0, [0x98, 0x10], 0, 2);
        Assert.That(view.ReadBinary(0, buffer, 4, 2), Is.EqualTo(6));
        Assert.That(buffer.AsSpan(4, 2).ToArray(), Is.EqualTo(new byte[] { 0x98, 0x10 }));
        Assert.That(FileReason(() => view.ReadBinary(9, buffer, 0, 2)), Is.EqualTo(UICCException.OUT_OF_FILE_BOUNDARIES));
        Assert.That(FileReason(() => view.ReadRecord(1, 4, 0, buffer, 0, 1)), Is.EqualTo(UICCException.COMMAND_INCOMPATIBLE));
        Assert.That(view.Select(0x3F00, buffer, 0, 64), Is.GreaterThan(10));
        Assert.That(buffer[0], Is.EqualTo(0x62), "the FCP");
        view.Select(0x7FA6);
        view.Select(0x4F01);
        view.UpdateRecord(2, UICCConstants.REC_ACC_MODE_ABSOLUTE, 1, [0x55], 0, 1);
        view.ReadRecord(2, UICCConstants.REC_ACC_MODE_ABSOLUTE, 0, buffer, 0, 2);
        Assert.That(buffer[1], Is.EqualTo(0x55));
        Assert.That(FileReason(() => view.ReadRecord(49, 4, 0, buffer, 0, 1)), Is.EqualTo(UICCException.RECORD_NOT_FOUND));
        Assert.That(FileReason(() => view.ReadRecord(1, 4, 5, buffer, 0, 2)), Is.EqualTo(UICCException.OUT_OF_RECORD_BOUNDARIES));
        Assert.That(FileReason(() => view.ReadRecord(1, 9, 0, buffer, 0, 2)), Is.EqualTo(UICCException.INVALID_MODE));
        view.Select(0x4F02);
        Assert.That(FileReason(() => view.UpdateRecord(1, 4, 0, buffer, 0, 16)), Is.EqualTo(UICCException.INVALID_MODE));
        view.UpdateRecord(0, UICCConstants.REC_ACC_MODE_PREVIOUS, 0, buffer, 0, 16);
        view.ReadRecord(1, UICCConstants.REC_ACC_MODE_ABSOLUTE, 0, buffer, 16, 16);
        Assert.That(buffer.AsSpan(16, 16).SequenceEqual(buffer.AsSpan(0, 16)), Is.True);
    });

    [Test]
    public void A_view_of_the_USIM_begins_at_its_ADF() => InEvent("D60799010482028281", () =>
    {
        byte[] aid = Convert.FromHexString("A0000000871002");
        Assert.That(FileReason(() => UICCSystem.GetTheFileView(aid, 0, 7, JCSystem.CLEAR_ON_RESET)), Is.EqualTo(UICCException.FILE_NOT_FOUND), "the whole AID is needed");
        byte[] full = [.. Tottoli.MultiSim.SimOS.Personalities.Personality.MultiSim.Layout.Applications[0].Aid];
        FileView view = UICCSystem.GetTheFileView(full, 0, (byte)full.Length, JCSystem.CLEAR_ON_RESET);
        view.Select(0x6F07);
        view.Select(0x7FFF);
        view.Select((byte)0x07);
        Assert.That(view.ReadBinary(0, full, 0, 9), Is.EqualTo(9));
    });

    private static void InEvent(string envelope, Action body)
    {
        bool ran = false;
        using ToolkitCard card = new(ScriptApplet.Describe(r => r.SetEvent(EVENT_EVENT_DOWNLOAD_USER_ACTIVITY), (_, _) =>
        {
            body();
            ran = true;
        }));
        card.TerminalProfile();
        Assert.That(card.Envelope(envelope), Is.EqualTo("9000"));
        Assert.That(card.AppletFaults, Is.Empty);
        Assert.That(ran, Is.True);
    }

    private static short Reason(Action action)
    {
        try
        {
            action();
            return 0;
        }
        catch (ToolkitException exception)
        {
            return exception.GetReason();
        }
    }

    private static short FileReason(Action action)
    {
        try
        {
            action();
            return 0;
        }
        catch (UICCException exception)
        {
            return exception.GetReason();
        }
    }
}
