using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Tests.Identity;

namespace Tottoli.MultiSim.SimOS.Tests.Ota;

internal sealed class EnvelopeDownloadTests
{
    [Test]
    public void A_profile_comes_in_through_ENVELOPE_and_is_there_after_a_power_cut()
    {
        using IssuedCard issued = new();
        using (Card card = SlotFixture.Open(issued.Store))
        {
            card.PowerOn();
            string data = "";
            foreach (byte[] script in IssuedCard.Scripts(IssuedCard.Seal(IssuedCard.Profile())))
            {
                foreach (byte[] tpdu in issued.Messages(issued.Packet(script)))
                    data = Send(card, tpdu, "9000").Data;
            }
            Assert.That(data, Does.StartWith("027100"));
        }
        using CardImage image = new(issued.Store);
        Assert.That(image.Slots.Select(static slot => slot.State), Is.EqualTo(new[] { SlotState.Ready, SlotState.Ready }));
        Assert.That(image.OtaKeySets.Single().Counter, Is.EqualTo((ulong)IssuedCard.Scripts(IssuedCard.Seal(IssuedCard.Profile())).Count));
    }

    [Test]
    public void A_warm_reset_drops_waiting_parts()
    {
        using IssuedCard issued = new();
        using Card card = SlotFixture.Open(issued.Store);
        card.PowerOn();
        List<byte[]> parts = issued.Messages(issued.Packet(IssuedCard.Command(0, 0, [0x10, 0x00, .. new byte[150]])));
        Assert.That(parts, Has.Count.EqualTo(2));
        Send(card, parts[0], "9000");
        card.Reset();
        Assert.That(Send(card, parts[1], "9000").Data, Is.Empty);
    }

    [Test]
    public void A_packet_that_makes_no_sense_is_a_data_download_error()
    {
        using IssuedCard issued = new();
        using Card card = SlotFixture.Open(issued.Store);
        card.PowerOn();
        byte[] packet = issued.Packet(IssuedCard.Command(0, 0, [0, 2, 1]));
        packet[0]++;
        Send(card, issued.Messages(packet)[0], "6200");
    }

    private static (string Data, string Sw) Send(Card card, byte[] tpdu, string expected)
    {
        // D1 { 82 device identities 83 81, 8B SMS TPDU } (TS 31.111 §7.1.1)
        byte[] message = tpdu.Length > 127 ? [0x8B, 0x81, (byte)tpdu.Length, .. tpdu] : [0x8B, (byte)tpdu.Length, .. tpdu];
        byte[] objects = [0x82, 0x02, 0x83, 0x81, .. message];
        byte[] envelope = objects.Length > 127 ? [0xD1, 0x81, (byte)objects.Length, .. objects] : [0xD1, (byte)objects.Length, .. objects];
        (string data, string sw) = SlotFixture.Send(card, $"80C20000{envelope.Length:X2}{Convert.ToHexString(envelope)}");
        Assert.That(sw, Is.EqualTo(expected));
        return (data, sw);
    }
}
