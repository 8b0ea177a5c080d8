using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.Protocol.SecuredPackets;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Tests.Ota;

namespace Tottoli.MultiSim.SimOS.Tests.Identity;

internal sealed class CardImageTests
{
    private InMemoryCardStore _store = null!;
    private CardImage _image = null!;

    [SetUp]
    public void Issue()
    {
        _store = new InMemoryCardStore();
        IssuedCard.Issue().Write(_store);
        _image = new CardImage(_store);
    }

    [TearDown]
    public void Close()
    {
        _image.Dispose();
        _store.Dispose();
    }

    [Test]
    public void A_fresh_card_is_told_whole()
    {
        Assert.That(_image.Iccid, Is.EqualTo(IssuedCard.Iccid));
        Assert.That(_image.OtaKeySets, Is.EqualTo(new[] { new OtaKeySetDescription(1, OtaAlgorithm.Aes, 0) }));
        Assert.That(_image.Certificate.ToArray(), Is.EqualTo(new byte[] { 0x30, 0x03, 0x02, 0x01, 0x05 }));
        SlotDescription home = _image.Slots.Single();
        Assert.That((home.Slot, home.State, home.IsActive, home.IsArmed, home.Label), Is.EqualTo((0, SlotState.Ready, true, false, "Home")));
        Assert.That((home.Imsi, home.HomePlmn, home.Sqn, home.Amf), Is.EqualTo(((Imsi?)Imsi.Parse(IssuedCard.HomeImsi), (Plmn?)Plmn.Parse("001-01"), 0x20UL, (ushort)0x8000)));
        Assert.That(home.Rules, Is.EqualTo(new SelectionRule[] { new(PlmnPattern.Parse("001-01"), 0, 10) }));
    }

    [Test]
    public void Secrets_come_only_when_asked_for_by_name()
    {
        Assert.That(_image.RevealKeys(0)!.K.ToArray(), Is.EqualTo(IssuedCard.Bytes("k" + IssuedCard.HomeImsi)));
        Assert.That(_image.RevealKeys(0)!.Opc.ToArray(), Is.EqualTo(IssuedCard.Bytes("opc" + IssuedCard.HomeImsi)));
        Assert.That(_image.RevealOtaKeys(1)!.Kic.SequenceEqual(IssuedCard.Keys.Kic));
        Assert.That(_image.RevealKeys(3), Is.Null);
        Assert.That(_image.RevealOtaKeys(2), Is.Null);
        string told = string.Concat(_image.Slots) + string.Concat(_image.OtaKeySets) + _image.RevealKeys(0) + _image.RevealOtaKeys(1) + IssuedCard.Issue();
        Assert.That(told, Does.Not.Contain(Convert.ToHexString(IssuedCard.Bytes("k" + IssuedCard.HomeImsi))).IgnoreCase);
    }

    [TestCase(0UL)]
    [TestCase(0x20UL)]
    [TestCase(0x3FUL)]
    [TestCase(0x0000_1234_5678UL)]
    [TestCase(0xFFFF_FFFF_FFFFUL)]
    public void SQN_is_told_as_it_was_given(ulong sqn)
    {
        ProfilePackage given = IssuedCard.Profile();
        ProfilePackage profile = new() { Label = "P", Imsi = given.Imsi, Algorithm = given.Algorithm, K = given.K, Opc = given.Opc, Sqn = sqn };
        Assert.That(_image.TryAdd(profile, out int slot, out _), Is.True);
        Assert.That(_image.Slots[slot].Sqn, Is.EqualTo(sqn));
    }

    [TestCase("310410123456789", "310-410")]
    [TestCase("302720123456789", "302-720")]
    [TestCase("250019876543210", "250-01")]
    [TestCase("340011234567890", "340-01", Description = "French Antilles: two digits among three")]
    public void The_length_of_the_MNC_follows_the_country(string imsi, string home)
    {
        _image.TryAdd(IssuedCard.Profile(imsi, files: []), out int slot, out _);
        Assert.That(_image.Slots[slot].HomePlmn, Is.EqualTo(Plmn.Parse(home)));
    }

