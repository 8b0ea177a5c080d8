using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS;

namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>A file of the card, as its FCP tells of it.</summary>
/// <param name="Path">Identifiers from below the MF, two octets each.</param>
/// <param name="Kind">Structure; null for a directory.</param>
/// <param name="Size">Octets of an EF.</param>
/// <param name="RecordLength">Octets of a record; 0 where it has none.</param>
/// <param name="Sfi">Short file identifier; 0 where it has none.</param>
internal sealed record KnownFile(byte[] Path, EfKind? Kind, int Size, int RecordLength, byte Sfi)
{
    /// <summary>Number of records.</summary>
    public int Records => RecordLength == 0 ? 0 : Size / RecordLength;

    /// <summary>File identifier.</summary>
    public ReadOnlySpan<byte> Fid => Path.AsSpan(Path.Length - 2);

    /// <summary>True where it lies directly below <paramref name="directory"/>, a path.</summary>
    public bool IsIn(ReadOnlySpan<byte> directory) => Path.Length == directory.Length + 2 && Path.AsSpan().StartsWith(directory);
}

/// <summary>Finds out which files a card has, over APDUs: asks for every file that a specification knows.</summary>
internal static class KnownFiles
{
    private const int Template = 0x62;
    private const int Descriptor = 0x82;
    private const int FileSize = 0x80;
    private const int ShortIdentifier = 0x88;

    private static readonly byte[] SelectUsim = [0x00, 0xA4, 0x04, 0x0C, 0x07, 0xA0, 0x00, 0x00, 0x00, 0x87, 0x10, 0x02];

    /// <summary>The EFs of a card that is switched on, and the directories that they lie in.</summary>
    public static IReadOnlyList<KnownFile> Of(Card card)
    {
        Transmit(card, SelectUsim);
        IEnumerable<FilePath> paths = FileCatalog.Directories.Select(directory => directory.Path).Concat(FileCatalog.Files.Select(file => file.Path));
        return [.. paths.Where(path => path != FilePath.MasterFile).Select(path => Find(card, path)).OfType<KnownFile>()];
    }

    private static KnownFile? Find(Card card, FilePath path)
    {
        byte[] octets = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(octets, path.Value);
        octets = octets[^(2 * path.Depth)..];
        byte[] answer = Transmit(card, [0x00, 0xA4, 0x08, 0x04, (byte)octets.Length, .. octets]);
        if (answer[0] != 0x61)
            return null;
        byte[] parameters = Transmit(card, [0x00, 0xC0, 0x00, 0x00, answer[1]]);
        if (!BerTlvReader.TryFind(parameters, Template, out ReadOnlySpan<byte> template) || !BerTlvReader.TryFind(template, Descriptor, out ReadOnlySpan<byte> descriptor))
            return null;
        BerTlvReader.TryFind(template, FileSize, out ReadOnlySpan<byte> size);
        BerTlvReader.TryFind(template, ShortIdentifier, out ReadOnlySpan<byte> sfi);
        int recordLength = descriptor.Length >= 4 ? BinaryPrimitives.ReadUInt16BigEndian(descriptor[2..]) : 0;
        return new KnownFile(octets, KindOf(descriptor[0]), Number(size), recordLength, (byte)(Number(sfi) >> 3));
    }

    // ETSI TS 102 221 §11.1.1.4.3.
    private static EfKind? KindOf(byte descriptor) => (descriptor & 0x3F) switch
    {
        0x39 => EfKind.BerTlv,
        >= 0x38 => null,
        _ => (descriptor & 0x07) switch
        {
            2 => EfKind.LinearFixed,
            6 => EfKind.Cyclic,
            _ => EfKind.Transparent,
        },
    };

    private static int Number(ReadOnlySpan<byte> octets)
    {
        int number = 0;
        foreach (byte octet in octets)
            number = (number << 8) | octet;
        return number;
    }

    private static byte[] Transmit(Card card, ReadOnlySpan<byte> command)
    {
        byte[] response = new byte[258];
        return response[..card.Transmit(command, response)];
    }
}
