namespace Tottoli.MultiSim.Protocol.SecuredPackets;

/// <summary>What protects a packet's content against change (SPI bits b2 b1).</summary>
public enum IntegrityKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>RC, a redundancy check: against accidents only.</summary>
    RedundancyCheck = 1,

    /// <summary>CC, a cryptographic checksum.</summary>
    CryptographicChecksum = 2,

    /// <summary>DS, a digital signature: reserved, not processed.</summary>
    DigitalSignature = 3,
}

/// <summary>What the receiver does with the counter (SPI octet 1, bits b5 b4).</summary>
public enum CounterMode
{
    /// <summary>No counter.</summary>
    None = 0,

    /// <summary>A counter is there and not checked.</summary>
    NotChecked = 1,

    /// <summary>Process only if higher than the stored one.</summary>
    Higher = 2,

    /// <summary>Process only if exactly one higher than the stored one.</summary>
    OneHigher = 3,
}

/// <summary>When the card sends a proof of receipt (SPI octet 2, bits b2 b1).</summary>
public enum ReceiptMode
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>Always.</summary>
    Always = 1,

    /// <summary>Only on an error.</summary>
    OnError = 2,

    /// <summary>Reserved.</summary>
    Reserved = 3,
}

/// <summary>The clear part of a command packet's header (ETSI TS 102 225 5.1.1): what protects it, with which keys, and for whom.</summary>
/// <param name="Spi1">SPI octet 1: integrity b2 b1, ciphering b3, counter b5 b4.</param>
/// <param name="Spi2">SPI octet 2: proof of receipt b2 b1, its integrity b4 b3, its ciphering b5, by SMS-SUBMIT b6.</param>
/// <param name="Kic">KIc: key version b8..b5, ciphering algorithm b4..b1.</param>
/// <param name="Kid">KID: key version b8..b5, integrity algorithm b4..b1.</param>
/// <param name="Tar">Toolkit application reference, 24 bits.</param>
public readonly record struct SecurityParameters(byte Spi1, byte Spi2, byte Kic, byte Kid, int Tar)
{
    /// <summary>What protects the command.</summary>
    public IntegrityKind Integrity => (IntegrityKind)(Spi1 & 0x03);

    /// <summary>Whether the command is ciphered.</summary>
    public bool IsCiphered => (Spi1 & 0x04) != 0;

    /// <summary>How the counter is checked.</summary>
    public CounterMode CounterMode => (CounterMode)((Spi1 >> 3) & 0x03);

    /// <summary>When a proof of receipt is sent.</summary>
    public ReceiptMode Receipt => (ReceiptMode)(Spi2 & 0x03);

    /// <summary>What protects the proof of receipt.</summary>
    public IntegrityKind ReceiptIntegrity => (IntegrityKind)((Spi2 >> 2) & 0x03);

    /// <summary>Whether the proof of receipt is ciphered.</summary>
    public bool IsReceiptCiphered => (Spi2 & 0x10) != 0;

    /// <summary>Whether the proof of receipt comes as an SMS-SUBMIT rather than in the delivery report (3GPP TS 31.115 4.4).</summary>
    public bool IsReceiptBySubmit => (Spi2 & 0x20) != 0;

    /// <summary>The version of the key set, 1..15; 0 for the card's default. KIc's where it names one, else KID's.</summary>
    public int KeyVersion => Kic >> 4 != 0 ? Kic >> 4 : Kid >> 4;

    /// <summary>Whether the sender wants to know of a status.</summary>
    /// <param name="status">The outcome of the command packet.</param>
    public bool WantsReceipt(SecuredPacketStatus status) =>
        Receipt == ReceiptMode.Always || (Receipt == ReceiptMode.OnError && status != SecuredPacketStatus.Ok);

    /// <summary>Whether each of integrity, ciphering and counter is at least what a minimum security level asks (ETSI TS 102 226 8.2.1.3.2.4).</summary>
    /// <param name="minimumSpi1">The minimum as an SPI octet 1; 0 asks nothing.</param>
    public bool Reaches(byte minimumSpi1) =>
        (Spi1 & 0x03) >= (minimumSpi1 & 0x03) && (Spi1 & 0x04) >= (minimumSpi1 & 0x04) && (Spi1 & 0x18) >= (minimumSpi1 & 0x18);
}
