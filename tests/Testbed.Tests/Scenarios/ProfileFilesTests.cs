using System.Text;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Testbed.Scenarios;

namespace Tottoli.MultiSim.Testbed.Tests.Scenarios;

public sealed class ProfileFilesTests
{
    private static readonly Scenario Small = ScenarioReader.Read(Encoding.UTF8.GetBytes(SmallScenario.Text), "small.json");

    [Test]
    public void What_follows_from_the_profile_is_written_in_the_files_that_a_phone_reads()
    {
        IReadOnlyList<ProfileFile> files = ProfileFiles.Of(Small.Operators[0], Small.Operators[0].Profiles[0]);

        Assert.That(
            files.Select(file => (file.Path, Convert.ToHexString(file.Content))),
            Is.EqualTo(new[]
            {
                (UsimFiles.Ad.Path, "00000002"),
                (UsimFiles.Acc.Path, "0002"),
                (UsimFiles.Spn.Path, "01486F6D65FFFFFFFFFFFFFFFFFFFFFFFF"),
                (UsimFiles.HplmnWAct.Path, "00F110C880FFFFFF0000"),
                (UsimFiles.Ehplmn.Path, "00F110FFFFFFFFFFFFFFFFFF"),
            }));
    }

    [Test]
    public void A_file_given_in_the_scenario_replaces_the_derived_one()
    {
        IReadOnlyList<ProfileFile> files = ProfileFiles.Of(Small.Operators[1], Small.Operators[1].Profiles[0]);

        Assert.That(Convert.ToHexString(files.Single(file => file.Path == UsimFiles.Spn.Path).Content), Is.EqualTo("0041FF"));
        Assert.That(Convert.ToHexString(files.Single(file => file.Path == UsimFiles.Ad.Path).Content), Is.EqualTo("00000003"), "an MNC of three digits");
    }

    [Test]
    public void Named_networks_of_the_coverage_become_equivalent_home_networks()
    {
        ScenarioProfile profile = Small.Operators[0].Profiles[0] with { Coverage = [PlmnPattern.Parse("999-002"), PlmnPattern.Parse("262-*")] };

        IReadOnlyList<ProfileFile> files = ProfileFiles.Of(Small.Operators[0], profile);

        byte[] list = files.Single(file => file.Path == UsimFiles.Ehplmn.Path).Content;
        Assert.That(PlmnList.Decode(list), Is.EqualTo(new[] { Plmn.Parse("001-01"), Plmn.Parse("999-002") }));
    }
}
