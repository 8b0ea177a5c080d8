using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Identity;

/// <summary>The group keys V_Ki of a slot (3GPP TS 43.020 Annex F), up to 15 a service. No command reads one.</summary>
internal static class GroupKeys
{
    // VK_Id has four bits, and takes the place of the bits of Vservice_Id that belong to a call.
    private const uint NumberMask = 0x0F;

    /// <summary>Under which a key is kept.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="service">The service.</param>
    /// <param name="number">VK_Id, 1..15.</param>
    public static StateKey KeyOf(int slot, VoiceGroupService service, int number) =>
        new(StateArea.GroupKey, StateKey.OwnerOf(slot), service.Value | (uint)number);

    /// <summary>Whether a piece can be one.</summary>
    public static bool IsWhole(StateKey key, ReadOnlySpan<byte> content) =>
        content.Length == VoiceGroupKeys.Size && key.Path is > 0 and <= uint.MaxValue && (key.Path & NumberMask) != 0;

    /// <summary>What a slot has, in order.</summary>
    public static IReadOnlyList<GroupKeyName> Of(CardState state, int slot)
    {
        List<GroupKeyName> names = [];
        Visit(state, slot, key => names.Add(new GroupKeyName(VoiceGroupService.Of((uint)key.Path), (int)(key.Path & NumberMask))));
        return [.. names.OrderBy(static name => name.Service.Value).ThenBy(static name => name.Number)];
    }

    /// <summary>Forgets what a slot has: its profile goes.</summary>
    public static void Remove(CardState state, int slot)
    {
        List<StateKey> kept = [];
        Visit(state, slot, kept.Add);
        foreach (StateKey key in kept)
            state.Remove(key);
    }

    private static void Visit(CardState state, int slot, Action<StateKey> receiver) => state.Visit((key, _) =>
    {
        if (key.Area == StateArea.GroupKey && key.Owner == StateKey.OwnerOf(slot))
            receiver(key);
    });
}
