using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>RETRIEVE DATA: an object of a BER-TLV EF, or the list of its tags, in blocks: the first by its tag, then the next, or the last one again.</summary>
internal sealed class RetrieveData : IInstruction
{
    private const int ShortAnswer = 256;

    /// <summary>A block with more to follow is a little shorter, so that nobody can take its 62F1 for the length to ask for.</summary>
    private const int ShortBlock = 240;

    public static InstructionInfo Info => new(ClassFamily.Uicc, 0xCB, ApduCase.ResponseWithOrWithoutCommand, "RETRIEVE DATA", "ETSI TS 102 221 §11.3.1");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        StatusWord sw = BlockTarget.TryFind(session, in apdu, AccessMode.Read, out Target target);
        if (sw != StatusWord.Success)
            return sw;
        BlockTransfer transfer = session.Channel.Transfer;
        if (BlockTarget.BlockOf(in apdu) == BlockTarget.First)
        {
            sw = TryBegin(session, target, apdu.Data);
            if (sw != StatusWord.Success)
                return sw;
            int most = apdu.Ne > ShortAnswer ? Math.Min(apdu.Ne, response.Room) : transfer.Remaining <= ShortAnswer ? ShortAnswer : ShortBlock;
            return Give(transfer, Math.Min(most, transfer.Remaining), ref response);
        }
        if (!transfer.IsOut)
            return StatusWord.ConditionsNotSatisfied;
        if (!apdu.Data.IsEmpty)
            return StatusWord.WrongLength;
        return GiveNext(transfer, again: BlockTarget.BlockOf(in apdu) == BlockTarget.Again, ref response);
    }

    private static StatusWord TryBegin(CardSession session, Target target, ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
            return StatusWord.WrongLength;
        if (!BerTlvReader.TryReadTag(data, out int tag, out int size) || size != data.Length)
            return StatusWord.WrongData;
        ReadOnlySpan<byte> content = session.Files.Content(target.File);
        Range place = default;
        if (tag != TlvObjects.TagList && !TlvObjects.TryFind(content, tag, out place))
            return StatusWord.ReferencedDataNotFound;
        target.Enter(session);
        BlockTransfer transfer = session.Channel.Transfer;
        const int mostOfTagAndLength = 5;
        if (tag == TlvObjects.TagList)
            transfer.Shorten(TlvObjects.ListTags(content, transfer.BeginOut(content.Length + mostOfTagAndLength)));
        else
            content[place].CopyTo(transfer.BeginOut(content[place].Length));
        return StatusWord.Success;
    }

    private static StatusWord GiveNext(BlockTransfer transfer, bool again, ref ResponseWriter response)
    {
        int remaining = again ? transfer.RemainingAgain : transfer.Remaining;
        if (remaining == 0)
            return StatusWord.ConditionsNotSatisfied;
        if (!response.AcceptsPart(remaining, out int length))
            return StatusWord.WrongLe(remaining);
        if (again)
            transfer.Back();
        return Give(transfer, length, ref response);
    }

    private static StatusWord Give(BlockTransfer transfer, int length, ref ResponseWriter response)
    {
        response.Write(transfer.Out(length));
        return transfer.Remaining > 0 ? StatusWord.MoreDataAvailable : StatusWord.Success;
    }
}
