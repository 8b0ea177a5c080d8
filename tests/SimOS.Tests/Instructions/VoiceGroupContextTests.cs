using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Tests.Identity;

namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

internal sealed class VoiceGroupContextTests
{
    // Reference 12345 is 3039: shifted by five bits, 00060720; with the service flag 00060730.
    private const string GroupCall = "008800820D" + "0400060730" + "0101" + "050102030400";
    private const string Broadcast = "008800820D" + "0400060720" + "0101" + "050102030400";

    private static readonly VoiceGroupService Service = new(12345, IsGroupCall: true);
    private static readonly byte[] GroupKey = Convert.FromHexString("000102030405060708090A0B0C0D0E0F");

    [Test]
    public void The_short_term_key_is_f3_of_the_group_key()
    {
        using InMemoryCardStore store = Provisioned();
        using Card card = Start(store);
        byte[] ck = new byte[16], rand = [0x01, 0x02, 0x03, 0x04, .. new byte[12]];
        AuthenticationFunctions.F2F5(
            new AuthenticationKey(AuthenticationAlgorithm.Milenage, GroupKey, SlotFixture.Opc), rand, new byte[8], ck, new byte[16]);
        Assert.That(SlotFixture.Send(card, GroupCall).Data, Is.EqualTo("DB10" + Convert.ToHexString(ck)));
    }

    [TestCase("0088008200", 0x6700, Description = "no data")]
    [TestCase("0088008207" + "04000607300101", 0x6700, Description = "no VSTK_RAND")]
    [TestCase("0088008208" + "0400060730010100", 0x6700, Description = "an empty VSTK_RAND")]
    [TestCase("008800820D" + "0400060730" + "0101" + "060102030400", 0x6700, Description = "VSTK_RAND longer than the data")]
    [TestCase("008800820D" + "0300060730" + "0101" + "050102030400", 0x6A80, Description = "Vservice_Id has four octets")]
    [TestCase("0088008219" + "0400060730" + "0101" + "110102030405060708090A0B0C0D0E0F1011", 0x6A80, Description = "VSTK_RAND longer than RAND")]
    [TestCase("008800820D" + "0400060730" + "0102" + "050102030400", 0x6A88, Description = "another VK_Id")]
    [TestCase("008800820D" + "0400060730" + "0100" + "050102030400", 0x6A88, Description = "VK_Id 0 is a call without ciphering")]
    [TestCase("008800820D" + "0400060750" + "0101" + "050102030400", 0x6A88, Description = "another group")]
    [TestCase(Broadcast, 0x9864, Description = "service 58 is off")]
    public void What_the_card_has_no_key_for_is_refused(string command, int expected)
    {
        using InMemoryCardStore store = Provisioned();
        using Card card = Start(store);
        Assert.That(SlotFixture.Transmit(card, command).Value, Is.EqualTo(expected));
    }

    [Test]
    public void Priority_and_acknowledgement_belong_to_the_call()
    {
        using InMemoryCardStore store = Provisioned();
        using Card card = Start(store);
        Assert.That(SlotFixture.Send(card, GroupCall.Replace("00060730", "0006073D")), Is.EqualTo(SlotFixture.Send(card, GroupCall)));
    }

    [Test]
    public void Without_a_service_there_is_no_context()
    {
        using InMemoryCardStore store = SlotFixture.Store(1);
        using Card card = Start(store);
        Assert.That(SlotFixture.Transmit(card, GroupCall).Value, Is.EqualTo(0x9864));
    }

    [Test]
    public void Group_keys_go_with_their_profile()
    {
        using InMemoryCardStore store = SlotFixture.Store(2);
        using CardState state = new(store);
        state.Put(GroupKeys.KeyOf(0, Service, 1), GroupKey);
        state.Put(GroupKeys.KeyOf(1, Service, 15), GroupKey);
        Assert.That(GroupKeys.Of(state, 1), Is.EqualTo([new GroupKeyName(Service, 15)]));
        GroupKeys.Remove(state, 1);
        Assert.That(GroupKeys.Of(state, 1), Is.Empty);
        Assert.That(GroupKeys.Of(state, 0), Has.Count.EqualTo(1));
    }

    private static InMemoryCardStore Provisioned()
    {
        InMemoryCardStore store = SlotFixture.Store(1, static (state, _) => state.Put(CardImage.IccidKey, new byte[10]));
        CardImage image = new(store); // the store outlives it: it is in memory
        Assert.That(image.TryPutGroupKey(0, Service, 1, GroupKey, out string? reason), Is.True, reason);
        Assert.That(image.TryPutGroupKey(1, Service, 1, GroupKey, out _), Is.False, "an empty slot");
        return store;
    }

    private static Card Start(InMemoryCardStore store)
    {
        Card card = SlotFixture.Open(store);
        card.PowerOn();
        SlotFixture.Transmit(card, SlotFixture.SelectUsim);
        return card;
    }
}
