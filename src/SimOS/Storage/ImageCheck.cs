using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.SimOS.Ota;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Storage;

/// <summary>Looks once, as an image is opened, whether each piece has the shape that the card relies on. What nobody knows is left alone.</summary>
internal static class ImageCheck
{
    /// <summary>Refuses an image that somebody has cut or changed, rather than failing in the middle of a command.</summary>
    /// <exception cref="CardImageException">A piece has another shape; the message names it and none of its content.</exception>
    public static void Demand(CardState state, CardLayout layout)
    {
        Demand(state, static (key, content) => key.Area switch
        {
            StateArea.Structure => key.Owner == 0 && StructurePieces.IsWhole(key, content),
            StateArea.Slot => SlotRecord.IsWhole(content),
            StateArea.LifeCycle => key.Owner == 0 && content.Length == 1 && LifeCycleStatus.IsKnown(content[0]),
            _ => true,
        });
        CardLayout tree = layout.With(StructurePieces.Of(state));
        Demand(state, (key, content) => IsWhole(state, key, content, tree));
    }

    private static void Demand(CardState state, Shape isWhole) => state.Visit((key, content) =>
    {
        if (!isWhole(key, content))
        {
            throw new CardImageException(CardImageFault.Damaged,
                $"The image is damaged: {key.Area} {key.Path:X} of owner {key.Owner} has {content.Length} bytes or a value that is not possible. Restore it from a copy, or make a new one with 'multisim card new'.");
        }
    });

    private delegate bool Shape(StateKey key, ReadOnlySpan<byte> content);

    private static bool IsWhole(CardState state, StateKey key, ReadOnlySpan<byte> content, CardLayout tree) => key.Area switch
    {
        StateArea.File => tree.Find(new FilePath(key.Path)) is not { IsDirectory: false } file || file.Holds(content),
        StateArea.Structure => content.IsEmpty || tree.Find(new FilePath(key.Path)) is not null, // its directory is there
        StateArea.Pin => content.Length == PinRecord.Length,
        StateArea.Sequence => content.Length == RulesOf(state, key.Owner).StorageSize,
        StateArea.Bootstrapping => content.Length == BootstrappedKey.Size,
        StateArea.GroupKey => GroupKeys.IsWhole(key, content),
        StateArea.OtaKeys => OtaKeyRecord.IsWhole(key.Path, content),
        StateArea.Card => IsWhole(key, content),
        _ => true, // applets look at their own; blocks that arrive are opened by their seal
    };

    // Of a slot that is not ready, as while a profile arrives, nobody asks for the sequence numbers.
    private static SequenceRules RulesOf(CardState state, byte owner) =>
        state.TryGet(new StateKey(StateArea.Slot, owner, 0), out ReadOnlySpan<byte> record) && new SlotRecord(record).State == SlotState.Ready
            ? new SlotRecord(record).SequenceRules
            : SequenceRules.Default;

    private static bool IsWhole(StateKey item, ReadOnlySpan<byte> content)
    {
        if (item == CardItem.ActiveSlot)
            return content is [< SlotTable.Capacity];
        if (item == CardItem.ArmedSlot)
            return content is [< SlotTable.Capacity or SlotTable.None];
        if (item == CardItem.FreeMemory)
            return content.Length == sizeof(int) && content[0] < 0x80;
        if (item == CardItem.Arrival)
            return ProfileArrival.IsWhole(content);
        if (item == CardItem.Model)
            return content.Length is > 0 and <= CardItem.MaxModelLength;
        if (item == CardItem.AnswerToReset)
            return CardItem.IsAnswerToReset(content);
        if (item == CardItem.Classes)
            return content is [> 0 and <= (byte)(ClassFamily.Interindustry | ClassFamily.Uicc | ClassFamily.Gsm)];
        if (item == CardItem.SearchMiss)
            return content.Length == 2 && CardItem.IsSearchMiss(new StatusWord(BinaryPrimitives.ReadUInt16BigEndian(content)));
        return item != CardItem.PrivateKey || content.Length == CardItem.PrivateKeyLength;
    }
}
