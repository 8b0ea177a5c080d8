using System.Diagnostics;
using System.Text;

namespace Tottoli.MultiSim.Cli.Tests;

/// <summary><c>multisim serve ota</c> in a process of its own.</summary>
internal sealed class ServedPlatform : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly StringBuilder _printed = new();

    private ServedPlatform(Process process) => Process = process;

    public Process Process { get; }

    public string Address { get; private set; } = "";

    /// <summary>Everything that it printed so far, on both streams.</summary>
    public string Printed
    {
        get
        {
            lock (_printed)
                return _printed.ToString();
        }
    }

    /// <summary>Starts it; it serves when the task is done, or ended with an exit code.</summary>
    public static async Task<ServedPlatform> StartAsync(string folder, params string[] options)
    {
        ServedPlatform platform = new(Multisim.Start(folder, ["serve", "ota", .. options]));
        try
        {
            Task errors = platform.NoteAsync(platform.Process.StandardError);
            string? first = await platform.Process.StandardOutput.ReadLineAsync(new CancellationTokenSource(Patience).Token);
            platform.Note(first);
            if (first is not null)
            {
                platform.Address = first.Split(' ')[^1];
                _ = platform.NoteAsync(platform.Process.StandardOutput);
                return platform;
            }
            await platform.Process.WaitForExitAsync();
            await errors;
            return platform;
        }
        catch
        {
            platform.Dispose();
            throw;
        }
    }

    /// <summary>Ends it as Ctrl-C does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        Multisim.Interrupt(Process);
        await Process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        return Process.ExitCode;
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
            Process.WaitForExit();
        }
        Process.Dispose();
    }

    private async Task NoteAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
            Note(line);
    }

    private void Note(string? line)
    {
        lock (_printed)
            _printed.AppendLine(line);
    }
}
