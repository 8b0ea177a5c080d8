using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Identity;

/// <summary>What a card keeps of itself under <see cref="StateArea.Card"/>. The numbers stand in card images: never change one, only add.</summary>
internal static class CardItem
{
    /// <summary>The active slot, one octet; nothing kept means slot 0.</summary>
    public static StateKey ActiveSlot => CardFiles.ActiveSlotKey;

    /// <summary>The armed slot, one octet; FF or nothing kept where none is.</summary>
    public static StateKey ArmedSlot => new(StateArea.Card, 0, 2);

    /// <summary>Private half of the card's P-256 key pair, 32 octets. It never leaves the card.</summary>
    public static StateKey PrivateKey => new(StateArea.Card, 0, 3);

    /// <summary>Octets of <see cref="PrivateKey"/>.</summary>
    public const int PrivateKeyLength = 32;

    /// <summary>The profile that is arriving: see <see cref="Ota.ProfileArrival"/>.</summary>
    public static StateKey Arrival => new(StateArea.Card, 0, 4);

    /// <summary>Kept, one octet, from a switch at STATUS P1 = 02 until the application is ended, selected anew or reset.</summary>
    public static StateKey Closing => new(StateArea.Card, 0, 5);

    /// <summary>Name of the card's model, 1..<see cref="MaxModelLength"/> octets of UTF-8; nothing kept where it is the host's own (<see cref="CardOptions.Personality"/>).</summary>
    public static StateKey Model => new(StateArea.Card, 0, 6);

    /// <summary>Most octets of <see cref="Model"/>.</summary>
    public const int MaxModelLength = 64;

    /// <summary>The answer to reset, 2..33 octets; nothing kept where it is that of the host's model.</summary>
    public static StateKey AnswerToReset => new(StateArea.Card, 0, 7);

    /// <summary>The classes of commands that the card answers to, one octet of <see cref="ClassFamily"/>'s bits; nothing kept where they are those of the host's model.</summary>
    public static StateKey Classes => new(StateArea.Card, 0, 8);

    /// <summary>The status word of a SEARCH RECORD that finds nothing, two octets; nothing kept where it is that of real cards, 6A83.</summary>
    public static StateKey SearchMiss => new(StateArea.Card, 0, 11); // 9 and 10 are the tree's: StructurePieces, FileStructure

    /// <summary>Whether a card may answer so to a SEARCH RECORD that finds nothing: 6A83 as real cards do, 6282 as the specification has it, 9000 as some do.</summary>
    public static bool IsSearchMiss(StatusWord status) =>
        status == StatusWord.RecordNotFound || status == StatusWord.SearchUnsuccessful || status == StatusWord.Success;

    /// <summary>Whether a piece can be an answer to reset (ISO/IEC 7816-3 §8.2): TS, T0, and up to 31 octets more.</summary>
    public static bool IsAnswerToReset(ReadOnlySpan<byte> content) => content is [0x3B or 0x3F, _, ..] and { Length: <= 33 };

    /// <summary>Octets of memory that are free, four octets; nothing kept means <see cref="FileStructure.DefaultFreeMemory"/>.</summary>
    public static StateKey FreeMemory => FileStructure.FreeMemoryKey;
}
