using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>VERIFY PIN; without data it asks for the tries left.</summary>
internal sealed class VerifyPin : IInstruction
{
    public static InstructionInfo Info => new(
        ClassFamily.Interindustry, 0x20, ApduCase.Command, "VERIFY PIN", "ETSI TS 102 221 §11.1.9",
        Gsm: new("VERIFY CHV", "3GPP TS 51.011 §9.2.9"));

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if (apdu.P1 != 0)
            return StatusWord.IncorrectP1P2;
        if (session.Class == ClassFamily.Gsm && apdu.Data.IsEmpty) // class A0 cannot ask
            return StatusWord.WrongLength;
        return session.Pins.Verify(session.Channel, ChvNumber.ReferenceOf(session, apdu.P2), apdu.Data);
    }
}

/// <summary>CHANGE PIN: the old value, then the new one.</summary>
internal sealed class ChangePin : IInstruction
{
    public static InstructionInfo Info => new(
        ClassFamily.Interindustry, 0x24, ApduCase.Command, "CHANGE PIN", "ETSI TS 102 221 §11.1.10",
        Gsm: new("CHANGE CHV", "3GPP TS 51.011 §9.2.10"));

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response) =>
        apdu.P1 == 0 ? session.Pins.Change(session.Channel, ChvNumber.ReferenceOf(session, apdu.P2), apdu.Data) : StatusWord.IncorrectP1P2;
}

/// <summary>DISABLE PIN, with or without the Universal PIN in its stead: P1 is then 80 | 11.</summary>
internal sealed class DisablePin : IInstruction
{
    private const byte ReplaceByUniversal = 0x80 | PinReference.Universal;

    public static InstructionInfo Info => new(
        ClassFamily.Interindustry, 0x26, ApduCase.Command, "DISABLE PIN", "ETSI TS 102 221 §11.1.11",
        Gsm: new("DISABLE CHV", "3GPP TS 51.011 §9.2.11"));

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        bool replace = apdu.P1 == ReplaceByUniversal && session.Class != ClassFamily.Gsm;
        return apdu.P1 == 0 || replace
            ? session.Pins.Disable(session.Channel, ChvNumber.ReferenceOf(session, apdu.P2), apdu.Data, replace)
            : StatusWord.IncorrectP1P2;
    }
}

/// <summary>ENABLE PIN.</summary>
internal sealed class EnablePin : IInstruction
{
    public static InstructionInfo Info => new(
        ClassFamily.Interindustry, 0x28, ApduCase.Command, "ENABLE PIN", "ETSI TS 102 221 §11.1.12",
        Gsm: new("ENABLE CHV", "3GPP TS 51.011 §9.2.12"));

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response) =>
        apdu.P1 == 0 ? session.Pins.Enable(session.Channel, ChvNumber.ReferenceOf(session, apdu.P2), apdu.Data) : StatusWord.IncorrectP1P2;
}

/// <summary>UNBLOCK PIN: the UNBLOCK PIN, then a new PIN; without data it asks for the tries left.</summary>
internal sealed class UnblockPin : IInstruction
{
    public static InstructionInfo Info => new(
        ClassFamily.Interindustry, 0x2C, ApduCase.Command, "UNBLOCK PIN", "ETSI TS 102 221 §11.1.13",
        Gsm: new("UNBLOCK CHV", "3GPP TS 51.011 §9.2.13"));

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if (apdu.P1 != 0)
            return StatusWord.IncorrectP1P2;
        if (session.Class == ClassFamily.Gsm && apdu.Data.IsEmpty)
            return StatusWord.WrongLength;
        return session.Pins.Unblock(session.Channel, ChvNumber.ReferenceOf(session, apdu.P2, ChvNumber.UnblockChv1), apdu.Data);
    }
}
