using System.Diagnostics.CodeAnalysis;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Sms;

/// <summary>Status octet of a record of EF.SMS (TS 31.102 §4.2.25).</summary>
public enum StoredMessageStatus : byte
{
    /// <summary>The record is free.</summary>
    Free = 0x00,

    /// <summary>Received and read.</summary>
    Read = 0x01,

    /// <summary>Received, not read yet.</summary>
    Unread = 0x03,

    /// <summary>Sent.</summary>
    Sent = 0x05,

    /// <summary>To be sent.</summary>
    ToBeSent = 0x07,
}

/// <summary>A record of EF.SMS: <c>status(1) | service centre | TPDU | FF..</c>, 176 octets (TS 31.102 §4.2.25).</summary>
/// <param name="Status">Status.</param>
/// <param name="ServiceCentre">Number of the service centre, or null where the length is 0.</param>
/// <param name="Tpdu">The TPDU. Read from a record it still has the filler behind it, which the TPDU decoders leave alone.</param>
public sealed record StoredMessage(StoredMessageStatus Status, Address? ServiceCentre, ReadOnlyMemory<byte> Tpdu)
{
    /// <summary>Octets of a record.</summary>
    public const int Size = 176;

    /// <summary>Reads a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="message">The message.</param>
    /// <returns>False where the record is free or makes no sense.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> record, [NotNullWhen(true)] out StoredMessage? message)
    {
        message = null;
        if (record.Length < 2 || (record[0] & 0x01) == 0 || record[1] > 11 || record.Length <= 2 + record[1])
            return false;
        Address? centre = Address.TryDecode(record.Slice(2, record[1]), out Address number) ? number : null;
        message = new((StoredMessageStatus)record[0], centre, record[(2 + record[1])..].ToArray());
        return true;
    }

    /// <summary>Writes a record and fills it with FF.</summary>
    /// <param name="record">The record.</param>
    /// <returns>False where the message does not fit; the record is then spoiled.</returns>
    public bool TryEncode(Span<byte> record)
    {
        record.Fill(0xFF);
        int centreSize = ServiceCentre is { } number ? 1 + ((number.Digits.Length + 1) / 2) : 0;
        if (centreSize > 11 || 2 + centreSize + Tpdu.Length > record.Length)
            return false;
        record[0] = (byte)Status;
        record[1] = (byte)centreSize;
        ServiceCentre?.Encode(record[2..]);
        Tpdu.Span.CopyTo(record[(2 + centreSize)..]);
        return true;
    }
}
