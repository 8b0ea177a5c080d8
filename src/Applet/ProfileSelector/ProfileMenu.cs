using JavaCard.Framework;
using Multisim.Identity;
using Uicc.Toolkit;
using static Uicc.Toolkit.ToolkitConstants;

namespace Tottoli.MultiSim.ProfileSelector;

/// <summary>The dialogue with the subscriber: which profile, and whether really.</summary>
[JavaCard]
internal sealed class ProfileMenu
{
    /// <summary>The subscriber chose nothing.</summary>
    internal const byte CHOICE_NONE = 0xFF;

    /// <summary>The subscriber leaves the choice to the applet.</summary>
    internal const byte CHOICE_AUTOMATIC = 0xFE;

    private const byte ITEM_AUTOMATIC = 1;
    private const byte ITEM_FIRST_SLOT = 2;
    private const byte MARK = (byte)'*';
    private const byte SPACE = (byte)' ';
    private const byte ALPHA_UCS2 = 0x80; // first octet of a UCS2 alpha field (TS 102 221 Annex A)
    private const byte DCS_8_BIT = 0x04;
    private const byte DCS_UCS2 = 0x08;
    private const byte HIGH_PRIORITY_WAIT_FOR_USER = 0x81;
    private const short TEXT_LENGTH = 64;

    private readonly byte[] _title;
    private readonly byte[] _automatic;
    private readonly byte[] _use;
    private readonly byte[] _text;

    internal ProfileMenu()
    {
        _title = new byte[] { (byte)'M', (byte)'u', (byte)'l', (byte)'t', (byte)'i', (byte)'S', (byte)'I', (byte)'M' };
        _automatic = new byte[] { (byte)'A', (byte)'u', (byte)'t', (byte)'o', (byte)'m', (byte)'a', (byte)'t', (byte)'i', (byte)'c' };
        _use = new byte[] { (byte)'U', (byte)'s', (byte)'e', (byte)' ' };
        _text = JCSystem.MakeTransientByteArray(TEXT_LENGTH, JCSystem.CLEAR_ON_RESET);
    }

    /// <summary>Puts the entry into the card's menu.</summary>
    internal void Register(ToolkitRegistry registry) =>
        registry.InitMenuEntry(_title, 0, (short)_title.Length, PRO_CMD_SELECT_ITEM, false, 0, 0);

    /// <summary>Shows the profiles, the one in use marked, and waits for a choice.</summary>
    /// <returns>A slot, or one of the CHOICE constants.</returns>
    internal byte Choose(bool manual)
    {
        if (!Terminal.Supports(TerminalProfile.IDX_PROACTIVE_UICC_SELECT_ITEM))
            return CHOICE_NONE;
        byte active = ProfileSlots.GetActive();
        ProactiveHandler handler = ProactiveHandlerSystem.GetTheHandler();
        handler.Init(PRO_CMD_SELECT_ITEM, 0, DEV_ID_TERMINAL);
        handler.AppendTLV(TAG_ALPHA_IDENTIFIER | TAG_SET_CR, _title, 0, (short)_title.Length);
        short length = Util.ArrayCopyNonAtomic(_automatic, 0, _text, Begin(!manual), (short)_automatic.Length);
        AppendItem(handler, ITEM_AUTOMATIC, length);
        byte count = ProfileSlots.GetCount();
        for (byte slot = 0; slot < count; slot++)
        {
            if (ProfileSlots.GetState(slot) == ProfileSlots.STATE_READY)
                AppendItem(handler, (byte)(ITEM_FIRST_SLOT + slot), MarkedLabel(slot, slot == active));
        }
        if (Terminal.Send(handler) > RES_CMD_PERF_WITH_MODIFICATION)
            return CHOICE_NONE;
        return Chosen();
    }

    /// <summary>Asks whether a profile is to be used. A terminal without a display is not asked.</summary>
    /// <returns>False where the subscriber said no, or nothing.</returns>
    internal bool Confirm(byte slot)
    {
        if (!Terminal.Supports(TerminalProfile.IDX_PROACTIVE_UICC_DISPLAY_TEXT))
            return true;
        short length = ProfileSlots.GetLabel(slot, _text, 0);
        ProactiveHandler handler = ProactiveHandlerSystem.GetTheHandler();
        if (length > 1 && _text[0] == ALPHA_UCS2)
        {
            handler.InitDisplayText(HIGH_PRIORITY_WAIT_FOR_USER, DCS_UCS2, _text, 1, (short)(length - 1));
        }
        else
        {
            short end = Util.ArrayCopyNonAtomic(_use, 0, _text, 0, (short)_use.Length);
            short label = ProfileSlots.GetLabel(slot, _text, end);
            if (label == 0 || _text[end] > ALPHA_UCS2) // 81 and 82 are codings of the menu alone: the profile has just been chosen there
                label = 0;
            handler.InitDisplayText(HIGH_PRIORITY_WAIT_FOR_USER, DCS_8_BIT, _text, 0, (short)(end + label));
        }
        return Terminal.Send(handler) <= RES_CMD_PERF_WITH_MODIFICATION;
    }

    private static byte Chosen()
    {
        byte item;
        try
        {
            item = ProactiveResponseHandlerSystem.GetTheHandler().GetItemIdentifier();
        }
        catch (ToolkitException)
        {
            return CHOICE_NONE; // done, says the terminal, but not what was chosen
        }
        if (item == ITEM_AUTOMATIC)
            return CHOICE_AUTOMATIC;
        byte slot = (byte)(item - ITEM_FIRST_SLOT);
        if (item < ITEM_FIRST_SLOT || ProfileSlots.GetState(slot) != ProfileSlots.STATE_READY)
            return CHOICE_NONE;
        return slot;
    }

    /// <summary>Begins an item's text, with a mark where it is in use.</summary>
    /// <returns>Where the text goes on.</returns>
    private short Begin(bool marked)
    {
        if (!marked)
            return 0;
        _text[0] = MARK;
        _text[1] = SPACE;
        return 2;
    }

    /// <summary>A label with its mark; a UCS2 label stands alone, as its coding begins with its first octet.</summary>
    /// <returns>Its length in the text buffer.</returns>
    private short MarkedLabel(byte slot, bool marked)
    {
        short start = Begin(marked);
        short length = ProfileSlots.GetLabel(slot, _text, start);
        if (length != 0 && _text[start] >= ALPHA_UCS2)
            return ProfileSlots.GetLabel(slot, _text, 0);
        return (short)(start + length);
    }

    private void AppendItem(ProactiveHandler handler, byte item, short length)
    {
        try
        {
            handler.AppendTLV(TAG_ITEM | TAG_SET_CR, item, _text, 0, length);
        }
        catch (ToolkitException)
        {
            // more and longer labels than a command holds: the last cannot be shown
        }
    }
}
