using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Ota;

/// <summary>A sealed profile that arrives in blocks over several secured packets, kept over resets. One at a time.</summary>
/// <remarks>
/// Block 0 begins with the whole length and takes the first empty slot, which is <see cref="SlotState.Loading"/> from then on
/// and seen by nobody. A block 0 always begins anew; the block received last may come again, as its proof of receipt may have got lost.
/// The state is <c>slot | blocks | total length(2) | received length(2)</c>.
/// </remarks>
internal sealed class ProfileArrival(CardState state, SlotTable slots)
{
    /// <summary>Most octets of a sealed profile.</summary>
    public const int MaxLength = 8192;

    private const int RecordLength = 6;
    private const int LengthOctets = 2;

    /// <summary>Whether a record can be one.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> record) =>
        record.Length == RecordLength && record[0] is > SlotTable.Home and < SlotTable.Capacity
        && BinaryPrimitives.ReadUInt16BigEndian(record[2..]) <= MaxLength
        && BinaryPrimitives.ReadUInt16BigEndian(record[4..]) <= BinaryPrimitives.ReadUInt16BigEndian(record[2..]);

    /// <summary>The slot that is being loaded, or <see cref="SlotTable.None"/>.</summary>
    public int Slot => state.TryGet(CardItem.Arrival, out ReadOnlySpan<byte> record) ? record[0] : SlotTable.None;

    /// <summary>Octets received so far.</summary>
    public int ReceivedLength => state.TryGet(CardItem.Arrival, out ReadOnlySpan<byte> record) ? BinaryPrimitives.ReadUInt16BigEndian(record[4..]) : 0;

    /// <summary>True where all octets are there.</summary>
    public bool IsComplete => state.TryGet(CardItem.Arrival, out ReadOnlySpan<byte> record) && record[2..4].SequenceEqual(record[4..6]);

    /// <summary>Takes a block in.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="block">Its octets.</param>
    /// <returns>Success; 6A80 wrong lengths, 6A84 no slot is empty or the profile is too long, 6985 the block before is missing.</returns>
    public StatusWord Receive(int number, ReadOnlySpan<byte> block)
    {
        if (number == 0)
            return Begin(block);
        if (!state.TryGet(CardItem.Arrival, out ReadOnlySpan<byte> record))
            return StatusWord.ConditionsNotSatisfied;
        int blocks = record[1];
        int total = BinaryPrimitives.ReadUInt16BigEndian(record[2..]);
        int received = BinaryPrimitives.ReadUInt16BigEndian(record[4..]);
        if (number == blocks - 1)
            return Block(number).SequenceEqual(block) ? StatusWord.Success : StatusWord.ConditionsNotSatisfied;
        if (number != blocks)
            return StatusWord.ConditionsNotSatisfied;
        if (block.IsEmpty || received + block.Length > total || number == byte.MaxValue)
            return StatusWord.WrongData;
        Keep(record[0], number, total, received + block.Length, block);
        return StatusWord.Success;
    }

    /// <summary>Puts the blocks together.</summary>
    /// <param name="destination">Room for <see cref="ReceivedLength"/> octets.</param>
    public void Assemble(Span<byte> destination)
    {
        if (!state.TryGet(CardItem.Arrival, out ReadOnlySpan<byte> record))
            return;
        for (int number = 0; number < record[1]; number++)
        {
            ReadOnlySpan<byte> block = Block(number);
            block.CopyTo(destination);
            destination = destination[block.Length..];
        }
    }

    /// <summary>Forgets what arrived; the slot is empty again, unless a profile was installed in it meanwhile.</summary>
    public void Drop()
    {
        if (!state.TryGet(CardItem.Arrival, out ReadOnlySpan<byte> record))
            return;
        int slot = record[0];
        for (int number = record[1] - 1; number >= 0; number--)
            state.Remove(KeyOf(slot, number));
        state.Remove(CardItem.Arrival);
        if (slots.State(slot) == SlotState.Loading)
            state.Remove(SlotRecord.KeyOf(slot));
    }

    private static StateKey KeyOf(int slot, int number) => new(StateArea.Arriving, StateKey.OwnerOf(slot), number);

    private StatusWord Begin(ReadOnlySpan<byte> block)
    {
        if (block.Length <= LengthOctets)
            return StatusWord.WrongData;
        int total = BinaryPrimitives.ReadUInt16BigEndian(block);
        ReadOnlySpan<byte> content = block[LengthOctets..];
        if (content.Length > total)
            return StatusWord.WrongData;
        if (total > MaxLength)
            return StatusWord.NotEnoughMemory;
        int slot = Slot;
        if (slot == SlotTable.None)
            slot = slots.FirstEmpty;
        if (slot == SlotTable.None)
            return StatusWord.NotEnoughMemory;
        Drop();
        state.Put(SlotRecord.KeyOf(slot), [(byte)SlotState.Loading]);
        Keep(slot, 0, total, content.Length, content);
        return StatusWord.Success;
    }

    private void Keep(int slot, int number, int total, int received, ReadOnlySpan<byte> block)
    {
        Span<byte> record = stackalloc byte[RecordLength];
        record[0] = (byte)slot;
        record[1] = (byte)(number + 1);
        BinaryPrimitives.WriteUInt16BigEndian(record[2..], (ushort)total);
        BinaryPrimitives.WriteUInt16BigEndian(record[4..], (ushort)received);
        state.Put(CardItem.Arrival, record);
        state.Put(KeyOf(slot, number), block);
    }

    private ReadOnlySpan<byte> Block(int number) => state.TryGet(KeyOf(Slot, number), out ReadOnlySpan<byte> block) ? block : default;
}
