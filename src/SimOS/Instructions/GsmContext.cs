using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>The GSM security context of AUTHENTICATE (3GPP TS 31.102 §7.1.2.2).</summary>
internal static class GsmContext
{
    private const int SresSize = 4;
    private const int KcSize = 8;

    /// <summary><c>10 RAND</c> to <c>04 SRES 08 Kc</c>.</summary>
    public static StatusWord Execute(in AuthenticationKey key, ReadOnlySpan<byte> data, ref ResponseWriter response)
    {
        if (data.Length != 1 + Aka.RandSize)
            return StatusWord.WrongLength;
        if (data[0] != Aka.RandSize)
            return StatusWord.WrongData;
        Span<byte> triplet = stackalloc byte[SresSize + KcSize];
        Aka.RunGsm(key, data[1..], triplet[..SresSize], triplet[SresSize..]);
        AuthenticationContext.WriteWithLength(ref response, triplet[..SresSize]);
        AuthenticationContext.WriteWithLength(ref response, triplet[SresSize..]);
        CryptographicOperations.ZeroMemory(triplet);
        return StatusWord.Success;
    }
}
