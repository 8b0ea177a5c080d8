using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>UPDATE RECORD: writes one whole record; in a cyclic EF over the oldest, which becomes number 1.</summary>
internal sealed class UpdateRecord : IInstruction
{
    public static InstructionInfo Info => new(
        ClassFamily.Interindustry, 0xDC, ApduCase.Command, "UPDATE RECORD", "ETSI TS 102 221 §11.1.6",
        Gsm: new("UPDATE RECORD", "3GPP TS 51.011 §9.2.6"));

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        StatusWord sw = Target.TryRecords(session, in apdu, AccessMode.Update, out Target target);
        if (sw != StatusWord.Success)
            return sw;
        int mode = RecordPointer.ModeOf(apdu.P2);
        bool ring = target.File.Kind == EfKind.Cyclic;
        if (ring && mode != RecordPointer.Previous)
            return StatusWord.IncompatibleWithFileStructure;
        sw = target.TryRecord(session, apdu.P1, mode, out int number);
        if (sw != StatusWord.Success)
            return sw;
        if (apdu.Data.Length != target.File.RecordLength)
            return StatusWord.WrongLength;
        target.Enter(session);
        if (ring)
            session.Files.AppendRecord(target.File, apdu.Data);
        else
            session.Files.WriteRecord(target.File, number, apdu.Data);
        RecordPointer.Move(session.Channel, mode, ring ? 1 : number);
        return StatusWord.Success;
    }
}
