using System.Buffers.Binary;
using JavaCard.Framework;
using Uicc.Toolkit;
using static Uicc.Toolkit.ToolkitConstants;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>What the toolkit's registry holds for one applet instance (ETSI TS 102 241, ToolkitRegistry). Kept over power-off.</summary>
internal sealed class RegistryEntry(AppletHost host, ToolkitParameters parameters) : ToolkitRegistry
{
    private const int SystemPollSeconds = 30;
    private const int MaxPollSeconds = 15300;

    private readonly byte[] _events = new byte[EventOctets]; // bit 0: event -1; bit n: event n
    private readonly List<MenuEntry> _menu = [];
    private byte _timers; // bit n: timer n + 1
    private short _pollSeconds;

    /// <summary>01 highest .. FF lowest.</summary>
    public byte Priority => parameters.Priority;

    /// <summary>Its menu entries, in the order of declaration.</summary>
    public List<MenuEntry> Menu => _menu;

    /// <summary>Changes with every change, so that the card knows when to look again at its menu and events.</summary>
    public int Version { get; private set; }

    /// <summary>Octets that <see cref="Write"/> writes.</summary>
    public int Size
    {
        get
        {
            int size = HeaderOctets;
            foreach (MenuEntry entry in _menu)
                size += entry.Size;
            return size;
        }
    }

    /// <summary>True where the applet is registered.</summary>
    public bool Has(short toolkitEvent) => TryBit(toolkitEvent, out int octet, out int mask) && (_events[octet] & mask) != 0;

    /// <summary>True where the applet owns a timer.</summary>
    public bool OwnsTimer(int timer) => timer is >= 1 and <= 8 && (_timers >> (timer - 1) & 1) != 0;

    /// <summary>Timers the applet owns, as bits.</summary>
    public byte Timers => _timers;

    /// <summary>Poll interval in seconds; 0 where none is asked for.</summary>
    public short PollSeconds => _pollSeconds;

    /// <summary>The entry with an identifier, or null.</summary>
    public MenuEntry? FindEntry(byte id)
    {
        foreach (MenuEntry entry in _menu)
        {
            if (entry.Id == id)
                return entry;
        }
        return null;
    }

    /// <summary>Sets or clears an event without asking whether the applet may.</summary>
    public void Mark(short toolkitEvent, bool on)
    {
        if (!TryBit(toolkitEvent, out int octet, out int mask))
            return;
        _events[octet] = (byte)(on ? _events[octet] | mask : _events[octet] & ~mask);
        Version++;
    }

    public void SetEvent(short toolkitEvent)
    {
        DemandSettable(toolkitEvent);
        Mark(toolkitEvent, on: true);
    }

    public void SetEventList(short[] eventList, short offset, short length)
    {
        ReadOnlySpan<short> events = eventList.AsSpan(offset, length);
        foreach (short toolkitEvent in events)
            DemandSettable(toolkitEvent);
        foreach (short toolkitEvent in events)
            Mark(toolkitEvent, on: true);
    }

    public void ClearEvent(short toolkitEvent)
    {
        CardContext.Require();
        if (ToolkitEvents.IsImplied(toolkitEvent))
            ToolkitException.ThrowIt(ToolkitException.EVENT_NOT_ALLOWED);
        if (!ToolkitEvents.IsSupported(toolkitEvent))
            ToolkitException.ThrowIt(ToolkitException.EVENT_NOT_SUPPORTED);
        Mark(toolkitEvent, on: false);
    }

    public bool IsEventSet(short toolkitEvent)
    {
        CardContext.Require();
        return Has(toolkitEvent);
    }

    public byte InitMenuEntry(byte[] menuEntry, short offset, short length, byte nextAction, bool helpSupported, byte iconQualifier, short iconIdentifier)
    {
        CardContext.Require();
        foreach (MenuEntry entry in _menu)
        {
            if (entry.IsFilled)
                continue;
            Fill(entry, menuEntry.AsSpan(offset, length), nextAction, helpSupported);
            Mark(EVENT_MENU_SELECTION, on: true);
            return entry.Id;
        }
        ToolkitException.ThrowIt(ToolkitException.REGISTRY_ERROR);
        return 0;
    }

    public void ChangeMenuEntry(byte id, byte[] menuEntry, short offset, short length, byte nextAction, bool helpSupported, byte iconQualifier, short iconIdentifier) =>
        Fill(DemandEntry(id), menuEntry.AsSpan(offset, length), nextAction, helpSupported);

    public void DisableMenuEntry(byte id) => Show(id, enabled: false);

    public void EnableMenuEntry(byte id) => Show(id, enabled: true);

