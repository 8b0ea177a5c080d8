using System.Buffers.Binary;
using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Tests;

/// <summary>A powered card and a terminal that speaks hex. A fault inside the card fails the test.</summary>
internal sealed class TestCard : IDisposable
{
    public const string SelectMf = "00A40004023F00";
    public const string SelectUsim = "00A4040410A0000000871002FFFFFFFF8907090000";

    private readonly byte[] _response = new byte[65538];

    public TestCard(ICardStore? store = null, Func<CardOptions, CardOptions>? configure = null)
    {
        Store = store ?? new InMemoryCardStore();
        CardOptions options = new() { Entropy = new SeededEntropy(1, "card"), OnFault = Faults.Add };
        Card = new Card(Store, configure?.Invoke(options) ?? options);
        Card.PowerOn();
    }

    public ICardStore Store { get; }

    public Card Card { get; }

    public List<Exception> Faults { get; } = [];

    /// <summary>Sends one command and returns data and status word in hex, as they came.</summary>
    public string Send(string command)
    {
        int length = Card.Transmit(Convert.FromHexString(command), _response);
        Assert.That(Faults, Is.Empty, $"{command} made the card fail.");
        return Convert.ToHexString(_response, 0, length);
    }

    /// <summary>Sends one command as a terminal does: fetches what waits, repeats with the right length.</summary>
    public string Exchange(string command)
    {
        string answer = Send(command);
        string channel = command[0] is '0' or '8' ? $"0{command[1]}" : "00";
        if (answer.Length == 4 && answer.StartsWith("61", StringComparison.Ordinal))
            return Send(channel + "C00000" + answer[2..]);
        if (answer.Length == 4 && answer.StartsWith("6C", StringComparison.Ordinal))
            return Exchange(command[..8] + answer[2..]);
        return answer;
    }

    /// <summary>Sends commands that must all end with 9000, and returns the last one's data.</summary>
    public string Ok(params ReadOnlySpan<string> commands)
    {
        string answer = "9000";
        foreach (string command in commands)
        {
            answer = Exchange(command);
            Assert.That(answer, Does.EndWith("9000"), command);
        }
        return answer[..^4];
    }

    /// <summary>A digest of all that the store keeps.</summary>
    public string StateHash() => HashOf(Store);

    public static string HashOf(ICardStore store)
    {
        SortedDictionary<string, string> pieces = [];
        store.Load((key, content) => pieces[key.ToString()] = Convert.ToHexString(content));
        return Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', pieces))));
    }

    public static int StatusOf(ReadOnlySpan<byte> answer) => BinaryPrimitives.ReadUInt16BigEndian(answer[^2..]);

    public void Dispose() => Card.Dispose();
}
