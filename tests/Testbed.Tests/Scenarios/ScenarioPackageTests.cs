using System.Text;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.Testbed.Scenarios;

namespace Tottoli.MultiSim.Testbed.Tests.Scenarios;

public sealed class ScenarioPackageTests
{
    private static readonly Scenario Small = ScenarioReader.Read(Encoding.UTF8.GetBytes(SmallScenario.Text), "small.json");

    [Test]
    public void What_follows_from_the_profile_is_written_in_the_files_that_a_phone_reads()
    {
        IReadOnlyList<ProfileFile> files = FilesOf(Small.Operators[0], Small.Operators[0].Profiles[0]);

        Assert.That(
            files.Select(file => (file.Path, Convert.ToHexString(file.Content.Span))),
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
        IReadOnlyList<ProfileFile> files = FilesOf(Small.Operators[1], Small.Operators[1].Profiles[0]);

        Assert.That(Convert.ToHexString(files.Single(file => file.Path == UsimFiles.Spn.Path).Content.Span), Is.EqualTo("0041FF"));
        Assert.That(Convert.ToHexString(files.Single(file => file.Path == UsimFiles.Ad.Path).Content.Span), Is.EqualTo("00000003"), "an MNC of three digits");
    }

    [Test]
    public void Named_networks_of_the_coverage_become_equivalent_home_networks()
    {
        ScenarioProfile profile = Small.Operators[0].Profiles[0] with { Coverage = [PlmnPattern.Parse("999-002"), PlmnPattern.Parse("262-*")] };

        IReadOnlyList<ProfileFile> files = FilesOf(Small.Operators[0], profile);

        byte[] list = files.Single(file => file.Path == UsimFiles.Ehplmn.Path).Content.ToArray();
        Assert.That(PlmnList.Decode(list), Is.EqualTo(new[] { Plmn.Parse("001-01"), Plmn.Parse("999-002") }));
    }

    [Test]
    public void Opc_is_computed_from_op_where_the_operator_gives_that()
    {
        ScenarioProfile profile = Small.Operators[0].Profiles[0] with
        {
            // 3GPP TS 35.208 test set 1
            K = "465B5CE8B199B49FAA5F0A2EE238A6BC",
            Op = "CDC202D5123E20F62B6D676AC72CB318",
            Opc = null,
        };

        ProfilePackage package = ScenarioPackage.Of(Small.Operators[0], profile);

        Assert.That(Convert.ToHexString(package.Opc.Span), Is.EqualTo("CD63CB71954A9F4E48A5994E37A02BAF"));
        Assert.That(Convert.ToHexString(package.K.Span), Is.EqualTo(profile.K));
    }

    [Test]
    public void Label_identity_sequence_number_and_rules_are_taken_over_and_the_package_can_be_encoded()
    {
        ProfilePackage package = ScenarioPackage.Of(Small.Operators[1], Small.Operators[1].Profiles[0]);

        Assert.That((package.Label, package.Imsi.Digits, package.Sqn), Is.EqualTo(("Away", "999002000000001", 0x40UL)));
        Assert.That(package.Rules, Is.EqualTo(new[] { new ProfileRule(PlmnPattern.Parse("999-*"), 3) }));
        Assert.That(ProfilePackage.TryParse(package.Encode(), out _, out string? reason), Is.True, reason);
    }

    private static IReadOnlyList<ProfileFile> FilesOf(ScenarioOperator owner, ScenarioProfile profile) => ScenarioPackage.Of(owner, profile).Files;
}
