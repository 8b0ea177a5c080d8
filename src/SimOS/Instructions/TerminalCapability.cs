using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>TERMINAL CAPABILITY: the terminal says what it has. This card needs none of it, and checks the form only.</summary>
internal sealed class TerminalCapability : IInstruction
{
    private const int Template = 0xA9;

    public static InstructionInfo Info => new(
        ClassFamily.Uicc, 0xAA, ApduCase.Command, "TERMINAL CAPABILITY", "ETSI TS 102 221 §11.1.19");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if (apdu.P1 != 0 || apdu.P2 != 0)
            return StatusWord.IncorrectP1P2;
        if (apdu.Data.IsEmpty)
            return StatusWord.WrongLength;
        BerTlvReader outer = new(apdu.Data);
        if (!outer.TryRead(out int tag, out ReadOnlySpan<byte> capabilities) || tag != Template || !outer.AtEnd)
            return StatusWord.WrongData;
        BerTlvReader inner = new(capabilities);
        while (inner.TryRead(out _, out _))
        {
        }
        return inner.AtEnd ? StatusWord.Success : StatusWord.WrongData;
    }
}
