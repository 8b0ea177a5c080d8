using CsCheck;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.SimOS.Ota;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Tests.Identity;

namespace Tottoli.MultiSim.SimOS.Tests.Ota;

internal sealed class ProfileManagementTests
{
    private IssuedCard _card = null!;

    [SetUp]
    public void Issue() => _card = new IssuedCard();

    [TearDown]
    public void Close() => _card.Dispose();

    [TestCase(180)]
    [TestCase(60)]
    [TestCase(255)]
    public void A_profile_is_installed_when_its_last_block_arrives(int blockSize)
    {
        List<byte[]> scripts = IssuedCard.Scripts(IssuedCard.Seal(IssuedCard.Profile()), blockSize);
        foreach (byte[] script in scripts.SkipLast(1))
        {
            Assert.That(_card.Send(script).Data, Is.EqualTo("019000"));
            Assert.That(_card.Slots.State(1), Is.EqualTo(SlotState.Loading));
        }
        byte[] imsi = new byte[Imsi.Size];
        Imsi.Parse(IssuedCard.PartnerImsi).Encode(imsi);
        Assert.That(_card.Send(scripts[^1]).Data, Is.EqualTo("019000" + "01" + Convert.ToHexString(imsi)));

        Assert.That(_card.Slots.State(1), Is.EqualTo(SlotState.Ready));
        Assert.That(_card.Slots.Active, Is.Zero);
        using CardImage image = new(_card.Store);
        SlotDescription slot = image.Slots[1];
        Assert.That(slot.Imsi, Is.EqualTo(Imsi.Parse(IssuedCard.PartnerImsi)));
        Assert.That(slot.Label, Is.EqualTo("Partner"));
        Assert.That(slot.HomePlmn, Is.EqualTo(Plmn.Parse("262-01")));
        Assert.That(slot.Sqn, Is.EqualTo(0x20));
        Assert.That(slot.Rules, Is.EqualTo(new SelectionRule[] { new(PlmnPattern.Parse("262-01"), 1, 5), new(PlmnPattern.Parse("262-*"), 1, 20) }));
        Assert.That(image.RevealKeys(1)!.K.Span.SequenceEqual(IssuedCard.Bytes("k" + IssuedCard.PartnerImsi)));
        Assert.That(Convert.ToHexString(_card.Files.Content(_card.Files.Find(UsimFiles.Spn.Path)!, 1)), Is.EqualTo("01506172746E6572FFFFFFFFFFFFFFFFFF"));
        Assert.That(_card.Snapshot().Keys, Has.None.Contains("Arriving"));
    }

    [Test]
    public void The_installed_key_answers_a_challenge_after_the_switch()
    {
        _card.Install(IssuedCard.Seal(IssuedCard.Profile()));
        _card.Slots.Arm(1);
        _card.State.Commit();
        using Card card = SlotFixture.Open(_card.Store);
        card.PowerOn();
        SlotFixture.Transmit(card, SlotFixture.SelectUsim);
        ProfilePackage profile = IssuedCard.Profile();
        byte[] rand = IssuedCard.Bytes("rand");
        AuthenticationVector vector = Aka.Generate(new AuthenticationKey(profile.Algorithm, profile.K.Span, profile.Opc.Span), rand, 0x40, 0x8000);
        (string data, _) = SlotFixture.Send(card, $"008800812210{Convert.ToHexString(rand)}10{Convert.ToHexString(vector.Autn.Span)}");
        Assert.That(data, Does.StartWith($"DB08{Convert.ToHexString(vector.Xres.Span)}"));
        Assert.That(SlotFixture.Send(card, "00B0870009").Data, Is.EqualTo(Convert.ToHexString(ImsiFile())));

        // SQN 0x20 counts as used: a challenge with it is a replay.
        AuthenticationVector old = Aka.Generate(new AuthenticationKey(profile.Algorithm, profile.K.Span, profile.Opc.Span), rand, 0x20, 0x8000);
        (data, _) = SlotFixture.Send(card, $"008800812210{Convert.ToHexString(rand)}10{Convert.ToHexString(old.Autn.Span)}");
        Assert.That(data, Does.StartWith("DC0E"));
    }

    [Test]
    public void A_profile_sealed_to_another_card_does_not_open()
    {
        CardKeyPair other = CardKeyPair.Generate(new SeededEntropy(8, "another card"));
        Refused(IssuedCard.Seal(IssuedCard.Profile(), other), "016982");
    }

    [Test]
    public void A_profile_sealed_for_another_ICCID_does_not_open() =>
        Refused(IssuedCard.Seal(IssuedCard.Profile(), iccid: Personalisation.IccidOf(Imsi.Parse("001019999999999"))), "016982");

