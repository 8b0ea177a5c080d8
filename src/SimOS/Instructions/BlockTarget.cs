using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>The file and the block that RETRIEVE DATA and SET DATA mean: P2 is <c>block(b8 b7) 0 short identifier(b5..b1)</c> (ETSI TS 102 221 §11.3).</summary>
internal static class BlockTarget
{
    /// <summary>The first block: it begins with the tag.</summary>
    public const int First = 0x80;

    /// <summary>The next block.</summary>
    public const int Next = 0x00;

    /// <summary>The last block again.</summary>
    public const int Again = 0x40;

    private const int BlockMask = 0xE0; // with the bit that is always 0
    private const int ShortIdentifierMask = 0x1F;

    /// <summary>The block.</summary>
    public static int BlockOf(in CommandApdu apdu) => apdu.P2 & BlockMask;

    /// <summary>Finds the BER-TLV EF and asks whether it may be used; a block that is not the first goes on with the current EF.</summary>
    public static StatusWord TryFind(CardSession session, in CommandApdu apdu, AccessMode mode, out Target target)
    {
        target = default;
        int sfi = apdu.P2 & ShortIdentifierMask;
        int block = BlockOf(in apdu);
        if (apdu.P1 != 0 || block is not (First or Next or Again))
            return StatusWord.IncorrectP1P2;
        if (block != First && sfi != 0 && session.Channel.File?.Sfi != sfi)
            return StatusWord.IncorrectP1P2;
        StatusWord sw = Target.TryFind(session, block != First || sfi == 0 ? null : sfi, out target);
        if (sw != StatusWord.Success)
            return sw;
        return target.File.Kind == EfKind.BerTlv ? Target.Allow(session, in apdu, target.File, mode) : StatusWord.IncompatibleWithFileStructure;
    }
}
