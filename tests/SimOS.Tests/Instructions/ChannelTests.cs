namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

[TestFixture]
internal sealed class ChannelTests
{
    [Test]
    public void Channels_open_in_order_and_close()
    {
        using TestCard card = new();
        Assert.That(card.Send("0070000001"), Is.EqualTo("019000"));
        Assert.That(card.Send("0070000000"), Is.EqualTo("6C01"));
        Assert.That(card.Send("0170000001"), Is.EqualTo("029000"));
        Assert.That(card.Send("0070000001"), Is.EqualTo("039000"));
        Assert.That(card.Send("0070000001"), Is.EqualTo("6A81"));
        Assert.That(card.Send("00708002"), Is.EqualTo("9000"));
        Assert.That(card.Send("02A4000C023F00"), Is.EqualTo("6881"));
        Assert.That(card.Send("00708002"), Is.EqualTo("6200"));
        Assert.That(card.Send("0070000001"), Is.EqualTo("029000"));
        Assert.That(card.Send("0370800000"), Is.EqualTo("9000"), "its own");
        Assert.That(card.Send("0070800000"), Is.EqualTo("6A86"), "the basic channel stays");
        Assert.That(card.Send("00700003"), Is.EqualTo("9000"), "a number asked for");
        Assert.That(card.Send("00700003"), Is.EqualTo("6A86"), "open already");
        Assert.That(card.Send("00700014"), Is.EqualTo("6A86"), "no such channel");
        Assert.That(card.Send("00708014"), Is.EqualTo("6A86"), "no such channel");
    }

    [Test]
    public void Nineteen_channels_open_for_a_terminal_that_knows_them_all()
    {
        using TestCard card = new();
        card.Ok("80AA000004A9028100");
        for (int channel = 1; channel < 20; channel++)
            Assert.That(card.Send("0070000001"), Is.EqualTo($"{channel:X2}9000"));
        Assert.That(card.Send("0070000001"), Is.EqualTo("6A81"));
        for (int channel = 1; channel < 20; channel++)
        {
            string cla = $"{ClassOf(channel):X2}";
            card.Ok(cla + "A4000C02" + (channel % 2 == 0 ? "2F05" : "2FE2"));
        }
        for (int channel = 1; channel < 20; channel++)
        {
            Assert.That(card.Send($"{ClassOf(channel):X2}B000000A"), Does.StartWith(channel % 2 == 0 ? "656E" : "FFFF").And.EndsWith("9000"), $"channel {channel}");
            Assert.That(card.Send($"{ClassOf(channel) | 0x80:X2}F2000C"), Is.EqualTo("9000"), $"channel {channel}");
        }
        Assert.That(card.Send("4F70800000"), Is.EqualTo("9000"), "channel 19 closes itself");
        Assert.That(card.Send("4FA4000C023F00"), Is.EqualTo("6881"));
        Assert.That(card.Send("4E70000001"), Is.EqualTo("139000"));
        card.Card.Reset();
        Assert.That(card.Send("40A4000C023F00"), Is.EqualTo("6881"));
    }

    [TestCase(null, "6A81", TestName = "A terminal that said nothing gets the channels of the first form")]
    [TestCase("80AA000007A905800302FF00", "6A81", TestName = "Nor does one that left the object out")]
    [TestCase("80AA000004A9028100", "049000", TestName = "One that knows them gets channel 4")]
    public void Channels_from_4_on_are_for_terminals_that_know_them(string? capability, string expected)
    {
        using TestCard card = new();
        if (capability is not null)
            card.Ok(capability);
        card.Ok("0070000001", "0070000001", "0070000001");
        Assert.That(card.Send("0070000001"), Is.EqualTo(expected));
        card.Ok("00700013", "4FA4000C022F05", "4F708013");
    }

    private static int ClassOf(int channel) => channel < 4 ? channel : 0x40 + channel - 4;

