using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.SimOS.Personalities;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.SimOS.Tests.Layouts;

[TestFixture]
internal sealed class MultiSimLayoutTests
{
    private static IEnumerable<CardFile> Files => MultiSimLayout.Instance.All;

    [Test]
    public void ATR_check_octet_is_right()
    {
        byte check = 0;
        foreach (byte octet in Personality.MultiSim.AnswerToReset[1..])
            check ^= octet;
        Assert.That(check, Is.Zero);
    }

    [TestCaseSource(nameof(Files))]
    public void Every_file_has_a_rule_and_tight_parameters(CardFile file)
    {
        byte[] parameters = file.Parameters.Bytes.ToArray();
        Assert.That(parameters[0], Is.EqualTo(0x62));
        Assert.That(parameters[1], Is.EqualTo(parameters.Length - 2));
        Assert.That(parameters, Has.Length.LessThanOrEqualTo(98));
        Assert.That(file.RuleFile, Is.Not.Null);
        Assert.That((int)file.Security.RuleIn(0), Is.InRange(1, file.RuleFile!.Records));
    }

    [Test]
    public void Short_identifiers_are_single_in_their_directory()
    {
        foreach (CardFile directory in Files.Where(f => f.IsDirectory))
            Assert.That(directory.Children.Where(f => f.Sfi != 0).Select(f => f.Sfi), Is.Unique, directory.Name);
    }

    [Test]
    public void Location_and_keys_are_set_back_when_a_slot_becomes_active()
    {
        string[] reset = [.. Files.Where(f => f.AtActivation is not null).Select(f => f.Name).Order(StringComparer.Ordinal)];
        Assert.That(reset, Is.EqualTo(new[]
        {
            "EF.5GAUTHKEYS", "EF.5GS3GPPLOCI", "EF.5GS3GPPNSC", "EF.5GSN3GPPLOCI", "EF.5GSN3GPPNSC", "EF.BCCH", "EF.CPBCCH", "EF.EPSLOCI", "EF.EPSNSC", "EF.FPLMN",
            "EF.Kc", "EF.KcGPRS", "EF.Keys", "EF.KeysPS", "EF.LOCI", "EF.NETPAR", "EF.PSLOCI", "EF.START-HFN",
        }));
    }

    [TestCase("7FFF/6F5B", "F00000F00000")]
    [TestCase("7FFF/5F3B/4F20", "FFFFFFFFFFFFFFFF07")]
    [TestCase("7FFF/5F3B/4F52", "FFFFFFFFFFFFFFFF07")]
    [TestCase("7FFF/6F7B", "FFFFFFFFFFFFFFFFFFFFFFFF")]
    public void Set_back_content(string path, string expected) =>
        Assert.That(Convert.ToHexString(MultiSimLayout.Instance.Find(FilePath.Parse(path))!.AtActivation!), Is.EqualTo(expected));

    [Test]
    public void Location_is_set_back_to_not_updated()
    {
        Assert.That(Loci.TryDecode(AtActivation(UsimFiles.Loci), out Loci loci) && loci == Loci.NotUpdated, Is.True, "EF.LOCI");
        Assert.That(PsLoci.TryDecode(AtActivation(UsimFiles.PsLoci), out PsLoci ps) && ps == PsLoci.NotUpdated, Is.True, "EF.PSLOCI");
        Assert.That(EpsLoci.TryDecode(AtActivation(UsimFiles.EpsLoci), out EpsLoci eps) && eps == EpsLoci.NotUpdated, Is.True, "EF.EPSLOCI");
        foreach (EfDefinition file in new[] { FiveGsFiles.Loci3gpp, FiveGsFiles.LociNon3gpp })
            Assert.That(FiveGsLoci.TryDecode(AtActivation(file), out FiveGsLoci five) && five == FiveGsLoci.NotUpdated, Is.True, file.Name);
    }

    [Test]
    public void Keys_begin_with_no_key()
    {
        byte[] keys = MultiSimLayout.Instance.Find(UsimFiles.Keys.Path)!.AtActivation!;
        Assert.That(keys, Has.Length.EqualTo(33));
        Assert.That(keys[0], Is.EqualTo(7));
    }

    private static byte[] AtActivation(EfDefinition file) => MultiSimLayout.Instance.Find(file.Path)!.AtActivation!;

    [Test]
    public void A_row_that_does_not_fit_is_refused()
    {
        Assert.That(() => new FileRow(UsimFiles.Acc, 2, 0, 1, "000102").Fill("000102"), Throws.ArgumentException.With.Message.Contains("EF.ACC"));
        Assert.That(new FileRow(UsimFiles.Sms, 3, 2, 1, "").Fill("00*"), Is.EqualTo(new byte[] { 0, 255, 255, 0, 255, 255 }));
        Assert.That(new FileRow(UsimFiles.Sms, 2, 3, 1, "").Fill("01|02"), Is.EqualTo(new byte[] { 1, 255, 2, 255, 255, 255 }));
    }

    /// <summary>Where a real card has the same file, its objects stand in the same order, with the same lengths where these do not depend on the model.</summary>
    [Test]
    public void Parameters_have_the_shape_of_a_real_cards()
    {
        int compared = 0;
        foreach (System.Text.Json.JsonProperty real in Vectors.Json("real-card-fcps.json").GetProperty("sysmoISIM-SJA5-S17").EnumerateObject())
        {
            if (MultiSimLayout.Instance.Find(FilePath.Parse(real.Name)) is not { } file)
                continue;
            Assert.That(FileControlParameters.TryParse(Convert.FromHexString(real.Value.GetString()!), out FileControlParameters? there), Is.True);
            string shape = Shape(there!.Bytes);
            if (there.Kind != file.Kind || there.IsDirectory != file.IsDirectory || shape.Contains("8C", StringComparison.Ordinal))
                continue;
            Assert.That(Shape(file.Parameters.Bytes), Is.EqualTo(shape), file.Name);
            compared++;
        }
        Assert.That(compared, Is.GreaterThan(40));
    }

    /// <summary>Tags in their order, with the lengths of 82, 83, 80, 8A and 8B; A5 of an EF is the maker's own.</summary>
    private static string Shape(ReadOnlySpan<byte> fcp)
    {
        BerTlvReader.TryFind(fcp, FcpTag.Template, out ReadOnlySpan<byte> objects);
        BerTlvReader reader = new(objects);
        List<string> shape = [];
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
        {
            if (tag is FcpTag.Descriptor or FcpTag.Identifier or FcpTag.Size or FcpTag.LifeCycle or FcpTag.Referenced)
                shape.Add($"{tag:X2}{value.Length:X2}");
            else if (tag != FcpTag.Proprietary)
                shape.Add($"{tag:X2}");
        }
        return string.Join(' ', shape);
    }
}
