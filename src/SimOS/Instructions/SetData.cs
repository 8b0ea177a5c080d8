using System.Buffers;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>
/// SET DATA: an object of a BER-TLV EF, in blocks; it takes the place of the one with its tag when the last block is there, and not before.
/// A tag alone, or with length 0, deletes the object.
/// </summary>
internal sealed class SetData : IInstruction
{
    public static InstructionInfo Info => new(ClassFamily.Uicc, 0xDB, ApduCase.Command, "SET DATA", "ETSI TS 102 221 §11.3.2");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        StatusWord sw = BlockTarget.TryFind(session, in apdu, AccessMode.Update, out Target target);
        if (sw != StatusWord.Success)
            return sw;
        if (apdu.Data.IsEmpty)
            return StatusWord.WrongLength;
        BlockTransfer transfer = session.Channel.Transfer;
        int block = BlockTarget.BlockOf(in apdu);
        if (block == BlockTarget.First)
            return Begin(session, target, apdu.Data);
        if (!transfer.IsIn)
            return StatusWord.ConditionsNotSatisfied;
        if (block == BlockTarget.Again && transfer.IsAtFirstBlock)
            return Begin(session, target, apdu.Data);
        if (apdu.Data.Length > (block == BlockTarget.Again ? transfer.RemainingAgain : transfer.Remaining))
            return Abort(transfer, StatusWord.WrongData);
        if (block == BlockTarget.Again)
            transfer.Back();
        transfer.In(apdu.Data);
        return transfer.Remaining > 0 ? StatusWord.MoreDataExpected : Finish(session, target.File);
    }

    private static StatusWord Begin(CardSession session, Target target, ReadOnlySpan<byte> data)
    {
        if (!BerTlvReader.TryReadTag(data, out int tag, out int tagSize) || tag == TlvObjects.TagList)
            return StatusWord.WrongData;
        int length = 0, lengthSize = 0;
        if (data.Length > tagSize && !BerTlvReader.TryReadShortestLength(data[tagSize..], out length, out lengthSize))
            return StatusWord.WrongData;
        int total = tagSize + lengthSize + length;
        if (data.Length > total)
            return StatusWord.WrongData;
        if (length == 0)
            return Delete(session, target, tag);
        if (total > target.File.Parameters.Capacity - UsedByOthers(session, target.File, tag))
            return StatusWord.NotEnoughMemory;
        target.Enter(session);
        BlockTransfer transfer = session.Channel.Transfer;
        transfer.BeginIn(total);
        transfer.In(data);
        return transfer.Remaining > 0 ? StatusWord.MoreDataExpected : Finish(session, target.File);
    }

    private static StatusWord Delete(CardSession session, Target target, int tag)
    {
        if (!TlvObjects.TryFind(session.Files.Content(target.File), tag, out Range place))
            return StatusWord.ReferencedDataNotFound;
        target.Enter(session);
        session.Channel.Transfer.End();
        Replace(session, target.File, place, []);
        return StatusWord.Success;
    }

    /// <summary>All of the object is there: it is stored. Another channel may have filled the file since the first block.</summary>
    private static StatusWord Finish(CardSession session, CardFile file)
    {
        BlockTransfer transfer = session.Channel.Transfer;
        _ = BerTlvReader.TryReadTag(transfer.Bytes, out int tag, out _);
        ReadOnlySpan<byte> content = session.Files.Content(file);
        if (!TlvObjects.TryFind(content, tag, out Range place))
            place = content.Length..content.Length;
        if (transfer.Bytes.Length > file.Parameters.Capacity - UsedByOthers(session, file, tag))
            return Abort(transfer, StatusWord.NotEnoughMemory);
        Replace(session, file, place, transfer.Bytes);
        transfer.End();
        return StatusWord.Success;
    }

    private static int UsedByOthers(CardSession session, CardFile file, int tag)
    {
        ReadOnlySpan<byte> content = session.Files.Content(file);
        return content.Length - (TlvObjects.TryFind(content, tag, out Range place) ? content[place].Length : 0);
    }

    private static void Replace(CardSession session, CardFile file, Range place, ReadOnlySpan<byte> with)
    {
        ReadOnlySpan<byte> content = session.Files.Content(file);
        int length = content.Length - content[place].Length + with.Length;
        byte[] changed = ArrayPool<byte>.Shared.Rent(Math.Max(length, 1));
        content[..place.Start.Value].CopyTo(changed);
        with.CopyTo(changed.AsSpan(place.Start.Value));
        content[place.End.Value..].CopyTo(changed.AsSpan(place.Start.Value + with.Length));
        session.Files.Replace(file, changed.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(changed, clearArray: true);
    }

    private static StatusWord Abort(BlockTransfer transfer, StatusWord sw)
    {
        transfer.End();
        return sw;
    }
}
