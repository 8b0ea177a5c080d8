using System.CommandLine;

namespace Tottoli.MultiSim.Cli;

/// <summary>The option <c>--trace</c>, the same wherever APDUs pass.</summary>
internal static class TraceOption
{
    public static Option<string?> Create() => new("--trace") { Description = "Write every APDU to this file as GSMTAP (pcapng), for tshark and Wireshark.", HelpName = "FILE" };

    /// <summary>A trace is written over an older trace, and over nothing else.</summary>
    /// <returns>The file, or null where none is wanted.</returns>
    /// <exception cref="UsageException">It is a folder.</exception>
    /// <exception cref="RefusedException">It is there and is no trace.</exception>
    public static string? Checked(string? path)
    {
        ReadOnlySpan<byte> pcapng = [0x0A, 0x0D, 0x0D, 0x0A];
        if (Directory.Exists(path))
            throw new UsageException($"{path}: this is a folder; expected the name of a file for the trace.");
        if (!File.Exists(path))
            return path;
        using FileStream old = File.OpenRead(path);
        Span<byte> start = stackalloc byte[pcapng.Length];
        int length = old.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (length != 0 && !start.SequenceEqual(pcapng))
            throw new RefusedException($"{path}: the file is there already and is no trace. Choose another name, or delete it first.");
        return path;
    }
}
