using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.SimOS.Identity;

/// <summary>What may be told of a slot; its keys are asked for by name, <see cref="CardImage.RevealKeys"/>.</summary>
/// <param name="Slot">Its number; 0 is the home profile.</param>
/// <param name="State">How far it is. Of a slot that is not ready nothing else is known.</param>
/// <param name="IsActive">Whether its files are the ones that a terminal sees.</param>
/// <param name="IsArmed">Whether it becomes active at the next reset.</param>
/// <param name="Label">Its name in the SIM menu.</param>
/// <param name="Imsi">The IMSI, or null where it has none.</param>
/// <param name="HomePlmn">The network whose subscription it is, or null.</param>
/// <param name="Algorithm">The authentication algorithm.</param>
/// <param name="Amf">AMF with which the home operator challenges.</param>
/// <param name="Sqn">SQN_MS: the highest SQN accepted, 48 bits.</param>
/// <param name="Rules">The rules of EF.RULES that choose it, in the order of their records.</param>
public sealed record SlotDescription(
    int Slot, SlotState State, bool IsActive, bool IsArmed, string Label, Imsi? Imsi, Plmn? HomePlmn,
    AuthenticationAlgorithm Algorithm, ushort Amf, ulong Sqn, IReadOnlyList<SelectionRule> Rules)
{
    /// <summary>The group keys that it has, without the keys.</summary>
    public IReadOnlyList<GroupKeyName> GroupKeys { get; init; } = [];
}

/// <summary>Which group key it is.</summary>
/// <param name="Service">The voice group call or broadcast service.</param>
/// <param name="Number">VK_Id, 1..15.</param>
public readonly record struct GroupKeyName(VoiceGroupService Service, int Number)
{
    /// <summary>Service and number: <c>VGCS 12345/1</c>.</summary>
    public override string ToString() => $"{Service}/{Number}";
}

/// <summary>The keys of a slot. Secret: prints nothing of them.</summary>
/// <param name="k">K or Ki, 16 or 32 octets.</param>
/// <param name="opc">OPc, 16 octets, or TOPc, 32 octets; empty for an algorithm without.</param>
public sealed class SlotKeys(byte[] k, byte[] opc)
{
    /// <summary>K or Ki. Secret.</summary>
    public ReadOnlyMemory<byte> K => k;

    /// <summary>OPc or TOPc. Secret.</summary>
    public ReadOnlyMemory<byte> Opc => opc;

    /// <summary>Bytes of RES; 0 for the algorithm's own.</summary>
    public int ResLength { get; init; }

    /// <summary>What the operator chose of the algorithm; empty where it chose nothing. Secret.</summary>
    public ReadOnlyMemory<byte> Parameters { get; init; }

    /// <summary>How the card judges sequence numbers.</summary>
    public SequenceRules SequenceRules { get; init; } = SequenceRules.Default;
}
