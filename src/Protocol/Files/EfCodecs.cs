using Tottoli.MultiSim.Protocol.EfContent;
using Tottoli.MultiSim.Protocol.EfContent.Tables;

namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>The codecs of the files whose content is known.</summary>
public static class EfCodecs
{
    private static readonly Lazy<Dictionary<string, IEfCodec>> ByName = new(static () =>
        new[]
            {
                UiccContents.All, NetworkContents.All, NumberContents.All, FiveGsContents.All, ServiceContents.All, ImsContents.All,
                CellContents.All, PhoneBookContents.All, MultisimContents.All, GsmRContents.All, SysmocomContents.All,
            }
            .SelectMany(static table => table)
            .ToDictionary(static row => row.File, static row => row.Codec, StringComparer.Ordinal));

    private static readonly IEfCodec Objects = new FieldCodec(new TlvList());

    /// <summary>The codec of a file.</summary>
    /// <param name="path">Where the file is.</param>
    /// <returns>The codec, or null where the file is in no specification, or its content has no shape of its own.</returns>
    public static IEfCodec? Find(FilePath path) => FileCatalog.Find(path) is { } file ? Find(file) : null;

    /// <summary>The codec of a file.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The codec, or null where the content has no shape of its own. A BER-TLV file always has one: a list of its objects.</returns>
    public static IEfCodec? Find(EfDefinition file)
    {
        string directory = FileCatalog.FindDirectory(file.Path.Parent)?.Name ?? "MF";
        return ByName.Value.GetValueOrDefault($"{directory}/{file.Name}")
            ?? ByName.Value.GetValueOrDefault(file.Name)
            ?? ByName.Value.GetValueOrDefault($"{directory}/EF.*")
            ?? (file.Kind == EfKind.BerTlv ? Objects : null);
    }
}
