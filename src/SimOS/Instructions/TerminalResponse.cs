using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>TERMINAL RESPONSE: the terminal says how the fetched command went; 1..255 octets.</summary>
internal sealed class TerminalResponse : IInstruction
{
    /// <inheritdoc/>
    public static InstructionInfo Info => new(
        ClassFamily.Uicc, 0x14, ApduCase.Command, "TERMINAL RESPONSE", "ETSI TS 102 221 §11.2.4", BasicChannelOnly: true,
        Gsm: new("TERMINAL RESPONSE", "3GPP TS 51.011 §9.2.22"));

    /// <inheritdoc/>
    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if ((apdu.P1 | apdu.P2) != 0)
            return StatusWord.IncorrectP1P2;
        return apdu.Data.Length is < 1 or > 255 ? StatusWord.WrongLength : session.Toolkit.TerminalResponse(apdu.Data);
    }
}
