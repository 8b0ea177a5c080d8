using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Identity;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>The VGCS/VBS security context of AUTHENTICATE (3GPP TS 31.102 §7.1): the short term key of a group's call.</summary>
internal static class VoiceGroupContext
{
    private const int NumberOffset = 1 + VoiceGroupService.Size;
    private const int RandOffset = NumberOffset + 2;

    /// <summary>Whether the USIM has one of the two services, and its algorithm can derive.</summary>
    public static bool IsAvailable(CardSession session, in AuthenticationKey key) =>
        VoiceGroupKeys.CanDerive(key) && (HasService(session, VoiceGroupService.GroupCallsInUst) || HasService(session, VoiceGroupService.BroadcastsInUst));

    /// <summary><c>04 Vservice_Id 01 VK_Id L VSTK_RAND</c> to <c>DB 10 VSTK</c>; 6A88 where the card has no such group key.</summary>
    public static StatusWord Execute(CardSession session, in AuthenticationKey key, ReadOnlySpan<byte> data, ref ResponseWriter response)
    {
        if (data.Length <= RandOffset + 1 || data.Length != RandOffset + 1 + data[RandOffset])
            return StatusWord.WrongLength;
        if (data[0] != VoiceGroupService.Size || data[NumberOffset] != 1 || data[RandOffset] > Aka.RandSize)
            return StatusWord.WrongData;
        VoiceGroupService service = VoiceGroupService.Decode(data[1..]);
        if (!HasService(session, service.NumberInUst))
            return StatusWord.AuthenticationContextNotSupported;
        byte number = data[NumberOffset + 1];
        if (number is 0 or > VoiceGroupKeys.MaxNumber
            || !session.State.TryGet(GroupKeys.KeyOf(session.Slots.Active, service, number), out ReadOnlySpan<byte> groupKey))
        {
            return StatusWord.ReferencedDataNotFound;
        }
        Span<byte> vstk = stackalloc byte[VoiceGroupKeys.Size];
        VoiceGroupKeys.ShortTermKey(key, groupKey, data[(RandOffset + 1)..], vstk);
        AuthenticationContext.WriteSuccess(ref response, vstk);
        CryptographicOperations.ZeroMemory(vstk);
        return StatusWord.Success;
    }

    private static bool HasService(CardSession session, int service) => AuthenticationContext.HasService(session, UsimFiles.Ust, service);
}
