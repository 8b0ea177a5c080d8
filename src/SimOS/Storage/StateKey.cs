namespace Tottoli.MultiSim.SimOS.Storage;

/// <summary>What a piece of card state is. The numbers stand in card images: never change one, only add.</summary>
public enum StateArea : byte
{
    /// <summary>Content of an EF. Path: up to four FIDs. Owner: the card, or the slot whose file it is.</summary>
    File = 1,

    /// <summary>A PIN, UNBLOCK or ADM reference: value, counters, flags. Path: key reference.</summary>
    Pin = 2,

    /// <summary>A profile slot's identity: state, label, algorithm, K, OPc. Owner: the slot.</summary>
    Slot = 3,

    /// <summary>A slot's sequence numbers (TS 33.102 Annex C). Owner: the slot.</summary>
    Sequence = 4,

    /// <summary>An OTA key set: algorithm, keys, counter. Path: key version number.</summary>
    OtaKeys = 5,

    /// <summary>Fields of an applet instance. Path: number of the instance.</summary>
    Applet = 6,

    /// <summary>What the card keeps of itself: active and armed slot, its key pair. Path: a number of <c>CardItem</c>.</summary>
    Card = 7,

    /// <summary>The toolkit registry's entry of an applet instance. Path: number of the instance.</summary>
    Registry = 8,

    /// <summary>A profile that is still arriving. Owner: the slot. Path: number of the block.</summary>
    Arriving = 9,

    /// <summary>A file that is not as in the layout: its FCP template; nothing where the layout's file is gone. Owner: the card. Path: up to four FIDs.</summary>
    Structure = 10,

    /// <summary>Life cycle status of a file, one octet, where it is not as its FCP says. Owner: the card. Path: up to four FIDs.</summary>
    LifeCycle = 11,

    /// <summary>What the last bootstrapping of GBA left: Ks and its RAND. Owner: the slot. Path: 0 of the USIM, 1 of the ISIM.</summary>
    Bootstrapping = 12,

    /// <summary>A group key V_Ki of voice group or broadcast calls. Owner: the slot. Path: Vservice_Id, with VK_Id in its low four bits.</summary>
    GroupKey = 13,
}

/// <summary>Names one piece of a card's persistent state. Stable over versions, because card images outlive layouts.</summary>
/// <param name="Area">What it is.</param>
/// <param name="Owner">0 for the card itself; n + 1 for profile slot n (slot 0 is the home profile).</param>
/// <param name="Path">Up to four 16-bit file identifiers, the last in the low bits; or a number, as <paramref name="Area"/> says.</param>
public readonly record struct StateKey(StateArea Area, byte Owner, long Path)
{
    /// <summary>The owner number of a profile slot.</summary>
    /// <param name="slot">Slot, 0..254.</param>
    public static byte OwnerOf(int slot) => checked((byte)(slot + 1));
}
