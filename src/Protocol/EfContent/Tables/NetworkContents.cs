using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.EfContent.Tables;

/// <summary>Contents of the files about subscriber, networks and location, of ADF.USIM and DF.GSM alike (3GPP TS 31.102 §4.2, TS 51.011 §10.3).</summary>
internal static class NetworkContents
{
    /// <summary>How a terminal works.</summary>
    internal static readonly ValueNames OperationModes = new(
        (0x00, "normal"), (0x80, "type_approval"), (0x01, "normal_and_specific_facilities"), (0x81, "type_approval_and_specific_facilities"),
        (0x02, "maintenance_off_line"), (0x04, "cell_test"));

    private static readonly ValueNames GsmStatus = new((0, "updated"), (1, "not_updated"), (2, "plmn_not_allowed"), (3, "location_area_not_allowed"));
    private static readonly ValueNames GprsStatus = new((0, "updated"), (1, "not_updated"), (2, "plmn_not_allowed"), (3, "routing_area_not_allowed"));
    private static readonly ValueNames EpsStatus = new((0, "updated"), (1, "not_updated"), (2, "roaming_not_allowed"));

    /// <summary>How equal home networks are shown.</summary>
    internal static readonly ValueNames EhplmnPresentation = new((0, "no_preference"), (1, "display_highest_prio_only"), (2, "display_all"));

    private static readonly Field UsimAd = new Structure(
        ("ms_operation_mode", new Choice(1, OperationModes)),
        ("additional_info", Bits.FromLowest(2, "ciphering_indicator", "csg_display_control", "prose_services", "extended_drx")),
        Member.Inline(new Bits(1, Bits.Part("rfu", 0xF0), Bits.Part("mnc_len", 0x0F))),
        ("extensions", new Hex()));

    private static readonly Field SimAd = new Structure(
        ("ms_operation_mode", new Choice(1, OperationModes)),
        ("rfu1", new Number(1)),
        Member.Inline(new Bits(1, Bits.Part("rfu2", 0xFE), Bits.Flag("ofm", 0x01))),
        new("extensions", new Structure(Member.Inline(new Bits(1, Bits.Part("rfu3", 0xF0), Bits.Part("mnc_len", 0x0F))), ("extensions", new Hex())), Presence.OrNull));

    private static readonly Field Spn = new Structure(
        Member.Inline(new Bits(1, Bits.Part("rfu", 0xFC), Bits.Flag("hide_in_oplmn", 0x02), Bits.Flag("show_in_hplmn", 0x01))),
        ("spn", new Alpha()));

    private static readonly Field UsimLoci = new Structure(
        ("tmsi", new Hex(4)),
        ("lai", new Structure(("mcc_mnc", new PlmnText()), ("lac", new Hex(2)))),
        ("rfu", new Number(1)),
        ("lu_status", new Number(1)));

    private static readonly Field SimLoci = new Structure(
        ("tmsi", new Hex(4)), ("lai", new Hex(5)), ("tmsi_time", new Number(1)), ("lu_status", new Choice(1, GsmStatus)));

    private static readonly Field PsLoci = new Structure(
        ("ptmsi", new Hex(4)), ("ptmsi_sig", new Hex(3)), ("rai", new Hex(6)), ("rau_status", new Number(1)));

    private static readonly Field GprsLoci = new Structure(
        ("ptmsi", new Hex(4)), ("ptmsi_sig", new Hex(3)), ("rai", new Hex(6)), ("rau_status", new Choice(1, GprsStatus)));

    private static readonly Field EpsLoci = new Structure(
        ("guti", new Hex(12)), ("last_visited_registered_tai", new Hex(5)), ("eps_update_status", new Choice(1, EpsStatus)));

    private static readonly Field PlmnAndTechnologies = new Structure(
        Member.Inline(new PlmnMembers()), ("act", new AccessTechnologyNames()));

    private static readonly Field Opl = new Structure(
        ("lai", new Structure(("mcc_mnc", new PlmnText()), ("lac_min", new Hex(2)), ("lac_max", new Hex(2)))),
        ("pnn_record_id", new Number(1)));

    private static readonly Field Ecc = new Structure(
        ("call_code", new Digits(3, Digits.Dialled)),
        new("alpha_id", new Alpha(1, isOptional: true), Presence.OrUnused),
        ("service_category", Bits.FromLowest(1, "police", "ambulance", "fire_brigade", "marine_guard", "mountain_rescue", "manual_ecall", "automatic_ecall")));

