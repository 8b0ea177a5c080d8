using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.Tests.Files;

/// <summary>Answers of real cards: sysmoISIM-SJA5, sysmoUSIM-SJS1 and sysmoSIM-GR1, as exported by pySim; of a Wavemobile and a Fairwaves card.</summary>
public sealed class FileParametersTests
{
    // answer, kind, FID, size, record length, records, SFI, life, security attributes
    [TestCase("62178202412183026F078A01058B036F060480020009880138", EfKind.Transparent, 0x6F07, 9, 0, 0, 7, FileLife.Activated, "8B036F0604")]
    [TestCase("621A8205422100280283022F008A01058B032F0608800200508801F0", EfKind.LinearFixed, 0x2F00, 80, 40, 2, 0x1E, FileLife.Activated, "8B032F0608")]
    [TestCase("62218205422100220683026F40A506D00120D2010F8A01058B036F0603800200CC8800", EfKind.LinearFixed, 0x6F40, 204, 34, 6, 0, FileLife.Activated, "8B036F0603")]
    [TestCase("621F8205462100031483026F39A503D2010F8A01058B036F06058002003C8801E0", EfKind.Cyclic, 0x6F39, 60, 3, 20, 0x1C, FileLife.Activated, "8B036F0605")]
    [TestCase("621F8202412183024F0DA506D00120D2010F8A01048B036F060380020064880168", EfKind.Transparent, 0x4F0D, 100, 0, 0, 0x0D, FileLife.Deactivated, "8B036F0603")]
    [TestCase("621E820241218302AF20A503D001308A01058C065B1A1A1A1A1A800200438800", EfKind.Transparent, 0xAF20, 67, 0, 0, 0, FileLife.Activated, "8C065B1A1A1A1A1A")]
    [TestCase("621682044221001083026FB78A01058B036F060680020020", EfKind.LinearFixed, 0x6FB7, 32, 16, 2, 0x17, FileLife.Activated, "8B036F0606", Description = "no number of records and no SFI: both follow (TS 102 222 §6.3.2.2.1, TS 102 221 §11.1.1.4.8)")]
    [TestCase("0000000A2FE2040005FF5501020000", EfKind.Transparent, 0x2FE2, 10, 0, 0, 0, FileLife.Activated, "05FF55")]
    [TestCase("00001E466F3A040011F0220102011F", EfKind.LinearFixed, 0x6F3A, 7750, 31, 250, 0, FileLife.Activated, "11F022")]
    [TestCase("0000000F6F39040012105501020303", EfKind.Cyclic, 0x6F39, 15, 3, 5, 0, FileLife.Activated, "121055")]
    [TestCase("000000096F07040015F01500020000", EfKind.Transparent, 0x6F07, 9, 0, 0, 0, FileLife.Deactivated, "15F015")]
    public void An_elementary_file_is_read(
        string answer, EfKind kind, int fid, int size, int recordLength, int records, int sfi, FileLife life, string security)
    {
        FileParameters read = FileParameters.Read(Convert.FromHexString(answer))!;
        Assert.Multiple(() =>
        {
            Assert.That(read.IsDirectory, Is.False);
            Assert.That((read.Kind, read.Fid, read.Size, read.RecordLength, read.Records, read.Sfi, read.Life), Is.EqualTo((kind, (ushort?)fid, size, recordLength, records, (byte)sfi, life)));
            Assert.That(Convert.ToHexString(read.Security.Span), Is.EqualTo(security));
            Assert.That(read.IsGsm, Is.EqualTo(!answer.StartsWith("62", StringComparison.Ordinal)));
        });
    }

    [Test]
    public void A_BER_TLV_file_says_how_much_it_may_take()
    {
        FileParameters read = FileParameters.Read(Convert.FromHexString("622D8202792183026FF8A5158302012A8401018502012C8602012CD00130D2010F8A01058B036F0603800200008800"))!;
        Assert.That((read.Kind, read.Size, read.Capacity), Is.EqualTo((EfKind.BerTlv, 0, 300)));
    }

    [TestCase("62308202782183023F00A50C8001718304000564508701018A01058C04261A0000C60F90017083010183018183010A83010B", 0x3F00, "", "01- 81+ 0A+ 0B+")]
    [TestCase("623E820278218410A0000000871002FFFFFFFF8907090000A50C8001718304000564508701018A01058C04261A0000C60F90017083010183018183010A83010B", null, "A0000000871002FFFFFFFF8907090000", "01- 81+ 0A+ 0B+")]
    [TestCase("62308202782183027F20A51683027FFFCB0D00000000000000000000000000CA01828A01058B032F0601C606900100830101", 0x7F20, "", "01-")]
    [TestCase("0000125C3F000100000000000A9303020C00838A838A00", 0x3F00, "", "01- 81+")]
    [TestCase("0000FFFF7F2002000000000009310635040083 8A838A", 0x7F20, "", "01+ 81+")]
    public void A_directory_is_read_with_its_PINs(string answer, int? fid, string aid, string pins)
    {
        FileParameters read = FileParameters.Read(Convert.FromHexString(answer.Replace(" ", "", StringComparison.Ordinal)))!;
        Assert.Multiple(() =>
        {
            Assert.That(read.IsDirectory, Is.True);
            Assert.That(read.Fid, Is.EqualTo((ushort?)fid));
            Assert.That(Convert.ToHexString(read.Aid.Span), Is.EqualTo(aid));
            Assert.That(string.Join(' ', read.Pins.Select(pin => $"{pin.Reference:X2}{(pin.IsEnabled ? '+' : '-')}")), Is.EqualTo(pins));
        });
    }

    [TestCase("")]
    [TestCase("62")]
    [TestCase("6205830278")]
    [TestCase("620482024121 8302")]
    [TestCase("6F108408A000000003000000A5049F6501FF", Description = "an applet's FCI: no directory of files")]
    [TestCase("0000")]
    [TestCase("0000000A2FE2050005FF5501020000", Description = "neither MF, DF nor EF")]
    public void What_is_neither_form_is_nothing(string answer) =>
        Assert.That(FileParameters.Read(Convert.FromHexString(answer.Replace(" ", "", StringComparison.Ordinal))), answer.StartsWith("6204", StringComparison.Ordinal) ? Is.Not.Null : Is.Null);

    [Test]
    public void Rubbish_never_throws()
    {
        Random random = new(1);
        byte[] bytes = new byte[40];
        for (int i = 0; i < 20_000; i++)
        {
            random.NextBytes(bytes);
            bytes[0] = i % 2 == 0 ? (byte)0x62 : bytes[0];
            bytes[1] = i % 4 == 0 ? (byte)random.Next(40) : bytes[1];
            Assert.That(() => FileParameters.Read(bytes.AsSpan(0, random.Next(40))), Throws.Nothing);
        }
    }
}
