using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>
/// How class A0 numbers PINs in P2: CHV1 01, CHV2 02, in UNBLOCK CHV 00 and 02 (3GPP TS 51.011 §9.3). Administrative keys have
/// the numbers of a UICC in both classes, or those of their access conditions (04 is ADM1), as on cards of the field.
/// </summary>
internal static class ChvNumber
{
    /// <summary>CHV1 in all commands but UNBLOCK CHV.</summary>
    public const byte Chv1 = 0x01;

    /// <summary>CHV1 in UNBLOCK CHV.</summary>
    public const byte UnblockChv1 = 0x00;

    private const byte Chv2 = 0x02;
    private const byte None = 0x00; // no PIN has this reference

    /// <summary>The key reference that P2 means in the class of the command.</summary>
    /// <param name="session">The session.</param>
    /// <param name="p2">P2.</param>
    /// <param name="chv1">What CHV1 is called in the command.</param>
    public static byte ReferenceOf(CardSession session, byte p2, byte chv1 = Chv1)
    {
        if (session.Class != ClassFamily.Gsm)
            return p2;
        if (p2 == chv1)
            return PinReference.Pin1;
        if (p2 == Chv2)
            return PinReference.Pin2;
        if (p2 is >= GsmConditions.FirstAdministrative and < PinReference.Adm1)
            return GsmConditions.Administrative[p2 - GsmConditions.FirstAdministrative];
        return PinReference.IsAdm(p2) ? p2 : None;
    }
}