    private static readonly Field Keys = new Structure(("ksi", new Number(1)), ("ck", new Hex(16)), ("ik", new Hex(16)));
    private static readonly Field Kc = new Structure(("kc", new Hex(8)), ("cksn", new Number(1)));
    private static readonly Field AccessClasses = Bits.FromLowest(2, [.. Enumerable.Range(0, 16).Select(static c => $"ACC{c}")]);
    private static readonly Field Priorities = Bits.FromLowest(1, "A", "B", "zero", "one", "two", "three", "four");
    private static readonly byte[] UnusedPlmn = [0xFF, 0xFF, 0xFF];

    /// <summary>The codecs by name of the file, with the directory's where several files share the name.</summary>
    public static (string File, IEfCodec Codec)[] All =>
    [
#pragma warning disable format // a table
        ("EF.IMSI",         new FieldCodec(new ImsiField())),
        ("ADF.USIM/EF.AD",  new FieldCodec(UsimAd, canBeUnused: false)),
        ("ADF.USIM-non-IMSI/EF.AD", new FieldCodec(UsimAd, canBeUnused: false)),
        ("EF.AD",           new FieldCodec(SimAd, canBeUnused: false)),
        ("EF.SPN",          new FieldCodec(Spn)),
        ("EF.ACC",          new FieldCodec(AccessClasses, canBeUnused: false)),
        ("EF.LOCI",         new FieldCodec(UsimLoci)),
        ("DF.GSM/EF.LOCI",  new FieldCodec(SimLoci)),
        ("EF.PSLOCI",       new FieldCodec(PsLoci)),
        ("EF.LOCIGPRS",     new FieldCodec(GprsLoci)),
        ("EF.EPSLOCI",      new FieldCodec(EpsLoci)),
        ("EF.PLMNwAcT",     new FieldCodec(new Table(5, PlmnAndTechnologies, UnusedPlmn), canBeUnused: false)),
        ("EF.OPLMNwAcT",    new FieldCodec(new Table(5, PlmnAndTechnologies, UnusedPlmn), canBeUnused: false)),
        ("EF.HPLMNwAcT",    new FieldCodec(new Table(5, PlmnAndTechnologies, UnusedPlmn), canBeUnused: false)),
        ("EF.PLMNsel",      new FieldCodec(new Table(3, new PlmnMembers()), canBeUnused: false)),
        ("EF.FPLMN",        new FieldCodec(new Table(3, new PlmnMembers()), canBeUnused: false)),
        ("EF.EHPLMN",       new FieldCodec(new Table(3, new PlmnMembers()), canBeUnused: false)),
        ("EF.EHPLMNPI",     new FieldCodec(new Structure(("presentation_ind", new Choice(1, EhplmnPresentation))), canBeUnused: false)),
        ("EF.HPPLMN",       new FieldCodec(new Number(1), canBeUnused: false)),
        ("EF.OPL",          new FieldCodec(Opl)),
        ("EF.ECC",          new FieldCodec(Ecc)),
        ("DF.GSM/EF.ECC",   new FieldCodec(new Table(3, new Digits(3, Digits.Dialled)), canBeUnused: false)),
        ("EF.Keys",         new FieldCodec(Keys)),
        ("EF.KeysPS",       new FieldCodec(Keys)),
        ("EF.Kc",           new FieldCodec(Kc)),
        ("EF.KcGPRS",       new FieldCodec(Kc)),
        ("EF.UST",          new FieldCodec(new ServiceStates(ServiceNames.Usim), canBeUnused: false)),
        ("EF.EST",          new FieldCodec(new ServiceStates(ServiceNames.Enabled), canBeUnused: false)),
        ("EF.IST",          new FieldCodec(new ServiceStates(ServiceNames.Isim), canBeUnused: false)),
        ("EF.SST",          new FieldCodec(new ServiceStates(ServiceNames.Sim, bits: 2), canBeUnused: false)),
        ("EF.START-HFN",    new FieldCodec(new Structure(("start_cs", new Number(3)), ("start_ps", new Number(3))), canBeUnused: false)),
        ("EF.THRESHOLD",    new FieldCodec(new Structure(("max_start", new Number(3))), canBeUnused: false)),
        ("EF.ACMmax",       new FieldCodec(new Structure(("acm_max", new Number(3))), canBeUnused: false)),
        ("EF.AAeM",         new FieldCodec(new Structure(("auto_answer_prio_levels", Priorities)))),
        ("EF.eMLPP",        new FieldCodec(new Structure(("levels", Priorities), ("fast_call_setup_cond", Priorities)))),
        ("EF.LP",           new FieldCodec(new Table(1, new Hex(1)), canBeUnused: false)),
#pragma warning restore format
    ];
}
