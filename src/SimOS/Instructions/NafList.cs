using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>EF.GBANL: for which servers keys were derived, <c>80 L NAF_ID 81 L B-TID</c> a record (3GPP TS 31.102 §4.2.80). The card writes it, the terminal reads it.</summary>
internal static class NafList
{
    private const byte NafIdTag = 0x80;
    private const byte TransactionTag = 0x81;
    private const byte Unused = 0xFF;

    /// <summary>Writes the record of a server: its own, or the first that is free, or the first. Nothing where the file is not active, or the terminal told no B-TID.</summary>
    public static void Remember(CardSession session, ReadOnlySpan<byte> nafId, bool isUsim)
    {
        CardFiles files = session.Files;
        if (files.Find((isUsim ? UsimServiceFiles.Gbanl : IsimFiles.Gbanl).Path) is not { } list || list.Availability != StatusWord.Success
            || files.Find((isUsim ? UsimServiceFiles.Gbabp : IsimFiles.Gbabp).Path) is not { } parameters || parameters.Availability != StatusWord.Success)
        {
            return;
        }
        ReadOnlySpan<byte> transaction = TransactionOf(files.Content(parameters));
        int length = 4 + nafId.Length + transaction.Length;
        // Both lengths in one octet.
        if (transaction.IsEmpty || length > list.RecordLength || nafId.Length > 0x7F || transaction.Length > 0x7F)
            return;
        Span<byte> record = stackalloc byte[list.RecordLength];
        record.Fill(Unused);
        record[0] = NafIdTag;
        record[1] = (byte)nafId.Length;
        nafId.CopyTo(record[2..]);
        record[2 + nafId.Length] = TransactionTag;
        record[3 + nafId.Length] = (byte)transaction.Length;
        transaction.CopyTo(record[(4 + nafId.Length)..]);
        files.WriteRecord(list, PlaceOf(files, list, record[..(2 + nafId.Length)]), record);
    }

    private static int PlaceOf(CardFiles files, CardFile list, ReadOnlySpan<byte> start)
    {
        int free = 0;
        for (int number = 1; number <= list.Records; number++)
        {
            ReadOnlySpan<byte> record = files.Record(list, number);
            if (record.StartsWith(start))
                return number;
            if (free == 0 && record[0] == Unused)
                free = number;
        }
        return Math.Max(free, 1);
    }

    // EF.GBABP: L RAND L B-TID L lifetime, written by the terminal.
    private static ReadOnlySpan<byte> TransactionOf(ReadOnlySpan<byte> parameters)
    {
        int at = parameters.IsEmpty ? 0 : 1 + parameters[0];
        return at < parameters.Length && parameters[at] <= parameters.Length - at - 1 ? parameters.Slice(at + 1, parameters[at]) : default;
    }
}
