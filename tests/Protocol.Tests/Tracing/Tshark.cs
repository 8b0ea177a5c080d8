using System.Diagnostics;

namespace Tottoli.MultiSim.Protocol.Tests.Tracing;

/// <summary>Runs tshark where it is installed; elsewhere the test says that it is not.</summary>
internal static class Tshark
{
    public static string Decode(string file, params string[] arguments)
    {
        ProcessStartInfo start = new("tshark") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { "-n", "-r", file }.Concat(arguments))
            start.ArgumentList.Add(argument);
        try
        {
            using Process process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, "tshark failed");
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("tshark is not installed, so nothing decodes the trace. Install it: apt-get install --no-install-recommends tshark.");
            return "";
        }
    }
}
