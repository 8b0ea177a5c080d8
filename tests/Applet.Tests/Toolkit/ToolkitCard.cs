using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Toolkit;

namespace Tottoli.MultiSim.Tests.Toolkit;

/// <summary>A card with applets, spoken to in hex.</summary>
internal sealed class ToolkitCard : IDisposable
{
    /// <summary>A terminal that can do all that the toolkit knows.</summary>
    public const string FullProfile = "FFFFFFFFFFFF1FFFFF0000FFFF9FFFEF03FF0000007FE3FF01FFFFFFFFFFFFFFFFFFFFFFFF";

    /// <summary>As above, without SET UP MENU, POLL INTERVAL, POLLING OFF and SET UP EVENT LIST, so that a test meets its applets' commands alone.</summary>
    public const string QuietProfile = "FFFF9FDFFEFF1FFFFF0000FFFF9FFFEF03FF0000007FE3FF01";

    private readonly byte[] _response = new byte[258];

    public ToolkitCard(params AppletDescription[] applets)
        : this(new InMemoryCardStore(), 64, applets)
    {
    }

    public ToolkitCard(ICardStore store, int blockedLimit, params AppletDescription[] applets)
    {
        Card = new Card(store, new CardOptions
        {
            Entropy = new SeededEntropy(1, "card"),
            Applets = applets,
            BlockedAppletLimit = blockedLimit,
            OnFault = Faults.Add,
            OnAppletFault = AppletFaults.Add,
        });
        Card.PowerOn();
    }

    public Card Card { get; }

    public List<Exception> Faults { get; } = [];

    public List<Exception> AppletFaults { get; } = [];

    /// <summary>Sends a command; response data and status word in hex.</summary>
    public string Transmit(string command)
    {
        int length = Card.Transmit(Convert.FromHexString(command), _response);
        return Convert.ToHexString(_response, 0, length);
    }

    public string TerminalProfile(string profile = QuietProfile) => Transmit($"80100000{profile.Length / 2:X2}{profile}");

    public string Envelope(string data) => Transmit($"80C20000{data.Length / 2:X2}{data}");

    /// <summary>EVENT DOWNLOAD, user activity.</summary>
    public string UserActivity() => Envelope("D60799010482028281");

    public string Select(ushort fid = 0x3F00) => Transmit($"00A4000C02{fid:X4}");

    /// <summary>FETCH with the length that 91XX gave; the command without its status word.</summary>
    public string Fetch(string statusWord)
    {
        Assert.That(statusWord, Does.StartWith("91"), "a proactive command should be pending");
        string answer = Transmit($"80120000{statusWord[2..]}");
        Assert.That(answer, Does.EndWith("9000"));
        return answer[..^4];
    }

    /// <summary>TERMINAL RESPONSE to <paramref name="command"/> with its own details.</summary>
    public string Respond(string command, string resultAndMore = "830100")
    {
        int details = command.IndexOf("810301", StringComparison.Ordinal);
        string data = $"{command.AsSpan(details, 10)}82028281{resultAndMore}";
        return Transmit($"80140000{data.Length / 2:X2}{data}");
    }

    /// <summary>Fetches a command, checks its type, and answers it.</summary>
    public string Run(string statusWord, byte type, string resultAndMore = "830100")
    {
        string command = Fetch(statusWord);
        Assert.That(TypeOf(command), Is.EqualTo(type), command);
        return Respond(command, resultAndMore);
    }

    public static byte TypeOf(string command) => Convert.FromHexString(command.AsSpan(command.IndexOf("810301", StringComparison.Ordinal) + 6, 2))[0];

    public void Dispose() => Card.Dispose();
}
