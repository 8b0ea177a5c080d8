using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Tests.Identity;

/// <summary>What holds of AUTS and of the card's SQN whatever the order in which challenges come, are lost and come again.</summary>
internal sealed class SequencePropertyTests
{
    private static AuthenticationKey MilenageKey => new(AuthenticationAlgorithm.Milenage, SlotFixture.K, SlotFixture.Opc);

    [TestCase(AuthenticationAlgorithm.Milenage, 16, 16)]
    [TestCase(AuthenticationAlgorithm.Xor, 16, 0)]
    [TestCase(AuthenticationAlgorithm.Tuak, 16, 32)]
    [TestCase(AuthenticationAlgorithm.Tuak, 32, 32)]
    public void The_network_recovers_SQN_MS_from_AUTS_and_refuses_one_that_was_changed(AuthenticationAlgorithm algorithm, int keySize, int opcSize)
    {
        Random chance = new(4001 + keySize);
        for (int run = 0; run < 200; run++)
        {
            AuthenticationKey key = new(algorithm, Bytes(chance, keySize), Bytes(chance, opcSize));
            SequenceRules rules = new(chance.Next(0, 9), 1 << 28, 0);
            byte[] storage = new byte[rules.StorageSize], rand = Bytes(chance, Aka.RandSize);
            // A whole array of 48-bit numbers, all of the range.
            for (int i = chance.Next(1, 10); i > 0; i--)
                rules.Store(storage, (ulong)chance.NextInt64(1L << 48));
            ulong highest = new SequenceNumbers(storage, rules).Highest;
            byte[] before = [.. storage];

            AuthenticationVector old = Aka.Generate(key, rand, highest, 0x8000);
            AkaResult result = Aka.Verify(key, rand, old.Autn.Span, new SequenceNumbers(storage, rules));
            Assert.That(result.Outcome, Is.EqualTo(AkaOutcome.SynchronisationFailure), $"run {run}");
            Assert.That(Aka.TryResynchronise(key, rand, result.Auts, out ulong sqn), Is.True, $"run {run}");
            Assert.That(sqn, Is.EqualTo(highest), $"run {run}");
            Assert.That(storage, Is.EqualTo(before), "a refusal stores nothing");

            byte[] changed = result.Auts.ToArray();
            int bit = chance.Next(8 * changed.Length);
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.That(Aka.TryResynchronise(key, rand, changed, out sqn), Is.False, $"run {run}, bit {bit}");
            Assert.That(sqn, Is.Zero);
        }
    }

    [Test]
    public void SQN_only_grows_and_no_challenge_is_accepted_twice([Range(0, 11)] int seed)
    {
        Random chance = new(4100 + seed);
        SequenceRules rules = new(new[] { 0, 3, 5, 8 }[seed % 4], 1 << 28, 0);
        using InMemoryCardStore store = SlotFixture.Store(1, (state, files) => SlotFixture.Fill(state, files, 0, MilenageKey, rules));
        Card card = Start(store);
        List<(byte[] Rand, string Apdu)> waiting = [];
        List<string> accepted = [];
        ulong network = 0, highest = 0;
        for (int step = 0; step < 400; step++)
        {
            switch (chance.Next(10))
            {
                case 0: // a reset
                    card.PowerOn();
                    SlotFixture.Transmit(card, SlotFixture.SelectUsim);
                    break;
                case 1: // the power is cut; the next session reads the image
                    card.Dispose();
                    card = Start(store);
                    break;
                case 2 when accepted.Count > 0: // a replay
                    Assert.That(SlotFixture.Send(card, accepted[chance.Next(accepted.Count)]).Data, Does.StartWith("DC0E"), $"step {step}: a replay was accepted");
                    break;
                case < 6: // the network makes a vector, and another node may use it later or never
                    network += (ulong)chance.Next(1, 40);
                    byte[] rand = Bytes(chance, Aka.RandSize);
                    waiting.Add((rand, Challenge(rand, network)));
                    break;
                default:
                    if (waiting.Count == 0)
                        break;
                    int which = chance.Next(waiting.Count);
                    (byte[] asked, string apdu) = waiting[which];
                    waiting.RemoveAt(which);
                    string answer = SlotFixture.Send(card, apdu).Data;
                    if (answer.StartsWith("DB", StringComparison.Ordinal))
                    {
                        accepted.Add(apdu);
                    }
                    else
                    {
                        Assert.That(Aka.TryResynchronise(MilenageKey, asked, Convert.FromHexString(answer).AsSpan(2), out ulong sqnMs), Is.True, $"step {step}: {answer}");
                        network = Math.Max(network, sqnMs);
                    }
                    break;
            }
            // Of equal SEQs SQN_MS tells the lowest IND (33.102 C.2.1 compares SEQ alone): it is SEQ that never falls.
            ulong now = Highest(card) >> rules.IndBits;
            Assert.That(now, Is.GreaterThanOrEqualTo(highest), $"step {step}");
            highest = now;
        }
        card.Dispose();
        card = Start(store);
        Assert.That(accepted, Is.Not.Empty);
        foreach (string apdu in accepted)
            Assert.That(SlotFixture.Send(card, apdu).Data, Does.StartWith("DC0E"), "after the image was opened again");
        card.Dispose();
    }

    // SEQ as the card itself tells it: a challenge with SQN 0 is never fresh.
    private static ulong Highest(Card card)
    {
        byte[] rand = new byte[Aka.RandSize];
        byte[] auts = Convert.FromHexString(SlotFixture.Send(card, Challenge(rand, 0)).Data)[2..];
        Assert.That(Aka.TryResynchronise(MilenageKey, rand, auts, out ulong sqn), Is.True);
        return sqn;
    }

    private static Card Start(InMemoryCardStore store)
    {
        Card card = SlotFixture.Open(store);
        card.PowerOn();
        SlotFixture.Transmit(card, SlotFixture.SelectUsim);
        return card;
    }

    private static string Challenge(byte[] rand, ulong sqn) =>
        $"008800812210{Convert.ToHexString(rand)}10{Convert.ToHexString(Aka.Generate(MilenageKey, rand, sqn, 0x8000).Autn.Span)}";

    private static byte[] Bytes(Random chance, int count)
    {
        byte[] bytes = new byte[count];
        chance.NextBytes(bytes);
        return bytes;
    }
}
