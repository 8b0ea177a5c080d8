using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>GET CHALLENGE: as many random octets as the terminal takes.</summary>
internal sealed class GetChallenge : IInstruction
{
    public static InstructionInfo Info => new(ClassFamily.Interindustry, 0x84, ApduCase.Response, "GET CHALLENGE", "ETSI TS 102 221 §11.1.18");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if ((apdu.P1 | apdu.P2) != 0)
            return StatusWord.IncorrectP1P2;
        if (!apdu.Data.IsEmpty)
            return StatusWord.WrongLength;
        _ = response.AcceptsPart(int.MaxValue, out int length);
        session.Options.Entropy.Fill(response.Take(length));
        return StatusWord.Success;
    }
}
