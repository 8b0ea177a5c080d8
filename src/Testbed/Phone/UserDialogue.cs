using Tottoli.MultiSim.Protocol.Cat;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>The commands that talk to the user: what is shown, what the user does, what the card is answered.</summary>
/// <remarks>ETSI TS 102 223 §6.4.1 to §6.4.3, §6.4.9.</remarks>
/// <param name="user">Who holds the phone.</param>
/// <param name="tell">Where to tell what happens.</param>
internal sealed class UserDialogue(IPhoneUser user, Action<PhoneEvent> tell)
{
    /// <summary>DISPLAY TEXT.</summary>
    public TerminalResponse Display(DisplayText command)
    {
        tell(new TextDisplayed(command.Text.ToString()));
        bool ended = command.WaitForUser && !command.ImmediateResponse && !user.Acknowledge(command.Text.ToString());
        return TerminalResponse.To(command, ended ? GeneralResult.SessionTerminatedByUser : GeneralResult.Performed);
    }

    /// <summary>SELECT ITEM.</summary>
    public TerminalResponse Select(SelectItem command)
    {
        byte? chosen = user.Choose(command.Alpha ?? "", [.. command.Items.Select(i => (i.Identifier, i.Text))]);
        if (chosen is not { } identifier)
            return TerminalResponse.To(command, GeneralResult.BackwardMove);
        foreach (CatItem item in command.Items)
        {
            if (item.Identifier == identifier)
                tell(new ItemChosen(identifier, item.Text));
        }
        return TerminalResponse.To(command, GeneralResult.Performed, CatObject.Required(CatTag.ItemIdentifier, identifier));
    }

    /// <summary>GET INPUT.</summary>
    public TerminalResponse Input(GetInput command)
    {
        string? answer = user.Enter(command.Text.ToString(), command.Length.Minimum, command.Length.Maximum);
        byte scheme = command.Ucs2 ? CatText.Ucs2 : command.PackedAnswer ? CatText.Packed : CatText.Unpacked;
        return Entered(command, answer, scheme);
    }

    /// <summary>GET INKEY.</summary>
    public TerminalResponse Inkey(GetInkey command)
    {
        if (!command.YesNo)
            return Entered(command, user.Enter(command.Text.ToString(), 1, 1), command.Ucs2 ? CatText.Ucs2 : CatText.Unpacked);
        return user.Confirm(command.Text.ToString()) is { } yes
            ? TerminalResponse.To(command, GeneralResult.Performed, CatObject.Required(CatTag.TextString, CatText.Unpacked, yes ? (byte)1 : (byte)0))
            : TerminalResponse.To(command, GeneralResult.SessionTerminatedByUser);
    }

    private static TerminalResponse Entered(ProactiveCommand command, string? answer, byte scheme) => answer is null
        ? TerminalResponse.To(command, GeneralResult.SessionTerminatedByUser)
        : TerminalResponse.To(command, GeneralResult.Performed, CatObject.Required(CatTag.TextString, new CatText(scheme, answer).Encode()));
}
