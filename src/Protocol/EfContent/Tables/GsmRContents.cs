using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.EfContent.Tables;

/// <summary>Contents of the files below DF.EIRENE (UIC P 38 T 9001 §7, §8) and DF.CDMA (3GPP2 C.S0023 §3.4).</summary>
internal static class GsmRContents
{
    /// <summary>What the next table of a chain is.</summary>
    internal static readonly Field TableType = new Choice(
        1, new((0xF0, "decision"), (0xF1, "predefined"), (0xF2, "num_dial_digits"), (0xF3, "ic"), (0xFF, "empty")));

    private static readonly ValueNames ConfirmationPriorities = new((0, "None"), (1, "4"), (2, "3"), (3, "2"), (4, "1"), (5, "0"));
    private static readonly ValueNames CallPriorities = new((0, "None"), (1, "4"), (2, "3"), (3, "2"), (4, "1"), (5, "0"), (6, "B"), (7, "A"));

    private static readonly Field Confirmation = new Structure(
        ("pl_conf", new Choice(1, ConfirmationPriorities)),
        ("conf_nr", new SwappedHex(8)),
        ("max_rand", new Number(1)),
        ("n_ack_max", new Number(2)),
        ("pl_ack", new Choice(1, CallPriorities)),
        ("n_nested_max", new Number(1)),
        ("train_emergency_gid", new Number(1)),
        ("shunting_emergency_gid", new Number(1)),
        ("imei", new SwappedHex(8)));

    private static readonly Field CallInformation = new Structure(
        ("t_dur", new Number(3)),
        ("t_relcalc", new Number(4)),
        ("pl_call", new Choice(1, CallPriorities)),
        ("cause", new Number(1)),
        ("gcr", new SwappedHex(4)),
        ("fnr", new SwappedHex(8)));

    private static readonly Field RailwayNetwork = new Structure(
        ("plmn", new PlmnText()),
        ("class_of_network", new NetworkClass()),
        ("ic_incoming_ref_tbl", new Hex(2)),
        ("outgoing_ref_tbl", new Hex(2)),
        ("ic_table_ref", new Hex(1)));

    private static readonly Field InternationalCode = new Structure(
        ("next_table_type", TableType), ("id_of_next_table", new Hex(2)), ("ic_decision_value", new SwappedHex(2)), ("network_string_table_index", new Number(2)));

    private static readonly Field Switching = new Structure(
        ("next_table_type", TableType), ("id_of_next_table", new Hex(2)), ("decision_value", new SwappedHex(2)), ("string_table_index", new Number(1)));

    private static readonly Field Dialled = new Structure(
        ("next_table_type", TableType), ("id_of_next_table", new Hex(2)), ("dialed_digits", new SwappedHex(1)));

    private static readonly Field CdmaAd = new Structure(
        ("ms_operation_mode", new Choice(1, NetworkContents.OperationModes)), ("additional_info", new Hex(2)), ("rfu", new Hex()));

    private static readonly Field CdmaSpn = new Structure(
        Member.Inline(new Bits(1, Bits.Part("rfu1", 0xFE), Bits.Flag("show_in_hsa", 0x01))),
        Member.Inline(new Bits(1, Bits.Part("rfu2", 0xE0), Bits.Part("char_encoding", 0x1F))),
        ("lang_ind", new Number(1)),
        ("spn", new AsciiString(32)));

    /// <summary>The codecs by name of the file, with the directory's where several files share the name.</summary>
    public static (string File, IEfCodec Codec)[] All =>
    [
#pragma warning disable format // a table
        ("EF.FN",          new FieldCodec(new Structure(("functional_number_and_type", new FunctionalNumber()), ("list_number", new Number(1))))),
        ("EF.CallconfC",   new FieldCodec(Confirmation)),
        ("EF.CallconfI",   new FieldCodec(CallInformation)),
        ("EF.Shunting",    new FieldCodec(new Structure(("common_gid", new Number(1)), ("shunting_gid", new Hex(7))))),
        ("EF.GsmrPLMN",    new FieldCodec(RailwayNetwork)),
        ("EF.IC",          new FieldCodec(InternationalCode, canBeUnused: false)),
        ("EF.NW",          new FieldCodec(new Alpha())),
        ("EF.CT",          new FieldCodec(Switching)),
        ("EF.SC",          new FieldCodec(Switching)),
        ("EF.FC",          new FieldCodec(new PredefinedValues())),
        ("EF.Service",     new FieldCodec(new PredefinedValues())),
        ("EF.Call",        new FieldCodec(new PredefinedValues())),
        ("EF.FctTeam",     new FieldCodec(new PredefinedValues())),
        ("EF.Controller",  new FieldCodec(new PredefinedValues())),
        ("EF.Gateway",     new FieldCodec(new PredefinedValues())),
        ("EF.5to8digits",  new FieldCodec(Dialled)),
        ("EF.2digits",     new FieldCodec(Dialled)),
        ("EF.8digits",     new FieldCodec(Dialled)),
        ("EF.9digits",     new FieldCodec(Dialled)),
        ("EF.SSSSS",       new FieldCodec(Dialled)),
        ("EF.LLLLL",       new FieldCodec(Dialled)),
        ("EF.Location",    new FieldCodec(Dialled)),
        ("EF.FreeNumber",  new FieldCodec(Dialled)),
        ("EF.CST",         new FieldCodec(new ServiceStates([], bits: 2), canBeUnused: false)),
        ("DF.CDMA/EF.AD",  new FieldCodec(CdmaAd, canBeUnused: false)),
        ("DF.CDMA/EF.SPN", new FieldCodec(CdmaSpn)),
#pragma warning restore format
    ];
}
