using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Identity;

/// <summary>How a slot's identity is kept. A view; the IMSI is in the slot's EF.IMSI.</summary>
/// <remarks>
/// <c>state | algorithm | 80 + RES length | AMF(2) | lengths of K, OPc, parameters, SQN rules | K | OPc | parameters | SQN rules | label</c>.
/// Images of the first cards have <c>state | algorithm | RES length | AMF(2) | K(16) | OPc(16) | label</c>, and MILENAGE or XOR.
/// </remarks>
/// <param name="content">The record: one octet where the slot holds no profile yet.</param>
internal readonly ref struct SlotRecord(ReadOnlySpan<byte> content)
{
    /// <summary>Most octets of a label, coded as an alpha field: 20 characters in UCS2.</summary>
    public const int MaxLabelLength = 41;

    /// <summary>Most octets of a record.</summary>
    public const int MaxLength = KOffset + (2 * AuthenticationKey.MaxSize) + AuthenticationKey.MaxParametersSize + SequenceRules.Size + MaxLabelLength;

    private const byte HasLengths = 0x80;
    private const int LengthsOffset = 5;
    private const int KOffset = LengthsOffset + 4;
    private const int FirstKOffset = LengthsOffset;

    private readonly ReadOnlySpan<byte> _content = content;

    /// <summary>Under which the record of a slot is kept; or, like it, the key of another use that has one of its own.</summary>
    public static StateKey KeyOf(int slot, KeyUse use = KeyUse.Usim) => new(StateArea.Slot, StateKey.OwnerOf(slot), (long)use);

    /// <summary>Under which the sequence numbers of a slot are kept.</summary>
    public static StateKey SequenceKeyOf(int slot) => new(StateArea.Sequence, StateKey.OwnerOf(slot), 0);

    /// <summary>Whether a record can be one: that of a ready slot has a key and a label, that of another its state alone.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> content)
    {
        if (content is not [(byte)SlotState.Ready, ..])
            return content.Length == 1;
        SlotRecord record = new(content);
        return record.State == SlotState.Ready
            && content.Length - record.LabelOffset <= MaxLabelLength
            && AlgorithmSet.FindFaultOfAny(record.Algorithm, record.K.Length, record.Opc.Length, record.ResLength, record.Parameters) is null
            && (record.RulesLength == 0 || SequenceRules.TryDecode(content.Slice(record.RulesOffset, record.RulesLength), out _));
    }

    /// <summary>How far the slot is; a record that is not whole is no profile.</summary>
    public SlotState State => (SlotState)_content[0] switch
    {
        SlotState.Ready when _content.Length >= KOffset && _content.Length >= LabelOffset => SlotState.Ready,
        SlotState.Loading => SlotState.Loading,
        _ => SlotState.Empty,
    };

    /// <summary>Algorithm of a ready slot.</summary>
    public AuthenticationAlgorithm Algorithm => (AuthenticationAlgorithm)_content[1];

    /// <summary>Octets of RES, or 0 for the algorithm's own.</summary>
    public int ResLength => _content[2] & ~HasLengths;

    /// <summary>AMF with which the home operator challenges; the card itself takes any.</summary>
    public ushort Amf => BinaryPrimitives.ReadUInt16BigEndian(_content[3..]);

    /// <summary>K or Ki. Secret.</summary>
    public ReadOnlySpan<byte> K => _content.Slice(IsFirst ? FirstKOffset : KOffset, KLength);

    /// <summary>OPc or TOPc; empty for an algorithm without. Secret.</summary>
    public ReadOnlySpan<byte> Opc => _content.Slice(OpcOffset, Algorithm == AuthenticationAlgorithm.Xor ? 0 : OpcLength);

    /// <summary>What the operator chose for the algorithm; empty for what the specification says. Secret.</summary>
    public ReadOnlySpan<byte> Parameters => IsFirst ? default : _content.Slice(OpcOffset + OpcLength, _content[LengthsOffset + 2]);

    /// <summary>How SQN is judged.</summary>
    public SequenceRules SequenceRules =>
        SequenceRules.TryDecode(_content.Slice(RulesOffset, RulesLength), out SequenceRules rules) ? rules : SequenceRules.Default;

    /// <summary>Label, coded as an alpha field of an EF.</summary>
    public ReadOnlySpan<byte> Label => _content[LabelOffset..];

    private bool IsFirst => (_content[2] & HasLengths) == 0;

    private int KLength => IsFirst ? AuthenticationKey.Size : _content[LengthsOffset];

    private int OpcLength => IsFirst ? AuthenticationKey.Size : _content[LengthsOffset + 1];

    private int OpcOffset => (IsFirst ? FirstKOffset : KOffset) + KLength;

    private int RulesOffset => OpcOffset + OpcLength + (IsFirst ? 0 : _content[LengthsOffset + 2]);

    private int RulesLength => IsFirst ? 0 : _content[LengthsOffset + 3];

    private int LabelOffset => RulesOffset + RulesLength;

    /// <summary>Writes the record of a ready slot.</summary>
    /// <param name="destination">Room for <see cref="MaxLength"/> octets.</param>
    /// <param name="key">Algorithm, K, OPc, RES length and parameters.</param>
    /// <param name="rules">How SQN is judged.</param>
    /// <param name="amf">AMF.</param>
    /// <param name="label">Label as an alpha field, up to <see cref="MaxLabelLength"/> octets.</param>
    /// <returns>Octets written.</returns>
    public static int Encode(Span<byte> destination, in AuthenticationKey key, SequenceRules rules, ushort amf, ReadOnlySpan<byte> label)
    {
        ReadOnlySpan<byte> coded = rules == SequenceRules.Default ? [] : rules.Encode();
        destination[0] = (byte)SlotState.Ready;
        destination[1] = (byte)key.Algorithm;
        destination[2] = (byte)(HasLengths | key.ResLength);
        BinaryPrimitives.WriteUInt16BigEndian(destination[3..], amf);
        destination[LengthsOffset] = (byte)key.K.Length;
        destination[LengthsOffset + 1] = (byte)key.Opc.Length;
        destination[LengthsOffset + 2] = (byte)key.Parameters.Length;
        destination[LengthsOffset + 3] = (byte)coded.Length;
        int length = KOffset;
        Append(destination, ref length, key.K);
        Append(destination, ref length, key.Opc);
        Append(destination, ref length, key.Parameters);
        Append(destination, ref length, coded);
        Append(destination, ref length, label);
        return length;
    }

    private static void Append(Span<byte> destination, ref int length, ReadOnlySpan<byte> value)
    {
        value.CopyTo(destination[length..]);
        length += value.Length;
    }
}
