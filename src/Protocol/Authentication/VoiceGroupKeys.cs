using System.Security.Cryptography;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>Keys of voice group and broadcast calls (3GPP TS 43.020 Annex F).</summary>
public static class VoiceGroupKeys
{
    /// <summary>Octets of the group key V_Ki and of the short term key VSTK.</summary>
    public const int Size = 16;

    /// <summary>The highest VK_Id: it has four bits, and 0 is a call without ciphering.</summary>
    public const int MaxNumber = 15;

    /// <summary>A8_V: VSTK of a group key and VSTK_RAND. The specification leaves A8_V to the operator: here it is f3 of the subscription's algorithm.</summary>
    /// <remarks>V_Ki stands in place of K, and zeros behind VSTK_RAND fill RAND up. An operator's own algorithm so brings its own A8_V along.</remarks>
    /// <param name="subscription">Algorithm, OPc and parameters; its K is not used.</param>
    /// <param name="groupKey">V_Ki, 16 octets.</param>
    /// <param name="vstkRand">VSTK_RAND, 1..16 octets; 36 bits in 5 octets on the air.</param>
    /// <param name="vstk">Receives VSTK, 16 octets.</param>
    /// <exception cref="ArgumentException">A length is wrong, or the algorithm has no f3 of 128 bits or no K of 128 bits.</exception>
    public static void ShortTermKey(in AuthenticationKey subscription, ReadOnlySpan<byte> groupKey, ReadOnlySpan<byte> vstkRand, Span<byte> vstk)
    {
        Aka.CheckLength(groupKey, Size, nameof(groupKey));
        if (vstkRand.Length is 0 or > Aka.RandSize)
            throw new ArgumentException($"VSTK_RAND has {vstkRand.Length} bytes; expected 1 to {Aka.RandSize}.", nameof(vstkRand));
        if (!CanDerive(subscription))
            throw new ArgumentException($"{subscription.Engine.Name} gives no VSTK: CK has {subscription.CkLength} bytes; expected {Size}.", nameof(subscription));
        AuthenticationKey key = new(subscription.Engine, groupKey, subscription.Opc, subscription.ResLength, subscription.Parameters);
        Span<byte> rand = stackalloc byte[Aka.RandSize];
        rand.Clear();
        vstkRand.CopyTo(rand);
        Span<byte> others = stackalloc byte[2 * AuthenticationKey.MaxSize];
        key.Engine.F2F5(key, rand, others[..key.ResLength], vstk[..Size], others.Slice(AuthenticationKey.MaxSize, key.IkLength));
        CryptographicOperations.ZeroMemory(others);
    }

    /// <summary>Whether a subscription's algorithm takes a K and gives a CK of 128 bits.</summary>
    public static bool CanDerive(in AuthenticationKey subscription) =>
        subscription.Engine.IsUmts && subscription.CkLength == Size && subscription.Engine.KLengths.Contains((byte)Size);
}
