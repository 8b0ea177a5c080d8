using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Identity;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>The GBA security context of AUTHENTICATE (3GPP TS 31.102 §7.1, TS 33.220 §5): the card keeps Ks and gives the terminal keys for one server each.</summary>
internal static class GbaContext
{
    private const byte BootstrappingTag = 0xDD;
    private const byte NafDerivationTag = 0xDE;

    // Services of EF.UST (TS 31.102 §4.2.8) and of EF.IST (TS 31.103 §4.2.7).
    private const int UsimService = 68;
    private const int IsimService = 2;

    /// <summary>Whether the application has the service.</summary>
    public static bool IsAvailable(CardSession session, bool isUsim) => isUsim
        ? AuthenticationContext.HasService(session, UsimFiles.Ust, UsimService)
        : AuthenticationContext.HasService(session, IsimFiles.Ist, IsimService);

    /// <summary>Bootstrapping or derivation, as the first octet says.</summary>
    public static StatusWord Execute(CardSession session, in AuthenticationKey key, ReadOnlySpan<byte> data, bool isUsim, ref ResponseWriter response)
    {
        // Ks of TS 33.220 has 32 octets: a TUAK whose CK or IK is longer has none.
        if (key.CkLength != AuthenticationKey.Size || key.IkLength != AuthenticationKey.Size)
            return StatusWord.AuthenticationContextNotSupported;
        return data switch
        {
            [] => StatusWord.WrongLength,
            [BootstrappingTag, ..] => Bootstrap(session, key, data[1..], isUsim, ref response),
            [NafDerivationTag, ..] => Derive(session, data[1..], isUsim, ref response),
            _ => StatusWord.WrongData,
        };
    }

    /// <summary><c>DD 10 RAND 10 AUTN</c> to <c>DB L RES</c>, or <c>DC 0E AUTS</c>. CK and IK stay here.</summary>
    private static StatusWord Bootstrap(CardSession session, in AuthenticationKey key, ReadOnlySpan<byte> data, bool isUsim, ref ResponseWriter response)
    {
        StatusWord refusal = AuthenticationContext.CheckChallenge(data);
        if (!refusal.IsSuccess)
            return refusal;
        ReadOnlySpan<byte> rand = AuthenticationContext.RandOf(data);
        int slot = session.Slots.Active;
        AkaResult result = GbaBootstrapping.Verify(key, rand, AuthenticationContext.AutnOf(data), session.Slots.SequenceOf(slot, out SequenceRules rules));
        if (result.Outcome == AkaOutcome.MacFailure)
            return StatusWord.AuthenticationMacIncorrect;
        if (result.Outcome == AkaOutcome.SynchronisationFailure)
        {
            AuthenticationContext.WriteSynchronisationFailure(ref response, result.Auts);
            return StatusWord.Success;
        }
        session.Slots.Accept(slot, rules, result.Sqn);
        Span<byte> record = stackalloc byte[BootstrappedKey.Size];
        result.Ck.CopyTo(record);
        result.Ik.CopyTo(record[AuthenticationKey.Size..]);
        rand.CopyTo(record[^Aka.RandSize..]);
        session.State.Put(BootstrappedKey.KeyOf(slot, isUsim), record);
        CryptographicOperations.ZeroMemory(record);
        AuthenticationContext.WriteSuccess(ref response, result.Res);
        result.Clear();
        return StatusWord.Success;
    }

    /// <summary><c>DE L NAF_ID L IMPI</c> to <c>DB 20 Ks_ext_NAF</c>. Ks_int_NAF is never told.</summary>
    private static StatusWord Derive(CardSession session, ReadOnlySpan<byte> data, bool isUsim, ref ResponseWriter response)
    {
        if (!LengthValue.TryTake(ref data, out ReadOnlySpan<byte> nafId) || !LengthValue.TryTake(ref data, out ReadOnlySpan<byte> impi) || !data.IsEmpty)
            return StatusWord.WrongLength;
        if (nafId.IsEmpty || impi.IsEmpty)
            return StatusWord.WrongData;
        if (!session.State.TryGet(BootstrappedKey.KeyOf(session.Slots.Active, isUsim), out ReadOnlySpan<byte> content))
            return StatusWord.ConditionsNotSatisfied;
        BootstrappedKey ks = new(content);
        Span<byte> external = stackalloc byte[KeyDerivation.Size];
        KeyDerivation.KsNaf(ks.Ck, ks.Ik, ks.Rand, impi, nafId, isInternal: false, external);
        AuthenticationContext.WriteSuccess(ref response, external);
        CryptographicOperations.ZeroMemory(external);
        NafList.Remember(session, nafId, isUsim);
        return StatusWord.Success;
    }
}
