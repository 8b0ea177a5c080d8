using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.EfContent.Tables;

/// <summary>Contents of the files about IMS, of ADF.ISIM and ADF.USIM alike (3GPP TS 31.103 §4.2).</summary>
internal static class ImsContents
{
    private static readonly Field Proxy = new Tlv(0x80, "pcscf_address", new ServerAddress("type_of_address", "address"));

    /// <summary>The codecs by name of the file, with the directory's where several files share the name.</summary>
    public static (string File, IEfCodec Codec)[] All =>
    [
#pragma warning disable format // a table
        ("EF.IMPI",          new FieldCodec(new Tlv(0x80, "nai", new Utf8()))),
        ("EF.DOMAIN",        new FieldCodec(new Tlv(0x80, "domain", new Utf8()))),
        ("EF.IMPU",          new FieldCodec(new Tlv(0x80, "impu", new Utf8()))),
        ("EF.P-CSCF",        new FieldCodec(Proxy)),
        ("EF.UICCIARI",      new FieldCodec(new Tlv(0x80, "iari", new Utf8()))),
        ("EF.WebRTCURI",     new FieldCodec(new Tlv(0x80, "uri", new Utf8()))),
        ("EF.PSISMSC",       new FieldCodec(new Tlv(0x80, "psi_smsc", new Utf8()))),
        ("EF.FromPreferred", new FieldCodec(new Bits(1, Bits.Part("rfu", 0xFE), Bits.Flag("from_preferred", 0x01)))),
        ("EF.IMSDCI",        new FieldCodec(new Hex())),
#pragma warning restore format
    ];
}
