using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>VERIFY PIN; without data it asks for the tries left.</summary>
internal sealed class VerifyPin : IInstruction
{
    public static InstructionInfo Info => new(ClassFamily.Interindustry, 0x20, ApduCase.Command, "VERIFY PIN", "ETSI TS 102 221 §11.1.9");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response) =>
        apdu.P1 == 0 ? session.Pins.Verify(session.Channel, apdu.P2, apdu.Data) : StatusWord.IncorrectP1P2;
}

/// <summary>CHANGE PIN: the old value, then the new one.</summary>
internal sealed class ChangePin : IInstruction
{
    public static InstructionInfo Info => new(ClassFamily.Interindustry, 0x24, ApduCase.Command, "CHANGE PIN", "ETSI TS 102 221 §11.1.10");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response) =>
        apdu.P1 == 0 ? session.Pins.Change(session.Channel, apdu.P2, apdu.Data) : StatusWord.IncorrectP1P2;
}

/// <summary>DISABLE PIN, with or without the Universal PIN in its stead: P1 is then 80 | 11.</summary>
internal sealed class DisablePin : IInstruction
{
    private const byte ReplaceByUniversal = 0x80 | PinReference.Universal;

    public static InstructionInfo Info => new(ClassFamily.Interindustry, 0x26, ApduCase.Command, "DISABLE PIN", "ETSI TS 102 221 §11.1.11");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response) =>
        apdu.P1 is 0 or ReplaceByUniversal
            ? session.Pins.Disable(session.Channel, apdu.P2, apdu.Data, replace: apdu.P1 != 0)
            : StatusWord.IncorrectP1P2;
}

/// <summary>ENABLE PIN.</summary>
internal sealed class EnablePin : IInstruction
{
    public static InstructionInfo Info => new(ClassFamily.Interindustry, 0x28, ApduCase.Command, "ENABLE PIN", "ETSI TS 102 221 §11.1.12");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response) =>
        apdu.P1 == 0 ? session.Pins.Enable(session.Channel, apdu.P2, apdu.Data) : StatusWord.IncorrectP1P2;
}

/// <summary>UNBLOCK PIN: the UNBLOCK PIN, then a new PIN; without data it asks for the tries left.</summary>
internal sealed class UnblockPin : IInstruction
{
    public static InstructionInfo Info => new(ClassFamily.Interindustry, 0x2C, ApduCase.Command, "UNBLOCK PIN", "ETSI TS 102 221 §11.1.13");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response) =>
        apdu.P1 == 0 ? session.Pins.Unblock(session.Channel, apdu.P2, apdu.Data) : StatusWord.IncorrectP1P2;
}
