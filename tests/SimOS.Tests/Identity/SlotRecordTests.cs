using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.SimOS.Identity;

namespace Tottoli.MultiSim.SimOS.Tests.Identity;

internal sealed class SlotRecordTests
{
    private const string K = "465B5CE8B199B49FAA5F0A2EE238A6BC";
    private const string Opc = "CD63CB71954A9F4E48A5994E37A02BAF";

    // state, algorithm, RES length, AMF, K, OPc, label: as the first images have it.
    [TestCase("0201088000" + K + Opc + "48", AuthenticationAlgorithm.Milenage, 8, Opc)]
    [TestCase("0202048000" + K + "00000000000000000000000000000000" + "48", AuthenticationAlgorithm.Xor, 4, "")]
    public void A_record_of_the_first_images_is_read(string hex, AuthenticationAlgorithm algorithm, int resLength, string opc)
    {
        byte[] content = Convert.FromHexString(hex);
        Assert.That(SlotRecord.IsWhole(content), Is.True);
        SlotRecord record = new(content);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((record.State, record.Algorithm, record.ResLength, record.Amf), Is.EqualTo((SlotState.Ready, algorithm, resLength, (ushort)0x8000)));
            Assert.That((Convert.ToHexString(record.K), Convert.ToHexString(record.Opc)), Is.EqualTo((K, opc)));
            Assert.That((record.Parameters.Length, record.SequenceRules, Convert.ToHexString(record.Label)), Is.EqualTo((0, SequenceRules.Default, "48")));
        }
    }

    [Test]
    public void The_longest_key_fits_and_is_read_back()
    {
        byte[] key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)], parameters = new TuakParameters(32, 32, 9).Encode(), label = [.. Enumerable.Repeat((byte)0x41, 41)];
        byte[] content = new byte[SlotRecord.MaxLength];
        SequenceRules rules = new(8, 77, 33);
        int length = SlotRecord.Encode(content, new AuthenticationKey(AuthenticationAlgorithm.Tuak, key, [.. key.Reverse()], 32, parameters), rules, 0x1234, label);
        Assert.That(SlotRecord.IsWhole(content.AsSpan(0, length)), Is.True);
        SlotRecord record = new(content.AsSpan(0, length));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((record.Algorithm, record.ResLength, record.Amf, record.SequenceRules), Is.EqualTo((AuthenticationAlgorithm.Tuak, 32, (ushort)0x1234, rules)));
            Assert.That(record.K.ToArray(), Is.EqualTo(key));
            Assert.That(record.Opc.ToArray(), Is.EqualTo(key.Reverse()));
            Assert.That((record.Parameters.ToArray(), record.Label.ToArray()), Is.EqualTo((parameters, label)));
        }
    }

    [TestCase("0201888000101000", Description = "the lengths are cut off")]
    [TestCase("020188800010100000" + K, Description = "OPc is missing")]
    [TestCase("020189800010100000" + K + Opc, Description = "RES of 9 octets")]
    [TestCase("02018880000F110000" + K + Opc, Description = "K of 15 octets")]
    [TestCase("020888800010000000" + K, Description = "a number that no algorithm has")]
    [TestCase("02018880001010000C" + K + Opc + "050000100000000000000000", Description = "rules of 12 octets")]
    [TestCase("02018880001010000D" + K + Opc + "09000010000000000000000000", Description = "IND of 9 bits")]
    [TestCase("028088800021000000" + K + K + "00", Description = "K of 33 octets")]
    public void What_cannot_be_a_record_is_none(string hex) => Assert.That(SlotRecord.IsWhole(Convert.FromHexString(hex)), Is.False);

    [Test]
    public void No_content_makes_it_throw()
    {
        Random random = new(1);
        byte[] content = new byte[SlotRecord.MaxLength + 4];
        for (int i = 0; i < 20000; i++)
        {
            random.NextBytes(content);
            content[0] = (byte)(i % 3);
            content[1] = (byte)(1 + (i % 9));
            for (int at = 5; at < 9; at++)
                content[at] &= 0x3F;
            ReadOnlySpan<byte> cut = content.AsSpan(0, random.Next(1, content.Length));
            if (SlotRecord.IsWhole(cut) && new SlotRecord(cut).State == SlotState.Ready)
                _ = new SlotRecord(cut).Label.Length + new SlotRecord(cut).K.Length;
        }
    }
}
