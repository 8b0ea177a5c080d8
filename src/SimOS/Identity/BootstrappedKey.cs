using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Identity;

/// <summary>What the last bootstrapping of a slot left (3GPP TS 31.102 §7.1.1): <c>CK(16) | IK(16) | RAND(16)</c>; Ks is CK || IK. A view; no command reads it.</summary>
/// <remarks>It outlives power-off, as EF.GBABP does, which tells the terminal what it belongs to. USIM and ISIM have one each.</remarks>
/// <param name="content">The record.</param>
internal readonly ref struct BootstrappedKey(ReadOnlySpan<byte> content)
{
    /// <summary>Octets of the record.</summary>
    public const int Size = (2 * AuthenticationKey.Size) + Aka.RandSize;

    private readonly ReadOnlySpan<byte> _content = content;

    /// <summary>CK. Secret.</summary>
    public ReadOnlySpan<byte> Ck => _content[..AuthenticationKey.Size];

    /// <summary>IK. Secret.</summary>
    public ReadOnlySpan<byte> Ik => _content.Slice(AuthenticationKey.Size, AuthenticationKey.Size);

    /// <summary>RAND of the challenge.</summary>
    public ReadOnlySpan<byte> Rand => _content[^Aka.RandSize..];

    /// <summary>Under which a slot's record is kept.</summary>
    public static StateKey KeyOf(int slot, bool isUsim) => new(StateArea.Bootstrapping, StateKey.OwnerOf(slot), isUsim ? 0 : 1);

    /// <summary>Forgets what a slot has: its key is another's now.</summary>
    public static void Remove(CardState state, int slot)
    {
        state.Remove(KeyOf(slot, isUsim: true));
        state.Remove(KeyOf(slot, isUsim: false));
    }
}
