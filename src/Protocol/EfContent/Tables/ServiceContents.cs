using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.EfContent.Tables;

/// <summary>Contents of the files of services: broadcast, charging, voice groups, multimedia messages, bootstrapping, gateways (3GPP TS 31.102 §4.2, TS 51.011 §10.3).</summary>
internal static class ServiceContents
{
    private static readonly Field UnitCharge = new Structure(("currency", new AsciiString(3)), Member.Inline(new UnitPrice()));
    private static readonly Field MessageRange = new Structure(("lower", new Number(2)), ("upper", new Number(2)));

    private static readonly Field NetworkNames = new TlvList(
        new(0x43, "full_name_for_network", new NetworkName()),
        new(0x45, "short_name_for_network", new NetworkName()),
        new(0x80, "plmn_additional_information", new AlphaValue()));

    private static readonly Field ProviderNetworks = new Tlv(
        0xA3, "spdi", new TlvList(new TlvItem(0x80, "service_provider_plmn", new Repeated(new PlmnText()))));

    private static readonly Field DepersonalisationKeys = new Structure(
        ("network", new Digits(4)), ("network_subset", new Digits(4)), ("service_provider", new Digits(4)), ("corporate", new Digits(4)));

    private static readonly Field CooperativeNetwork = new Structure(
        Member.Inline(new PlmnMembers()), ("network_subset", new Number(1)), ("service_provider_id", new Number(1)), ("corporate_id", new Number(1)));

    private static readonly Field MultimediaNotification = new Structure(
        ("mms_status", new Hex(2)), ("mms_implementation", new Hex(1)), ("mms_notification", new HexBefore(1)), ("ext_record_nr", new Number(1)));

    private static readonly TlvItem MultimediaImplementation = new(0x80, "mms_implementation", Bits.FromLowest(1, "WAP"));

    private static readonly Field MultimediaConnection = new TlvList(
        MultimediaImplementation,
        new(0x81, "mms_relay_server", new Hex()),
        new(0x82, "interface_to_cn", new Hex()),
        new(0x83, "gateway", new Hex()));

    private static readonly Field MultimediaPreferences = new TlvList(
        MultimediaImplementation, new(0x81, "mms_user_pref_profile_name", new AlphaValue()), new(0x82, "mms_user_pref_info", new Hex()));

    private static readonly Field Bootstrapping = new Structure(
        ("rand", new LengthPrefixed(new Hex())), ("b_tid", new LengthPrefixed(new Hex())), ("key_lifetime", new LengthPrefixed(new Hex())));

    private static readonly Field ServiceKeys = new Structure(
        ("key_domain_id", new Hex(3)),
        Member.Inline(new CountedList("num_msk_id", "msk_ids", new Structure(("msk_id", new Number(4)), ("timestamp_counter", new Number(4))))));

    private static readonly Field UserKey = new TlvList(
        new(0xA0, "muk_id", new TlvList(new TlvItem(0x80, "muk_idr", new Hex()), new TlvItem(0x82, "muk_idi", new Hex()))),
        new(0x81, "time_stamp_counter", new Hex()));

    private static readonly Field Applications = new TlvList(new(0x80, "naf_id", new Hex()), new(0x81, "b_tid", new Hex()));

    private static readonly Field IpConnection = new TlvList(
        new(0x80, "access_point_name", new Hex()),
        new(0x81, "login", new AlphaValue()),
        new(0x82, "password", new AlphaValue()),
        new(0x83, "data_dest_addr_range", new Hex()),
        new(0x84, "bearer_description", new Hex()));

    private static readonly Field Icon = new TlvList(new(0x80, "icon_uri", new Hex()), new(0x81, "icon_img", new Hex()));

    private static readonly Field Gateway = new Tlv(0x80, "e_pdg_id", new ServerAddress("type_of_ePDG_address", "ePDG_address"));

    private static readonly Field GatewaySelection = new Tlv(0x80, "e_pdg_selection", new Repeated(new Structure(
        ("plmn", new PlmnText()),
        ("epdg_priority", new Number(2)),
        ("epdg_fqdn_format", new Choice(1, new((0, "operator_identified"), (1, "location_based")))))));

    private static readonly Field MachineFrequencies = new TlvList(new TlvItem(0xA0, "earfcn_list_tlv", new TlvList(
        new(0x80, "earfcn", new Number(4)),
        new(0x81, "geographical_area", new Repeated(new Structure(("latitude", new Number(3)), ("longitude", new Number(3))))))));

    private static readonly Field Pairing = new Structure(("status", new AsciiString(2)), ("link_to_ef_ipd", new Number(1)), ("rfu", new Number(1)));

    private static readonly Field Scan = Bits.FromLowest(1, "in_limited_service_mode", "after_successful_plmn_selection");

    private static readonly Field Warnings = new Structure(
        ("pws_configuration", Bits.FromLowest(1, "ignore_pws_in_hplmn_and_equivalent", "ignore_pws_in_vplmn")));

    private static readonly Field CallTimer = new Structure(("accumulated_call_timer", new Number(3)));

