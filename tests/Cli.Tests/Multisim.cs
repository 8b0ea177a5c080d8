using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace Tottoli.MultiSim.Cli.Tests;

/// <summary>What a run of the tool came to.</summary>
internal sealed record Run(int Code, string Output, string Error)
{
    /// <summary>The standard output as the one JSON value that it must be.</summary>
    public JsonElement Json()
    {
        using JsonDocument document = JsonDocument.Parse(Output);
        return document.RootElement.Clone();
    }
}

/// <summary>Runs the tool: in this process, or as a process of its own.</summary>
internal static class Multisim
{
    public static async Task<Run> RunAsync(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = await CommandLine.RunAsync(arguments, new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = output,
            Error = error,
        });
        return new Run(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs, and gives what was printed; anything but exit code 0 fails the test.</summary>
    public static async Task<Run> DoneAsync(params string[] arguments)
    {
        Run run = await RunAsync(arguments);
        Assert.That(run.Code, Is.EqualTo(ExitCode.Done), $"multisim {string.Join(' ', arguments)}: {run.Error}");
        return run;
    }

    /// <summary>Starts the tool as a process in a folder; its streams are redirected.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "multisim.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Sends SIGINT, as Ctrl-C does; where there are no signals the test says that it cannot.</summary>
    public static void Interrupt(Process process)
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("There is no SIGINT on this system.");
        using Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        kill.WaitForExit();
        Assert.That(kill.ExitCode, Is.Zero, "the signal was not sent");
    }
}
