using System.Globalization;

namespace Tottoli.MultiSim.Testbed.Scenarios;

/// <summary>One thing that is wrong in a scenario file.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Character in the line, from 1.</param>
/// <param name="Path">JSON path, <c>$.legs[2].networks[0]</c>; <c>$</c> where the text is no JSON.</param>
/// <param name="Found">What stands there; never a secret.</param>
/// <param name="Expected">What should stand there.</param>
public sealed record ScenarioFault(int Line, int Column, string Path, string Found, string Expected)
{
    /// <summary>The fault as one line of text, without the file's name: <c>12:5: $.legs[2].networks[0]: found "999-99", expected ...</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}: {Path}: found {Found}, expected {Expected}");
}

/// <summary>A scenario file cannot be played. The message lists every fault, one a line, each with file, line, column and JSON path.</summary>
/// <param name="file">Name of the file as the user gave it.</param>
/// <param name="faults">What is wrong, in file order; at least one.</param>
public sealed class ScenarioException(string file, IReadOnlyList<ScenarioFault> faults)
    : Exception(string.Join('\n', faults.Select(fault => $"{file}:{fault}")))
{
    /// <summary>What is wrong, in file order.</summary>
    public IReadOnlyList<ScenarioFault> Faults { get; } = faults;
}