    /// <summary>The codecs by name of the file, with the directory's where several files share the name.</summary>
    public static (string File, IEfCodec Codec)[] All =>
    [
#pragma warning disable format // a table
        ("EF.ACM",             new FieldCodec(new Structure(("acm", new Number(3))), canBeUnused: false)),
        ("EF.PUCT",            new FieldCodec(UnitCharge)),
        ("EF.ICT",             new FieldCodec(CallTimer, canBeUnused: false)),
        ("EF.OCT",             new FieldCodec(CallTimer, canBeUnused: false)),
        ("EF.GID1",            new FieldCodec(new UnpaddedHex())),
        ("EF.GID2",            new FieldCodec(new UnpaddedHex())),
        ("EF.CBMI",            new FieldCodec(new Table(2, new Number(2)), canBeUnused: false)),
        ("EF.CBMID",           new FieldCodec(new Table(2, new Number(2)), canBeUnused: false)),
        ("EF.CBMIR",           new FieldCodec(new Table(4, MessageRange), canBeUnused: false)),
        ("EF.PNN",             new FieldCodec(NetworkNames)),
        ("EF.SPDI",            new FieldCodec(ProviderNetworks)),
        ("EF.DCK",             new FieldCodec(DepersonalisationKeys)),
        ("EF.CNL",             new FieldCodec(new Table(6, CooperativeNetwork), canBeUnused: false)),
        ("EF.ACL",             new FieldCodec(new Structure(("num_of_apns", new Number(1)), ("tlvs", new UnpaddedHex())))),
        ("EF.NIA",             new FieldCodec(new Structure(("alerting_category", new Number(1)), ("informative_text", new Alpha())))),
        ("EF.NETPAR",          new FieldCodec(new TlvList())),
        ("EF.RPLMNAcTD",       new FieldCodec(new Repeated(new AccessTechnologyNames()), canBeUnused: false)),
        ("EF.CPBCCH",          new FieldCodec(new Table(2, new Structure(("cpbcch", new Number(2)))), canBeUnused: false)),
        ("EF.InvScan",         new FieldCodec(Scan)),
        ("EF.BCCH",            new FieldCodec(new Hex())),
        ("EF.Phase",           new FieldCodec(new Structure(("phase", new Choice(1, new((0, "phase_1"), (2, "phase_2"), (3, "phase_2_and_profile_download"))))))),
        ("EF.LRPLMNSI",        new FieldCodec(new Structure(("last_rplmn_selection_indication", new Choice(1, new((0, "last_rplmn"), (1, "hplmn"))))))),
        ("EF.Hiddenkey",       new FieldCodec(new Structure(("hidden_key", new Digits(4))))),
        ("EF.VGCS",            new FieldCodec(new Table(4, new Digits(4)), canBeUnused: false)),
        ("EF.VBS",             new FieldCodec(new Table(4, new Digits(4)), canBeUnused: false)),
        ("EF.VGCSS",           new FieldCodec(new Structure(("flags", new BitList(50))))),
        ("EF.VBSS",            new FieldCodec(new Structure(("flags", new BitList(50))))),
        ("EF.VGCSCA",          new FieldCodec(new Repeated(new Structure(("alg_v_ki_1", new Number(1)), ("alg_v_ki_2", new Number(1)))))),
        ("EF.VBSCA",           new FieldCodec(new Repeated(new Structure(("alg_v_ki_1", new Number(1)), ("alg_v_ki_2", new Number(1)))))),
        ("EF.MMSN",            new FieldCodec(MultimediaNotification)),
        ("EF.MMSICP",          new FieldCodec(MultimediaConnection)),
        ("EF.MMSUP",           new FieldCodec(MultimediaPreferences)),
        ("EF.MMSUCP",          new FieldCodec(MultimediaConnection)),
        ("EF.GBABP",           new FieldCodec(Bootstrapping)),
        ("EF.MSK",             new FieldCodec(ServiceKeys)),
        ("EF.MUK",             new FieldCodec(UserKey)),
        ("EF.GBANL",           new FieldCodec(Applications)),
        ("EF.NAFKCA",          new FieldCodec(new Tlv(0x80, "naf_key_centre_address", new Utf8()))),
        ("EF.GBAUAPI",         new FieldCodec(new UnpaddedHex())),
        ("EF.NCP-IP",          new FieldCodec(IpConnection)),
        ("EF.SPNI",            new FieldCodec(Icon)),
        ("EF.PNNI",            new FieldCodec(Icon)),
        ("EF.UFC",             new FieldCodec(new Hex())),
        ("EF.NASCONFIG",       new FieldCodec(new TlvList())),
        ("EF.PWS",             new FieldCodec(Warnings)),
        ("EF.FDNURI",          new FieldCodec(new TlvList())),
        ("EF.BDNURI",          new FieldCodec(new TlvList())),
        ("EF.SDNURI",          new FieldCodec(new TlvList())),
        ("EF.IWL",             new FieldCodec(new UnpaddedHex())),
        ("EF.IPS",             new FieldCodec(Pairing)),
        ("EF.IPD",             new FieldCodec(new TlvList())),
        ("EF.ePDGId",          new FieldCodec(Gateway)),
        ("EF.ePDGIdEm",        new FieldCodec(Gateway)),
        ("EF.ePDGSelection",   new FieldCodec(GatewaySelection)),
        ("EF.ePDGSelectionEm", new FieldCodec(GatewaySelection)),
        ("EF.EARFCNList",      new FieldCodec(MachineFrequencies)),
        ("EF.3GPPPSDATAOFF",   new FieldCodec(new Hex(4), canBeUnused: false)),
        ("EF.3GPPPSDATAOFFservicelist", new FieldCodec(new Tlv(0x80, "icsi", new Utf8()))),
        ("EF.eAKA",            new FieldCodec(new Bits(1, Bits.Part("rfu", 0xFE), Bits.Flag("enhanced_sqn_calculation_supported", 0x01)), canBeUnused: false)),
        ("EF.OCST",            new FieldCodec(new Structure(("sense", Bits.FromLowest(1, "sense_enabled")), ("ocst_tlv", new UnpaddedHex())))),
#pragma warning restore format
    ];
}
