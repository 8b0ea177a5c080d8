namespace Tottoli.MultiSim.Pcsc.Tests;

/// <summary>A PC/SC service with readers and cards that do what the test says, as pcsc-lite 1.9.9 was seen to answer.</summary>
internal sealed class FakePcsc : IPcscApi
{
    private readonly Dictionary<string, Queue<PcscStatus>> _scripted = [];
    private nint _handles;

    /// <summary>Readers by name, in the service's order: what they are, and the answer to reset of the card.</summary>
    public List<(string Name, ReaderBits Bits, string Atr)> Readers { get; } = [];

    /// <summary>Connections that are open.</summary>
    public HashSet<nint> Contexts { get; } = [];

    /// <summary>Cards that are open.</summary>
    public HashSet<nint> Cards { get; } = [];

    /// <summary>Everything that was called, with what matters of its parameters.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>How often somebody asked for the readers.</summary>
    public int Looks { get; private set; }

    /// <summary>What the card speaks.</summary>
    public CardProtocols Speaks { get; set; } = CardProtocols.T0;

    /// <summary>What the card answers to any command.</summary>
    public byte[] Answer { get; set; } = [0x90, 0x00];

    /// <summary>Called when somebody waits; it may change the readers.</summary>
    public Action? OnWait { get; set; }

    /// <summary>Whether the system has no PC/SC library.</summary>
    public bool IsMissing { get; set; }

    /// <summary>Has a function return these, one a call, before it works again.</summary>
    public void Script(string function, params uint[] codes) => _scripted[function] = new(codes.Select(code => new PcscStatus(code)));

    public PcscStatus EstablishContext(out nint context)
    {
        context = ++_handles;
        if (IsMissing)
            throw new DllNotFoundException("libpcsclite.so.1");
        if (Scripted("EstablishContext") is { } status)
            return status;
        Contexts.Add(context);
        return PcscStatus.Success;
    }

    public PcscStatus ReleaseContext(nint context) => Contexts.Remove(context) ? PcscStatus.Success : PcscStatus.InvalidHandle;

    public PcscStatus ListReaders(nint context, out IReadOnlyList<string> readers)
    {
        Looks++;
        readers = [.. Readers.Select(reader => reader.Name)];
        return Scripted("ListReaders") ?? (Readers.Count == 0 ? PcscStatus.NoReadersAvailable : PcscStatus.Success);
    }

    public PcscStatus GetStatusChange(nint context, TimeSpan timeout, Span<ReaderState> states)
    {
        if (timeout > TimeSpan.Zero && !Any(states))
            OnWait?.Invoke();
        if (Scripted("GetStatusChange") is { } status)
            return status;
        bool changed = false;
        for (int i = 0; i < states.Length; i++)
        {
            string name = states[i].Reader;
            (string Name, ReaderBits Bits, string Atr) reader = Readers.Find(reader => reader.Name == name);
            if (reader.Name is null)
                return PcscStatus.UnknownReader;
            states[i].Event = reader.Bits | (IsChanged(states[i], reader.Bits) ? ReaderBits.Changed : 0);
            states[i].Atr = Convert.FromHexString(reader.Atr);
            changed |= states[i].Event.HasFlag(ReaderBits.Changed);
        }
        return changed ? PcscStatus.Success : PcscStatus.Timeout;
    }

    public PcscStatus Connect(nint context, string reader, ShareMode share, CardProtocols wanted, out nint card, out CardProtocols active)
    {
        (card, active) = (0, CardProtocols.None);
        Calls.Add($"Connect {reader} {share} {wanted}");
        if (!Contexts.Contains(context))
            return PcscStatus.InvalidHandle;
        if (Scripted("Connect") is { } status)
            return status;
        if ((wanted & Speaks) == 0)
            return PcscStatus.ProtocolMismatch;
        Cards.Add(card = ++_handles);
        active = wanted & Speaks;
        return PcscStatus.Success;
    }

    public PcscStatus Reconnect(nint card, ShareMode share, CardProtocols wanted, CardDisposition initialization, out CardProtocols active)
    {
        active = wanted;
        Calls.Add($"Reconnect {initialization}");
        return Scripted("Reconnect") ?? (Cards.Contains(card) ? PcscStatus.Success : PcscStatus.InvalidHandle);
    }

    public PcscStatus Disconnect(nint card, CardDisposition disposition)
    {
        Calls.Add($"Disconnect {disposition}");
        return Cards.Remove(card) ? PcscStatus.Success : PcscStatus.InvalidHandle;
    }

    public PcscStatus BeginTransaction(nint card)
    {
        Calls.Add("BeginTransaction");
        return Scripted("BeginTransaction") ?? PcscStatus.Success;
    }

    public PcscStatus EndTransaction(nint card, CardDisposition disposition)
    {
        Calls.Add("EndTransaction");
        return Cards.Contains(card) ? PcscStatus.Success : PcscStatus.InvalidHandle;
    }

    public PcscStatus Status(nint card, Span<byte> atr, out int length)
    {
        byte[] answer = Convert.FromHexString(Readers[0].Atr);
        answer.CopyTo(atr);
        length = answer.Length;
        return Scripted("Status") ?? PcscStatus.Success;
    }

    public PcscStatus Transmit(nint card, CardProtocols protocol, ReadOnlySpan<byte> command, Span<byte> response, out int length)
    {
        Calls.Add($"Transmit {protocol} {Convert.ToHexString(command)} room {response.Length}");
        length = 0;
        if (!Cards.Contains(card))
            return PcscStatus.InvalidHandle;
        if (Scripted("Transmit") is { } status)
            return status;
        Answer.CopyTo(response);
        length = Answer.Length;
        return PcscStatus.Success;
    }

    private PcscStatus? Scripted(string function) => _scripted.TryGetValue(function, out Queue<PcscStatus>? codes) && codes.TryDequeue(out PcscStatus code) ? code : null;

    private bool Any(ReadOnlySpan<ReaderState> states)
    {
        foreach (ReaderState state in states)
        {
            if (IsChanged(state, Readers.Find(reader => reader.Name == state.Reader).Bits))
                return true;
        }
        return false;
    }

    private static bool IsChanged(ReaderState state, ReaderBits now) => (state.Current & ~ReaderBits.Changed) != now;
}
