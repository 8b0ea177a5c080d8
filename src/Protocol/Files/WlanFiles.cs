namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below DF.WLAN of ADF.USIM: interworking with WLANs, releases 6 to 11.</summary>
public static class WlanFiles
{
    /// <summary>DF.WLAN.</summary>
    public static readonly FilePath Df = FilePath.AdfUsim.Append(0x5F40);

    /// <summary>Pseudonym of the user.</summary>
    public static readonly EfDefinition Pseudo = new(Df.Append(0x4F41), "EF.Pseudo", EfKind.Transparent, 0x01, "TS 31.102 §4.4.5.1") { Services = 59, Size = new(1) };

    /// <summary>Networks the subscriber prefers.</summary>
    public static readonly EfDefinition Uplmnwlan = new(Df.Append(0x4F42), "EF.UPLMNWLAN", EfKind.Transparent, 0x02, "TS 31.102 §4.4.5.2") { Services = 60, Size = new(1) };

    /// <summary>Networks the operator prefers.</summary>
    public static readonly EfDefinition Oplmnwlan = new(Df.Append(0x4F43), "EF.OPLMNWLAN", EfKind.Transparent, 0x03, "TS 31.102 §4.4.5.3") { Services = 61, Size = new(1) };

    /// <summary>WLANs the subscriber prefers.</summary>
    public static readonly EfDefinition Uwsidl = new(Df.Append(0x4F44), "EF.UWSIDL", EfKind.LinearFixed, 0x04, "TS 31.102 §4.4.5.4") { Services = 62, Size = new(1) };

    /// <summary>WLANs the operator prefers.</summary>
    public static readonly EfDefinition Owsidl = new(Df.Append(0x4F45), "EF.OWSIDL", EfKind.LinearFixed, 0x05, "TS 31.102 §4.4.5.5") { Services = 63, Size = new(1) };

    /// <summary>Identity of the re-authentication.</summary>
    public static readonly EfDefinition Wri = new(Df.Append(0x4F46), "EF.WRI", EfKind.Transparent, 0x06, "TS 31.102 §4.4.5.6") { Services = 66, Size = new(1), IsSecret = true };

    /// <summary>WLANs of the home operator.</summary>
    public static readonly EfDefinition Hwsidl = new(Df.Append(0x4F47), "EF.HWSIDL", EfKind.LinearFixed, 0x07, "TS 31.102 §4.4.5.7") { Services = 81, Size = new(1) };

    /// <summary>How equal home networks are shown.</summary>
    public static readonly EfDefinition Wehplmnpi = new(Df.Append(0x4F48), "EF.WEHPLMNPI", EfKind.Transparent, 0x08, "TS 31.102 §4.4.5.8") { Services = 82, Size = new(1) };

    /// <summary>Whether the home network goes first.</summary>
    public static readonly EfDefinition Whpi = new(Df.Append(0x4F49), "EF.WHPI", EfKind.Transparent, 0x09, "TS 31.102 §4.4.5.9") { Services = 83, Size = new(1) };

    /// <summary>Network registered last.</summary>
    public static readonly EfDefinition Wlrplmn = new(Df.Append(0x4F4A), "EF.WLRPLMN", EfKind.Transparent, 0x0A, "TS 31.102 §4.4.5.10") { Services = 84, Size = new(1) };

    /// <summary>Whether the home network is reached directly.</summary>
    public static readonly EfDefinition Hplmndai = new(Df.Append(0x4F4B), "EF.HPLMNDAI", EfKind.Transparent, 0x0B, "TS 31.102 §4.4.5.11") { Services = 88, Size = new(1) };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Pseudo, Uplmnwlan, Oplmnwlan, Uwsidl, Owsidl, Wri, Hwsidl, Wehplmnpi, Whpi, Wlrplmn, Hplmndai,
    ];
}
