using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>READ RECORD: reads one whole record of a linear fixed or cyclic EF.</summary>
internal sealed class ReadRecord : IInstruction
{
    public static InstructionInfo Info => new(
        ClassFamily.Interindustry, 0xB2, ApduCase.Response, "READ RECORD", "ETSI TS 102 221 §11.1.5",
        Gsm: new("READ RECORD", "3GPP TS 51.011 §9.2.5"));

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        StatusWord sw = Target.TryRecords(session, in apdu, AccessMode.Read, out Target target);
        if (sw != StatusWord.Success)
            return sw;
        if (!apdu.Data.IsEmpty)
            return StatusWord.WrongLength;
        int mode = RecordPointer.ModeOf(apdu.P2);
        sw = target.TryRecord(session, apdu.P1, mode, out int number);
        if (sw != StatusWord.Success)
            return sw;
        if (!response.Accepts(target.File.RecordLength))
            return StatusWord.WrongLe(target.File.RecordLength);
        target.Enter(session);
        RecordPointer.Move(session.Channel, mode, number);
        response.Write(session.Files.Record(target.File, number));
        return StatusWord.Success;
    }
}
