using System.ComponentModel;
using System.Diagnostics;

namespace Tottoli.MultiSim.Integration.Tests;

/// <summary>What a program came to.</summary>
internal sealed record Run(int Code, string Output, string Error);

/// <summary>
/// A machine with readers: pcscd and its virtual reader in a network and mount namespace of their own, because the driver listens on every
/// interface and pcscd owns one socket path. Programs are run inside it.
/// </summary>
internal sealed class ReaderMachine : IDisposable
{
    /// <summary>Name of the first virtual reader.</summary>
    public const string Reader = "Virtual PCD 00 00";

    /// <summary>Name of the second one.</summary>
    public const string SecondReader = "Virtual PCD 00 01";

    private const string Driver = "/etc/reader.conf.d/vpcd";

    // It lives as long as this process keeps its input open, and takes pcscd along.
    private const string Script = """
        PATH=$PATH:/usr/sbin:/sbin
        ip link set lo up && mount -t tmpfs tmpfs /run || exit 9
        start() { pcscd -f >/dev/null 2>&1 & for i in $(seq 100); do [ -S /run/pcscd/pcscd.comm ] && break; sleep 0.05; done; [ -S /run/pcscd/pcscd.comm ] && echo ready; }
        start
        while read -r order; do
            kill $!; wait $! 2>/dev/null; rm -f /run/pcscd/pcscd.comm
            [ "$order" = restart ] && start
        done
        kill $! 2>/dev/null
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _namespace;
    private readonly string[] _enter;
    private readonly List<Process> _programs = [];

    private ReaderMachine(Process machine, string[] enter) => (_namespace, _enter) = (machine, enter);

    /// <summary>Starts one, or ends the test.</summary>
    /// <param name="programs">Programs that the test needs besides pcscd, each with its Debian package.</param>
    public static ReaderMachine Start(params (string Program, string Package)[] programs)
    {
        if (!OperatingSystem.IsLinux())
            Needed.Skip("pcscd with the virtual reader is tested on Linux only.");
        Needed.Programs([("pcscd", "pcscd"), ("unshare", "util-linux"), ("ip", "iproute2"), .. programs]);
        if (!File.Exists(Driver))
            Needed.Skip("The virtual reader is not installed. Install it: apt-get install --no-install-recommends vsmartcard-vpcd.");
        ReaderMachine? machine = TryStart(["-n", "-m"], ["-n", "-m"]) ?? TryStart(["-r", "-n", "-m"], ["-U", "--preserve-credentials", "-n", "-m"]);
        if (machine is null)
            Needed.Skip("Neither root nor user namespaces are allowed here, so pcscd cannot have a network of its own (unshare -n -m).");
        return machine!;
    }

    /// <summary>Runs a program to its end.</summary>
    public Run Run(params string[] command)
    {
        using Process program = Launch(command);
        Task<string> error = program.StandardError.ReadToEndAsync();
        Task<string> output = program.StandardOutput.ReadToEndAsync();
        if (!program.WaitForExit(Patience))
        {
            program.Kill(entireProcessTree: true);
            Assert.Fail($"{string.Join(' ', command)} did not end within {Patience.TotalSeconds} s: {output.Result}{error.Result}");
        }
        return new Run(program.ExitCode, output.Result, error.Result);
    }

    /// <summary>Runs <c>multisim</c> to its end.</summary>
    public Run Multisim(params string[] arguments) => Run(["dotnet", Tool, .. arguments]);

    /// <summary>Starts <c>multisim</c>; it is killed with the machine.</summary>
    public Process StartMultisim(params string[] arguments)
    {
        Process program = Launch(["dotnet", Tool, .. arguments]);
        _programs.Add(program);
        return program;
    }

    /// <summary>Puts card images into the readers, and waits until pcscd has seen them.</summary>
    public Process Serve(params string[] images)
    {
        Process served = StartMultisim(["serve", "vpcd", .. images]);
        for (int i = 0; i < images.Length; i++)
            WaitForCard(i == 0 ? Reader : SecondReader);
        return served;
    }

    /// <summary>Waits until there is a card in a reader.</summary>
    public void WaitForCard(string reader) => WaitFor(reader, present: true);

    /// <summary>Waits until pcscd has seen that a card went: until then it tells of the old one.</summary>
    public void WaitForNoCard(string reader) => WaitFor(reader, present: false);

    private void WaitFor(string reader, bool present)
    {
        // pcscd looks at a reader every 0.4 s.
        Stopwatch waited = Stopwatch.StartNew();
        Run list;
        do
            list = Multisim("reader", "list");
        while (HasCard(list, reader) != present && waited.Elapsed < Patience);
        Assert.That(waited.Elapsed, Is.LessThan(Patience), $"{reader}: a card was to {(present ? "come" : "go")}: {list}");
    }

    private static bool HasCard(Run list, string reader) =>
        list.Output.Split('\n').Any(line => line.Contains(reader, StringComparison.Ordinal) && line.Contains("3B", StringComparison.Ordinal));

    /// <summary>Ends pcscd and starts it again.</summary>
    public void RestartService() => Assert.That(Order("restart"), Is.EqualTo("ready"), "pcscd did not start again");

    /// <summary>Ends pcscd.</summary>
    public void StopService() => _namespace.StandardInput.WriteLine("stop");

    public void Dispose()
    {
        foreach (Process program in _programs)
        {
            if (!program.HasExited)
                program.Kill(entireProcessTree: true);
            program.WaitForExit();
            program.Dispose();
        }
        _namespace.StandardInput.Close();
        if (!_namespace.WaitForExit(Patience))
            _namespace.Kill(entireProcessTree: true);
        _namespace.Dispose();
    }

    private static string Tool => Path.Combine(AppContext.BaseDirectory, "multisim.dll");

    private static ReaderMachine? TryStart(string[] unshare, string[] enter)
    {
        Process process = Start("unshare", [.. unshare, "sh", "-c", Script]);
        if (process.StandardOutput.ReadLine() == "ready")
            return new ReaderMachine(process, ["-t", $"{process.Id}", .. enter, "--"]);
        process.Dispose();
        return null;
    }

    private string? Order(string order)
    {
        _namespace.StandardInput.WriteLine(order);
        return _namespace.StandardOutput.ReadLine();
    }

    /// <summary>Starts a program.</summary>
    public Process Launch(string[] command) => Start("nsenter", [.. _enter, .. command]);

    private static Process Start(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new Win32Exception($"{program} did not start.");
    }
}
