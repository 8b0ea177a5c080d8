using CsCheck;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;

namespace Tottoli.MultiSim.Protocol.Tests.Profiles;

public sealed class ProfilePackageTests
{
    [Test]
    public void What_is_written_is_read()
    {
        byte[] encoded = Sample().Encode();
        Assert.That(ProfilePackage.TryParse(encoded, out ProfilePackage? read, out string? reason), Is.True, reason);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read!.Label, Is.EqualTo("Žižkov Mobil"));
            Assert.That(read.Imsi.Digits, Is.EqualTo("230020000000001"));
            Assert.That(read.Algorithm, Is.EqualTo(AuthenticationAlgorithm.Milenage));
            Assert.That(read.K.ToArray(), Is.EqualTo(Bytes(16, 0x11)));
            Assert.That(read.Opc.ToArray(), Is.EqualTo(Bytes(16, 0x22)));
            Assert.That(read.Sqn, Is.EqualTo(0x0102_0304_0506));
            Assert.That(read.ResLength, Is.EqualTo(8));
            Assert.That(read.Rules, Is.EqualTo(Sample().Rules));
            Assert.That(read.Files.Select(file => (file.Path, file.Record, file.Content.Span.ToHex())), Is.EqualTo(
                Sample().Files.Select(file => (file.Path, file.Record, file.Content.Span.ToHex()))));
            Assert.That(read.Encode(), Is.EqualTo(encoded));
        }
    }

    [Test]
    public void The_coding_stays_as_it_is() =>
        Assert.That(
            new ProfilePackage
            {
                Label = "A",
                Imsi = Imsi.Parse("001010123456063"),
                Algorithm = AuthenticationAlgorithm.Xor,
                K = Bytes(16, 0x11),
                Sqn = 0x20,
                Rules = [new ProfileRule(PlmnPattern.Parse("262-*"), 7)],
                Files = [new ProfileFile(FilePath.Parse("7FFF/6F46"), 0, new byte[] { 0xAA })],
            }.Encode().ToHex(),
            Is.EqualTo(
                "e14b" + "800101" + "810141" + "8209" + "080910101032540636" + "830102" + "8410" + "11111111111111111111111111111111" + "8500" +
                "8606000000000020" + "870100" + "a806890462d2dd07" + "aa0eab0c" + "8c047fff6f46" + "8d0100" + "8e01aa"));

    [Test]
    public void What_the_operator_chose_of_the_algorithm_and_of_SQN_travels_too()
    {
        ProfilePackage package = new()
        {
            Label = "Tuak",
            Imsi = Imsi.Parse("230020000000001"),
            Algorithm = AuthenticationAlgorithm.Tuak,
            K = Bytes(32, 0x11),
            Opc = Bytes(32, 0x22),
            ResLength = 16,
            Parameters = new TuakParameters(32, 16, 2).Encode(),
            SequenceRules = new SequenceRules(3, 1000, 16),
        };
        byte[] encoded = package.Encode();
        Assert.That(ProfilePackage.TryParse(encoded, out ProfilePackage? read, out string? reason), Is.True, reason);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((read!.Algorithm, read.ResLength, read.SequenceRules), Is.EqualTo((package.Algorithm, package.ResLength, package.SequenceRules)));
            Assert.That((read.K.Span.ToHex(), read.Opc.Span.ToHex(), read.Parameters.Span.ToHex()), Is.EqualTo((package.K.Span.ToHex(), package.Opc.Span.ToHex(), "201002")));
            Assert.That(read.Encode(), Is.EqualTo(encoded));
        }
    }

    [Test]
    public void An_operators_own_algorithm_travels_though_nobody_on_the_way_knows_it()
    {
        ProfilePackage package = new()
        {
            Label = "Own",
            Imsi = Imsi.Parse("230020000000001"),
            Algorithm = (AuthenticationAlgorithm)0x80,
            K = Bytes(24, 0x11),
            Parameters = Bytes(96, 0x33),
        };
        Assert.That(ProfilePackage.TryParse(package.Encode(), out ProfilePackage? read, out string? reason), Is.True, reason);
        Assert.That(read!.FindKeyFault(AlgorithmSet.Standard), Does.Contain("algorithm 128 is unknown"));
    }

    [TestCase("900102", Description = "parameters of MILENAGE have 85 bytes")]
    [TestCase("9000", Description = "parameters that go without saying are not said")]
    [TestCase("910d05000010000000000000000000", Description = "nor are rules that go without saying")]
    [TestCase("910d09000010000000000000000000", Description = "IND of 9 bits")]
    [TestCase("910c050000100000000000000000", Description = "12 bytes")]
    [TestCase("910d05000000000000000000000000", Description = "delta 0")]
    public void Parameters_and_rules_that_cannot_be_are_refused(string inserted)
    {
        byte[] encoded = Sample().Encode();
        int at = Array.IndexOf(encoded, (byte)0x87) + 3;
        byte[] more = Convert.FromHexString(inserted);
        byte[] changed = [.. encoded[..at], .. more, .. encoded[at..]];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(changed.AsSpan(2), (ushort)(changed.Length - 4)); // E1 82 LL LL
        Assert.That(changed[1], Is.EqualTo(0x82));
        Assert.That(ProfilePackage.TryParse(changed, out _, out string? reason), Is.False);
        Assert.That(reason, Is.Not.Null);
    }

    [Test]
    public void No_bytes_make_it_throw() => Gen.Byte.Array[0, 300].Sample(Parse);

    [Test]
    public void No_change_of_a_package_makes_it_throw_and_what_is_read_can_be_used()
    {
        byte[] sample = Sample().Encode();
        Gen.Select(Gen.Int[0, sample.Length - 1], Gen.Byte, Gen.Int[0, sample.Length]).Sample((at, value, length) =>
        {
            byte[] changed = [.. sample];
            changed[at] = value;
            Parse(changed);
            Parse(changed[..length]);
        });
    }

    [Test]
    public void A_refusal_says_where_and_tells_no_value()
    {
        byte[] encoded = Sample().Encode();
        Assert.That(ProfilePackage.TryParse(encoded.AsSpan(0, encoded.Length - 1), out _, out string? cut), Is.False);
        Assert.That(cut, Does.Contain("E1"));
        encoded[Array.IndexOf(encoded, (byte)0x83) + 2] = 9;
        Assert.That(ProfilePackage.TryParse(encoded, out _, out string? unknown), Is.False);
        Assert.That(unknown, Does.Contain("algorithm 9 is unknown"));
    }

    [Test]
    public void A_value_out_of_range_cannot_be_encoded()
    {
        Assert.That(() => With(label: new string('x', 21)).Encode(), Throws.InvalidOperationException.With.Message.Contains("label"));
        Assert.That(() => With(label: "").Encode(), Throws.InvalidOperationException);
        Assert.That(() => With(k: 15).Encode(), Throws.InvalidOperationException.With.Message.Contains("K has 15 bytes"));
        Assert.That(() => With(content: 256).Encode(), Throws.InvalidOperationException.With.Message.Contains("7FFF/6F46"));
    }

    [Test]
    public void It_prints_no_key() => Assert.That(Sample().ToString(), Is.EqualTo("ProfilePackage Žižkov Mobil (230020000000001)"));

    internal static ProfilePackage Sample() => new()
    {
        Label = "Žižkov Mobil",
        Imsi = Imsi.Parse("230020000000001"),
        Algorithm = AuthenticationAlgorithm.Milenage,
        K = Bytes(16, 0x11),
        Opc = Bytes(16, 0x22),
        Sqn = 0x0102_0304_0506,
        ResLength = 8,
        Rules = [new ProfileRule(PlmnPattern.Parse("230-02"), 1), new ProfileRule(PlmnPattern.Parse("230-*"), 2)],
        Files =
        [
            new ProfileFile(FilePath.Parse("7FFF/6F46"), 0, Bytes(17, 0x41)),
            new ProfileFile(FilePath.Parse("7FFF/6F42"), 1, Bytes(200, 0xFF)),
        ],
    };

    private static ProfilePackage With(string label = "x", int k = 16, int content = 1) => new()
    {
        Label = label,
        Imsi = Imsi.Parse("230020000000001"),
        Algorithm = AuthenticationAlgorithm.Xor,
        K = new byte[k],
        Files = [new ProfileFile(FilePath.Parse("7FFF/6F46"), 0, new byte[content])],
    };

    private static void Parse(byte[] bytes)
    {
        if (!ProfilePackage.TryParse(bytes, out ProfilePackage? package, out string? reason))
        {
            if (reason is null)
                throw new InvalidOperationException("a refusal without a reason");
        }
        else if (AlgorithmSet.Standard.TryFind(package.Algorithm, out AlgorithmEngine? engine))
        {
            _ = package.KeyFor(engine).ResLength;
        }
    }

    private static byte[] Bytes(int length, byte value)
    {
        byte[] bytes = new byte[length];
        Array.Fill(bytes, value);
        return bytes;
    }
}
