using Tottoli.MultiSim.Testbed.Scenarios;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Testbed.Tests.Scenarios;

/// <summary>The built-in scenario is data: no line of code knows anything of it.</summary>
public sealed class NoPlaceInCodeTests
{
    [Test]
    public void Nothing_in_code_names_a_place_network_profile_or_key_of_the_built_in_scenario()
    {
        Scenario scenario = ScenarioReader.BuiltIn();
        ScenarioProfile[] profiles = [.. scenario.Operators.SelectMany(owner => owner.Profiles)];
        string[] names =
        [
            .. scenario.Legs.Select(leg => leg.Place),
            .. scenario.Networks.Select(network => network.Plmn.ToString()),
            .. profiles.Select(profile => profile.Id),
            .. profiles.Select(profile => profile.Imsi),
            .. profiles.Select(profile => profile.K),
            .. profiles.Select(profile => profile.Name),
        ];
        string source = Path.Combine(Path.GetDirectoryName(Vectors.Path(""))!, "..", "src");
        List<string> found = [];
        foreach (string file in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories))
        {
            // The codecs explain how a PLMN is written by an example, in their error texts.
            if (file.Contains(Path.Combine("Protocol", "Codecs"), StringComparison.Ordinal))
                continue;
            foreach (string line in File.ReadLines(file))
            {
                string code = line.Split("//")[0];
                found.AddRange(names.Where(name => code.Contains($"\"{name}", StringComparison.OrdinalIgnoreCase)).Select(name => $"{file}: {name}"));
            }
        }

        Assert.That(found, Is.Empty);
    }
}
