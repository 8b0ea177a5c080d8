using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>READ BINARY: reads from a transparent EF, the current one or one named by its short identifier.</summary>
internal sealed class ReadBinary : IInstruction
{
    public static InstructionInfo Info => new(
        ClassFamily.Interindustry, 0xB0, ApduCase.Response, "READ BINARY", "ETSI TS 102 221 §11.1.3",
        Gsm: new("READ BINARY", "3GPP TS 51.011 §9.2.3"));

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        StatusWord sw = Target.TryTransparent(session, in apdu, AccessMode.Read, out Target target, out int offset);
        if (sw != StatusWord.Success)
            return sw;
        if (!apdu.Data.IsEmpty)
            return StatusWord.WrongLength;
        if (offset >= target.File.Size)
            return StatusWord.WrongP1P2;
        int available = target.File.Size - offset;
        if (!response.AcceptsPart(available, out int length))
            return StatusWord.WrongLe(available);
        target.Enter(session);
        response.Write(session.Files.Content(target.File).Slice(offset, length));
        return StatusWord.Success;
    }
}
