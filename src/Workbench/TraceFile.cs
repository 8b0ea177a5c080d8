using Tottoli.MultiSim.Protocol.Tracing;

namespace Tottoli.MultiSim.Workbench;

/// <summary>Traces in files.</summary>
public static class TraceFile
{
    /// <summary>Begins a trace. Session keys pass between phone and card, so the file is for its owner only; each packet is in it at once.</summary>
    /// <param name="path">The file; an older one is written over.</param>
    /// <param name="time">The clock that stamps the packets.</param>
    /// <param name="name">What Wireshark shows for the card; empty none.</param>
    public static GsmtapPcapWriter Create(string path, TimeProvider time, string name = "")
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new GsmtapPcapWriter(new FileStream(path, options), time, name);
    }
}
