using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Identity;

/// <summary>How a slot's identity is kept: <c>state | algorithm | RES length | AMF(2) | K(16) | OPc(16) | label</c>. A view; the IMSI is in the slot's EF.IMSI.</summary>
/// <param name="content">The record: one octet where the slot holds no profile yet.</param>
internal readonly ref struct SlotRecord(ReadOnlySpan<byte> content)
{
    /// <summary>Most octets of a label, coded as an alpha field: 20 characters in UCS2.</summary>
    public const int MaxLabelLength = 41;

    /// <summary>Most octets of a record.</summary>
    public const int MaxLength = LabelOffset + MaxLabelLength;

    private const int KOffset = 5;
    private const int OpcOffset = KOffset + AuthenticationKey.Size;
    private const int LabelOffset = OpcOffset + AuthenticationKey.Size;

    private readonly ReadOnlySpan<byte> _content = content;

    /// <summary>Under which the record of a slot is kept.</summary>
    public static StateKey KeyOf(int slot) => new(StateArea.Slot, StateKey.OwnerOf(slot), 0);

    /// <summary>Under which the sequence numbers of a slot are kept.</summary>
    public static StateKey SequenceKeyOf(int slot) => new(StateArea.Sequence, StateKey.OwnerOf(slot), 0);

    /// <summary>Whether a record can be one: that of a ready slot has a key and a label, that of another its state alone.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> content)
    {
        if (content is not [(byte)SlotState.Ready, ..])
            return content.Length == 1;
        return content.Length is >= LabelOffset and <= MaxLength
            && AuthenticationKey.FindFault((AuthenticationAlgorithm)content[1], AuthenticationKey.Size, AuthenticationKey.Size, content[2]) is null;
    }

    /// <summary>How far the slot is; a record that is not whole is no profile.</summary>
    public SlotState State => (SlotState)_content[0] switch
    {
        SlotState.Ready when _content.Length >= LabelOffset => SlotState.Ready,
        SlotState.Loading => SlotState.Loading,
        _ => SlotState.Empty,
    };

    /// <summary>Algorithm of a ready slot.</summary>
    public AuthenticationAlgorithm Algorithm => (AuthenticationAlgorithm)_content[1];

    /// <summary>Octets of RES, or 0 for the algorithm's own.</summary>
    public int ResLength => _content[2];

    /// <summary>AMF with which the home operator challenges; the card itself takes any.</summary>
    public ushort Amf => BinaryPrimitives.ReadUInt16BigEndian(_content[3..]);

    /// <summary>K, 16 octets. Secret.</summary>
    public ReadOnlySpan<byte> K => _content.Slice(KOffset, AuthenticationKey.Size);

    /// <summary>OPc, 16 octets. Secret.</summary>
    public ReadOnlySpan<byte> Opc => _content.Slice(OpcOffset, AuthenticationKey.Size);

    /// <summary>Label, coded as an alpha field of an EF.</summary>
    public ReadOnlySpan<byte> Label => _content[LabelOffset..];

    /// <summary>The secret of a ready slot, as the authentication functions take it.</summary>
    public AuthenticationKey Key => new(Algorithm, K, Opc, ResLength);

    /// <summary>Writes the record of a ready slot.</summary>
    /// <param name="destination">Room for <see cref="MaxLength"/> octets.</param>
    /// <param name="key">Algorithm, K, OPc and RES length.</param>
    /// <param name="amf">AMF.</param>
    /// <param name="label">Label as an alpha field, up to <see cref="MaxLabelLength"/> octets.</param>
    /// <returns>Octets written.</returns>
    public static int Encode(Span<byte> destination, AuthenticationKey key, ushort amf, ReadOnlySpan<byte> label)
    {
        destination[..LabelOffset].Clear();
        destination[0] = (byte)SlotState.Ready;
        destination[1] = (byte)key.Algorithm;
        destination[2] = (byte)key.ResLength;
        BinaryPrimitives.WriteUInt16BigEndian(destination[3..], amf);
        key.K.CopyTo(destination[KOffset..]);
        key.Opc.CopyTo(destination[OpcOffset..]);
        label.CopyTo(destination[LabelOffset..]);
        return LabelOffset + label.Length;
    }
}
