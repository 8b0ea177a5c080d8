using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Tracing;

namespace Tottoli.MultiSim.Protocol.Tests.Tracing;

internal sealed class TracingLinkTests
{
    [Test]
    public void Everything_passes_unchanged_and_is_told()
    {
        FakeCard card = new();
        Recorder trace = new();
        using (TracingLink link = new(card, trace))
        {
            Assert.That(link.PowerOn().ToArray(), Is.EqualTo(new byte[] { 0x3B, 0x00 }));
            byte[] response = new byte[258];
            Assert.That(link.Transmit(Convert.FromHexString("00b0000002"), response), Is.EqualTo(4));
            Assert.That(response[..4], Is.EqualTo(new byte[] { 1, 2, 0x90, 0 }));
            Assert.That(link.Reset().ToArray(), Is.EqualTo(new byte[] { 0x3B, 0x00 }));
            link.PowerOff();
        }
        Assert.That(trace.Lines, Is.EqualTo(new[] { "3b00", "00b0000002 > 01029000", "3b00" }));
        Assert.That(card.Calls, Is.EqualTo(new[] { "on", "00b0000002", "reset", "off", "dispose" }));
    }

    [TestCase("002000010831323334ffffffff", "00200001080000000000000000")]
    [TestCase("4124000110" + "31323334ffffffff35363738ffffffff", "4124000110" + "00000000000000000000000000000000")]
    [TestCase("0026000108" + "31323334ffffffff", "0026000108" + "0000000000000000")]
    [TestCase("0028000108" + "31323334ffffffff", "0028000108" + "0000000000000000")]
    [TestCase("a02c000010" + "3132333435363738" + "31323334ffffffff", "a02c000010" + "00000000000000000000000000000000")]
    [TestCase("0020000100", "0020000100", Description = "only asks for the counter")]
    [TestCase("00d6000001" + "31", "00d6000001" + "31", Description = "no PIN")]
    public void A_PIN_is_not_told(string command, string told)
    {
        FakeCard card = new();
        Recorder trace = new();
        using TracingLink link = new(card, trace);
        link.Transmit(Convert.FromHexString(command), new byte[258]);
        Assert.That(card.Calls, Is.EqualTo(new[] { command }), "the card gets it as it is");
        Assert.That(trace.Lines, Is.EqualTo(new[] { $"{told} > 01029000" }));
    }

    [Test]
    public void A_PIN_is_told_where_secrets_are_revealed()
    {
        Recorder trace = new();
        using TracingLink link = new(new FakeCard(), trace, revealSecrets: true);
        link.Transmit(Convert.FromHexString("002000010831323334ffffffff"), new byte[258]);
        Assert.That(trace.Lines, Is.EqualTo(new[] { "002000010831323334ffffffff > 01029000" }));
    }

    private sealed class Recorder : ICardTrace
    {
        public List<string> Lines { get; } = [];

        public void OnReset(ReadOnlySpan<byte> answerToReset) => Lines.Add(Convert.ToHexStringLower(answerToReset));

        public void OnExchange(ReadOnlySpan<byte> command, ReadOnlySpan<byte> response) =>
            Lines.Add($"{Convert.ToHexStringLower(command)} > {Convert.ToHexStringLower(response)}");
    }

    private sealed class FakeCard : ICardLink
    {
        private static readonly byte[] Atr = [0x3B, 0x00];

        public List<string> Calls { get; } = [];

        public ReadOnlyMemory<byte> PowerOn()
        {
            Calls.Add("on");
            return Atr;
        }

        public ReadOnlyMemory<byte> Reset()
        {
            Calls.Add("reset");
            return Atr;
        }

        public void PowerOff() => Calls.Add("off");

        public int Transmit(ReadOnlySpan<byte> command, Span<byte> response)
        {
            Calls.Add(Convert.ToHexStringLower(command));
            new byte[] { 1, 2, 0x90, 0x00 }.CopyTo(response);
            return 4;
        }

        public void Dispose() => Calls.Add("dispose");
    }
}