    [Test]
    public void Channels_do_not_disturb_one_another()
    {
        using TestCard card = new();
        card.Ok("00A4000C022F05", "0070000001");
        Assert.That(card.Send("01A4000C027FFF"), Is.EqualTo("6A82"), "from channel 0 a channel opens at the MF");
        card.Ok("01A4040C10A0000000871002FFFFFFFF8907090000", "01A4000C026FAD");
        Assert.That(card.Ok("00B0000002"), Is.EqualTo("656E"));
        Assert.That(card.Ok("01B0000004"), Is.EqualTo("00000002"));
        card.Ok("0170000001", "02A4000C026FAD");
        Assert.That(card.Ok("02B0000004"), Is.EqualTo("00000002"), "opened from channel 1 it stands where channel 1 stands");
    }

    [TestCase("38", "6985", TestName = "An application that is not shareable runs once")]
    [TestCase("78", "9000", TestName = "A shareable one runs on several channels")]
    public void The_same_application_on_two_channels(string descriptor, string expected)
    {
        using TestCard card = new();
        card.Ok("0020000A083838383838383838", CreateFileTests.Create($"8202{descriptor}21", "83027F70", "8407F0000000010203", "8A0105", "8B032F0605", "81020100", "C60990014083010183010A"));
        card.Ok("00A4040C07F0000000010203", "0070000001");
        Assert.That(card.Send("01A4040C07F0000000010203"), Is.EqualTo(expected));
        Assert.That(card.Send("00A4040C07F0000000010203"), Is.EqualTo("9000"), "again on its own channel");
        card.Ok("00A4044C07F0000000010203", "01A4040C07F0000000010203");
    }

    [TestCase("8110000001FF")]
    [TestCase("81C2000003D30100")]
    [TestCase("8112000010")]
    [TestCase("8114000003810301")]
    public void The_toolkit_is_the_cards_and_listens_on_the_basic_channel_alone(string command)
    {
        using TestCard card = new();
        card.Ok("0070000001");
        Assert.That(card.Send(command), Is.EqualTo("6881"));
    }

    [Test]
    public void GET_RESPONSE_on_another_channel_drops_what_waits()
    {
        using TestCard card = new();
        card.Ok("0070000001");
        Assert.That(card.Send(TestCard.SelectMf), Does.StartWith("61"));
        Assert.That(card.Send("01C0000001"), Is.EqualTo("6985"));
        Assert.That(card.Send("00C0000001"), Is.EqualTo("6985"));
    }

    [TestCase("40A4000C023F00", "6881", TestName = "Channel 4 is understood and not there")]
    [TestCase("4FA4000C023F00", "6881")]
    [TestCase("C0F2000C", "6881")]
    [TestCase("01A4000C023F00", "6881")]
    [TestCase("04A4000C023F00", "6882", TestName = "Secure messaging is not there")]
    [TestCase("8CF2000C", "6882")]
    [TestCase("60A4000C023F00", "6881", TestName = "A channel that is not open comes before secure messaging")]
    [TestCase("80CA006600", "6A88", TestName = "There is no security domain to ask for data")]
    [TestCase("00CA2F0000", "6A88")]
    [TestCase("0073000000", "6D00", TestName = "MANAGE SECURE CHANNEL is not there")]
    [TestCase("0075000000", "6D00", TestName = "TRANSACT DATA is not there")]
    [TestCase("807A000000", "6D00", TestName = "EXCHANGE CAPABILITIES is not there")]
    [TestCase("10A4000C023F00", "6E00")]
    [TestCase("FFA4000C023F00", "6E00")]
    [TestCase("FFA4000C053F00", "6E00", TestName = "The class comes before the length")]
    [TestCase("00FC000005", "6D00")]
    [TestCase("00FC00000500", "6D00", TestName = "The instruction comes before the length")]
    [TestCase("A0FE", "6700")]
    [TestCase("80A4000C023F00", "6E00", TestName = "A known instruction in the wrong class")]
    [TestCase("00F2000C", "6E00")]
    [TestCase("00FC0000", "6D00")]
    [TestCase("80FC0000", "6D00")]
    [TestCase("00A4", "6700", TestName = "Half a header")]
    [TestCase("00A4000C053F00", "6700", TestName = "Lc says more than there is")]
    [TestCase("00C0000010", "6985", TestName = "Nothing waits for GET RESPONSE")]
    public void Classes_and_instructions(string command, string expected)
    {
        using TestCard card = new();
        string before = card.StateHash();
        Assert.That(card.Send(command), Is.EqualTo(expected));
        Assert.That(card.StateHash(), Is.EqualTo(before));
    }

