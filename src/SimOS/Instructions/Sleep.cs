using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>SLEEP of class A0: phase 1 terminals sent it before they stopped the clock. A card has nothing to do for it.</summary>
internal sealed class Sleep : IInstruction
{
    public static InstructionInfo Info => new(ClassFamily.Gsm, 0xFA, ApduCase.None, "SLEEP", "3GPP TS 51.011 §9.2.17");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response) =>
        (apdu.P1 | apdu.P2) != 0 ? StatusWord.IncorrectP1P2 : apdu.Data.IsEmpty ? StatusWord.Success : StatusWord.WrongLength;
}
