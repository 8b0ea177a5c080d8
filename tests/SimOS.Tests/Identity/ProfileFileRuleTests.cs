using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS.Identity;

namespace Tottoli.MultiSim.SimOS.Tests.Identity;

public sealed class ProfileFileRuleTests
{
    [TestCase("7FFF/6F46", 0, 17, null)]
    [TestCase("7FFF/6F46", 0, 18, "a content of at most 17 bytes")]
    [TestCase("7FFF/6F46", 1, 1, "a record number of at most 0")]
    [TestCase("7FFF/6F07", 0, 9, "no EF.IMSI, as it is made from the profile's IMSI")]
    [TestCase("7FFF/6F7F", 0, 1, "a file that each profile has for itself")]
    [TestCase("7FFF/6FFE", 0, 1, "a file that each profile has for itself", Description = "BER-TLV objects come by SET DATA")]
    [TestCase("7F20/6F07", 0, 9, "no EF.IMSI, as it is made from the profile's IMSI")]
    [TestCase("7FFE/6F02", 0, 40, null)]
    [TestCase("7FFF", 0, 1, "a file that each profile has for itself")]
    [TestCase("2FE2", 0, 10, "a file that each profile has for itself")]
    public void A_profile_brings_files_that_its_slot_has(string path, int record, int length, string? expected) =>
        Assert.That(ProfileFileRule.Expected(new ProfileFile(FilePath.Parse(path), (byte)record, new byte[length])), Is.EqualTo(expected));
}
