using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.EfContent.Tables;

/// <summary>Contents of the files that only sysmocom's programmable cards have.</summary>
internal static class SysmocomContents
{
    private static readonly ValueNames DerivationFunction = new((0, "1"), (1, "2"));
    private static readonly ValueNames Algorithms = new((4, "milenage"), (5, "sha1_aka"), (6, "tuak"), (15, "xor"));

    private static readonly ValueNames GsmAlgorithms = new((1, "comp128v1"), (2, "comp128v2"), (3, "comp128v3"), (4, "milenage"), (14, "xor"));

    private static readonly Field Pin = new Structure(
        ("state", new Bits(
            1, Bits.Flag("valid", 0x80), Bits.Flag("change_able", 0x40), Bits.Flag("unblock_able", 0x20), Bits.Flag("disable_able", 0x10),
            Bits.Flag("not_initialized", 0x02), Bits.Flag("disabled", 0x01))),
        ("attempts_remaining", new Number(1)),
        ("maximum_attempts", new Number(1)),
        ("pin", new PaddedHex(8)),
        new("puk", new Structure(("attempts_remaining", new Number(1)), ("maximum_attempts", new Number(1)), ("puk", new PaddedHex(8))), Presence.OrNull));

    private static readonly Field MilenageConstants = new Structure(
    [
        .. Enumerable.Range(1, 5).Select(static i => new Member($"r{i}", new Number(1))),
        .. Enumerable.Range(1, 5).Select(static i => new Member($"c{i}", new Hex(16))),
    ]);

    private static readonly Field GsmKey = new Structure(
        ("cfg", new Bits(1, Bits.Part("sres_deriv_func", 0x20, DerivationFunction), Bits.Flag("use_opc_instead_of_op", 0x10), Bits.Part("algorithm", 0x0F, GsmAlgorithms))),
        ("key", new Hex(16)),
        ("op_opc", new Hex(16)));

    private static readonly Structure Key = KeyOf(Algorithms);

    private static readonly Structure TuakKey = new(
        ("cfg", new Bits(
            1, Bits.Part("key_length", 0x40, new((0, "128"), (1, "256"))), Bits.Part("sres_deriv_func_in_2g", 0x20, DerivationFunction),
            Bits.Flag("use_opc_instead_of_op", 0x10), Bits.Part("algorithm", 0x0F, Algorithms))),
        ("tuak_cfg", new Bits(
            1, Bits.Part("ck_and_ik_size", 0x40, new((0, "128"), (1, "256"))), Bits.Part("mac_size", 0x38, new((0, "64"), (1, "128"), (2, "256"))),
            Bits.Part("res_size", 0x07, new((0, "32"), (1, "64"), (2, "128"), (3, "256"))))),
        ("num_of_keccak_iterations", new Number(1)),
        ("op_opc", new Hex(32)),
        ("k", new UnpaddedHex()));

    private static readonly Field SequenceNumbers = new Structure(
        ("flag1", new Bits(
            1, Bits.Flag("skip_next_sqn_check", 0x80), Bits.Flag("delta_max_check", 0x40), Bits.Flag("age_limit_check", 0x20), Bits.Flag("sqn_check", 0x10),
            Bits.Part("ind_len", 0x0F))),
        ("flag2", new Bits(
            1, Bits.Part("rfu", 0xF8), Bits.Flag("dont_clear_amf_for_macs", 0x04), Bits.Flag("aus_concealed", 0x02), Bits.Flag("autn_concealed", 0x01))),
        ("delta_max", new Number(6)),
        ("age_limit", new Number(6)),
        ("freshness", new Repeated(new Number(6))));

    private static readonly Field OtaKeys = new Structure(
        ("security_domain", new Number(1)), ("key_set_version", new Number(1)), ("key_len_and_type", new Hex(1)), ("key", new UnpaddedHex()));

