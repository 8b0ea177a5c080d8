using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.EfContent.Tables;

/// <summary>Contents of the files about security contexts, and of DF.5GS (3GPP TS 31.102 §4.2.92, §4.4.11).</summary>
internal static class FiveGsContents
{
    private static readonly ValueNames UpdateStatus = new((0, "updated"), (1, "not_updated"), (2, "roaming_not_allowed"));

    private static readonly Field Loci = new Structure(
        ("5g_guti", new Hex(13)), ("last_visited_registered_tai_in_5gs", new Hex(6)), ("5gs_update_status", new Choice(1, UpdateStatus)));

    private static readonly Field Algorithms = new Bits(1, Bits.Part("ciphering", 0xF0), Bits.Part("integrity", 0x0F));

    private static readonly Field NasContext = new Tlv(0xA0, "five_gs_nas_security_context", new TlvList(
        new(0x80, "ng_ksi", new Number(1)),
        new(0x81, "k_amf", new Hex(32)),
        new(0x82, "uplink_nas_count", new Number(4)),
        new(0x83, "downlink_nas_count", new Number(4)),
        new(0x84, "ids_of_selected_nas_algos", Algorithms),
        new(0x85, "ids_of_selected_eps_algos", Algorithms)));

    private static readonly Field EpsContext = new Tlv(0xA0, "eps_nas_security_context", new TlvList(
        new(0x80, "ksi_asme", new Number(1)),
        new(0x81, "k_asme", new Hex()),
        new(0x82, "uplink_nas_count", new Number(4)),
        new(0x83, "downlink_nas_count", new Number(4)),
        new(0x84, "i_dof_nas_algorithms", new Hex())));

    private static readonly Field AuthenticationKeys = new TlvList(new(0x80, "k_ausf", new Hex()), new(0x81, "k_seaf", new Hex()));

    private static readonly Field Opl = new Structure(
        ("tai", new Structure(("mcc_mnc", new PlmnText()), ("tac_min", new Hex(3)), ("tac_max", new Hex(3)))),
        ("pnn_record_id", new Number(1)));

    private static readonly Field Nai = new TlvList(
        new(0x80, "network_specific_identifier", new Utf8()),
        new(0x81, "global_line_identifier", new Utf8()),
        new(0x82, "global_cable_identifier", new Utf8()));

    private static readonly Field AccessIdentities = new Structure(
        ("uac_access_id_config", Bits.FromLowest(1, "multimedia_priority_service", "mission_critical_service")));

    private static readonly Field Routing = new Structure(("routing_indicator", new Digits(2)), ("rfu", new Hex(2)));

    private static readonly Field DisasterRoaming = new Structure(
        ("disaster_roaming_enabled", new Number(1)),
        ("parameters_indicator_status", Bits.FromLowest(1, "roaming_wait_range", "return_wait_range", "applicability_indicator")),
        ("roaming_wait_range", new Hex(2)),
        ("return_wait_range", new Hex(2)),
        ("applicability_indicator", new Hex(1)));

    private static readonly Field ExtendedReception = new Structure(
        ("5gs_rat_type", Bits.FromLowest(1, "ng_ran", "sat_ng_ran")), ("edrx_cycle_length", new Number(1)));

    private static readonly Field KeyDerivation = new Structure(("k_ausf_deriv_cfg", Bits.FromLowest(1, "use_msk")), ("rfu", new UnpaddedHex()));

    private static readonly Field Offload = new Structure(("5g_nswo_usage_ind", new Choice(1, new((0, "disabled"), (1, "enabled")))));

    /// <summary>The codecs by name of the file, with the directory's where several files share the name.</summary>
    public static (string File, IEfCodec Codec)[] All =>
    [
#pragma warning disable format // a table
        ("EF.EPSNSC",            new FieldCodec(EpsContext)),
        ("EF.5GS3GPPLOCI",       new FieldCodec(Loci)),
        ("EF.5GSN3GPPLOCI",      new FieldCodec(Loci)),
        ("EF.5GS3GPPNSC",        new FieldCodec(NasContext)),
        ("EF.5GSN3GPPNSC",       new FieldCodec(NasContext)),
        ("EF.5GAUTHKEYS",        new FieldCodec(AuthenticationKeys)),
        ("EF.UAC_AIC",           new FieldCodec(AccessIdentities)),
        ("EF.SUCI_Calc_Info",    new FieldCodec(new SuciInformation())),
        ("EF.OPL5G",             new FieldCodec(Opl)),
        ("EF.SUPI_NAI",          new FieldCodec(Nai)),
        ("EF.Routing_Indicator", new FieldCodec(Routing)),
        ("EF.URSP",              new FieldCodec(new UnpaddedHex())),
        ("EF.CAG",               new FieldCodec(new UnpaddedHex())),
        ("EF.SOR-CMCI",          new FieldCodec(new UnpaddedHex())),
        ("EF.DRI",               new FieldCodec(DisasterRoaming)),
        ("EF.5GSEDRX",           new FieldCodec(ExtendedReception)),
        ("EF.5GNSWO_CONF",       new FieldCodec(Offload)),
        ("EF.MCHPPLMN",          new FieldCodec(new Structure(("multiplier_coefficient", new Number(1))), canBeUnused: false)),
        ("EF.KAUSF_DERIVATION",  new FieldCodec(KeyDerivation)),
        ("EF.TN3GPPSNN",         new FieldCodec(new TlvList(new TlvItem(0x80, "serving_network_name", new Utf8())))),
#pragma warning restore format
    ];
}