    public byte AllocateTimer()
    {
        CardContext.Require();
        int taken = host.TimersTaken;
        for (int timer = 0; timer < 8 && System.Numerics.BitOperations.PopCount(_timers) < parameters.Timers; timer++)
        {
            if ((taken >> timer & 1) != 0)
                continue;
            _timers |= (byte)(1 << timer);
            Mark(EVENT_TIMER_EXPIRATION, on: true);
            return (byte)(timer + 1);
        }
        ToolkitException.ThrowIt(ToolkitException.NO_TIMER_AVAILABLE);
        return 0;
    }

    public void ReleaseTimer(byte timerIdentifier)
    {
        CardContext.Require();
        if (!OwnsTimer(timerIdentifier))
            ToolkitException.ThrowIt(ToolkitException.INVALID_TIMER_ID);
        _timers &= (byte)~(1 << (timerIdentifier - 1));
        Mark(EVENT_TIMER_EXPIRATION, on: _timers != 0);
    }

    public void RequestPollInterval(short duration)
    {
        CardContext.Require();
        if (duration is < POLL_SYSTEM_DURATION or > MaxPollSeconds)
            ToolkitException.ThrowIt(ToolkitException.REGISTRY_ERROR);
        _pollSeconds = duration == POLL_SYSTEM_DURATION ? (short)SystemPollSeconds : duration;
        Mark(EVENT_STATUS_COMMAND, on: _pollSeconds != 0);
    }

    public short GetPollInterval()
    {
        CardContext.Require();
        return _pollSeconds;
    }

    /// <summary>Writes all of it: events, timers, poll interval, menu.</summary>
    public void Write(Span<byte> destination)
    {
        _events.CopyTo(destination);
        destination[EventOctets] = _timers;
        BinaryPrimitives.WriteInt16BigEndian(destination[(EventOctets + 1)..], _pollSeconds);
        destination[EventOctets + 3] = (byte)_menu.Count;
        int at = HeaderOctets;
        foreach (MenuEntry entry in _menu)
        {
            entry.Write(destination[at..]);
            at += entry.Size;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <returns>False where it is cut off or has another number of menu entries than was declared; nothing changes then.</returns>
    public bool TryRead(ReadOnlySpan<byte> source)
    {
        if (source.Length < HeaderOctets || source[EventOctets + 3] != parameters.EntryCount)
            return false;
        List<MenuEntry> menu = new(parameters.EntryCount);
        ReadOnlySpan<byte> rest = source[HeaderOctets..];
        while (menu.Count < parameters.EntryCount)
        {
            if (!MenuEntry.TryRead(rest, out MenuEntry? entry))
                return false;
            rest = rest[entry.Size..];
            menu.Add(entry);
        }
        source[..EventOctets].CopyTo(_events);
        _timers = source[EventOctets];
        _pollSeconds = BinaryPrimitives.ReadInt16BigEndian(source[(EventOctets + 1)..]);
        _menu.Clear();
        _menu.AddRange(menu);
        Version++;
        return true;
    }

    private const int EventOctets = 17;
    private const int HeaderOctets = EventOctets + 4;

    private static bool TryBit(short toolkitEvent, out int octet, out int mask)
    {
        int bit = toolkitEvent == EVENT_UNRECOGNIZED_ENVELOPE ? 0 : toolkitEvent;
        octet = bit >> 3;
        mask = 1 << (bit & 7);
        return bit is >= 0 and < 8 * EventOctets && (bit != 0 || toolkitEvent == EVENT_UNRECOGNIZED_ENVELOPE);
    }

    private void DemandSettable(short toolkitEvent)
    {
        CardContext.Require();
        if (ToolkitEvents.IsImplied(toolkitEvent))
            ToolkitException.ThrowIt(ToolkitException.EVENT_NOT_ALLOWED);
        if (!ToolkitEvents.IsSupported(toolkitEvent))
            ToolkitException.ThrowIt(ToolkitException.EVENT_NOT_SUPPORTED);
        if (ToolkitEvents.IsExclusive(toolkitEvent) && host.IsTaken(toolkitEvent, this))
            ToolkitException.ThrowIt(ToolkitException.EVENT_ALREADY_REGISTERED);
    }

    private MenuEntry DemandEntry(byte id)
    {
        CardContext.Require();
        if (FindEntry(id) is not { } entry)
            throw new ToolkitException(ToolkitException.MENU_ENTRY_NOT_FOUND);
        return entry;
    }

    private void Fill(MenuEntry entry, ReadOnlySpan<byte> text, byte nextAction, bool hasHelp)
    {
        if (text.Length > parameters.MenuTextLength)
            ToolkitException.ThrowIt(ToolkitException.ALLOWED_LENGTH_EXCEEDED);
        entry.Fill(text, nextAction, hasHelp);
        Mark(EVENT_MENU_SELECTION_HELP_REQUEST, on: _menu.Exists(static e => e.HasHelp));
    }

    private void Show(byte id, bool enabled)
    {
        DemandEntry(id).IsEnabled = enabled;
        Version++;
    }
}
