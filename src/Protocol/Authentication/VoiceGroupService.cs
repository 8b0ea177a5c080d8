using System.Buffers.Binary;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>A voice group call (VGCS) or voice broadcast (VBS) service that a subscriber takes part in: Vservice_Id of 3GPP TS 43.020 Annex F.</summary>
/// <remarks>Four octets as the descriptive group or broadcast call reference of 3GPP TS 24.008 §10.5.1.9: 27 bits of reference, the service flag, and four bits that belong to a call.</remarks>
/// <param name="Reference">Group or broadcast call reference, 0..<see cref="MaxReference"/>.</param>
/// <param name="IsGroupCall">True for VGCS, false for VBS.</param>
public readonly record struct VoiceGroupService(int Reference, bool IsGroupCall)
{
    /// <summary>Octets of Vservice_Id.</summary>
    public const int Size = 4;

    /// <summary>The highest reference: 27 bits.</summary>
    public const int MaxReference = (1 << 27) - 1;

    /// <summary>Number of the voice group call service in EF.UST (3GPP TS 31.102 §4.2.8).</summary>
    public const int GroupCallsInUst = 57;

    /// <summary>Number of the voice broadcast service in EF.UST.</summary>
    public const int BroadcastsInUst = 58;

    private const int ReferenceShift = 5;
    private const int ServiceFlag = 1 << 4;

    /// <summary>Vservice_Id as a number; acknowledgement flag and priority, which belong to a call, are 0.</summary>
    /// <exception cref="InvalidOperationException">The reference has more than 27 bits.</exception>
    public uint Value => Reference is >= 0 and <= MaxReference
        ? ((uint)Reference << ReferenceShift) | (IsGroupCall ? (uint)ServiceFlag : 0)
        : throw new InvalidOperationException($"The group call reference {Reference} is outside 0 to {MaxReference}.");

    /// <summary>Its number in EF.UST.</summary>
    public int NumberInUst => IsGroupCall ? GroupCallsInUst : BroadcastsInUst;

    /// <summary>The service of four octets, of which the acknowledgement flag and the priority are ignored.</summary>
    /// <param name="serviceId">Vservice_Id, 4 octets.</param>
    public static VoiceGroupService Decode(ReadOnlySpan<byte> serviceId) => Of(BinaryPrimitives.ReadUInt32BigEndian(serviceId));

    /// <summary>The service of Vservice_Id as a number.</summary>
    public static VoiceGroupService Of(uint value) => new((int)(value >> ReferenceShift), (value & ServiceFlag) != 0);

    /// <summary>VGCS or VBS, and the reference.</summary>
    public override string ToString() => $"{(IsGroupCall ? "VGCS" : "VBS")} {Reference}";
}
