namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below DF.ProSe of ADF.USIM: proximity services of EPS.</summary>
public static class ProSeFiles
{
    /// <summary>DF.ProSe.</summary>
    public static readonly FilePath Df = FilePath.AdfUsim.Append(0x5F90);

    /// <summary>Monitoring parameters.</summary>
    public static readonly EfDefinition Mon = new(Df.Append(0x4F01), "EF.PROSE_MON", EfKind.LinearFixed, 0x01, "TS 31.102 §4.4.8") { Size = new(1) };

    /// <summary>Announcing parameters.</summary>
    public static readonly EfDefinition Ann = new(Df.Append(0x4F02), "EF.PROSE_ANN", EfKind.LinearFixed, 0x02, "TS 31.102 §4.4.8") { Size = new(1) };

    /// <summary>Proximity function of the home network.</summary>
    public static readonly EfDefinition Function = new(Df.Append(0x4F03), "EF.PROSEFUNC", EfKind.LinearFixed, 0x03, "TS 31.102 §4.4.8") { Size = new(1) };

    /// <summary>Radio parameters of direct communication.</summary>
    public static readonly EfDefinition RadioCom = new(Df.Append(0x4F04), "EF.PROSE_RADIO_COM", EfKind.Transparent, 0x04, "TS 31.102 §4.4.8") { Size = new(1) };

    /// <summary>Radio parameters of monitoring.</summary>
    public static readonly EfDefinition RadioMon = new(Df.Append(0x4F05), "EF.PROSE_RADIO_MON", EfKind.Transparent, 0x05, "TS 31.102 §4.4.8") { Size = new(1) };

    /// <summary>Radio parameters of announcing.</summary>
    public static readonly EfDefinition RadioAnn = new(Df.Append(0x4F06), "EF.PROSE_RADIO_ANN", EfKind.Transparent, 0x06, "TS 31.102 §4.4.8") { Size = new(1) };

    /// <summary>Policies.</summary>
    public static readonly EfDefinition Policy = new(Df.Append(0x4F07), "EF.PROSE_POLICY", EfKind.LinearFixed, 0x07, "TS 31.102 §4.4.8") { Size = new(1) };

    /// <summary>Networks with direct communication.</summary>
    public static readonly EfDefinition Plmn = new(Df.Append(0x4F08), "EF.PROSE_PLMN", EfKind.LinearFixed, 0x08, "TS 31.102 §4.4.8") { Size = new(1) };

    /// <summary>Group counters.</summary>
    public static readonly EfDefinition Gc = new(Df.Append(0x4F09), "EF.PROSE_GC", EfKind.Transparent, 0x09, "TS 31.102 §4.4.8") { Size = new(1) };

    /// <summary>Services of the directory, one bit each.</summary>
    public static readonly EfDefinition Pst = new(Df.Append(0x4F10), "EF.PST", EfKind.Transparent, 0x10, "TS 31.102 §4.4.8") { Size = new(1) };

    /// <summary>How usage is reported.</summary>
    public static readonly EfDefinition Uirc = new(Df.Append(0x4F11), "EF.UIRC", EfKind.Transparent, 0x11, "TS 31.102 §4.4.8") { Size = new(1) };

    /// <summary>Discovery of group members.</summary>
    public static readonly EfDefinition GmDiscovery = new(Df.Append(0x4F12), "EF.PROSE_GM_DISCOVERY", EfKind.LinearFixed, 0x12, "TS 31.102 §4.4.8") { Size = new(1) };

    /// <summary>Relay parameters.</summary>
    public static readonly EfDefinition Relay = new(Df.Append(0x4F13), "EF.PROSE_RELAY", EfKind.LinearFixed, 0x13, "TS 31.102 §4.4.8") { Size = new(1) };

    /// <summary>Discovery of relays.</summary>
    public static readonly EfDefinition RelayDiscovery = new(Df.Append(0x4F14), "EF.PROSE_RELAY_DISCOVERY", EfKind.Transparent, 0x14, "TS 31.102 §4.4.8") { Size = new(1) };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Mon, Ann, Function, RadioCom, RadioMon, RadioAnn, Policy, Plmn, Gc, Pst, Uirc, GmDiscovery, Relay, RelayDiscovery,
    ];
}
