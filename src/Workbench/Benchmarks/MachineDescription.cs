using System.Globalization;
using System.Runtime.InteropServices;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Workbench.Benchmarks;

/// <summary>What a measurement was made on.</summary>
/// <param name="Processor">Its name; its architecture where the system does not tell.</param>
/// <param name="Cores">Logical processors that this process may use.</param>
/// <param name="Aes">Which AES MILENAGE uses.</param>
/// <param name="Os">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Load">Processes that ran or wanted to, as a mean over the last minute; null where the system does not tell.</param>
public sealed record MachineDescription(string Processor, int Cores, string Aes, string Os, string Runtime, double? Load)
{
    /// <summary>This machine, now.</summary>
    public static MachineDescription Here() => new(
        ProcessorName() ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        Milenage.AesInUse,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        LoadNow());

    private static string? ProcessorName()
    {
        const string file = "/proc/cpuinfo";
        if (!File.Exists(file))
            return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        string? line = File.ReadLines(file).FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal));
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    private static double? LoadNow()
    {
        const string file = "/proc/loadavg";
        return File.Exists(file) && double.TryParse(File.ReadAllText(file).Split(' ')[0], CultureInfo.InvariantCulture, out double load) ? load : null;
    }
}
