using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>GET RESPONSE: hands over what the command before left. It must follow directly, on the same channel.</summary>
internal sealed class GetResponse : IInstruction
{
    public static InstructionInfo Info => new(
        ClassFamily.Interindustry | ClassFamily.Uicc, 0xC0, ApduCase.Response, "GET RESPONSE", "ETSI TS 102 221 §7.3.1.1.4",
        Gsm: new("GET RESPONSE", "3GPP TS 51.011 §9.2.18"));

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        ReadOnlySpan<byte> pending = session.Pending.For(session.Channel.Number);
        if (pending.IsEmpty)
        {
            session.Pending.Clear(); // also what waits for another channel: this did not follow directly
            return StatusWord.ConditionsNotSatisfied;
        }
        if (apdu.P1 != 0 || apdu.P2 != 0)
            return StatusWord.IncorrectP1P2;
        if (!response.AcceptsPart(pending.Length, out int length))
            return StatusWord.WrongLe(pending.Length);
        response.Write(pending[..length]);
        if (session.Class == ClassFamily.Gsm) // what a 2G terminal does not ask for is not kept (TS 51.011 §9.2.18)
        {
            session.Pending.Clear();
            return StatusWord.Success;
        }
        session.Pending.Advance(length);
        return length < pending.Length ? StatusWord.MoreData(pending.Length - length) : session.Pending.Last;
    }
}
