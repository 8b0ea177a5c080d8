using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>Where a command of the fuzz run comes from.</summary>
internal enum FuzzOrigin
{
    /// <summary>Generated from the instruction table: a form and values that the specification knows.</summary>
    WellFormed,

    /// <summary>A well-formed one with a few octets changed, lost or added, or a length that lies.</summary>
    Mutated,

    /// <summary>Octets.</summary>
    Random,
}

/// <summary>A terminal that sends whatever may be sent, and remembers enough of the answers to go deep: what is selected, what waits, what PINs are.</summary>
internal sealed partial class FuzzTerminal
{
    private const int Channels = 20;

    private readonly Random _chance;
    private readonly FuzzMood _mood;
    private readonly List<KnownFile> _files; // those that it made come last
    private readonly int _specified;
    private readonly InstructionInfo[] _weighted;
    private readonly Dictionary<(ClassFamily, byte), Action> _generators;
    private readonly CommandDraft _draft = new();
    private readonly byte[] _last = new byte[CommandDraft.MaxLength];
    private readonly byte[] _other = new byte[CommandDraft.MaxLength];
    private readonly Queue<byte[]> _planned = new();
    private int _lastLength;

    /// <summary>A terminal.</summary>
    /// <param name="chance">What it does.</param>
    /// <param name="files">The card's files.</param>
    public FuzzTerminal(Random chance, IReadOnlyList<KnownFile> files)
    {
        _chance = chance;
        _mood = FuzzMood.Of(chance);
        _files = [.. files];
        _specified = files.Count;
        _weighted = [.. Card.Instructions.SelectMany(info => Enumerable.Repeat(info, WeightOf(info)))];
        _generators = Generators();
        OnReset();
    }

    /// <summary>The card was reset: what a terminal does first.</summary>
    public void OnReset()
    {
        ForgetSession();
        _planned.Clear();
        if (IsLeaving)
            _planned.Enqueue(ResumeCommand());
        _planned.Enqueue([0x80, 0xF2, 0x00, 0x0C]);
        if (_mood.HasToolkit)
            _planned.Enqueue(TerminalProfile);
        if (_mood.StartsUsim)
            _planned.Enqueue([0x00, 0xA4, 0x04, 0x0C, (byte)Usim.Length, .. Usim]);
        if (_mood.VerifiesPin)
            _planned.Enqueue([0x00, 0x20, 0x00, 0x01, 0x08, .. PinValue(0x01)]);
        if (_mood.VerifiesAdm)
            _planned.Enqueue([0x00, 0x20, 0x00, 0x0A, 0x08, .. PinValue(0x0A)]);
    }

    /// <summary>The next command.</summary>
    /// <param name="apdu">Receives it; <see cref="CommandDraft.MaxLength"/> octets are always enough.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <returns>Its length.</returns>
    public int Next(Span<byte> apdu, out FuzzOrigin origin)
    {
        origin = FuzzOrigin.WellFormed;
        if (_planned.TryDequeue(out byte[]? planned))
        {
            planned.CopyTo(apdu);
            return Sent(apdu, planned.Length);
        }
        if (_chance.Next(ExcursionEvery) == 0)
            PlanExcursion(); // from the next command on
        int kind = _chance.Next(100);
        if (kind < 60)
            return Sent(apdu, WellFormed(apdu));
        if (kind < 92)
        {
            origin = FuzzOrigin.Mutated;
            return Sent(apdu, Mutations.Apply(_chance, apdu, WellFormed(apdu), _other));
        }
        origin = FuzzOrigin.Random;
        int length = _chance.Next(32) == 0 ? _chance.Next(2000) : _chance.Next(24);
        _chance.NextBytes(apdu[..length]);
        return Sent(apdu, length);
    }

