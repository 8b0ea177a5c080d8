using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>The 3G security context of AUTHENTICATE (3GPP TS 31.102 §7.1.2.1).</summary>
internal static class UmtsContext
{
    private const int GsmAccess = 27; // service of EF.UST
    private const int KcSize = 8;

    /// <summary><c>10 RAND 10 AUTN</c> to <c>DB L RES 10 CK 10 IK [08 Kc]</c>, or <c>DC 0E AUTS</c>. The ISIM answers no Kc.</summary>
    public static StatusWord Execute(CardSession session, in AuthenticationKey key, ReadOnlySpan<byte> data, bool isUsim, ref ResponseWriter response)
    {
        StatusWord refusal = AuthenticationContext.CheckChallenge(data);
        if (!refusal.IsSuccess)
            return refusal;
        int slot = session.Slots.Active;
        AkaResult result = Aka.Verify(
            key, AuthenticationContext.RandOf(data), AuthenticationContext.AutnOf(data), session.Slots.SequenceOf(slot, out SequenceRules rules));
        if (result.Outcome == AkaOutcome.MacFailure)
            return StatusWord.AuthenticationMacIncorrect;
        if (result.Outcome == AkaOutcome.SynchronisationFailure)
        {
            AuthenticationContext.WriteSynchronisationFailure(ref response, result.Auts);
            return StatusWord.Success;
        }
        session.Slots.Accept(slot, rules, result.Sqn);
        AuthenticationContext.WriteSuccess(ref response, result.Res);
        AuthenticationContext.WriteWithLength(ref response, result.Ck);
        AuthenticationContext.WriteWithLength(ref response, result.Ik);
        if (isUsim && AuthenticationContext.HasService(session, UsimFiles.Ust, GsmAccess))
        {
            Span<byte> kc = stackalloc byte[KcSize];
            GsmConversion.C3(result.Ck, result.Ik, kc);
            AuthenticationContext.WriteWithLength(ref response, kc);
            CryptographicOperations.ZeroMemory(kc);
        }
        result.Clear();
        return StatusWord.Success;
    }
}
