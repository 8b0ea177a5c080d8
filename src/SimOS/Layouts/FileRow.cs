using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.SimOS.Layouts;

/// <summary>One EF of a card: what the specification says of it, and what this card adds.</summary>
/// <param name="Definition">Path, name, structure and short identifier.</param>
/// <param name="Size">Octets of the file; of one record where it has records; of all objects with tags and lengths, at most, of a BER-TLV file.</param>
/// <param name="Records">Number of records; 0 for a transparent file.</param>
/// <param name="Rule">Record of EF.ARR that holds its access rules.</param>
/// <param name="Content">
/// Content of a fresh card in hex, filled up with FF. Records are divided by <c>|</c>; a <c>*</c> at the end repeats the last
/// record, or the content of a transparent file, to the end of the file. A BER-TLV file has the objects as they are.
/// </param>
/// <param name="PerSlot">True where each profile slot owns its own.</param>
/// <param name="AtActivation">What the new slot's file is set to when its slot becomes active, written as <paramref name="Content"/>; null where it stays.</param>
/// <param name="SharedWith">
/// The file whose content this one shows too, as the files of DF.GSM and DF.TELECOM show the USIM's: of the same kind and size, and sharing
/// no other's. <paramref name="Content"/>, <paramref name="PerSlot"/> and <paramref name="AtActivation"/> are then the other's. Null where the content is its own.
/// </param>
/// <param name="Unclaimed">True for a file that is there and empty though no service table says so, as terminals read it anyway.</param>
/// <param name="Deactivated">True for a file that a fresh card has, but deactivated: whoever provisions its service activates it.</param>
internal sealed record FileRow(
    EfDefinition Definition, int Size, int Records, byte Rule, string Content, bool PerSlot = false, string? AtActivation = null,
    EfDefinition? SharedWith = null, bool Unclaimed = false, bool Deactivated = false)
{
    /// <summary>A row for a service that a fresh card does not have: deactivated, and empty.</summary>
    public static FileRow Off(EfDefinition definition, int size, int records, byte rule, string content = "", bool perSlot = false) =>
        new(definition, size, records, rule, content, perSlot, Deactivated: true);

    /// <summary>A row that shows the content of another, with its size and its rule.</summary>
    public FileRow SharedAs(EfDefinition definition) => new(definition, Size, Records, Rule, "", SharedWith: Definition, Deactivated: Deactivated);

    /// <summary>Octets of the whole file.</summary>
    public int TotalSize => Size * Math.Max(Records, 1);

    /// <summary>Writes out a pattern of the table (see <see cref="Content"/>) to the file's full size.</summary>
    /// <exception cref="ArgumentException">The pattern does not fit: a fault of the table, found when the layout is built.</exception>
    public byte[] Fill(string pattern)
    {
        byte[] content = new byte[TotalSize];
        content.AsSpan().Fill(0xFF);
        bool repeat = pattern.EndsWith('*');
        string[] parts = pattern.TrimEnd('*').Split('|');
        for (int i = 0, offset = 0; offset < content.Length && (i < parts.Length || repeat); i++)
        {
            byte[] part = Convert.FromHexString(parts[Math.Min(i, parts.Length - 1)]);
            int room = Records == 0 ? content.Length - offset : Size;
            if (part.Length > room || (i >= parts.Length && part.Length == 0))
                throw new ArgumentException($"{Definition.Name}: part {i + 1} of \"{pattern}\" does not fit into {room} octets.");
            part.CopyTo(content, offset);
            offset += Records == 0 ? part.Length : Size;
        }
        return content;
    }
}

/// <summary>One DF or ADF of a card.</summary>
/// <param name="Path">Where it is; the MF is the empty path.</param>
/// <param name="Name">The specification's name.</param>
/// <param name="Rule">Record of EF.ARR that holds its access rules.</param>
/// <param name="Aid">Application identifier in hex of an ADF; null for a DF.</param>
internal sealed record DirectoryRow(FilePath Path, string Name, byte Rule, string? Aid = null);
