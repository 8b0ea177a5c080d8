using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>UPDATE BINARY: writes into a transparent EF, never beyond its end.</summary>
internal sealed class UpdateBinary : IInstruction
{
    public static InstructionInfo Info => new(
        ClassFamily.Interindustry, 0xD6, ApduCase.Command, "UPDATE BINARY", "ETSI TS 102 221 §11.1.4",
        Gsm: new("UPDATE BINARY", "3GPP TS 51.011 §9.2.4"));

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        StatusWord sw = Target.TryTransparent(session, in apdu, AccessMode.Update, out Target target, out int offset);
        if (sw != StatusWord.Success)
            return sw;
        if (offset >= target.File.Size)
            return StatusWord.WrongP1P2;
        if (apdu.Data.IsEmpty || apdu.Data.Length > target.File.Size - offset)
            return StatusWord.WrongLength;
        sw = KeyFiles.Program(session, target.File, offset, apdu.Data);
        if (sw != StatusWord.Success)
            return sw;
        target.Enter(session);
        session.Files.Write(target.File, offset, apdu.Data);
        return StatusWord.Success;
    }
}
