using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>FETCH: the terminal takes the proactive command that waits.</summary>
internal sealed class Fetch : IInstruction
{
    /// <inheritdoc/>
    public static InstructionInfo Info => new(
        ClassFamily.Uicc, 0x12, ApduCase.Response, "FETCH", "ETSI TS 102 221 §11.2.3", BasicChannelOnly: true,
        Gsm: new("FETCH", "3GPP TS 51.011 §9.2.21"));

    /// <inheritdoc/>
    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response) =>
        (apdu.P1 | apdu.P2) != 0 ? StatusWord.IncorrectP1P2 : session.Toolkit.Fetch(ref response);
}
