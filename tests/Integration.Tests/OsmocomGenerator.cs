using System.Diagnostics;

namespace Tottoli.MultiSim.Integration.Tests;

/// <summary>osmo-auc-gen, many times: a shell on each processor starts them, for that costs half of what starting them from here does.</summary>
internal static class OsmocomGenerator
{
    private const string Mark = "--";

    /// <summary>Runs it once for each line of arguments; the test ends where it is not installed.</summary>
    /// <returns>The fields that it printed, in the order of the lines.</returns>
    public static Dictionary<string, string>[] Run(string[] arguments)
    {
        Needed.Programs(("osmo-auc-gen", "libosmocore-utils"));
        string[][] shares = [.. arguments.Chunk((arguments.Length + Environment.ProcessorCount - 1) / Environment.ProcessorCount)];
        Dictionary<string, string>[] fields = [.. Task.WhenAll(shares.Select(RunShareAsync)).GetAwaiter().GetResult().SelectMany(share => share)];
        Assert.That(fields, Has.Length.EqualTo(arguments.Length), "osmo-auc-gen did not run as often as it was asked");
        return fields;
    }

    private static async Task<IEnumerable<Dictionary<string, string>>> RunShareAsync(string[] share)
    {
        using Process shell = Process.Start(new ProcessStartInfo("sh") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Task<string> output = shell.StandardOutput.ReadToEndAsync();
        foreach (string arguments in share)
            await shell.StandardInput.WriteAsync($"osmo-auc-gen {arguments} 2>/dev/null && echo {Mark} || exit 1\n");
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        return (await output).Split($"{Mark}\n")[..^1].Select(Read);
    }

    private static Dictionary<string, string> Read(string output) =>
        output.Split('\n').Select(line => line.Split(":\t")).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1].Trim());
}
