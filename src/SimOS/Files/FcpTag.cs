namespace Tottoli.MultiSim.SimOS.Files;

/// <summary>Tags of an FCP template and of what is in it (ETSI TS 102 221 §11.1.1.4, ETSI TS 102 222 §6.3).</summary>
internal static class FcpTag
{
    public const int Template = 0x62;
    public const int Size = 0x80;
    public const int TotalSize = 0x81;
    public const int Descriptor = 0x82;
    public const int Identifier = 0x83;
    public const int DedicatedFileName = 0x84;
    public const int ShortIdentifier = 0x88;
    public const int LifeCycle = 0x8A;
    public const int Referenced = 0x8B;
    public const int Compact = 0x8C;
    public const int Expanded = 0xAB;
    public const int Proprietary = 0xA5;
    public const int PinStatus = 0xC6;

    // Behind the template of a file of a copied card; private tags of this program.
    public const int Answer = 0xC0;
    public const int GsmHeader = 0xC1;
    public const int OwnRules = 0xC2;

    // In A5 of an FCP.
    public const int Characteristics = 0x80;
    public const int AvailableMemory = 0x83;
    public const int FileDetails = 0x84;
    public const int ReservedSize = 0x85;
    public const int MaximumSize = 0x86;
    public const int Commands = 0x87;
    public const int Link = 0x9B;
    public const int SpecialInformation = 0xC0;

    // In A5 of CREATE FILE and RESIZE FILE.
    public const int FillingPattern = 0xC1;
    public const int RepeatPattern = 0xC2;

    /// <summary>Bit of <see cref="SpecialInformation"/>: the EF may be read and updated while it is deactivated.</summary>
    public const int UsableWhileDeactivated = 0x40;
}
