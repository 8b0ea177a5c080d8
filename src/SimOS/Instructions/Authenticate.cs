using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>AUTHENTICATE: the active slot's key answers the network's challenge, in the 3G, the GSM, the VGCS/VBS or the GBA security context.</summary>
internal sealed class Authenticate : IInstruction
{
    private const byte AnyContext = 0x80; // b8: specific reference data
    private const byte Gsm = 0x80;
    private const byte Umts = 0x81;
    private const byte VoiceGroup = 0x82;
    private const byte Gba = 0x84;
    private const int GsmSecurityContext = 38; // service of EF.UST (TS 31.102 §4.2.8)

    /// <inheritdoc/>
    public static InstructionInfo Info { get; } = new(ClassFamily.Interindustry, 0x88, ApduCase.CommandAndResponse, "AUTHENTICATE", "3GPP TS 31.102 §7.1");

    /// <inheritdoc/>
    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if (apdu.P1 != 0 || (apdu.P2 & AnyContext) == 0)
            return StatusWord.IncorrectP1P2;
        StatusWord refusal = AuthenticationContext.Check(session, out bool isUsim);
        if (!refusal.IsSuccess)
            return refusal;
        KeyUse use = apdu.P2 == Gsm ? KeyUse.Gsm : isUsim ? KeyUse.Usim : KeyUse.Isim;
        if (!session.Slots.TryGetKey(session.Slots.Active, out AuthenticationKey key, use))
            return StatusWord.ConditionsNotSatisfied;
        return apdu.P2 switch
        {
            Umts when key.Engine.IsUmts => UmtsContext.Execute(session, key, apdu.Data, isUsim, ref response),
            Gsm when isUsim && AuthenticationContext.HasService(session, UsimFiles.Ust, GsmSecurityContext) => GsmContext.Execute(key, apdu.Data, ref response),
            VoiceGroup when isUsim && VoiceGroupContext.IsAvailable(session, key) => VoiceGroupContext.Execute(session, key, apdu.Data, ref response),
            Gba when key.Engine.IsUmts && GbaContext.IsAvailable(session, isUsim) => GbaContext.Execute(session, key, apdu.Data, isUsim, ref response),
            _ => StatusWord.AuthenticationContextNotSupported,
        };
    }
}
