using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>The file list object: a count, then full paths, each from 3F00.</summary>
/// <remarks>ETSI TS 102 223 §8.18.</remarks>
internal static class CatFileList
{
    public static bool TryDecode(ReadOnlySpan<byte> value, out IReadOnlyList<FilePath> files)
    {
        List<FilePath> read = [];
        files = read;
        if (value.IsEmpty || value.Length % 2 == 0)
            return false;
        for (int at = 1; at < value.Length; at += 2)
        {
            ushort fid = BinaryPrimitives.ReadUInt16BigEndian(value[at..]);
            if (fid == FilePath.MasterFileIdentifier)
                read.Add(FilePath.MasterFile);
            else if (read.Count == 0 || fid == 0 || read[^1].Depth == FilePath.MaxDepth)
                return false;
            else
                read[^1] = read[^1].Append(fid);
        }
        return read.Count == value[0];
    }

    public static byte[] Encode(IReadOnlyList<FilePath> files)
    {
        List<byte> bytes = [(byte)files.Count];
        foreach (FilePath file in files)
        {
            bytes.AddRange([0x3F, 0x00]);
            for (int level = file.Depth - 1; level >= 0; level--)
            {
                ushort fid = (ushort)(file.Value >> (16 * level));
                bytes.AddRange([(byte)(fid >> 8), (byte)fid]);
            }
        }
        return [.. bytes];
    }
}
