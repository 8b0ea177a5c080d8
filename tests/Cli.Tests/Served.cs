using System.Diagnostics;
using System.Text;

namespace Tottoli.MultiSim.Cli.Tests;

/// <summary><c>multisim serve</c> in a process of its own.</summary>
internal sealed class Served : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly StringBuilder _printed = new();

    private Served(Process process) => Process = process;

    public Process Process { get; }

    /// <summary>The last word of the first line: where it is.</summary>
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
    /// <param name="folder">Working folder.</param>
    /// <param name="arguments">What follows <c>multisim serve</c>.</param>
    public static async Task<Served> StartAsync(string folder, params string[] arguments)
    {
        Served served = new(Multisim.Start(folder, ["serve", .. arguments]));
        try
        {
            Task errors = served.NoteAsync(served.Process.StandardError);
            string? first = await served.Process.StandardOutput.ReadLineAsync(new CancellationTokenSource(Patience).Token);
            served.Note(first);
            if (first is not null)
            {
                served.Address = first.Split(' ')[^1];
                _ = served.NoteAsync(served.Process.StandardOutput);
                return served;
            }
            await served.Process.WaitForExitAsync();
            await errors;
            return served;
        }
        catch
        {
            served.Dispose();
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
