using System.Globalization;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Integration.Tests;

/// <summary>Random keys of each algorithm that osmo-auc-gen has: its vectors are ours, our card accepts them, and it understands our card's AUTS.</summary>
[NonParallelizable]
internal sealed class OsmocomVectorTests
{
    private const int Keys = 1000;
    private const int Seed = 20_240_611;
    private const ulong XorOffset = 32;

    [TestCase(AuthenticationAlgorithm.Milenage, "MILENAGE")]
    [TestCase(AuthenticationAlgorithm.Xor, "XOR")]
    public void AUTS_and_the_quintet_that_answers_it_are_the_same(AuthenticationAlgorithm algorithm, string name)
    {
        Challenge[] challenges = [.. Enumerable.Range(0, Keys).Select(number => new Challenge(algorithm, number))];
        Dictionary<string, string>[] answers = OsmocomGenerator.Run([.. challenges.Select(challenge => $"{challenge.Arguments(name)} -A {Hex(challenge.Auts)}")]);
        Assert.That(challenges.Zip(answers, (challenge, theirs) => challenge.FindFault(theirs) ?? FindFaultOfAuts(challenge, theirs)).OfType<string>().Take(3), Is.Empty);
    }

    [TestCase(AuthenticationAlgorithm.Milenage, "MILENAGE", 0UL)]
    [TestCase(AuthenticationAlgorithm.Xor, "XOR", XorOffset)] // libosmocore 1.7 takes the step of one SEQ off that MILENAGE then adds again; its XOR adds none
    public void SQN_is_used_as_it_is_given(AuthenticationAlgorithm algorithm, string name, ulong more)
    {
        Challenge[] challenges = [.. Enumerable.Range(0, 20).Select(number => new Challenge(algorithm, number))];
        Dictionary<string, string>[] answers = OsmocomGenerator.Run([.. challenges.Select(challenge => string.Create(CultureInfo.InvariantCulture, $"{challenge.Arguments(name)} -s {challenge.Sqn + more}"))]);
        Assert.That(challenges.Zip(answers, (challenge, theirs) => theirs["SQN"] != challenge.Sqn.ToString(CultureInfo.InvariantCulture) ? $"{challenge}: SQN" : challenge.FindFault(theirs)).OfType<string>(), Is.Empty);
    }

    [TestCase(AuthenticationAlgorithm.Comp128V1, "COMP128v1")]
    [TestCase(AuthenticationAlgorithm.Comp128V2, "COMP128v2")]
    [TestCase(AuthenticationAlgorithm.Comp128V3, "COMP128v3")]
    public void Triplets_of_2G_are_the_same(AuthenticationAlgorithm algorithm, string name)
    {
        (byte[] K, byte[] Rand)[] keys = [.. Enumerable.Range(0, Keys).Select(number => Draw(new Random(Seed + number)))];
        Dictionary<string, string>[] answers = OsmocomGenerator.Run([.. keys.Select(key => $"-2 -a {name} -k {Hex(key.K)} -r {Hex(key.Rand)}")]);
        Assert.That(keys.Zip(answers, (key, theirs) =>
        {
            GsmTriplet ours = GsmTriplet.Generate(new AuthenticationKey(algorithm, key.K, default), key.Rand);
            string computed = $"{Hex(ours.Sres.Span)} {Hex(ours.Kc.Span)}", expected = $"{theirs["SRES"]} {theirs["Kc"]}";
            return computed == expected ? null : $"K {Hex(key.K)}: {expected} of osmo-auc-gen, {computed} here";
        }).OfType<string>().Take(3), Is.Empty);
    }

    private static string? FindFaultOfAuts(Challenge challenge, Dictionary<string, string> theirs)
    {
        if (!Aka.TryResynchronise(challenge.Key, challenge.Rand, challenge.Auts, out ulong recovered))
            return $"{challenge}: MAC-S of the card's AUTS is wrong";
        return theirs["SQN.MS"] == recovered.ToString(CultureInfo.InvariantCulture) && recovered == challenge.CardSqn
            ? null
            : $"{challenge}: SQN_MS {theirs["SQN.MS"]} of osmo-auc-gen, {recovered} here, {challenge.CardSqn} in the card";
    }

