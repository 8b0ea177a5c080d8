using System.Globalization;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Facts = System.Collections.Immutable.ImmutableDictionary<string, string>;

namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>One thing that the terminal does to the card.</summary>
/// <param name="Name">What it is, for the report.</param>
/// <param name="Command">The command; empty for a reset.</param>
/// <param name="Expected">Status words as patterns of their first digits, divided by spaces.</param>
/// <param name="After">What holds when it was done; null where nothing changes.</param>
/// <param name="Between">What holds when a try was spent and nothing else was done yet; null where there is no such moment.</param>
internal sealed record CrashStep(string Name, byte[] Command, string Expected = "90 91", Func<Facts, Facts>? After = null, Func<Facts, Facts>? Between = null)
{
    /// <summary>True for a reset.</summary>
    public bool IsReset => Command.Length == 0;
}

/// <summary>What a terminal does until it is cut off: writes files, tries PINs, authenticates, switches the profile, makes and deletes a file.</summary>
internal sealed class CrashScript
{
    private const int OwnFileSize = 16;
    private const int IndBits = 5;

    private readonly Random _chance;
    private readonly AcceptedChallenges _accepted;
    private readonly Queue<CrashStep> _steps = new();
    private ulong _sqn;

    /// <summary>A terminal whose card has just been switched on.</summary>
    /// <param name="chance">What it does.</param>
    /// <param name="facts">What the card keeps.</param>
    /// <param name="firstSqn">The first sequence number to challenge with.</param>
    /// <param name="accepted">What the card accepted so far, to try it again.</param>
    public CrashScript(Random chance, Facts facts, ulong firstSqn, AcceptedChallenges accepted)
    {
        _chance = chance;
        _accepted = accepted;
        _sqn = firstSqn;
        Begin(facts);
    }

    /// <summary>The next step.</summary>
    /// <param name="facts">What the card keeps now.</param>
    public CrashStep Next(Facts facts)
    {
        while (_steps.Count == 0)
            Plan(facts);
        return _steps.Dequeue();
    }

    /// <summary>Looks at an answer: a proactive command that waits is fetched and answered before anything else.</summary>
    public void Observe(CrashStep step, ReadOnlySpan<byte> answer, Facts facts)
    {
        if (step.IsReset)
        {
            _steps.Clear();
            Begin(facts);
            return;
        }
        CrashStep? next = null;
        if (answer[^2] == 0x91)
            next = new CrashStep("FETCH", [0x80, 0x12, 0x00, 0x00, answer[^1]]);
        else if (step.Command[1] == 0x12 && ProactiveCommand.TryDecode(answer[..^2], out ProactiveCommand? command, out _) && command is not null)
            next = new CrashStep("TERMINAL RESPONSE", Respond(command));
        if (next is not null)
            Insert(next);
    }

    private static byte[] Respond(ProactiveCommand command)
    {
        byte[] data = new byte[TerminalResponse.MaxLength];
        int length = TerminalResponse.To(command, GeneralResult.Performed).Encode(data);
        return [0x80, 0x14, 0x00, 0x00, (byte)length, .. data.AsSpan(0, length)];
    }

    private void Insert(CrashStep step)
    {
        CrashStep[] rest = [.. _steps];
        _steps.Clear();
        _steps.Enqueue(step);
        foreach (CrashStep later in rest)
            _steps.Enqueue(later);
    }

    private void Begin(Facts facts)
    {
        Add("SELECT", "00A4040C07A0000000871002");
        if (facts["tries"] == "0")
            Unblock();
        else
            Verify(facts["pin"]);
        Add("VERIFY ADM", "0020000A08" + CardFacts.Padded(SoakCard.Adm1));
        Add("TERMINAL PROFILE", "8010000019" + new string('F', 50));
    }

    private void Plan(Facts facts)
    {
        string active = facts["active"];
        switch (_chance.Next(16))
        {
            case 0 or 1:
                Select("7FFF6F7E");
                Update("loci" + active, 0, 11, 11);
                break;
            case 2 or 3:
                Select("7FFF6F7B");
                int offset = _chance.Next(12);
                Update("fplmn" + active, offset, _chance.Next(1, 13 - offset), 12);
                break;
            case 4:
                Select("2F05");
                Update("pl", 0, 10, 10);
                break;
            case 5 or 6:
                Select("7FFF6F3C");
                string record = _chance.Next(1, 4).ToString(CultureInfo.InvariantCulture);
                string content = Octets(176);
                Add("UPDATE RECORD", $"00DC0{record}04B0{content}", f => f.SetItem("sms" + record, content));
                break;
            case 7:
                Verify(facts["pin"]);
                break;
            case 8 when facts["tries"] != "0":
                Wrong(facts);
                break;
            case 9:
                Change(facts["pin"]);
                break;
            case 10:
                Unblock();
                break;
            case 11 or 12:
                Authenticate(active);
                break;
            case 13:
                Switch(active);
                break;
            case 14:
                CreateOrDelete(facts["file"]);
                break;
            default:
                _steps.Enqueue(new CrashStep("reset", [], After: CardFacts.AfterReset));
                break;
        }
    }

