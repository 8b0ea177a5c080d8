using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.EfContent.Tables;

/// <summary>Contents of the files below the MF (ETSI TS 102 221 §13), and of those that several applications have.</summary>
internal static class UiccContents
{
    private static readonly Field DirectoryEntry = new Tlv(0x61, "application_template", new TlvList(
        new(0x4F, "application_id", new Hex()),
        new(0x50, "application_label", new AsciiString()),
        new(0x51, "file_reference", new Hex()),
        new(0x52, "command_apdu", new Hex()),
        new(0x53, "discretionary_data", new Hex()),
        new(0x73, "discretionary_template", new Hex()),
        new(0x5F50, "url", new AsciiString())));

    private static readonly Field PowerConsumption = new Structure(
        ("max_current_mA", new Number(1)),
        ("t_op_s", new Number(1)),
        ("addl_info", Bits.FromLowest(1, "req_inc_idle_current", "support_uicc_suspend")));

    /// <summary>The codecs by name of the file, with the directory's where several files share the name.</summary>
    public static (string File, IEfCodec Codec)[] All =>
    [
#pragma warning disable format // a table
        ("EF.DIR",   new FieldCodec(DirectoryEntry)),
        ("EF.ICCID", new FieldCodec(new Structure(("iccid", new Digits(10))))),
        ("EF.PL",    new FieldCodec(new Table(2, new AsciiString(2)), canBeUnused: false)),
        ("EF.LI",    new FieldCodec(new Table(2, new AsciiString(2)), canBeUnused: false)),
        ("EF.ARR",   new FieldCodec(new AccessRuleList())),
        ("EF.UMPC",  new FieldCodec(PowerConsumption)),
#pragma warning restore format
    ];
}
