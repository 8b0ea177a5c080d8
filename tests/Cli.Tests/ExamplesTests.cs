using System.CommandLine;
using System.Diagnostics;

namespace Tottoli.MultiSim.Cli.Tests;

/// <summary>Runs every example that a help text shows, as somebody would who reads on.</summary>
[NonParallelizable]
internal sealed class ExamplesTests : FolderFixture
{
    // What makes something comes before what needs it.
    private static readonly string[] Order = ["card new", "card info", "card dump", "card instructions", "profile add", "profile list", "profile activate", "profile remove", "profile group-key", "file tree", "file read", "file write", "trip", "reader list", "reader watch", "soak crash", "soak fuzz", "serve ota", "serve auc", "serve vpcd", "serve tcp", "serve supplicant", "bench apdu", "bench auth",
        "auth run", "auth vector", "auth check", "auth suci", "auth kdf kc128", "auth kdf kasme", "auth kdf kenb", "auth kdf eps-algorithm", "auth kdf ckik-prime", "auth kdf kausf", "auth kdf res-star", "auth kdf kseaf", "auth kdf kamf", "auth kdf nr-algorithm", "auth kdf kgnb", "auth kdf nh", "auth kdf gba"];

    [Test]
    public async Task Every_example_of_every_help_text_works()
    {
        List<string> examples = [];
        foreach (string command in Leaves(CommandLine.Create(), ""))
        {
            string[] shown = await ExamplesOfAsync(command);
            Assert.That(shown, Is.Not.Empty.And.All.StartsWith($"multisim {command}"), $"multisim {command} --help");
            Assert.That(Order, Does.Contain(command), "say in which order a new command's examples run");
            examples.AddRange(shown);
        }

        string home = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Folder;
        try
        {
            foreach (string example in examples.OrderBy(Place))
            {
                string[] arguments = Words(example)[1..];
                await (arguments switch
                {
                    ["serve", "ota", ..] => ServeAsync("catalogue", arguments[1..]),
                    ["serve", "auc", ..] => ServeAsync("", arguments[1..]),
                    ["serve", ..] => ServeCardAsync(arguments[1..]),
                    ["reader", "list", ..] or ["trip", "--via", "pcsc"] or ["auth", "run", "--reader", ..] => WithReadersAsync(arguments),
                    ["reader", "watch", ..] => WatchReadersAsync(arguments),
                    _ => Multisim.DoneAsync(arguments),
                });
            }
        }
        finally
        {
            Environment.CurrentDirectory = home;
        }
    }

    // As a shell takes them apart: what stands in single quotes is one word.
    private static string[] Words(string line) =>
        [.. line.Split('\'').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private async Task ServeAsync(string route, string[] arguments)
    {
        using Served platform = await Served.StartAsync(Folder, arguments);
        if (platform.Process.HasExited && platform.Printed.Contains("is taken", StringComparison.Ordinal))
        {
            Assert.That(platform.Process.ExitCode, Is.EqualTo(3));
            Assert.Warn($"Another program has the port of the example, so it was only refused: {platform.Printed}");
            return;
        }
        using HttpClient http = new();
        using HttpResponseMessage answer = await http.GetAsync(new Uri(new Uri(platform.Address), route));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith("{"));
        Assert.That(await platform.StopAsync(), Is.Zero, platform.Printed);
    }

    // What other programs find there is tested elsewhere, with readers of the test's own.
    private async Task ServeCardAsync(string[] arguments)
    {
        using Served card = await Served.StartAsync(Folder, arguments);
        if (card.Process.HasExited && card.Printed.Contains("is taken", StringComparison.Ordinal))
            return;
        Assert.That(await card.StopAsync(), Is.Zero, card.Printed);
        Assert.That(card.Printed, Does.Contain("test.simcard"));
    }

    // A machine without readers is told so: that is what the example does there.
    private static async Task WithReadersAsync(string[] arguments)
    {
        Run run = await Multisim.RunAsync(arguments);
        if (run.Code == ExitCode.NotReachable)
            Assert.That(run.Error, Does.Contain("PC/SC").Or.Contain("no reader is connected").Or.Contain("in this reader").Or.Contain("no such reader"));
        else
            Assert.That(run.Code, Is.EqualTo(ExitCode.Done), run.Error);
    }

    private async Task WatchReadersAsync(string[] arguments)
    {
        using Process watch = Multisim.Start(Folder, arguments);
        // The first line tells of a reader, or of the service that is not there; a machine with the service and no reader has nothing to tell.
        await Task.WhenAny(watch.StandardOutput.ReadLineAsync(), watch.StandardError.ReadLineAsync(), Task.Delay(TimeSpan.FromSeconds(10)));
        Multisim.Interrupt(watch);
        await watch.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        Assert.That(watch.ExitCode, Is.Zero);
    }

    private static IEnumerable<string> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [path.Trim()]
        : command.Subcommands.SelectMany(each => Leaves(each, $"{path} {each.Name}"));

    private static async Task<string[]> ExamplesOfAsync(string command)
    {
        Run help = await Multisim.DoneAsync([.. command.Split(' '), "--help"]);
        return [.. help.Output.ReplaceLineEndings("\n").Split('\n').SkipWhile(line => line != "Examples:").Skip(1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim())];
    }

    private static int Place(string example) => Array.FindIndex(Order, command => example.StartsWith($"multisim {command}", StringComparison.Ordinal));
}