    [Test]
    public void A_changed_profile_does_not_open()
    {
        byte[] changed = IssuedCard.Seal(IssuedCard.Profile());
        changed[^1] ^= 1;
        Refused(changed, "016982");
    }

    [Test]
    public void A_package_that_is_none_is_refused() => Refused(IssuedCard.Seal("not a profile"u8.ToArray()), "016A80");

    [TestCase("3F00/2FE2")]
    [TestCase("7FFF/6F07", Description = "the IMSI is the package's own")]
    [TestCase("7FFF/6FFF", Description = "no such file")]
    [TestCase("7FFF", Description = "a directory")]
    public void A_profile_writes_only_files_that_slots_own(string path) =>
        Refused(IssuedCard.Seal(IssuedCard.Profile(files: [new ProfileFile(FilePath.Parse(path), 0, new byte[] { 1 })])), "016A80");

    [TestCase("7FFF/6F46", 0, 18)]
    [TestCase("7FFF/6F46", 1, 17, Description = "no records")]
    [TestCase("7FFF/6F42", 3, 40, Description = "two records")]
    [TestCase("7FFF/6F42", 1, 41)]
    public void Content_must_fit_its_file(string path, int record, int length) =>
        Refused(IssuedCard.Seal(IssuedCard.Profile(files: [new ProfileFile(FilePath.Parse(path), (byte)record, new byte[length])])), "016A80");

    [Test]
    public void A_profile_with_the_home_IMSI_is_refused() => Refused(IssuedCard.Seal(IssuedCard.Profile(IssuedCard.HomeImsi)), "016985");

    [Test]
    public void A_profile_with_the_active_IMSI_is_refused()
    {
        _card.Install(IssuedCard.Seal(IssuedCard.Profile()));
        _card.Slots.Activate(1);
        _card.State.Commit();
        Refused(IssuedCard.Seal(IssuedCard.Profile(label: "Again")), "016985");
    }

    [Test]
    public void A_profile_with_an_IMSI_that_is_present_replaces_that_slot()
    {
        _card.Install(IssuedCard.Seal(IssuedCard.Profile()));
        string answer = _card.Install(IssuedCard.Seal(IssuedCard.Profile(label: "Again", rules: [new ProfileRule(PlmnPattern.Parse("232-*"), 1)], files: [])));
        Assert.That(answer, Does.StartWith("01900001"));
        Assert.That(_card.Slots.State(2), Is.EqualTo(SlotState.Empty));
        using CardImage image = new(_card.Store);
        Assert.That(image.Slots, Has.Count.EqualTo(2));
        Assert.That(image.Slots[1].Label, Is.EqualTo("Again"));
        Assert.That(image.Slots[1].Rules, Is.EqualTo(new SelectionRule[] { new(PlmnPattern.Parse("232-*"), 1, 1) }), "the old rules are gone");
        Assert.That(AlphaText.Decode(_card.Files.Content(_card.Files.Find(UsimFiles.Spn.Path)!, 1)[1..]), Is.EqualTo("Again"), "the old files are gone");
    }

    [Test]
    public void The_last_command_may_have_an_Le()
    {
        byte[] first = IssuedCard.Scripts(IssuedCard.Seal(IssuedCard.Profile()))[0];
        Assert.That(_card.Send([.. first, 0x00]).Data, Is.EqualTo("019000"));
    }

    [Test]
    public void A_full_card_answers_6A84()
    {
        for (int i = 1; i < SlotTable.Capacity; i++)
            Assert.That(_card.Install(IssuedCard.Seal(IssuedCard.Profile($"26201000000000{i}"))), Does.StartWith($"0190000{i}"));
        SortedDictionary<string, string> before = State();
        Assert.That(_card.Send(IssuedCard.Scripts(IssuedCard.Seal(IssuedCard.Profile("262010000000099")))[0]).Data, Is.EqualTo("016A84"));
        Assert.That(State(), Is.EqualTo(before));
    }

    [Test]
    public void Rules_without_room_answer_6A84()
    {
        ProfileRule[] many = [.. Enumerable.Range(0, 16).Select(static i => new ProfileRule(PlmnPattern.Parse($"262-{i:00}"), 1))];
        for (int i = 1; i <= 2; i++)
            _card.Install(IssuedCard.Seal(IssuedCard.Profile($"26201000000000{i}", rules: many)));
        Refused(IssuedCard.Seal(IssuedCard.Profile(rules: many)), "016A84"); // 48 records, 33 taken
    }

