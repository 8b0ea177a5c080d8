namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below DF.PHONEBOOK of DF.TELECOM, the phone book of all applications.</summary>
/// <remarks>Identifiers and SFIs but those of EF.PBR, EF.PSC, EF.CC and EF.PUID are a card's own: EF.PBR tells them. These are the usual ones.</remarks>
public static class PhoneBookFiles
{
    /// <summary>DF.PHONEBOOK.</summary>
    public static readonly FilePath Df = TelecomFiles.Df.Append(0x5F3A);

    /// <summary>Which files make up a phone book.</summary>
    public static readonly EfDefinition Pbr = new(Df.Append(0x4F30), "EF.PBR", EfKind.LinearFixed, 0x00, "TS 31.102 §4.4.2.1") { Size = new(1) };

    /// <summary>Synchronisation counter: changes when unique identifiers are made anew.</summary>
    public static readonly EfDefinition Psc = new(Df.Append(0x4F22), "EF.PSC", EfKind.Transparent, 0x00, "TS 31.102 §4.4.2.12.2") { Size = new(1) };

    /// <summary>Change counter of the phone book.</summary>
    public static readonly EfDefinition Cc = new(Df.Append(0x4F23), "EF.CC", EfKind.Transparent, 0x00, "TS 31.102 §4.4.2.12.3") { Size = new(1) };

    /// <summary>Unique identifier given last.</summary>
    public static readonly EfDefinition Puid = new(Df.Append(0x4F24), "EF.PUID", EfKind.Transparent, 0x00, "TS 31.102 §4.4.2.12.4") { Size = new(1) };

    /// <summary>Numbers and names.</summary>
    public static readonly EfDefinition Adn = new(Df.Append(0x4F3A), "EF.ADN", EfKind.LinearFixed, 0x01, "TS 31.102 §4.4.2.3") { Size = new(14, 34) };

    /// <summary>Which further records belong to an entry.</summary>
    public static readonly EfDefinition Iap = new(Df.Append(0x4F32), "EF.IAP", EfKind.LinearFixed, 0x02, "TS 31.102 §4.4.2.2") { Size = new(1) };

    /// <summary>Second names.</summary>
    public static readonly EfDefinition Sne = new(Df.Append(0x4F54), "EF.SNE", EfKind.LinearFixed, 0x14, "TS 31.102 §4.4.2.7") { Size = new(1) };

    /// <summary>Which entries are hidden, or were changed by a 2G terminal.</summary>
    public static readonly EfDefinition Pbc = new(Df.Append(0x4F09), "EF.PBC", EfKind.LinearFixed, 0x04, "TS 31.102 §4.4.2.5") { Size = new(2, 2) };

    /// <summary>Groups of an entry.</summary>
    public static readonly EfDefinition Grp = new(Df.Append(0x4F52), "EF.GRP", EfKind.LinearFixed, 0x12, "TS 31.102 §4.4.2.6") { Size = new(1) };

    /// <summary>Unique identifiers of entries.</summary>
    public static readonly EfDefinition Uid = new(Df.Append(0x4F21), "EF.UID", EfKind.LinearFixed, 0x09, "TS 31.102 §4.4.2.12.1") { Size = new(2, 2) };

    /// <summary>Further numbers.</summary>
    public static readonly EfDefinition Anr = new(Df.Append(0x4F11), "EF.ANR", EfKind.LinearFixed, 0x08, "TS 31.102 §4.4.2.9") { Size = new(15, 17) };

    /// <summary>Addresses of electronic mail.</summary>
    public static readonly EfDefinition Email = new(Df.Append(0x4F50), "EF.EMAIL", EfKind.LinearFixed, 0x0D, "TS 31.102 §4.4.2.13") { Size = new(1) };

    /// <summary>Extension of ADN and ANR.</summary>
    public static readonly EfDefinition Ext1 = new(Df.Append(0x4F4A), "EF.EXT1", EfKind.LinearFixed, 0x03, "TS 31.102 §4.4.2.4") { Size = new(13, 13) };

    /// <summary>Names of further numbers.</summary>
    public static readonly EfDefinition Aas = new(Df.Append(0x4F4B), "EF.AAS", EfKind.LinearFixed, 0x06, "TS 31.102 §4.4.2.10") { Size = new(1) };

    /// <summary>Names of groups.</summary>
    public static readonly EfDefinition Gas = new(Df.Append(0x4F53), "EF.GAS", EfKind.LinearFixed, 0x13, "TS 31.102 §4.4.2.8") { Size = new(1) };

    /// <summary>Bearer capabilities of calls.</summary>
    public static readonly EfDefinition Ccp1 = new(Df.Append(0x4F4F), "EF.CCP1", EfKind.LinearFixed, 0x16, "TS 31.102 §4.4.2.11") { Size = new(14, 15) };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Pbr, Psc, Cc, Puid, Adn, Iap, Sne, Pbc, Grp, Uid, Anr, Email, Ext1, Aas, Gas, Ccp1,
    ];
}
