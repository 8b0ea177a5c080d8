using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;

namespace Tottoli.MultiSim.SimOS.Identity;

/// <summary>The key files of a copied card: who writes one changes the key that AUTHENTICATE uses, as on the card that was copied.</summary>
/// <remarks>A file that was never written holds what the dump had, whatever key the copy was given; from the first write on, what the file says counts.</remarks>
internal static class KeyFiles
{
    /// <summary>Takes over the key that a file holds after an UPDATE BINARY, and writes the same into the files that are one with it on real cards.</summary>
    /// <param name="session">The powered card.</param>
    /// <param name="file">A transparent EF, still as it was.</param>
    /// <param name="offset">Where it is to be written.</param>
    /// <param name="data">What, within the file.</param>
    /// <returns>Success also for any other file; 6A80 where it would hold no key that this card can use: it must stay as it is.</returns>
    public static StatusWord Program(CardSession session, CardFile file, int offset, ReadOnlySpan<byte> data)
    {
        if (KeyFileFormat.Find(file.Path) is not { } format || !session.State.TryGet(CardItem.Model, out _))
            return StatusWord.Success;
        Span<byte> content = stackalloc byte[Math.Min(file.Size, KeyFileFormat.MaxLength)];
        session.Files.Content(file)[..content.Length].CopyTo(content);
        if (offset < content.Length)
            data[..Math.Min(data.Length, content.Length - offset)].CopyTo(content[offset..]);
        ProgrammedKey? key = ProgrammedKey.Read(format, content);
        content.Clear();
        if (key is null || !session.Slots.Program(format.Use, key))
            return StatusWord.WrongData;
        foreach (KeyFileFormat other in KeyFileFormat.Of(format.Use))
        {
            if (other != format && session.Files.Find(other.File.Path) is { Kind: EfKind.Transparent } twin && twin.Size == file.Size)
                session.Files.Write(twin, offset, data);
        }
        return StatusWord.Success;
    }
}
