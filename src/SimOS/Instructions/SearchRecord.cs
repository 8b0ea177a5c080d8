using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>SEARCH RECORD: the numbers of the records that have a string at one place; the first of them becomes current.</summary>
/// <remarks>
/// Simple search: the data is the string, and the place is the beginning of the record. Enhanced search: the data is
/// <c>indication | offset or value | string</c>, and the place is that offset, or just after the first octet with that value.
/// Where no record has it: 6A83, as real cards answer, and nothing changes. The specification has 6282 there: a copied card answers what
/// the card did (<see cref="CardSession.SearchMiss"/>).
/// </remarks>
internal sealed class SearchRecord : IInstruction
{
    // How to walk: b3 b1 of P2, or of the indication in an enhanced search. The odd ones go backward.
    private const int ForwardFromP1 = 4;
    private const int BackwardFromP1 = 5;
    private const int ForwardFromNext = 6;
    private const int BackwardFromPrevious = 7;

    private const int Enhanced = 6; // of P2
    private const int IndicationLength = 2;
    private const int WalkMask = 0x07;
    private const int AfterValue = 0x08;

    public static InstructionInfo Info => new(
        ClassFamily.Interindustry, 0xA2, ApduCase.CommandAndResponse, "SEARCH RECORD", "ETSI TS 102 221 §11.1.7");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        int mode = RecordPointer.ModeOf(apdu.P2);
        if (mode is not (ForwardFromP1 or BackwardFromP1 or Enhanced))
            return StatusWord.IncorrectP1P2;
        StatusWord sw = Target.TryRecords(session, in apdu, AccessMode.Read, out Target target);
        if (sw != StatusWord.Success)
            return sw;
        ReadOnlySpan<byte> indication = mode == Enhanced ? apdu.Data[..Math.Min(IndicationLength, apdu.Data.Length)] : default;
        ReadOnlySpan<byte> wanted = apdu.Data[indication.Length..];
        if (wanted.IsEmpty || wanted.Length > target.File.RecordLength)
            return StatusWord.WrongLength;
        int walk = indication.IsEmpty ? mode : indication[0] & WalkMask;
        if (walk < ForwardFromP1)
            return StatusWord.WrongData;
        sw = TryStart(session, target, apdu.P1, walk, out int number);
        if (sw != StatusWord.Success)
            return sw;

        int step = walk is BackwardFromP1 or BackwardFromPrevious ? -1 : 1;
        for (; number >= 1 && number <= target.File.Records; number += step)
        {
            ReadOnlySpan<byte> record = session.Files.Record(target.File, number);
            if (record[PlaceIn(record, indication)..].StartsWith(wanted))
                response.Write((byte)number);
        }
        if (response.Length == 0)
            return Miss(session, target);
        target.Enter(session);
        session.Channel.Record = response.Written[0];
        return StatusWord.Success;
    }

    /// <summary>An error leaves everything; a warning or success is the end of a command that found nothing, in a file that is current now.</summary>
    private static StatusWord Miss(CardSession session, Target target)
    {
        if (session.SearchMiss != StatusWord.RecordNotFound)
            target.Enter(session);
        return session.SearchMiss;
    }

    private static StatusWord TryStart(CardSession session, Target target, byte p1, int walk, out int number) => walk switch
    {
        ForwardFromNext => target.TryRecord(session, 0, RecordPointer.Next, out number),
        BackwardFromPrevious => target.TryRecord(session, 0, RecordPointer.Previous, out number),
        _ => target.TryRecord(session, p1, RecordPointer.Absolute, out number),
    };

    /// <summary>Where in a record the string must stand; the record's end where it cannot.</summary>
    private static int PlaceIn(ReadOnlySpan<byte> record, ReadOnlySpan<byte> indication)
    {
        if (indication.IsEmpty)
            return 0;
        if ((indication[0] & AfterValue) == 0)
            return Math.Min(indication[1], record.Length);
        int found = record.IndexOf(indication[1]);
        return found < 0 ? record.Length : found + 1;
    }
}
