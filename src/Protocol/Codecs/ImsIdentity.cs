using System.Text;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>The IMS identities that follow from an IMSI, as a terminal without an ISIM makes them (3GPP TS 23.003 §13.2 to §13.4B), and as EF.IMPI, EF.DOMAIN and EF.IMPU hold them.</summary>
/// <param name="Imsi">The IMSI.</param>
/// <param name="MncLength">Digits of the MNC in it: 2 or 3.</param>
public readonly record struct ImsIdentity(Imsi Imsi, int MncLength)
{
    private const int ValueTag = 0x80;

    /// <summary>Home domain: <c>ims.mnc001.mcc262.3gppnetwork.org</c>, the MNC with three digits.</summary>
    public string Domain
    {
        get
        {
            Plmn home = Imsi.HomePlmn(MncLength);
            return $"ims.mnc{home.Mnc.PadLeft(3, '0')}.mcc{home.Mcc}.3gppnetwork.org";
        }
    }

    /// <summary>Private identity: the IMSI at the home domain.</summary>
    public string PrivateIdentity => $"{Imsi.Digits}@{Domain}";

    /// <summary>Temporary public identity: the private one as SIP URI.</summary>
    public string PublicIdentity => $"sip:{PrivateIdentity}";

    /// <summary>An identity as the files hold it: <c>80 L text</c> in UTF-8 (3GPP TS 31.103 §4.2.2 to §4.2.4).</summary>
    /// <param name="text">The identity.</param>
    public static byte[] Encode(string text)
    {
        byte[] value = Encoding.UTF8.GetBytes(text);
        byte[] buffer = new byte[value.Length + 5];
        BerTlvWriter writer = new(buffer);
        writer.Write(ValueTag, value);
        return writer.Written.ToArray();
    }
}
