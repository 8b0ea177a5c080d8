namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below DF.5GS of ADF.USIM.</summary>
public static class FiveGsFiles
{
    /// <summary>DF.5GS.</summary>
    public static readonly FilePath Df = FilePath.AdfUsim.Append(0x5FC0);

    /// <summary>5GS location by 3GPP access: 5G-GUTI, tracking area, status, 20 octets.</summary>
    public static readonly EfDefinition Loci3gpp = new(Df.Append(0x4F01), "EF.5GS3GPPLOCI", EfKind.Transparent, 0x01, "TS 31.102 §4.4.11.2");

    /// <summary>5GS location by other access, 20 octets.</summary>
    public static readonly EfDefinition LociNon3gpp = new(Df.Append(0x4F02), "EF.5GSN3GPPLOCI", EfKind.Transparent, 0x02, "TS 31.102 §4.4.11.3");

    /// <summary>5GS NAS security context by 3GPP access.</summary>
    public static readonly EfDefinition Nsc3gpp = new(Df.Append(0x4F03), "EF.5GS3GPPNSC", EfKind.LinearFixed, 0x03, "TS 31.102 §4.4.11.4");

    /// <summary>5GS NAS security context by other access.</summary>
    public static readonly EfDefinition NscNon3gpp = new(Df.Append(0x4F04), "EF.5GSN3GPPNSC", EfKind.LinearFixed, 0x04, "TS 31.102 §4.4.11.5");

    /// <summary>K_AUSF and K_SEAF.</summary>
    public static readonly EfDefinition AuthKeys = new(Df.Append(0x4F05), "EF.5GAUTHKEYS", EfKind.Transparent, 0x05, "TS 31.102 §4.4.11.6");

    /// <summary>Access identities: multimedia priority, mission critical services.</summary>
    public static readonly EfDefinition UacAic = new(Df.Append(0x4F06), "EF.UAC_AIC", EfKind.Transparent, 0x06, "TS 31.102 §4.4.11.7");

    /// <summary>Protection schemes and public keys of the home network.</summary>
    public static readonly EfDefinition SuciCalcInfo = new(Df.Append(0x4F07), "EF.SUCI_Calc_Info", EfKind.Transparent, 0x07, "TS 31.102 §4.4.11.8");

    /// <summary>Which name stands for which network and tracking area.</summary>
    public static readonly EfDefinition Opl5g = new(Df.Append(0x4F08), "EF.OPL5G", EfKind.LinearFixed, 0x08, "TS 31.102 §4.4.11.9");

    /// <summary>SUPI in the form of a network access identifier.</summary>
    public static readonly EfDefinition SupiNai = new(Df.Append(0x4F09), "EF.SUPI_NAI", EfKind.Transparent, 0x09, "TS 31.102 §4.4.11.10");

    /// <summary>Routing indicator of the SUCI, 4 octets.</summary>
    public static readonly EfDefinition RoutingIndicator = new(Df.Append(0x4F0A), "EF.Routing_Indicator", EfKind.Transparent, 0x0A, "TS 31.102 §4.4.11.11");

    /// <summary>Route selection policies.</summary>
    public static readonly EfDefinition Ursp = new(Df.Append(0x4F0B), "EF.URSP", EfKind.Transparent, 0x0B, "TS 31.102 §4.4.11.12");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Loci3gpp, LociNon3gpp, Nsc3gpp, NscNon3gpp, AuthKeys, UacAic, SuciCalcInfo, Opl5g, SupiNai, RoutingIndicator, Ursp,
    ];
}