    [Test]
    public void An_EF_AD_of_the_profile_overrides_the_length_of_the_MNC()
    {
        ProfileFile ad = new(UsimFiles.Ad.Path, 0, new byte[] { 0, 0, 0, 3 });
        _image.TryAdd(IssuedCard.Profile("405840123456789", files: [ad]), out int slot, out _);
        Assert.That(_image.Slots[slot].HomePlmn, Is.EqualTo(Plmn.Parse("405-840")));
    }

    [Test]
    public void A_removed_profile_leaves_no_trace()
    {
        SortedDictionary<string, string> before = Snapshot();
        Assert.That(_image.TryAdd(IssuedCard.Profile(), out int slot, out _), Is.True);
        Assert.That(Snapshot(), Is.Not.EqualTo(before));
        Assert.That(_image.TryRemove(slot, out _), Is.True);
        Assert.That(Snapshot(), Is.EqualTo(before));
    }

    [TestCase(0, "home profile")]
    [TestCase(1, "active")]
    [TestCase(5, "empty")]
    [TestCase(-1, "empty")]
    [TestCase(99, "empty")]
    public void Home_active_and_empty_slots_are_not_removed(int slot, string why)
    {
        _image.TryAdd(IssuedCard.Profile(), out _, out _);
        _image.TryActivate(1, out _);
        Assert.That(_image.TryRemove(slot, out string? reason), Is.False);
        Assert.That(reason, Does.Contain(why));
        Assert.That(_image.Slots, Has.Count.EqualTo(2));
    }

    [Test]
    public void An_activated_slot_is_active_in_the_next_card()
    {
        _image.TryAdd(IssuedCard.Profile(), out int slot, out _);
        Assert.That(_image.TryActivate(slot, out _), Is.True);
        Assert.That(_image.TryActivate(slot, out _), Is.True, "once more is no error");
        Assert.That(_image.TryActivate(4, out string? reason), Is.False);
        Assert.That(reason, Does.Contain("Slot 4"));
        using Card card = SlotFixture.Open(_store);
        card.PowerOn();
        SlotFixture.Transmit(card, SlotFixture.SelectUsim);
        byte[] imsi = new byte[Imsi.Size];
        Imsi.Parse(IssuedCard.PartnerImsi).Encode(imsi);
        Assert.That(SlotFixture.Send(card, "00B0870009").Data, Is.EqualTo(Convert.ToHexString(imsi)));
    }

    [Test]
    public void A_profile_that_cannot_be_added_is_told_why()
    {
        Assert.That(_image.TryAdd(IssuedCard.Profile(IssuedCard.HomeImsi), out _, out string? reason), Is.False);
        Assert.That(reason, Does.Contain("active"));
        Assert.That(_image.TryAdd(IssuedCard.Profile(files: [new ProfileFile(MfFiles.Iccid.Path, 0, new byte[] { 1 })]), out _, out reason), Is.False);
        Assert.That(reason, Does.Contain("does not own"));
        for (int i = 1; i < SlotTable.Capacity; i++)
            Assert.That(_image.TryAdd(IssuedCard.Profile($"26201000000000{i}"), out _, out _), Is.True);
        Assert.That(_image.TryAdd(IssuedCard.Profile("262010000000099"), out _, out reason), Is.False);
        Assert.That(reason, Does.Contain("Remove a profile first"));
    }

    [Test]
    public void An_image_without_a_card_is_refused()
    {
        CardImageException failure = Assert.Throws<CardImageException>(static () => new CardImage(new InMemoryCardStore()).Dispose())!;
        Assert.That(failure.Fault, Is.EqualTo(CardImageFault.Damaged));
        Assert.That(failure.Message, Does.Contain("card new"));
    }

    private SortedDictionary<string, string> Snapshot()
    {
        SortedDictionary<string, string> pieces = new(StringComparer.Ordinal);
        _store.Load((key, content) => pieces.Add(key.ToString(), Convert.ToHexString(content)));
        return pieces;
    }
}
