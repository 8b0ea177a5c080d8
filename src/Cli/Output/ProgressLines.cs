namespace Tottoli.MultiSim.Cli.Output;

/// <summary>Tells on the error stream how something goes, in the order in which it is told.</summary>
internal sealed class ProgressLines(TextWriter error) : IProgress<string>
{
    public void Report(string value) => error.WriteLine(value);
}
