namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below DF.5GS of ADF.USIM.</summary>
public static class FiveGsFiles
{
    /// <summary>DF.5GS.</summary>
    public static readonly FilePath Df = FilePath.AdfUsim.Append(0x5FC0);

    /// <summary>5GS location by 3GPP access: 5G-GUTI, tracking area, status, 20 octets.</summary>
    public static readonly EfDefinition Loci3gpp = new(Df.Append(0x4F01), "EF.5GS3GPPLOCI", EfKind.Transparent, 0x01, "TS 31.102 §4.4.11.2") { Services = 122, Size = new(20, 20) };

    /// <summary>5GS location by other access, 20 octets.</summary>
    public static readonly EfDefinition LociNon3gpp = new(Df.Append(0x4F02), "EF.5GSN3GPPLOCI", EfKind.Transparent, 0x02, "TS 31.102 §4.4.11.3") { Services = 122, Size = new(20, 20) };

    /// <summary>5GS NAS security context by 3GPP access.</summary>
    public static readonly EfDefinition Nsc3gpp = new(Df.Append(0x4F03), "EF.5GS3GPPNSC", EfKind.LinearFixed, 0x03, "TS 31.102 §4.4.11.4") { Services = 122, Size = new(57), IsSecret = true };

    /// <summary>5GS NAS security context by other access.</summary>
    public static readonly EfDefinition NscNon3gpp = new(Df.Append(0x4F04), "EF.5GSN3GPPNSC", EfKind.LinearFixed, 0x04, "TS 31.102 §4.4.11.5") { Services = 122, Size = new(57), IsSecret = true };

    /// <summary>K_AUSF and K_SEAF.</summary>
    public static readonly EfDefinition AuthKeys = new(Df.Append(0x4F05), "EF.5GAUTHKEYS", EfKind.Transparent, 0x05, "TS 31.102 §4.4.11.6") { Services = 123, Size = new(68), IsSecret = true };

    /// <summary>Access identities: multimedia priority, mission critical services.</summary>
    public static readonly EfDefinition UacAic = new(Df.Append(0x4F06), "EF.UAC_AIC", EfKind.Transparent, 0x06, "TS 31.102 §4.4.11.7") { Services = 126, Size = new(4, 4) };

    /// <summary>Protection schemes and public keys of the home network.</summary>
    public static readonly EfDefinition SuciCalcInfo = new(Df.Append(0x4F07), "EF.SUCI_Calc_Info", EfKind.Transparent, 0x07, "TS 31.102 §4.4.11.8") { Services = 124, Size = new(2) };

    /// <summary>Which name stands for which network and tracking area.</summary>
    public static readonly EfDefinition Opl5g = new(Df.Append(0x4F08), "EF.OPL5G", EfKind.LinearFixed, 0x08, "TS 31.102 §4.4.11.9") { Services = 129, Size = new(10) };

    /// <summary>SUPI in the form of a network access identifier.</summary>
    public static readonly EfDefinition SupiNai = new(Df.Append(0x4F09), "EF.SUPI_NAI", EfKind.Transparent, 0x09, "TS 31.102 §4.4.11.10") { Services = 130, Size = new(1) };

    /// <summary>Routing indicator of the SUCI, 4 octets.</summary>
    public static readonly EfDefinition RoutingIndicator = new(Df.Append(0x4F0A), "EF.Routing_Indicator", EfKind.Transparent, 0x0A, "TS 31.102 §4.4.11.11") { Services = 124, Size = new(1) };

    /// <summary>Route selection policies.</summary>
    public static readonly EfDefinition Ursp = new(Df.Append(0x4F0B), "EF.URSP", EfKind.Transparent, 0x0B, "TS 31.102 §4.4.11.12") { Services = 132, Size = new(1) };

    /// <summary>Trusted networks by other access.</summary>
    public static readonly EfDefinition Tn3gppsnn = new(Df.Append(0x4F0C), "EF.TN3GPPSNN", EfKind.Transparent, 0x0C, "TS 31.102 §4.4.11.13") { Services = 133, Size = new(1) };

    /// <summary>Closed access groups of networks.</summary>
    public static readonly EfDefinition Cag = new(Df.Append(0x4F0D), "EF.CAG", EfKind.Transparent, 0x0D, "TS 31.102 §4.4.11.14") { Services = 137, Size = new(1) };

    /// <summary>What steering does to connections.</summary>
    public static readonly EfDefinition SorCmci = new(Df.Append(0x4F0E), "EF.SOR-CMCI", EfKind.Transparent, 0x0E, "TS 31.102 §4.4.11.15") { Services = 138, Size = new(1) };

    /// <summary>Roaming in a disaster.</summary>
    public static readonly EfDefinition Dri = new(Df.Append(0x4F0F), "EF.DRI", EfKind.Transparent, 0x0F, "TS 31.102 §4.4.11.17") { Services = 140, Size = new(1) };

    /// <summary>Extended idle-mode reception.</summary>
    public static readonly EfDefinition Edrx = new(Df.Append(0x4F10), "EF.5GSEDRX", EfKind.Transparent, 0x10, "TS 31.102 §4.4.11.18") { Services = 141, Size = new(1) };

    /// <summary>Whether WLAN offload is used.</summary>
    public static readonly EfDefinition NswoConfiguration = new(Df.Append(0x4F11), "EF.5GNSWO_CONF", EfKind.Transparent, 0x11, "TS 31.102 §4.4.11.19") { Services = 142, Size = new(1) };

    /// <summary>Factor of the search period by satellite.</summary>
    public static readonly EfDefinition Mchpplmn = new(Df.Append(0x4F15), "EF.MCHPPLMN", EfKind.Transparent, 0x15, "TS 31.102 §4.4.11.20") { Services = 144, Size = new(1) };

    /// <summary>How K_AUSF is derived.</summary>
    public static readonly EfDefinition KausfDerivation = new(Df.Append(0x4F16), "EF.KAUSF_DERIVATION", EfKind.Transparent, 0x16, "TS 31.102 §4.4.11.21") { Services = 145, Size = new(1) };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Loci3gpp, LociNon3gpp, Nsc3gpp, NscNon3gpp, AuthKeys, UacAic, SuciCalcInfo, Opl5g, SupiNai, RoutingIndicator, Ursp, Tn3gppsnn,
        Cag, SorCmci, Dri, Edrx, NswoConfiguration, Mchpplmn, KausfDerivation,
    ];
}
