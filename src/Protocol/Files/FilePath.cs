using System.Globalization;

namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>Where a file is: up to four 16-bit file identifiers below the MF, in one number.</summary>
/// <remarks>
/// The MF is the empty path and is not written. ADF.USIM is <c>7FFF</c>, the identifier that names the current application
/// (ETSI TS 102 221 §8.3); other ADFs have the identifiers below it, which no card gives a file and no SELECT takes. The last identifier stands in the low bits, so the number is fit to be a key in a card image.
/// </remarks>
/// <param name="Value">The identifiers, the last in bits 0..15.</param>
public readonly record struct FilePath(long Value)
{
    /// <summary>Most identifiers a path has.</summary>
    public const int MaxDepth = 4;

    /// <summary>The identifier of the MF.</summary>
    public const ushort MasterFileIdentifier = 0x3F00;

    /// <summary>The identifier that names the current application.</summary>
    public const ushort CurrentApplicationIdentifier = 0x7FFF;

    /// <summary>The MF: the empty path.</summary>
    public static FilePath MasterFile => default;

    /// <summary>ADF.USIM, <c>7FFF</c>.</summary>
    public static FilePath AdfUsim => new(0x7FFF);

    /// <summary>ADF.ISIM, <c>7FFE</c>.</summary>
    public static FilePath AdfIsim => new(0x7FFE);

    /// <summary>ADF.HPSIM, <c>7FFD</c>.</summary>
    public static FilePath AdfHpsim => new(0x7FFD);

    /// <summary>ADF.USIM-non-IMSI, <c>7FFC</c>: a USIM without an IMSI (3GPP TS 31.102 Annex N).</summary>
    public static FilePath AdfUsimNonImsi => new(0x7FFC);

    /// <summary>The file's own identifier; 3F00 for the MF.</summary>
    public ushort Fid => Value == 0 ? MasterFileIdentifier : (ushort)Value;

    /// <summary>The directory that holds the file; the MF's is the MF.</summary>
    public FilePath Parent => new((long)((ulong)Value >> 16));

    /// <summary>Number of identifiers, 0 (the MF) to 4.</summary>
    public int Depth
    {
        get
        {
            int depth = 0;
            for (ulong rest = (ulong)Value; rest != 0; rest >>= 16)
                depth++;
            return depth;
        }
    }

    /// <summary>The path of a file in this directory.</summary>
    /// <param name="fid">Identifier of the file, not 0000.</param>
    /// <exception cref="ArgumentException">The identifier is 0000, or this path has four identifiers already.</exception>
    public FilePath Append(ushort fid)
    {
        if (fid == 0 || Depth == MaxDepth)
            throw new ArgumentException($"{fid:X4} cannot follow {this}: a path has at most {MaxDepth} identifiers, none of them 0000.", nameof(fid));
        return new((Value << 16) | fid);
    }

    /// <summary>Whether the file lies below a directory, at any depth.</summary>
    /// <param name="directory">The directory; everything lies below the MF.</param>
    public bool IsBelow(FilePath directory)
    {
        int levels = Depth - directory.Depth;
        return levels > 0 && (ulong)Value >> (16 * levels) == (ulong)directory.Value;
    }

    /// <summary>Reads a path as written: <c>7FFF/6F07</c>; <c>3F00</c> is the MF, also as first element.</summary>
    /// <param name="text">Identifiers of four hexadecimal digits with <c>/</c> between them.</param>
    /// <exception cref="FormatException">It is no such path.</exception>
    public static FilePath Parse(string text) => TryParse(text, out FilePath path)
        ? path
        : throw new FormatException($"\"{text}\" is no file path. Write one to four identifiers of four hexadecimal digits, as in 7FFF/6F07.");

    /// <summary>Reads a path as written, without an exception.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The path.</param>
    /// <returns>False where it is no path.</returns>
    public static bool TryParse(string? text, out FilePath path)
    {
        path = default;
        if (string.IsNullOrEmpty(text))
            return false;
        FilePath read = default;
        bool first = true;
        foreach (Range range in text.AsSpan().Split('/'))
        {
            ReadOnlySpan<char> element = text.AsSpan()[range];
            if (element.Length != 4 || !ushort.TryParse(element, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort fid))
                return false;
            if (first && fid == MasterFileIdentifier)
            {
                first = false;
                continue;
            }
            if (fid == 0 || read.Depth == MaxDepth)
                return false;
            read = new((read.Value << 16) | fid);
            first = false;
        }
        path = read;
        return true;
    }

    /// <summary>The path as written: <c>7FFF/6F07</c>; <c>3F00</c> for the MF.</summary>
    public override string ToString()
    {
        if (Value == 0)
            return "3F00";
        string last = Fid.ToString("X4", CultureInfo.InvariantCulture);
        return Parent.Value == 0 ? last : $"{Parent}/{last}";
    }
}