    private static readonly Field OtaCounters = new Structure(("sec_domain", new Number(1)), ("key_set_version", new Number(1)), ("counter", new Hex(5)));

    private static readonly Field GpCounters = new Structure(
        ("sec_domain", new Number(1)), ("key_set_version", new Number(1)), ("counter", new Number(2)), ("rfu", new Number(1)));

    private static readonly Field GpDiversification = new Structure(("sec_domain", new Number(1)), ("key_set_version", new Number(1)), ("key_div_data", new Hex()));

    /// <summary>The codecs by name of the file, with the directory's where several files share the name.</summary>
    public static (string File, IEfCodec Codec)[] All =>
    [
#pragma warning disable format // a table
        ("EF.CHV1",             new FieldCodec(Pin)),
        ("EF.CHV2",             new FieldCodec(Pin)),
        ("EF.ADM1",             new FieldCodec(Pin)),
        ("EF.ADM2",             new FieldCodec(Pin)),
        ("EF.ADM3",             new FieldCodec(Pin)),
        ("EF.ADM4",             new FieldCodec(Pin)),
        ("EF.MILENAGE_CFG",     new FieldCodec(MilenageConstants)),
        ("EF.0348_KEY",         new FieldCodec(OtaKeys)),
        ("EF.0348_COUNT",       new FieldCodec(OtaCounters)),
        ("EF.GP_COUNT",         new FieldCodec(GpCounters)),
        ("EF.GP_DIV_DATA",      new FieldCodec(GpDiversification)),
        ("EF.SIM_AUTH_COUNTER", new FieldCodec(new Structure(("num_run_gsm_algo_remain", new Number(4))), canBeUnused: false)),
        ("EF.SIM_AUTH_KEY",     new FieldCodec(GsmKey)),
        ("EF.USIM_AUTH_KEY",    new FieldCodec(new AkaKey())),
        ("EF.USIM_AUTH_KEY_2G", new FieldCodec(KeyOf(GsmAlgorithms))),
        ("EF.USIM_SQN",         new FieldCodec(SequenceNumbers)),
        ("EF.ISIM_AUTH_KEY",    new FieldCodec(new AkaKey())),
        ("EF.ISIM_AUTH_KEY_2G", new FieldCodec(KeyOf(GsmAlgorithms))),
        ("EF.ISIM_SQN",         new FieldCodec(SequenceNumbers)),
        ("EF.GBA_SK",           new FieldCodec(new Hex())),
        ("EF.GBA_INT_KEY",      new FieldCodec(new Hex())),
        ("EF.Ki",               new FieldCodec(new Hex())),
        ("EF.OPc",              new FieldCodec(new Hex())),
        ("EF.KEY",              new FieldCodec(new Hex())),
        ("EF.GBA_REC_LIST",     new FieldCodec(new Table(1, new Number(1)))),
#pragma warning restore format
    ];

    private static Structure KeyOf(ValueNames algorithms) => new(
        ("cfg", new Bits(
            1, Bits.Flag("only_4bytes_res_in_3g", 0x40), Bits.Part("sres_deriv_func_in_2g", 0x20, DerivationFunction),
            Bits.Flag("use_opc_instead_of_op", 0x10), Bits.Part("algorithm", 0x0F, algorithms))),
        ("key", new Hex(16)),
        ("op_opc", new Hex(16)));

    /// <summary>A key, of TUAK or of another algorithm: the lower half of the first octet says which.</summary>
    private sealed class AkaKey : Field
    {
        private const int Tuak = 6;

        /// <inheritdoc/>
        public override JsonNode? Read(ref OctetReader from) =>
            from.Left > 0 && (from.Rest[0] & 0x0F) == Tuak ? TuakKey.Read(ref from) : Key.Read(ref from);

        /// <inheritdoc/>
        public override void Write(JsonNode? value, OctetWriter to) => (Json.Object(value).ContainsKey("tuak_cfg") ? TuakKey : Key).Write(value, to);
    }
}
