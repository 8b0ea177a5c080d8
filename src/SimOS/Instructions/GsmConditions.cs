using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>
/// The access conditions of an EF as class A0 numbers them: 0 always, 1 CHV1, 2 CHV2, 4 to D ADM1 to ADM10, F never (3GPP TS
/// 51.011 §9.3). Of several keys of which one is enough it is the first in this order.
/// </summary>
internal readonly struct GsmConditions(CardSession session, CardFile file)
{
    /// <summary>The condition that nobody meets.</summary>
    public const byte Never = 0x0F;

    /// <summary>The condition that is met by ADM1.</summary>
    public const byte FirstAdministrative = 0x04;

    /// <summary>The keys of the conditions from <see cref="FirstAdministrative"/> on.</summary>
    public static ReadOnlySpan<byte> Administrative => [0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x8A, 0x8B, 0x8C, 0x8D, 0x8E];

    /// <summary>READ and SEEK.</summary>
    public byte Read => Of(AccessMode.Read);

    /// <summary>UPDATE.</summary>
    public byte Update => Of(AccessMode.Update);

    /// <summary>INCREASE.</summary>
    public byte Increase => Of(AccessMode.None, IncreaseHeader);

    /// <summary>REHABILITATE.</summary>
    public byte Rehabilitate => Of(AccessMode.Activate);

    /// <summary>INVALIDATE.</summary>
    public byte Invalidate => Of(AccessMode.Deactivate);

    private const uint IncreaseHeader = 0x80320000; // rules name it by its instruction byte

    /// <summary>What must be verified, at the least, for <paramref name="mode"/>.</summary>
    private byte Of(AccessMode mode, uint header = 0)
    {
        if (Allows(0, mode, header))
            return 0;
        if (Allows(PinReference.Bit(PinReference.Pin1), mode, header))
            return 1;
        if (Allows(PinReference.Bit(PinReference.Pin2), mode, header))
            return 2;
        for (int i = 0; i < Administrative.Length; i++)
        {
            if (Allows(PinReference.Bit(Administrative[i]), mode, header))
                return (byte)(FirstAdministrative + i);
        }
        return Never;
    }

    private bool Allows(uint verified, AccessMode mode, uint header) =>
        AccessRules.Allow(session.Files, session.Security with { Satisfied = verified }, file, mode, header);
}
