using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>SEEK of class A0: the first record of a linear fixed EF that begins with a pattern becomes current; type 2 also answers its number.</summary>
internal sealed class Seek : IInstruction
{
    // How to walk: the low half of P2. The odd ones go backward.
    private const int FromBeginning = 0;
    private const int FromEndBackward = 1;
    private const int FromNext = 2;
    private const int FromPreviousBackward = 3;

    private const int Type2 = 0x10;
    private const int LongestPattern = 16;

    public static InstructionInfo Info => new(ClassFamily.Gsm, 0xA2, ApduCase.CommandAndResponse, "SEEK", "3GPP TS 51.011 §9.2.7");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        int walk = apdu.P2 & ~Type2;
        if (apdu.P1 != 0 || walk > FromPreviousBackward)
            return StatusWord.IncorrectP1P2;
        StatusWord sw = Target.TryRecords(session, in apdu, sfi: null, AccessMode.Read, out Target target);
        if (sw != StatusWord.Success)
            return sw;
        CardFile file = target.File;
        if (file.Kind != EfKind.LinearFixed)
            return StatusWord.IncompatibleWithFileStructure;
        if (apdu.Data.IsEmpty || apdu.Data.Length > Math.Min(LongestPattern, file.RecordLength))
            return StatusWord.WrongLength;

        int number = walk switch
        {
            FromBeginning => 1,
            FromEndBackward => file.Records,
            FromNext => RecordPointer.Find(file, session.Channel.Record, RecordPointer.Next, 0),
            _ => RecordPointer.Find(file, session.Channel.Record, RecordPointer.Previous, 0),
        };
        int step = walk is FromEndBackward or FromPreviousBackward ? -1 : 1;
        for (; number >= 1 && number <= file.Records; number += step)
        {
            if (!session.Files.Record(file, number).StartsWith(apdu.Data))
                continue;
            session.Channel.Record = number;
            if ((apdu.P2 & Type2) != 0)
                response.Write((byte)number);
            return StatusWord.Success;
        }
        return StatusWord.FileNotFound; // 9404 means "pattern not found" here
    }
}