    [Test]
    public void Waiting_data_is_given_in_parts_and_dropped_by_any_other_command()
    {
        using TestCard card = new();
        string waiting = card.Send(TestCard.SelectMf);
        int length = Convert.ToInt32(waiting[2..], 16);
        Assert.That(card.Send("00C0000000"), Is.EqualTo("6C" + waiting[2..]));
        Assert.That(card.Send("00C0000002"), Is.EqualTo($"6232{0x6100 + length - 2:X4}"));
        Assert.That(card.Send("80C00000FF"), Is.EqualTo($"6C{length - 2:X2}"), "the other class is as good");
        Assert.That(card.Send($"00C00000{length - 2:X2}"), Does.EndWith("9000"));
        Assert.That(card.Send("00C0000001"), Is.EqualTo("6985"));

        card.Send(TestCard.SelectMf);
        card.Send("00FC0000");
        Assert.That(card.Send("00C0000001"), Is.EqualTo("6985"));
        card.Ok("0070000001");
        card.Send(TestCard.SelectMf);
        Assert.That(card.Send("01C0000001"), Is.EqualTo("6985"), "another channel's data");
    }

    [Test]
    public void Extended_commands_get_their_data_at_once_where_Le_is_enough()
    {
        using TestCard card = new();
        Assert.That(card.Send("80F20000000168"), Does.StartWith("62").And.EndsWith("9000"));
        Assert.That(card.Send("00A408040000022FE20168"), Does.StartWith("6217").And.EndsWith("9000"));
        Assert.That(card.Send("00A408040000022FE20001"), Is.EqualTo("6119"));
    }

    [Test]
    public void Secure_messaging_is_not_there_on_the_channels_from_4_on_either()
    {
        using TestCard card = new();
        card.Ok("00700004");
        Assert.That(card.Send("60A4000C023F00"), Is.EqualTo("6882"));
        Assert.That(card.Send("E0F2000C"), Is.EqualTo("6882"));
    }

    [Test]
    public void Reset_closes_channels_and_forgets_what_was_current()
    {
        using TestCard card = new();
        card.Ok(TestCard.SelectUsim, "0070000001");
        card.Card.Reset();
        Assert.That(card.Send("01A4000C023F00"), Is.EqualTo("6881"));
        Assert.That(card.Send("00A4000C027FFF"), Is.EqualTo("6A82"));
    }

    [TestCase("80AA000005A903810100", "9000")]
    [TestCase("80AA000004A9028100", "9000")]
    [TestCase("80AA000004A9038100", "6A80")]
    [TestCase("80AA000004A9028105", "6A80")]
    [TestCase("80AA000002AA00", "6A80")]
    [TestCase("80AA00000DA90B800302FF00810082010183", "6A80")]
    [TestCase("80AA000011A90F800302FF008100820101830107C000", "9000")]
    [TestCase("80AA000006A904800202FF", "6A80", TestName = "A power supply of two octets")]
    [TestCase("80AA000004A9028200", "6A80", TestName = "Interfaces without an octet")]
    [TestCase("80AA0000", "6700")]
    public void Terminal_capability(string command, string expected)
    {
        using TestCard card = new();
        Assert.That(card.Send(command), Is.EqualTo(expected));
    }
}
