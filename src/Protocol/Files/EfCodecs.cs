using Tottoli.MultiSim.Protocol.EfContent;
using Tottoli.MultiSim.Protocol.EfContent.Tables;

namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>The codecs of the files whose content is known.</summary>
public static class EfCodecs
{
    private static readonly Lazy<Dictionary<string, IEfCodec>> ByName = new(static () =>
        new[] { UiccContents.All, NetworkContents.All, NumberContents.All, FiveGsContents.All }
            .SelectMany(static table => table)
            .ToDictionary(static row => row.File, static row => row.Codec, StringComparer.Ordinal));

    private static readonly IEfCodec Objects = new FieldCodec(new TlvList());

    /// <summary>The codec of a file.</summary>
    /// <param name="path">Where the file is.</param>
    /// <returns>The codec, or null where the file is in no specification, or its content is the operator's own.</returns>
    public static IEfCodec? Find(FilePath path) => FileCatalog.Find(path) is { } file ? Find(file) : null;

    /// <summary>The codec of a file.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The codec, or null where the content is the operator's own. A BER-TLV file always has one: a list of its objects.</returns>
    public static IEfCodec? Find(EfDefinition file)
    {
        string directory = FileCatalog.FindDirectory(file.Path.Parent)?.Name ?? "MF";
        return ByName.Value.GetValueOrDefault($"{directory}/{file.Name}")
            ?? ByName.Value.GetValueOrDefault(file.Name)
            ?? (file.Kind == EfKind.BerTlv ? Objects : null);
    }
}
