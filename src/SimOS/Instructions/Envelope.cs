using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>ENVELOPE: the terminal hands the toolkit an event, a message, a choice; 1..255 octets.</summary>
internal sealed class Envelope : IInstruction
{
    /// <inheritdoc/>
    public static InstructionInfo Info => new(ClassFamily.Uicc, 0xC2, ApduCase.CommandAndResponse, "ENVELOPE", "ETSI TS 102 221 §11.2.2");

    /// <inheritdoc/>
    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if ((apdu.P1 | apdu.P2) != 0)
            return StatusWord.IncorrectP1P2;
        return apdu.Data.Length is < 1 or > 255 ? StatusWord.WrongLength : session.Toolkit.Envelope(apdu.Data, ref response);
    }
}
