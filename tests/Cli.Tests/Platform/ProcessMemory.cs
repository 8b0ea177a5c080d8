using System.Diagnostics;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Tottoli.MultiSim.Cli.Tests.Platform;

/// <summary>Reads what another process holds in memory (Linux: /proc/PID/maps and mem).</summary>
internal static class ProcessMemory
{
    private const int Piece = 1 << 20;

    /// <summary>Looks at every readable region that is no file on disk: heaps, stacks, the garbage collector's.</summary>
    /// <param name="process">The process; its memory is open to its parent, or to root.</param>
    /// <param name="overlap">Bytes that two neighbouring pieces have in common, so that nothing hides on a border.</param>
    /// <param name="look">Gets a piece that is not all zeros.</param>
    /// <returns>Bytes read.</returns>
    public static long Scan(Process process, int overlap, Action<ReadOnlySpan<byte>> look)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Ignore("Only Linux shows the memory of a process as a file (/proc).");
        long read = 0;
        try
        {
            using SafeFileHandle memory = File.OpenHandle($"/proc/{process.Id}/mem");
            byte[] piece = new byte[Piece + overlap];
            foreach ((long from, long to) in Regions(process.Id))
            {
                for (long at = from; at < to; at += Piece)
                {
                    int count = Read(memory, piece.AsSpan(0, (int)Math.Min(piece.Length, to - at)), at);
                    read += count;
                    if (piece.AsSpan(0, count).ContainsAnyExcept((byte)0))
                        look(piece.AsSpan(0, count));
                }
            }
        }
        catch (UnauthorizedAccessException)
        {
            Assert.Ignore("The system does not let the test read the server's memory; run it as root, or with kernel.yama.ptrace_scope=0.");
        }
        return read;
    }

    private static IEnumerable<(long From, long To)> Regions(int id)
    {
        // FROM-TO rwxp OFFSET DEVICE INODE PATH
        foreach (string line in File.ReadLines($"/proc/{id}/maps"))
        {
            string[] fields = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
            string path = fields.Length == 6 ? fields[5] : "";
            bool isFile = path.StartsWith('/') && !path.StartsWith("/memfd:", StringComparison.Ordinal);
            if (!fields[1].StartsWith('r') || (isFile && !fields[1].Contains('w', StringComparison.Ordinal)) || path is "[vvar]" or "[vsyscall]")
                continue;
            string[] range = fields[0].Split('-');
            yield return (long.Parse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), long.Parse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }
    }

    private static int Read(SafeFileHandle memory, Span<byte> piece, long at)
    {
        try
        {
            return RandomAccess.Read(memory, piece, at);
        }
        catch (IOException)
        {
            return 0; // a region that went away, or a guard page
        }
    }
}