    // What the last answer asks for comes first, mostly.
    private int WellFormed(Span<byte> apdu)
    {
        if (_repeatWithLe is { } le && _chance.Next(4) != 0)
        {
            _last.AsSpan(0, 4).CopyTo(apdu);
            apdu[4] = (byte)le;
            return 5;
        }
        if (_waiting > 0 && _chance.Next(4) != 0)
            return Encode(apdu, _lastWasGsm ? (byte)0xA0 : ClassByte(ClassFamily.Interindustry, _channel), 0xC0, GetResponse);
        if (_proactive > 0 && _chance.NextDouble() < _mood.Fetches)
            return Encode(apdu, 0x80, 0x12, Fetch);
        if (_fetched.Length > 0 && _chance.NextDouble() < _mood.Fetches)
            return Encode(apdu, 0x80, 0x14, TerminalResponse);
        InstructionInfo info = _weighted[_chance.Next(_weighted.Length)];
        ClassFamily family = AnyOf(FamiliesOf(info));
        _channel = info.BasicChannelOnly || family == ClassFamily.Gsm || _chance.Next(3) != 0 ? 0 : AnyOpenChannel();
        _isGsm = family == ClassFamily.Gsm;
        return Encode(apdu, ClassByte(family, _channel), info.Ins, GeneratorOf(info, family));
    }

    private int Encode(Span<byte> apdu, byte cla, byte ins, Action generate)
    {
        _draft.Clear();
        generate();
        if (_draft is { Le: null, Data.IsEmpty: true } && _chance.Next(3) == 0)
            _draft.Le = 0; // P3 = 00, as terminals write a case 1
        return _draft.Encode(cla, ins, extended: _chance.Next(12) == 0, apdu);
    }

    // An instruction that class A0 shares with the others has the same parameters there, but for what the generator knows.
    private Action GeneratorOf(InstructionInfo info, ClassFamily family)
    {
        if (_generators.TryGetValue((family, info.Ins), out Action? own))
            return own;
        Action? shared = _generators.FirstOrDefault(generator => info.Classes.HasFlag(generator.Key.Item1) && generator.Key.Item2 == info.Ins).Value;
        return info.Gsm is not null && shared is not null ? shared : () => Unknown(info);
    }

    /// <summary>An instruction that nobody wrote a generator for: parameters at random.</summary>
    private void Unknown(InstructionInfo info)
    {
        _draft.P1 = _chance.Next(2) == 0 ? (byte)0 : (byte)_chance.Next(256);
        _draft.P2 = _chance.Next(2) == 0 ? (byte)0 : (byte)_chance.Next(256);
        if (info.Case is ApduCase.Command or ApduCase.CommandAndResponse)
            _chance.NextBytes(_draft.Take(_chance.Next(20)));
        if (info.Case is ApduCase.Response or ApduCase.ResponseWithOrWithoutCommand)
            _draft.Le = _chance.Next(257);
    }

    private int Sent(ReadOnlySpan<byte> apdu, int length)
    {
        apdu[..length].CopyTo(_last);
        _lastLength = length;
        return length;
    }

    private static int WeightOf(InstructionInfo info) => info.Ins switch
    {
        0xA4 => 6,
        0xB0 or 0xB2 or 0xD6 or 0xDC => 3,
        0x20 or 0x88 or 0xC2 or 0xCB or 0xDB => 2,
        _ => 1,
    };

    private static ClassFamily[] FamiliesOf(InstructionInfo info) =>
        [.. Enum.GetValues<ClassFamily>().Where(family => family != ClassFamily.None && info.AllClasses.HasFlag(family))];

    private T AnyOf<T>(IReadOnlyList<T> values) => values[_chance.Next(values.Count)];

    private static byte ClassByte(ClassFamily family, int channel) => family switch
    {
        ClassFamily.Gsm => 0xA0,
        ClassFamily.Uicc => (byte)(channel < 4 ? 0x80 + channel : 0xC0 + channel - 4),
        _ => (byte)(channel < 4 ? channel : 0x40 + channel - 4),
    };
}
