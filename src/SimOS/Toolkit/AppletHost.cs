using System.Runtime.InteropServices;
using JavaCard.Framework;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Security;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>The applets of one card, and what their registry entries share: menu order, timers, exclusive events.</summary>
internal sealed class AppletHost
{
    private const byte FirstOwnIdentifier = 0x80;

    private readonly List<AppletInstance> _instances = [];
    private readonly List<AppletInstance> _byPriority = [];

    /// <summary>Opens the applets of a card: as the state keeps them, or freshly installed. The caller commits.</summary>
    /// <exception cref="ArgumentException">A description cannot be installed: the host's fault.</exception>
    public AppletHost(IReadOnlyList<AppletDescription> descriptions, CardState state, CardFiles files, SlotTable slots, PinStore pins)
    {
        State = state;
        Files = files;
        Slots = slots;
        Pins = pins;
        foreach (AppletDescription description in descriptions)
        {
            AppletInstance instance = Install(description);
            if (!instance.TryRestore(state))
                instance.Save(state);
        }
    }

    /// <summary>What the card keeps.</summary>
    public CardState State { get; }

    /// <summary>The card's files.</summary>
    public CardFiles Files { get; }

    /// <summary>Which PINs are enabled, for FCPs.</summary>
    public PinStore Pins { get; }

    /// <summary>The card's profile slots.</summary>
    public SlotTable Slots { get; }

    /// <summary>In the order in which an event reaches them: priority, then the latest installed first.</summary>
    public List<AppletInstance> ByPriority => _byPriority;

    /// <summary>The views that applets keep in fields; a reset sets them back.</summary>
    public List<AppletFileView> Views { get; } = [];

    /// <summary>Timers taken by any applet, as bits.</summary>
    public byte TimersTaken
    {
        get
        {
            byte taken = 0;
            foreach (AppletInstance instance in _instances)
                taken |= instance.Entry.Timers;
            return taken;
        }
    }

    /// <summary>Changes whenever a registry entry does.</summary>
    public int Version
    {
        get
        {
            int version = 0;
            foreach (AppletInstance instance in _instances)
                version += instance.Entry.Version;
            return version;
        }
    }

    /// <summary>True where another applet has an exclusive event.</summary>
    public bool IsTaken(short toolkitEvent, RegistryEntry asker)
    {
        foreach (AppletInstance instance in _instances)
        {
            if (instance.Entry != asker && instance.Entry.Has(toolkitEvent))
                return true;
        }
        return false;
    }

    /// <summary>The shown entry with an identifier and the applet that owns it.</summary>
    public AppletInstance? OwnerOfEntry(byte id, out MenuEntry? entry)
    {
        foreach (AppletInstance instance in _instances)
        {
            entry = instance.Entry.FindEntry(id);
            if (entry is { IsFilled: true, IsEnabled: true })
                return instance;
        }
        entry = null;
        return null;
    }

    /// <summary>The applet that took a timer, or null.</summary>
    public AppletInstance? OwnerOfTimer(int timer)
    {
        foreach (AppletInstance instance in _instances)
        {
            if (instance.Entry.OwnsTimer(timer))
                return instance;
        }
        return null;
    }

    /// <summary>The shown entries in menu order.</summary>
    public void CollectMenu(List<MenuEntry> menu)
    {
        menu.Clear();
        foreach (AppletInstance instance in _instances)
        {
            foreach (MenuEntry entry in instance.Entry.Menu)
            {
                if (entry is { IsFilled: true, IsEnabled: true })
                    menu.Add(entry);
            }
        }
        menu.Sort(static (a, b) => a.Order.CompareTo(b.Order));
    }

    /// <summary>A command begins: no applet has run in it.</summary>
    public void BeginCommand()
    {
        foreach (AppletInstance instance in CollectionsMarshal.AsSpan(_instances))
            instance.HasRun = false;
    }

    /// <summary>Keeps what the applets that have run changed.</summary>
    public void Save()
    {
        foreach (AppletInstance instance in _instances)
        {
            if (instance.HasRun)
                instance.Save(State);
        }
    }

    /// <summary>Takes back what applets changed in a command that is rolled back.</summary>
    public void Restore()
    {
        foreach (AppletInstance instance in _instances)
        {
            if (instance.HasRun)
                instance.TryRestore(State);
        }
    }

    /// <summary>What a reset does to transient arrays and to the current files of views.</summary>
    public void ClearTransient()
    {
        foreach (AppletInstance instance in _instances)
            instance.Memory.ClearTransient();
        foreach (AppletFileView view in Views)
            view.Reset();
    }

    private AppletInstance Install(AppletDescription description)
    {
        ToolkitParameters parameters = ToolkitParameters.Parse(description.ToolkitParameters);
        RegistryEntry entry = new(this, parameters);
        AppletInstance instance = new(_instances.Count, description, entry);
        for (int i = 0; i < parameters.EntryCount; i++)
            InsertEntry(entry, parameters.MenuEntries.Span[2 * i], parameters.MenuEntries.Span[(2 * i) + 1]);
        byte[] data = InstallData(description);
        _instances.Add(instance);
        CardContext? outer = CardContext.Current;
        CardContext.Current = new AppletContext(this, session: null, instance);
        try
        {
            description.Install(data, 0, (byte)data.Length);
        }
        finally
        {
            CardContext.Current = outer;
        }
        instance.Complete();
        int place = _byPriority.FindIndex(other => other.Entry.Priority >= entry.Priority);
        _byPriority.Insert(place < 0 ? _byPriority.Count : place, instance);
        return instance;
    }

    private static byte[] InstallData(AppletDescription description)
    {
        ReadOnlySpan<byte> aid = description.Aid.Span;
        ReadOnlySpan<byte> data = description.InstallParameters.Span;
        if (aid.Length is < 5 or > 16 || data.Length > 127)
            throw new ArgumentException($"Applet {Convert.ToHexString(aid)}: an AID has 5..16 octets, install parameters have at most 127.");
        return [(byte)aid.Length, .. aid, 0, (byte)data.Length, .. data];
    }

    /// <summary>Inserts an entry at a position from 1; 0 or beyond the end appends (ETSI TS 102 226 §8.2.1.3.2.2.1).</summary>
    private void InsertEntry(RegistryEntry entry, byte position, byte id)
    {
        List<MenuEntry> all = [.. entry.Menu];
        foreach (AppletInstance instance in _instances)
            all.AddRange(instance.Entry.Menu);
        if (id == 0)
        {
            id = FirstOwnIdentifier;
            while (all.Exists(e => e.Id == id))
                id++;
        }
        else if (all.Exists(e => e.Id == id))
        {
            throw new ArgumentException($"Toolkit parameters: menu entry {id:X2} is on the card already.");
        }
        int order = position == 0 || position > all.Count ? all.Count : position - 1;
        foreach (MenuEntry other in all)
        {
            if (other.Order >= order)
                other.Order++;
        }
        entry.Menu.Add(new MenuEntry { Id = id, Order = (byte)order });
    }
}