    private void Add(string name, string command, Func<Facts, Facts>? after = null, Func<Facts, Facts>? between = null, string expected = "90 91") =>
        _steps.Enqueue(new CrashStep(name, Convert.FromHexString(command), expected, after, between));

    private void Select(string path) => Add("SELECT", $"00A4080C{path.Length / 2:X2}{path}");

    private void Update(string fact, int offset, int length, int size)
    {
        string octets = Octets(length);
        Add("UPDATE BINARY", $"00D600{offset:X2}{length:X2}{octets}", f => f.SetItem(fact, f.TryGetValue(fact, out string? old) && old.Length == 2 * size
            ? old[..(2 * offset)] + octets + old[(2 * (offset + length))..]
            : octets));
    }

    private void Verify(string pin) => Add("VERIFY PIN", "0020000108" + CardFacts.Padded(pin), f => f.SetItem("tries", "3"), Spend);

    // The last try is kept, so that the card does not end in UNBLOCK all the time; it is used up by kills.
    private void Wrong(Facts facts)
    {
        if (facts["tries"] != "1")
            Add("VERIFY PIN (wrong)", "0020000108" + CardFacts.Padded("99999999"), Spend, expected: "63");
        Verify(facts["pin"]);
    }

    private void Change(string pin)
    {
        string fresh = _chance.Next(1000, 10000).ToString(CultureInfo.InvariantCulture);
        Add("CHANGE PIN", "0024000110" + CardFacts.Padded(pin) + CardFacts.Padded(fresh), f => f.SetItem("tries", "3").SetItem("pin", fresh), Spend);
    }

    private void Unblock()
    {
        string fresh = _chance.Next(1000, 10000).ToString(CultureInfo.InvariantCulture);
        Add("UNBLOCK PIN", "002C000110" + CardFacts.Padded(SoakCard.Puk) + CardFacts.Padded(fresh),
            f => f.SetItem("tries", "3").SetItem("puk", "A").SetItem("pin", fresh),
            f => f.SetItem("puk", Less(f["puk"])));
    }

    private void Authenticate(string active)
    {
        Add("SELECT", "00A4000C027FFF");
        if (_chance.Next(4) == 0 && _accepted.Old(active) is { } old)
        {
            _steps.Enqueue(new CrashStep("AUTHENTICATE (replay)", old, "61"));
            return;
        }
        _sqn += 1 << IndBits;
        ulong sqn = _sqn + (uint)_chance.Next(1 << IndBits);
        Span<byte> rand = stackalloc byte[Aka.RandSize];
        _chance.NextBytes(rand);
        ReadOnlyMemory<byte> autn = Aka.Generate(SoakCard.KeyOf(int.Parse(active, CultureInfo.InvariantCulture)), rand, sqn, 0x8000).Autn;
        Add("AUTHENTICATE", $"008800812210{Convert.ToHexString(rand)}10{Convert.ToHexString(autn.Span)}",
            f => f.SetItem("sqn" + active, sqn.ToString(CultureInfo.InvariantCulture)), expected: "61");
    }

    /// <summary>The terminal is in the other profile's country: the applet arms that slot and asks for a refresh, and the terminal resets the card.</summary>
    private void Switch(string active)
    {
        string other = active == "0" ? "1" : "0";
        Plmn place = other == "0" ? SoakCard.Home : SoakCard.Abroad;
        byte[] data = new byte[255];
        int length = new LocationStatusEvent(LocationStatus.NormalService, LocationInformation.Of(place, AccessTechnology.Eutran, 7, 1)).Encode(data);
        Add("ENVELOPE (border)", $"80C20000{length:X2}{Convert.ToHexString(data, 0, length)}", f => f.SetItem("armed", other));
        _steps.Enqueue(new CrashStep("reset (slot switch)", [], After: CardFacts.AfterReset));
    }

    private void CreateOrDelete(string file)
    {
        Add("SELECT", "00A4000C027FFF");
        if (file == CardFacts.None)
        {
            Add("CREATE FILE", "00E0000018" + "6216" + "82024121" + "83026FA5" + "8A0105" + "8B036F0603" + "80020010" + "8800",
                f => f.SetItem("file", new string('F', 2 * OwnFileSize)));
            Update("file", 0, OwnFileSize, OwnFileSize);
        }
        else
        {
            Add("DELETE FILE", "00E40000026FA5", f => f.SetItem("file", CardFacts.None));
        }
    }

    private static Facts Spend(Facts facts) => facts.SetItem("tries", Less(facts["tries"]));

    private static string Less(string digit) => (int.Parse(digit, NumberStyles.HexNumber, CultureInfo.InvariantCulture) - 1).ToString("X", CultureInfo.InvariantCulture);

    private string Octets(int count)
    {
        byte[] octets = new byte[count];
        _chance.NextBytes(octets);
        return Convert.ToHexString(octets);
    }
}
