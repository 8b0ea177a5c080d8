using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.EfContent.Tables;

/// <summary>Contents of the files below DF.PHONEBOOK, DF.GRAPHICS, DF.MCS and DF.V2X (3GPP TS 31.102 §4.4.2, §4.6).</summary>
internal static class PhoneBookContents
{
    private static readonly Field FileReference = new Structure(("fid", new Hex(2)), new("sfi", new Number(1), Presence.OrAbsent));

    private static readonly TlvList FileReferences = new(
        new(0xC0, "adn", FileReference),
        new(0xC1, "iap", FileReference),
        new(0xC2, "ext1", FileReference),
        new(0xC3, "sne", FileReference),
        new(0xC4, "anr", FileReference),
        new(0xC5, "pbc", FileReference),
        new(0xC6, "grp", FileReference),
        new(0xC7, "aas", FileReference),
        new(0xC8, "gas", FileReference),
        new(0xC9, "uid", FileReference),
        new(0xCA, "email", FileReference),
        new(0xCB, "ccp1", FileReference),
        new(0xCC, "puri", FileReference));

    private static readonly Field Reference = new TlvList(
        new(0xA8, "type1_files", FileReferences), new(0xA9, "type2_files", FileReferences), new(0xAA, "type3_files", FileReferences));

    private static readonly Field FurtherNumber = new Structure(
        ("additional_number_id", new Number(1)),
        Member.Inline(new DialledNumber("len_of_bcd", "dialing_nr")),
        ("cap_conf_id", new Number(1)),
        ("ext1_record_id", new Number(1)),
        ("adn_sfi", new Number(1)),
        ("adn_record_id", new Number(1)));

    private static readonly Field Address = new Structure(
        ("email_address", new Alpha(2)), ("adn_sfi", new Number(1)), ("adn_record_id", new Number(1)));

    private static readonly Field Images = new CountedList("num_of_instances", "instances", new Structure(
        ("width", new Number(1)),
        ("height", new Number(1)),
        ("coding_scheme", new Choice(1, new((0x11, "basic"), (0x21, "colour"), (0x22, "colour_with_transparency")))),
        ("iidf_fid", new Hex(2)),
        ("offset", new Number(2)),
        ("length", new Number(2))));

    /// <summary>The codecs by name of the file, with the directory's where several files share the name.</summary>
    public static (string File, IEfCodec Codec)[] All =>
    [
#pragma warning disable format // a table
        ("EF.PBR",    new FieldCodec(Reference)),
        ("EF.PSC",    new FieldCodec(new Structure(("synce_counter", new Hex(4))), canBeUnused: false)),
        ("EF.CC",     new FieldCodec(new Structure(("change_counter", new Hex(2))), canBeUnused: false)),
        ("EF.PUID",   new FieldCodec(new Structure(("previous_unique_id", new Hex(2))), canBeUnused: false)),
        ("EF.IAP",    new FieldCodec(new Repeated(new Number(1)), canBeUnused: false)),
        ("EF.PBC",    new FieldCodec(new Structure(("entry_control_information", new Number(1)), ("hidden_information", new Number(1))))),
        ("EF.GRP",    new FieldCodec(new Repeated(new Number(1)))),
        ("EF.UID",    new FieldCodec(new Structure(("unique_id", new Hex(2))))),
        ("EF.SNE",    new FieldCodec(new Structure(("alpha_id", new Alpha())))),
        ("EF.AAS",    new FieldCodec(new Structure(("alpha_id", new Alpha())))),
        ("EF.GAS",    new FieldCodec(new Structure(("alpha_id", new Alpha())))),
        ("EF.ANR",    new FieldCodec(FurtherNumber)),
        ("EF.EMAIL",  new FieldCodec(Address)),
        ("EF.IMG",    new FieldCodec(new Structure(Member.Inline(Images)))),
        ("EF.MST",    new FieldCodec(new ServiceStates([]), canBeUnused: false)),
        ("EF.VST",    new FieldCodec(new ServiceStates([]), canBeUnused: false)),
#pragma warning restore format
    ];
}
