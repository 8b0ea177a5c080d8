using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.EfContent.Tables;

/// <summary>Contents of the files of numbers, messages and calls: DF.TELECOM, and their like below ADF.USIM, ADF.ISIM and DF.GSM.</summary>
internal static class NumberContents
{
    private const int NumberSize = 14; // number, then two record numbers

    private static readonly Member[] NumberAndLinks =
    [
        Member.Inline(new DialledNumber("len_of_bcd", "dialing_nr")),
        ("cap_conf_id", new Number(1)),
        ("ext1_record_id", new Number(1)),
    ];

    private static readonly Field Adn = new Structure([("alpha_id", new Alpha(NumberSize)), .. NumberAndLinks]);

    private static readonly Field CallForwarding = new Structure(
        ("msp_number", new Number(1)),
        ("cfu_indicator_status", new Bits(
            1, Bits.Flag("voice", 0x01), Bits.Flag("fax", 0x02), Bits.Flag("data", 0x04), Bits.Part("rfu", 0xF8))),
        Member.Inline(new DialledNumber("len_of_bcd", "dialing_nr")),
        ("cap_conf_id", new Number(1)),
        ("ext7_record_id", new Number(1)));

    private static readonly Field MessageParameters = new Structure(
        ("alpha_id", new Alpha(28)),
        ("parameter_indicators", new Bits(
            1, Bits.Inverted("tp_dest_addr", 0x01), Bits.Inverted("tp_sc_addr", 0x02), Bits.Inverted("tp_pid", 0x04),
            Bits.Inverted("tp_dcs", 0x08), Bits.Inverted("tp_vp", 0x10))
        { Usual = 0xE0 }),
        ("tp_dest_addr", new Structure(Member.Inline(new DialledNumber("length", "call_number", countsDigits: true)))),
        ("tp_sc_addr", new Structure(Member.Inline(new DialledNumber("length", "call_number")))),
        ("tp_pid", new Hex(1)),
        ("tp_dcs", new Hex(1)),
        ("tp_vp_minutes", new ValidityMinutes()));

    private static readonly ValueNames MessageStates = new(
        (0x00, "free_space"), (0x01, "message_read"), (0x03, "message_to_be_read"), (0x07, "message_to_be_sent"), (0x05, "sent_status_not_requested"),
        (0x0D, "sent_status_req_but_not_received"), (0x15, "sent_status_req_rx_not_stored_smsr"), (0x1D, "sent_status_req_rx_stored_smsr"));

    private static readonly Member[] CallAndLinks =
    [
        Member.Inline(new DialledNumber("len_of_bcd_contents", "call_number")),
        ("cap_cfg2_record_id", new Number(1)),
        ("ext5_record_id", new Number(1)),
        ("date_and_time", new SwappedHex(7)),
        ("duration", new Number(3)),
    ];

    private static readonly Field Message = new Structure(("status", new Choice(1, MessageStates)), ("remainder", new UnpaddedHex()));

    private static readonly Field Extension = new Structure(
        ("record_type", new Number(1)), ("extension_data", new HexBefore(1)), ("identifier", new Number(1)));

    private static readonly Field Waiting = new Structure(
        ("mwi_status", Bits.FromLowest(1, "voicemail", "fax", "email", "other", "videomail")),
        ("num_waiting_voicemail", new Number(1)),
        ("num_waiting_fax", new Number(1)),
        ("num_waiting_email", new Number(1)),
        ("num_waiting_other", new Number(1)),
        new("num_waiting_videomail", new Number(1), Presence.OrNull));

    private static readonly Field Mailboxes = new Structure(
        ("mbi_voicemail", new Number(1)),
        ("mbi_fax", new Number(1)),
        ("mbi_email", new Number(1)),
        ("mbi_other", new Number(1)),
        new("mbi_videocall", new Number(1), Presence.OrNull));

    private static readonly Field MessageStatus = new Structure(
        ("last_used_tpmr", new Number(1)),
        Member.Inline(new Bits(1, Bits.Inverted("memory_capacity_exceeded", 0x01)) { Usual = 0xFE }));

    /// <summary>The codecs by name of the file, with the directory's where several files share the name.</summary>
    public static (string File, IEfCodec Codec)[] All =>
    [
#pragma warning disable format // a table
        ("EF.ADN",    new FieldCodec(Adn)),
        ("EF.FDN",    new FieldCodec(Adn)),
        ("EF.BDN",    new FieldCodec(Adn)),
        ("EF.SDN",    new FieldCodec(Adn)),
        ("EF.LND",    new FieldCodec(Adn)),
        ("EF.MBDN",   new FieldCodec(Adn)),
        ("EF.MSISDN", new FieldCodec(new OwnNumber())),
        ("EF.CFIS",   new FieldCodec(CallForwarding)),
        ("EF.ICI",    new FieldCodec(new Structure([("alpha_id", new Alpha(28)), .. CallAndLinks, ("status", new Number(1)), ("link_to_phonebook", new Hex(3))]))),
        ("EF.OCI",    new FieldCodec(new Structure([("alpha_id", new Alpha(27)), .. CallAndLinks, ("link_to_phonebook", new Hex(3))]))),
        ("EF.CMI",    new FieldCodec(new Structure(("alpha_id", new Alpha(1)), ("comparison_method_id", new Number(1))))),
        ("EF.CCP",    new FieldCodec(new UnpaddedHex())),
        ("EF.CCP1",   new FieldCodec(new UnpaddedHex())),
        ("EF.CCP2",   new FieldCodec(new UnpaddedHex())),
        ("EF.ECCP",   new FieldCodec(new UnpaddedHex())),
        ("EF.EXT1",   new FieldCodec(Extension)),
        ("EF.EXT2",   new FieldCodec(Extension)),
        ("EF.EXT3",   new FieldCodec(Extension)),
        ("EF.EXT4",   new FieldCodec(Extension)),
        ("EF.EXT5",   new FieldCodec(Extension)),
        ("EF.EXT6",   new FieldCodec(Extension)),
        ("EF.EXT7",   new FieldCodec(Extension)),
        ("EF.EXT8",   new FieldCodec(Extension)),
        ("EF.ICE_DN", new FieldCodec(Adn)),
        ("EF.ICE_FF", new FieldCodec(new Alpha())),
        ("EF.SUME",   new FieldCodec(new TlvList(new TlvItem(0x85, "alpha_id", new AlphaValue())))),
        ("EF.SMS",    new FieldCodec(Message)),
        ("EF.SMSP",   new FieldCodec(MessageParameters)),
        ("EF.SMSS",   new FieldCodec(MessageStatus)),
        ("EF.SMSR",   new FieldCodec(new Structure(("sms_record_id", new Number(1)), ("sms_status_report", new Hex(29))))),
        ("EF.MWIS",   new FieldCodec(Waiting)),
        ("EF.MBI",    new FieldCodec(Mailboxes)),
#pragma warning restore format
    ];
}