    [Test]
    public void Blocks_come_in_order_and_the_last_one_may_come_twice()
    {
        List<byte[]> scripts = IssuedCard.Scripts(IssuedCard.Seal(IssuedCard.Profile()), 60);
        Assert.That(_card.Send(scripts[1]).Data, Is.EqualTo("016985"), "no block 0 yet");
        Assert.That(_card.Send(scripts[0]).Data, Is.EqualTo("019000"));
        Assert.That(_card.Send(scripts[2]).Data, Is.EqualTo("016985"), "block 1 is missing");
        Assert.That(_card.Send(scripts[1]).Data, Is.EqualTo("019000"));
        Assert.That(_card.Send(scripts[1]).Data, Is.EqualTo("019000"), "its proof of receipt was lost");
        foreach (byte[] script in scripts.Skip(2).SkipLast(1))
            _card.Send(script);
        Assert.That(_card.Send(scripts[^1]).Data, Does.StartWith("01900001"));
    }

    [Test]
    public void Block_0_begins_anew()
    {
        List<byte[]> given = IssuedCard.Scripts(IssuedCard.Seal(IssuedCard.Profile("262010000000055")), 60);
        _card.Send(given[0]);
        _card.Send(given[1]);
        Assert.That(_card.Install(IssuedCard.Seal(IssuedCard.Profile())), Does.StartWith("01900001"));
        Assert.That(_card.Slots.State(2), Is.EqualTo(SlotState.Empty));
    }

    [Test]
    public void A_half_arrived_profile_survives_a_power_cut()
    {
        List<byte[]> scripts = IssuedCard.Scripts(IssuedCard.Seal(IssuedCard.Profile()), 60);
        _card.Send(scripts[0]);
        byte[] answer = new byte[ProfileManagement.MaxAnswerLength];
        using CardState state = new(_card.Store);
        CardFiles files = new(MultiSimLayout.Instance, state);
        SlotTable slots = new(state, files);
        ProfileManagement management = new(state, files, slots);
        foreach (byte[] script in scripts.Skip(1))
            management.Execute(script, answer);
        Assert.That(Convert.ToHexString(answer), Does.StartWith("01900001"));
        Assert.That(slots.State(1), Is.EqualTo(SlotState.Ready));
    }

    [TestCase("80E200", "016700")]
    [TestCase("80E2000005010203", "016700")]
    [TestCase("00E2000001AA", "016E00")]
    [TestCase("80E4000001AA", "016D00")]
    [TestCase("80E2010001AA", "016A86")]
    [TestCase("80E200000101", "016A80", Description = "block 0 is shorter than its length field")]
    [TestCase("80E20000040001AABB", "016A80", Description = "more content than the length says")]
    [TestCase("80E2000003FFFFAA", "016A84", Description = "longer than any profile")]
    [TestCase("80E28000030002AA", "016A80", Description = "the last block, and one octet is missing")]
    [TestCase("80E20000030003AA" + "80E2000101BB" + "80E4000001AA", "036D00", Description = "the count includes the command that failed")]
    [TestCase("", "006700")]
    public void Wrong_commands_are_answered(string script, string expected)
    {
        byte[] answer = new byte[ProfileManagement.MaxAnswerLength];
        int length = new ProfileManagement(_card.State, _card.Files, _card.Slots).Execute(Convert.FromHexString(script), answer);
        Assert.That(Convert.ToHexString(answer, 0, length), Is.EqualTo(expected));
    }

    [Test]
    public void No_script_makes_the_card_throw()
    {
        ProfileManagement management = new(_card.State, _card.Files, _card.Slots);
        byte[] answer = new byte[ProfileManagement.MaxAnswerLength];
        Gen.Select(Gen.Byte, Gen.Bool, Gen.Byte[0, 4], Gen.Byte.Array[0, 40]).Sample((cla, last, number, block) =>
            _ = management.Execute([(byte)(0x80 | (cla & 1)), 0xE2, last ? (byte)0x80 : (byte)0, number, (byte)block.Length, .. block], answer), threads: 1, iter: 2000);
    }

    private static byte[] ImsiFile()
    {
        byte[] content = new byte[Imsi.Size];
        Imsi.Parse(IssuedCard.PartnerImsi).Encode(content);
        return content;
    }

    /// <summary>A profile is refused, and leaves no trace but the counter.</summary>
    private void Refused(byte[] sealedProfile, string expected)
    {
        SortedDictionary<string, string> before = State();
        Assert.That(_card.Install(sealedProfile), Is.EqualTo(expected));
        Assert.That(State(), Is.EqualTo(before));
    }

    private SortedDictionary<string, string> State()
    {
        SortedDictionary<string, string> state = _card.Snapshot();
        foreach (string key in state.Keys.Where(static key => key.Contains("OtaKeys", StringComparison.Ordinal)).ToArray())
            state.Remove(key);
        return state;
    }
}
