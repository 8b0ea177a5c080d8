using Tottoli.MultiSim.Auc;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Workbench.Tests;

/// <summary>A card that is switched on after its power failed.</summary>
internal static class ColdCard
{
    private const byte SynchronisationFailure = 0xDC;

    /// <summary>The card boots, shows the IMSI of its active slot and answers a challenge with that slot's own key.</summary>
    /// <param name="store">What it kept; it is disposed.</param>
    /// <param name="imsis">The slots that it may wake up with: what is armed becomes active at power-on.</param>
    /// <param name="homes">Who challenges.</param>
    /// <param name="where">When the power failed.</param>
    public static void AssertWorks(ICardStore store, IReadOnlyList<Imsi> imsis, SubscriberStore homes, string where)
    {
        using EmulatedCardLink card = new(CardMaker.Open(store, new SeededEntropy(4, "card")));
        CardChannel channel = new(card);
        channel.PowerOn();
        channel.Send(0x00, 0xA4, 0x04, 0x0C, [0xA0, 0x00, 0x00, 0x00, 0x87, 0x10, 0x02]);
        Assert.That(Imsi.TryDecode(channel.TryReadBinary(UsimFiles.Imsi) ?? [], out Imsi shown), where);
        Assert.That(imsis, Has.Member(shown), where);
        channel.Send(0x00, 0xA4, 0x00, 0x0C, [0x7F, 0xFF]);
        AuthenticationVector vector = Challenge(homes, shown);
        CardAnswer answer = Authenticate(channel, vector);
        if (answer.Status.IsSuccess && answer.Data.Span[0] == SynchronisationFailure)
        {
            // The operator is behind the card, as one that restores a backup: only the slot's own key makes this AUTS.
            Assert.That(homes.Resynchronise(shown, vector.Rand.Span, answer.Data.Span[2..]), Is.EqualTo(Resynchronisation.Done), where);
            vector = Challenge(homes, shown);
            answer = Authenticate(channel, vector);
        }
        Assert.That(answer.Status.IsSuccess, $"{answer.Status}, {where}");
        Assert.That(answer.Data[2..(2 + vector.Xres.Length)].ToArray(), Is.EqualTo(vector.Xres.ToArray()), where);
    }

    private static AuthenticationVector Challenge(SubscriberStore homes, Imsi imsi)
    {
        Assert.That(homes.TryGenerate(imsi, new SeededEntropy(5, "challenge"), out AuthenticationVector? vector));
        return vector!;
    }

    private static CardAnswer Authenticate(CardChannel channel, AuthenticationVector vector) =>
        channel.Send(0x00, 0x88, 0x00, 0x81, [16, .. vector.Rand.Span, 16, .. vector.Autn.Span]);
}
