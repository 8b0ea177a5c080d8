using System.Buffers.Binary;

namespace Tottoli.MultiSim.Protocol.SecuredPackets;

/// <summary>What a response packet says.</summary>
/// <param name="Status">The card's status.</param>
/// <param name="Counter">The counter of the command that it answers, 40 bits; 0 where the card could not read it.</param>
/// <param name="Length">Bytes of data in the buffer that the server gave.</param>
/// <param name="IsAuthenticated">True when a cryptographic checksum proved that the card sent it.</param>
public readonly record struct ResponseContent(SecuredPacketStatus Status, ulong Counter, int Length, bool IsAuthenticated);

/// <summary>A response packet of SCP80, the proof of receipt (ETSI TS 102 225 5.2, 3GPP TS 31.115 4.3): <c>RPL(2) RHL(1) TAR(3) CNTR(5) PCNTR(1) status(1) RC/CC data padding</c>.</summary>
/// <remarks>It begins at RPL: the user data header 02 71 00 belongs to the short message, but the checksum covers it.</remarks>
public static class ResponsePacket
{
    /// <summary>Bytes by which a packet is longer than its data, at most.</summary>
    public const int MaxOverhead = ClearSize + FixedSize + 8 + 15;

    // RPL, RHL, TAR; then CNTR, PCNTR, status. RHL counts from TAR.
    private const int ClearSize = 6;
    private const int FixedSize = 7;
    private const int RhlOffset = 2;
    private const int TarOffset = 3;

    private static ReadOnlySpan<byte> UserDataHeader => [0x02, 0x71, 0x00];

    /// <summary>The card's side: makes a packet, protected as the command asks, or not at all where the command itself could not be trusted.</summary>
    /// <param name="command">The command's clear header.</param>
    /// <param name="keys">The command's key set, or null where the card has none.</param>
    /// <param name="counter">The command's counter; 0 where it could not be read.</param>
    /// <param name="status">The outcome.</param>
    /// <param name="data">The response data.</param>
    /// <param name="destination">Receives the packet from RPL on: data and up to <see cref="MaxOverhead"/> bytes.</param>
    /// <returns>Bytes of the packet.</returns>
    /// <exception cref="ArgumentException">There is no room for the packet.</exception>
    public static int Wrap(
        in SecurityParameters command, OtaKeySet? keys, ulong counter, SecuredPacketStatus status, ReadOnlySpan<byte> data, Span<byte> destination)
    {
        if (!IsAfterIntegrityCheck(status) || !TryShape(command, keys, out PacketBody body))
            body = Unprotected;
        int size = body.SizeFor(data.Length);
        if (size - 2 > ushort.MaxValue || size > destination.Length)
            throw new ArgumentException($"The packet has {size} bytes; there is room for {Math.Min(destination.Length, ushort.MaxValue + 2)}.", nameof(destination));
        Span<byte> packet = destination[..size];
        BinaryPrimitives.WriteUInt16BigEndian(packet, (ushort)(size - 2));
        packet[RhlOffset] = (byte)(ClearSize + FixedSize - TarOffset + body.ChecksumLength);
        PacketBody.WriteTar(packet[TarOffset..], command.Tar);
        PacketBody.WriteCounter(packet[ClearSize..], counter);
        packet[ClearSize + FixedSize - 1] = (byte)status;
        body.Seal(packet, data);
        return size;
    }

    /// <summary>The server's side: opens a packet, protected as the command asked, or an unprotected error.</summary>
    /// <param name="packet">The packet from RPL on.</param>
    /// <param name="command">The clear header of the command that it answers.</param>
    /// <param name="keys">The command's key set.</param>
    /// <param name="data">Receives the data; at least as long as the packet.</param>
    /// <param name="response">What it says.</param>
    /// <returns>
    /// False where the packet is malformed, answers another TAR or does not verify. An unprotected answer to a command that asked for a
    /// protected one counts only as an error: it is never a proof that the command was carried out.
    /// </returns>
    public static bool TryUnwrap(
        ReadOnlySpan<byte> packet, in SecurityParameters command, OtaKeySet? keys, Span<byte> data, out ResponseContent response)
    {
        response = default;
        if (data.Length < packet.Length)
            throw new ArgumentException($"The buffer has {data.Length} bytes; expected at least the packet's {packet.Length}.", nameof(data));
        if (packet.Length < ClearSize + FixedSize || BinaryPrimitives.ReadUInt16BigEndian(packet) != packet.Length - 2
            || PacketBody.ReadTar(packet[TarOffset..]) != command.Tar)
        {
            return false;
        }
        if (TryShape(command, keys, out PacketBody body) && TryOpen(packet, body, data, out response))
        {
            response = response with { IsAuthenticated = command.ReceiptIntegrity == IntegrityKind.CryptographicChecksum };
            return true;
        }
        return TryOpen(packet, Unprotected, data, out response) && response.Status != SecuredPacketStatus.Ok;
    }

    private static PacketBody Unprotected => new(UserDataHeader, ClearSize, FixedSize, null, null, null);

    // These are found once the command's checksum was right, so that the keys are the sender's.
    private static bool IsAfterIntegrityCheck(SecuredPacketStatus status) => status is
        SecuredPacketStatus.Ok or SecuredPacketStatus.CounterLow or SecuredPacketStatus.CounterHigh or SecuredPacketStatus.CounterBlocked
        or SecuredPacketStatus.InsufficientMemory or SecuredPacketStatus.MoreTime
        or SecuredPacketStatus.ActualResponseBySubmit or SecuredPacketStatus.ActualResponseByUssd;

    private static bool TryOpen(ReadOnlySpan<byte> packet, in PacketBody body, Span<byte> data, out ResponseContent response)
    {
        response = default;
        if (packet[RhlOffset] != ClearSize + FixedSize - TarOffset + body.ChecksumLength)
            return false;
        Span<byte> copy = data[..packet.Length];
        packet.CopyTo(copy);
        bool opened = body.Open(copy, out ReadOnlySpan<byte> content) == SecuredPacketStatus.Ok;
        SecuredPacketStatus status = (SecuredPacketStatus)copy[ClearSize + FixedSize - 1];
        ulong counter = PacketBody.ReadCounter(copy[ClearSize..]);
        int length = opened ? content.Length : 0;
        content[..length].CopyTo(data);
        data[length..].Clear();
        response = opened ? new ResponseContent(status, counter, length, IsAuthenticated: false) : default;
        return opened;
    }

    private static bool TryShape(in SecurityParameters command, OtaKeySet? keys, out PacketBody body)
    {
        OtaKeySet? suitable = keys is null || command.KeyVersion is 0 || command.KeyVersion == keys.Version ? keys : null;
        CipherAlgorithm? cipher = command.IsReceiptCiphered ? CipherAlgorithm.Find(command.Kic, suitable) : null;
        ChecksumAlgorithm? checksum = ChecksumAlgorithm.Find(command.ReceiptIntegrity, command.Kid, suitable);
        body = new PacketBody(UserDataHeader, ClearSize, FixedSize, cipher, checksum, suitable);
        return (cipher is not null || !command.IsReceiptCiphered) && (checksum is not null || command.ReceiptIntegrity == IntegrityKind.None);
    }
}
