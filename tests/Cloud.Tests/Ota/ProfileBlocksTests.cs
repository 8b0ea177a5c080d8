using CsCheck;
using Tottoli.MultiSim.Cloud.Ota;

namespace Tottoli.MultiSim.Cloud.Tests.Ota;

public sealed class ProfileBlocksTests
{
    [Test]
    public void The_blocks_of_a_profile_put_together_are_its_length_and_itself() => Gen.Byte.Array[1, 2000].Sample(payload =>
    {
        int count = ProfileBlocks.Count(payload.Length);
        List<byte> all = [];
        for (int block = 0; block < count; block++)
        {
            byte[] command = ProfileBlocks.StoreData(payload, block);
            Assert.That(command[..4], Is.EqualTo(new byte[] { 0x80, 0xE2, (byte)(block == count - 1 ? 0x80 : 0), (byte)block }));
            Assert.That(command[4], Is.EqualTo(command.Length - 5).And.LessThanOrEqualTo(ProfileBlocks.Size).And.GreaterThan(0));
            all.AddRange(command[5..]);
        }
        Assert.That(all, Is.EqualTo((byte[])[(byte)(payload.Length >> 8), (byte)payload.Length, .. payload]));
    });

    [Test]
    public void The_longest_profile_still_has_a_number_for_each_block() =>
        Assert.That(ProfileBlocks.Count(ProfileBlocks.MaxProfile), Is.LessThanOrEqualTo(256));
}