    private static (byte[] K, byte[] Rand) Draw(Random numbers)
    {
        byte[] k = new byte[16], rand = new byte[16];
        numbers.NextBytes(k);
        numbers.NextBytes(rand);
        return (k, rand);
    }

    private static string Hex(ReadOnlySpan<byte> octets) => Convert.ToHexStringLower(octets);

    /// <summary>A random key, and a challenge that its card, which is further on, refuses with AUTS.</summary>
    private sealed class Challenge
    {
        private readonly AuthenticationAlgorithm _algorithm;
        private readonly byte[] _k;
        private readonly byte[] _opc;
        private readonly ushort _amf;

        public Challenge(AuthenticationAlgorithm algorithm, int number)
        {
            Random numbers = new(Seed + number);
            _algorithm = algorithm;
            (_k, Rand) = Draw(numbers);
            _opc = new byte[algorithm == AuthenticationAlgorithm.Milenage ? 16 : 0];
            numbers.NextBytes(_opc);
            _amf = (ushort)numbers.Next(1 << 16);
            Sqn = (ulong)numbers.NextInt64(1 << 10, 1L << 33);
            CardSqn = Sqn + (ulong)numbers.NextInt64(1, 1 << 20);
            byte[] array = new byte[SequenceNumbers.DefaultStorageSize];
            // Whichever slot of the array the old number has, it was used there.
            SequenceRules.Default.Store(array, Sqn);
            SequenceRules.Default.Store(array, CardSqn);
            AkaResult refused = Aka.Verify(Key, Rand, Aka.Generate(Key, Rand, Sqn, _amf).Autn.Span, new SequenceNumbers(array));
            Auts = refused.Outcome == AkaOutcome.SynchronisationFailure ? refused.Auts.ToArray() : throw new InvalidOperationException("the card does not refuse the sequence number");
        }

        public AuthenticationKey Key => new(_algorithm, _k, _opc);
        public byte[] Rand { get; }
        public ulong Sqn { get; }
        public ulong CardSqn { get; }
        public byte[] Auts { get; }

        public string Arguments(string algorithm) =>
            $"-3 -a {algorithm} -k {Hex(_k)} -r {Hex(Rand)} -f {_amf.ToString("x4", CultureInfo.InvariantCulture)}{(_opc.Length == 0 ? "" : $" -o {Hex(_opc)}")}";

        /// <summary>Compares osmo-auc-gen's quintet, of the SQN that it says, with ours, and lets a card judge it.</summary>
        public string? FindFault(Dictionary<string, string> theirs)
        {
            AuthenticationVector ours = Aka.Generate(Key, Rand, ulong.Parse(theirs["SQN"], CultureInfo.InvariantCulture), _amf);
            GsmTriplet triplet = GsmTriplet.Generate(Key, Rand);
            string expected = string.Join(' ', theirs["AUTN"], theirs["RES"], theirs["CK"], theirs["IK"], theirs["SRES"], theirs["Kc"]);
            string computed = string.Join(' ', Hex(ours.Autn.Span), Hex(ours.Xres.Span), Hex(ours.Ck.Span), Hex(ours.Ik.Span), Hex(triplet.Sres.Span), Hex(triplet.Kc.Span));
            if (expected != computed)
                return $"{this}: {expected} of osmo-auc-gen, {computed} here";
            AkaResult accepted = Aka.Verify(Key, Rand, Convert.FromHexString(theirs["AUTN"]), new SequenceNumbers(new byte[SequenceNumbers.DefaultStorageSize]));
            return accepted.Outcome == AkaOutcome.Accepted && Hex(accepted.Res) == theirs["RES"] ? null : $"{this}: the card does not accept osmo-auc-gen's AUTN";
        }

        public override string ToString() => $"K {Hex(_k)}";
    }
}
