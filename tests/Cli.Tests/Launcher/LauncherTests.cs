using System.Diagnostics;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Cli.Tests.Launcher;

/// <summary>The script <c>multisim</c> in a small tree of its own, with a stand-in for <c>dotnet</c> that notes what it is asked for.</summary>
internal sealed class LauncherTests : FolderFixture
{
    private const string StandIn = """
        #!/bin/sh
        root=$(dirname -- "$(dirname -- "$0")")
        if [ "$1" = build ]; then
            echo build >>"$root/builds"
            echo "chatter of the build"
            [ ! -f "$root/slow" ] || sleep 0.5
            [ ! -f "$root/broken" ] || { echo "error CS1002"; exit 1; }
            mkdir -p "$root/artifacts/bin/Cli/release"
            touch "$root/artifacts/bin/Cli/release/multisim.dll"
            exit 0
        fi
        shift
        [ "$1" != fail ] || exit 6
        echo "ran: $*"
        """;

    private string _root = "";

    [SetUp]
    public void MakeTree()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("The launcher is a POSIX script; on Windows one says 'dotnet run --project src/Cli --'.");
        _root = At(Guid.NewGuid().ToString("N"));
        foreach (string folder in new[] { "src/Cli", "scenarios", "tools" })
            Directory.CreateDirectory(Path.Combine(_root, folder));
        foreach (string file in new[] { "src/Cli/Cli.csproj", "src/Cli/Program.cs", "src/Cli/Old.cs", "scenarios/europe.json", "global.json", "Directory.Build.props", ".editorconfig" })
            File.WriteAllText(Path.Combine(_root, file), "");
        Executable("tools/dotnet", StandIn);
        Executable("multisim", File.ReadAllText(Repository("multisim")));
    }

    [Test]
    public void The_first_start_builds_and_passes_the_arguments_on()
    {
        Run first = Start("card", "info", "a b");
        Run second = Start("trip");
        Assert.Multiple(() =>
        {
            Assert.That(first, Is.EqualTo(new Run(0, "ran: card info a b\n", first.Error)), "the standard output is the program's alone");
            Assert.That(first.Error, Does.Contain("first build"));
            Assert.That(second, Is.EqualTo(new Run(0, "ran: trip\n", "")));
            Assert.That(Builds, Is.EqualTo(1));
        });
    }

    [Test]
    public void The_exit_code_is_the_programs() => Assert.That(Start("fail").Code, Is.EqualTo(6));

    [Test]
    public void Three_starts_at_once_build_once()
    {
        File.WriteAllText(Path.Combine(_root, "slow"), "");
        Run[] runs = [.. Enumerable.Range(0, 3).AsParallel().WithDegreeOfParallelism(3).Select(n => Start("trip", $"{n}"))];
        Assert.Multiple(() =>
        {
            Assert.That(runs.Select(run => run.Output), Is.EquivalentTo(new[] { "ran: trip 0\n", "ran: trip 1\n", "ran: trip 2\n" }));
            Assert.That(Builds, Is.EqualTo(1));
        });
    }

    [Test]
    public void A_broken_build_ends_in_125_and_shows_the_log_on_the_error_stream()
    {
        File.WriteAllText(Path.Combine(_root, "broken"), "");
        Run run = Start("trip");
        File.Delete(Path.Combine(_root, "broken"));
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(125));
            Assert.That(run.Output, Is.Empty);
            Assert.That(run.Error, Does.Contain("error CS1002").And.Contain("the build failed"));
            Assert.That(Start("trip").Code, Is.Zero, "mended, it builds");
        });
    }

    [Test]
    public void A_changed_and_a_deleted_file_are_built()
    {
        Start("trip");
        int builds = 1;
        Assert.Multiple(() =>
        {
            foreach (string file in new[] { "src/Cli/Program.cs", "scenarios/europe.json", "global.json", "Directory.Build.props", ".editorconfig" })
            {
                File.SetLastWriteTimeUtc(Path.Combine(_root, file), DateTime.UtcNow);
                Start("trip");
                Assert.That(Builds, Is.EqualTo(++builds), file);
            }
            File.Delete(Path.Combine(_root, "src/Cli/Old.cs"));
            Start("trip");
            Assert.That(Builds, Is.EqualTo(++builds), "deleted");
        });
    }

    [Test]
    public void A_lock_whose_owner_is_gone_holds_nobody_up()
    {
        Directory.CreateDirectory(Path.Combine(_root, "artifacts"));
        File.CreateSymbolicLink(Path.Combine(_root, "artifacts/building"), "999999999");
        Assert.That(Start("trip").Code, Is.Zero);
    }

    [Test]
    public void It_finds_its_tree_through_a_link()
    {
        File.CreateSymbolicLink(Path.Combine(_root, "tools/ms"), "../multisim");
        Assert.That(Start(Path.Combine(_root, "tools/ms"), ["trip"]).Output, Is.EqualTo("ran: trip\n"));
    }

    private int Builds => File.ReadAllLines(Path.Combine(_root, "builds")).Length;

    private Run Start(params string[] arguments) => Start(Path.Combine(_root, "multisim"), arguments);

    private Run Start(string script, string[] arguments)
    {
        ProcessStartInfo start = new(script) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["PATH"] = $"{Path.Combine(_root, "tools")}:{Environment.GetEnvironmentVariable("PATH")}";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Run(process.ExitCode, output, error.Result);
    }

    private void Executable(string name, string text)
    {
        string path = Path.Combine(_root, name);
        File.WriteAllText(path, text.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string Repository(string name) => Path.GetFullPath(Path.Combine(Vectors.Path(""), "..", "..", name));
}
