using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.EfContent.Tables;

/// <summary>Contents of the files below DF.HNB, DF.WLAN, DF.ProSe, DF.5G_ProSe, DF.SNPN and DF.5MBSUECONFIG (3GPP TS 31.102 §4.4.5 to §4.4.14).</summary>
internal static class CellContents
{
    private static readonly TlvItem Network = new(0x80, "plmn", new PlmnText());

    private static readonly TlvItem ClosedGroup = new(0x81, "csg_information", new Structure(
        ("csg_type", new Choice(1, new ValueNames((0, "from_other_sources")))),
        ("hnb_name_indication", new Choice(1, new ValueNames((0, "from_other_sources")))),
        ("csg_id", new Bits(4, Bits.Part("id", 0xFFFFFFE0)))));

    private static readonly Field AllowedGroups = new Tlv(0xA0, "csg_list", new TlvList(Network, ClosedGroup));

    private static readonly Field OperatorGroups = new Tlv(0xA0, "operator_csg_list", new TlvList(
        Network,
        ClosedGroup,
        new TlvItem(0x82, "csg_display_indicator", new Choice(1, new((0, "all_available_csg_ids"), (1, "only_ocsgl_csg_ids"))))));

    private static readonly Field GroupTypes = new TlvList(
        new(0x89, "text_csg_type", new Ucs2Text()),
        new(0x80, "graphics_csg_type_uri", new Utf8()),
        new(0x81, "graphics_csg_type_ef_img", new Number(1)));

    private static readonly Field CellName = new Tlv(0x80, "hnb_name", new Ucs2Text());

    private static readonly Field WlanName = new Structure(("wsid", new LengthPrefixed(new Hex())));

    private static readonly Field Reauthentication = new TlvList(
        new(0x80, "reauthentication_identity", new Hex()), new(0x81, "master_key", new Hex()), new(0x82, "counter", new Hex()));

    private static readonly Field Warnings = new Structure(
        ("pws_config_in_snpns", Bits.FromLowest(1, "ignore_all_pws_in_subscribed", "ignore_all_pws_in_non_subscribed")));

    private static readonly Field NetworkIdentifier = new Structure(
        ("assignment_mode", new Choice(1, new((0, "coordinated_ass_opt1"), (1, "self_ass"), (2, "coordinated_ass_opt2")))), ("network_identifier", new Hex(5)));

    /// <summary>The codecs by name of the file, with the directory's where several files share the name.</summary>
    public static (string File, IEfCodec Codec)[] All =>
    [
#pragma warning disable format // a table
        ("EF.ACSGL",      new FieldCodec(AllowedGroups)),
        ("EF.OCSGL",      new FieldCodec(OperatorGroups)),
        ("EF.CSGT",       new FieldCodec(GroupTypes)),
        ("EF.OCSGT",      new FieldCodec(GroupTypes)),
        ("EF.HNBN",       new FieldCodec(CellName)),
        ("EF.OHNBN",      new FieldCodec(CellName)),

        ("EF.Pseudo",     new FieldCodec(new UnpaddedHex())),
        ("EF.UPLMNWLAN",  new FieldCodec(new Table(3, new PlmnMembers()), canBeUnused: false)),
        ("EF.OPLMNWLAN",  new FieldCodec(new Table(3, new PlmnMembers()), canBeUnused: false)),
        ("EF.WLRPLMN",    new FieldCodec(new Table(3, new PlmnMembers()), canBeUnused: false)),
        ("EF.UWSIDL",     new FieldCodec(WlanName)),
        ("EF.OWSIDL",     new FieldCodec(WlanName)),
        ("EF.HWSIDL",     new FieldCodec(WlanName)),
        ("EF.WRI",        new FieldCodec(Reauthentication)),
        ("EF.WEHPLMNPI",  new FieldCodec(new Structure(("presentation_ind", new Choice(1, NetworkContents.EhplmnPresentation))), canBeUnused: false)),
        ("EF.WHPI",       new FieldCodec(new Structure(("hplmn_priority_ind", new Number(1))), canBeUnused: false)),
        ("EF.HPLMNDAI",   new FieldCodec(new Structure(("hplmn_direct_access_ind", new Number(1))), canBeUnused: false)),

        ("EF.PST",        new FieldCodec(new ServiceStates([]), canBeUnused: false)),
        ("DF.ProSe/EF.*", new FieldCodec(new TlvList())),

        ("EF.5G_PROSE_ST",    new FieldCodec(new ServiceStates(ServiceNames.ProSe), canBeUnused: false)),
        ("DF.5G_ProSe/EF.*",  new FieldCodec(new TlvList())),
        ("EF.5MBSUECONFIG",   new FieldCodec(new TlvList())),
        ("EF.PWS_SNPN",       new FieldCodec(Warnings)),
        ("EF.NID",            new FieldCodec(NetworkIdentifier)),
#pragma warning restore format
    ];
}
