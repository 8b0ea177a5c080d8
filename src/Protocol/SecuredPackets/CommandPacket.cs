using System.Buffers.Binary;

namespace Tottoli.MultiSim.Protocol.SecuredPackets;

/// <summary>What a card needs to know of a command packet besides its data.</summary>
/// <param name="Length">Bytes of data in the buffer that the card gave; 0 unless the status is OK.</param>
/// <param name="Counter">The packet's counter, for the proof of receipt; 0 where it could not be read.</param>
/// <param name="StoredCounter">The counter to store for the key set: a new one only when every check passed.</param>
public readonly record struct UnwrappedCommand(int Length, ulong Counter, ulong StoredCounter);

/// <summary>A command packet of SCP80 (ETSI TS 102 225 5.1, 3GPP TS 31.115 4.2): <c>CPL(2) CHL(1) SPI(2) KIc KID TAR(3) CNTR(5) PCNTR(1) RC/CC data padding</c>. A view.</summary>
/// <remarks>It begins at CPL: the user data header 02 70 00 belongs to the short message, and not to the checksum's input.</remarks>
public readonly ref struct CommandPacket
{
    /// <summary>Bytes by which a packet is longer than its data, at most.</summary>
    public const int MaxOverhead = ClearSize + FixedSize + 8 + 15;

    // CPL, CHL, SPI, KIc, KID, TAR; then CNTR, PCNTR. CHL counts from SPI.
    private const int ClearSize = 10;
    private const int FixedSize = 6;
    private const int ChlOffset = 2;
    private const int SpiOffset = 3;

    private readonly ReadOnlySpan<byte> _packet;

    private CommandPacket(ReadOnlySpan<byte> packet) => _packet = packet;

    /// <summary>The clear header.</summary>
    public SecurityParameters Security => new(
        _packet[SpiOffset], _packet[SpiOffset + 1], _packet[SpiOffset + 2], _packet[SpiOffset + 3], PacketBody.ReadTar(_packet[(SpiOffset + 4)..]));

    /// <summary>Finds the header of a packet. A packet whose lengths do not fit has none, and no proof of receipt.</summary>
    /// <param name="packet">The packet from CPL on.</param>
    /// <param name="command">The packet's view.</param>
    public static bool TryParse(ReadOnlySpan<byte> packet, out CommandPacket command)
    {
        bool fits = packet.Length >= ClearSize + FixedSize
            && BinaryPrimitives.ReadUInt16BigEndian(packet) == packet.Length - 2
            && packet[ChlOffset] >= ClearSize + FixedSize - SpiOffset
            && packet[ChlOffset] <= packet.Length - SpiOffset;
        command = fits ? new CommandPacket(packet) : default;
        return fits;
    }

    /// <summary>The card's side: checks everything, in the order TAR, security level, header, keys, deciphering, integrity, counter.</summary>
    /// <param name="minimumSpi1">The addressed application's minimum security level as an SPI octet 1; null where nothing on the card has this TAR.</param>
    /// <param name="keys">The key set of <see cref="SecurityParameters.KeyVersion"/>; null where the card has none.</param>
    /// <param name="storedCounter">The counter stored for that key set.</param>
    /// <param name="data">Receives the data; at least as long as the packet. Cleared unless the status is OK.</param>
    /// <param name="command">Length of the data, and counters.</param>
    /// <param name="anyReceipt">Also accept what ETSI TS 102 225 5.1.1 does not allow: a proof of receipt protected otherwise than the command (some real cards do).</param>
    /// <returns>OK, or what the proof of receipt must say.</returns>
    public SecuredPacketStatus TryUnwrap(
        byte? minimumSpi1, OtaKeySet? keys, ulong storedCounter, Span<byte> data, out UnwrappedCommand command, bool anyReceipt = false)
    {
        if (data.Length < _packet.Length)
            throw new ArgumentException($"The buffer has {data.Length} bytes; expected at least the packet's {_packet.Length}.", nameof(data));
        command = new UnwrappedCommand(0, 0, storedCounter);
        SecurityParameters security = Security;
        if (minimumSpi1 is null)
            return SecuredPacketStatus.TarUnknown;
        if (!security.Reaches(minimumSpi1.Value))
            return SecuredPacketStatus.InsufficientSecurityLevel;
        if (!IsConsistent(security, anyReceipt) || !TryShape(security, keys, out PacketBody body)
            || _packet[ChlOffset] != ClearSize + FixedSize - SpiOffset + body.ChecksumLength)
        {
            return SecuredPacketStatus.UnidentifiedSecurityError;
        }

        Span<byte> copy = data[.._packet.Length];
        _packet.CopyTo(copy);
        SecuredPacketStatus status = body.Open(copy, out ReadOnlySpan<byte> opened);
        ulong counter = status == SecuredPacketStatus.CipheringError ? 0 : PacketBody.ReadCounter(copy[ClearSize..]);
        ulong storedAfter = storedCounter;
        if (status == SecuredPacketStatus.Ok)
            status = CounterRule.Check(security.CounterMode, storedCounter, counter, out storedAfter);
        int length = status == SecuredPacketStatus.Ok ? opened.Length : 0;
        opened[..length].CopyTo(data);
        data[length..].Clear();
        command = new UnwrappedCommand(length, counter, storedAfter);
        return status;
    }

    /// <summary>The server's side: makes a packet.</summary>
    /// <param name="security">How to protect it, and for whom.</param>
    /// <param name="keys">The keys; null only where the security parameters need none.</param>
    /// <param name="counter">The counter, 40 bits.</param>
    /// <param name="data">The secured data.</param>
    /// <param name="destination">Receives the packet from CPL on: data and up to <see cref="MaxOverhead"/> bytes.</param>
    /// <returns>Bytes of the packet.</returns>
    /// <exception cref="ArgumentException">The keys do not suit the algorithms, or the packet is too long.</exception>
    public static int Wrap(in SecurityParameters security, OtaKeySet? keys, ulong counter, ReadOnlySpan<byte> data, Span<byte> destination)
    {
        if (!TryShape(security, keys, out PacketBody body))
            throw new ArgumentException($"The key set does not suit KIc {security.Kic:X2} and KID {security.Kid:X2} under SPI {security.Spi1:X2}{security.Spi2:X2}.", nameof(keys));
        int size = body.SizeFor(data.Length);
        if (size - 2 > ushort.MaxValue || size > destination.Length)
            throw new ArgumentException($"The packet has {size} bytes; there is room for {Math.Min(destination.Length, ushort.MaxValue + 2)}.", nameof(destination));
        Span<byte> packet = destination[..size];
        BinaryPrimitives.WriteUInt16BigEndian(packet, (ushort)(size - 2));
        packet[ChlOffset] = (byte)(ClearSize + FixedSize - SpiOffset + body.ChecksumLength);
        packet[SpiOffset] = security.Spi1;
        packet[SpiOffset + 1] = security.Spi2;
        packet[SpiOffset + 2] = security.Kic;
        packet[SpiOffset + 3] = security.Kid;
        PacketBody.WriteTar(packet[(SpiOffset + 4)..], security.Tar);
        PacketBody.WriteCounter(packet[ClearSize..], counter);
        body.Seal(packet, data);
        return size;
    }

    // 5.1.1: the receipt may be protected as the command is or not at all. A.2: two versions that are named must be one.
    private static bool IsConsistent(in SecurityParameters security, bool anyReceipt)
    {
        int kicVersion = security.Kic >> 4;
        int kidVersion = security.Kid >> 4;
        bool oneVersion = kicVersion == 0 || kidVersion == 0 || kicVersion == kidVersion;
        bool receipt = security.Receipt is ReceiptMode.None
            || ((security.ReceiptIntegrity == IntegrityKind.None || security.ReceiptIntegrity == security.Integrity)
                && (!security.IsReceiptCiphered || security.IsCiphered));
        return oneVersion && security.Receipt != ReceiptMode.Reserved && (receipt || anyReceipt);
    }

    private static bool TryShape(in SecurityParameters security, OtaKeySet? keys, out PacketBody body)
    {
        OtaKeySet? suitable = keys is null || security.KeyVersion is 0 || security.KeyVersion == keys.Version ? keys : null;
        CipherAlgorithm? cipher = security.IsCiphered ? CipherAlgorithm.Find(security.Kic, suitable) : null;
        ChecksumAlgorithm? checksum = ChecksumAlgorithm.Find(security.Integrity, security.Kid, suitable);
        body = new PacketBody(default, ClearSize, FixedSize, cipher, checksum, suitable);
        return (cipher is not null || !security.IsCiphered) && (checksum is not null || security.Integrity == IntegrityKind.None);
    }
}
