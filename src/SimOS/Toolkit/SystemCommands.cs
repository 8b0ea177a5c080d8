using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>The commands that the card sends of its own: SET UP MENU, SET UP EVENT LIST, POLL INTERVAL, POLLING OFF (ETSI TS 102 241 §6.8).</summary>
/// <remarks>Each is sent when what the applets have registered differs from what the terminal was told last in this session.</remarks>
internal sealed class SystemCommands(AppletHost host)
{
    private const int SetUpMenu = 29;
    private const int SetUpEventList = 32;
    private const int PollInterval = 21;
    private const int PollingOff = 22;
    private const byte SystemMenuHelp = 0x80;

    private readonly List<MenuEntry> _entries = [];
    private byte[] _menu = [];
    private byte[] _events = [];
    private int _menuLength;
    private int _eventsLength;
    private int _pollSeconds;
    private int _version;

    private static ReadOnlySpan<byte> MenuTitle => "SIM"u8;

    /// <summary>Nothing was told to the terminal yet.</summary>
    public void Reset() => (_menuLength, _eventsLength, _pollSeconds, _version) = (0, 0, 0, -1);

    /// <summary>The next command that is due.</summary>
    /// <param name="profile">The terminal profile.</param>
    /// <param name="command">Room for a command without its tag D0.</param>
    /// <returns>Its length; 0 where nothing is due.</returns>
    public int Next(ReadOnlySpan<byte> profile, Span<byte> command)
    {
        if (_version == host.Version)
            return 0;
        int length = NextMenu(profile, command);
        if (length == 0)
            length = NextEventList(profile, command);
        if (length == 0)
            length = NextPolling(profile, command);
        if (length == 0)
            _version = host.Version;
        return length;
    }

    /// <summary>True where the terminal profile has a bit.</summary>
    public static bool Supports(ReadOnlySpan<byte> profile, int index) =>
        index >= 0 && index >> 3 < profile.Length && (profile[index >> 3] >> (index & 7) & 1) != 0;

    private int NextMenu(ReadOnlySpan<byte> profile, Span<byte> command)
    {
        if (!Supports(profile, SetUpMenu))
            return 0;
        host.CollectMenu(_entries);
        if (_entries.Count == 0 && _menuLength == 0)
            return 0;
        byte qualifier = _entries.Exists(static e => e.HasHelp) ? SystemMenuHelp : (byte)0;
        ComprehensionTlvWriter writer = Begin(command, CommandType.SetUpMenu, qualifier);
        if (_entries.Count == 0)
        {
            writer.WriteRaw([0x85, 0x00, 0x8F, 0x00]); // removes the menu (TS 102 223 §6.6.7)
        }
        else
        {
            WriteItems(ref writer, command.Length);
        }
        return IsNews(writer.Written, ref _menu, ref _menuLength);
    }

    private void WriteItems(ref ComprehensionTlvWriter writer, int room)
    {
        writer.Write((int)CatTag.Alpha, true, MenuTitle);
        int actionsRoom = 2 + _entries.Count;
        Span<byte> item = stackalloc byte[256];
        Span<byte> actions = stackalloc byte[_entries.Count];
        int shown = 0;
        foreach (MenuEntry entry in _entries)
        {
            if (writer.Length + 3 + 1 + entry.Text.Length + actionsRoom > room)
                break; // what does not fit into one command cannot be shown
            item[0] = entry.Id;
            entry.Text.CopyTo(item[1..]);
            writer.Write((int)CatTag.Item, true, item[..(1 + entry.Text.Length)]);
            actions[shown++] = entry.NextAction;
        }
        actions = actions[..shown];
        if (actions.ContainsAnyExcept((byte)0))
            writer.Write((int)CatTag.NextActionIndicator, false, actions);
    }

    private int NextEventList(ReadOnlySpan<byte> profile, Span<byte> command)
    {
        if (!Supports(profile, SetUpEventList))
            return 0;
        ComprehensionTlvWriter writer = Begin(command, CommandType.SetUpEventList, 0);
        int list = writer.Begin((int)CatTag.EventList, true);
        bool any = false;
        foreach (DownloadedEvent row in ToolkitEvents.Downloaded)
        {
            bool supported = Supports(profile, row.ProfileIndex) || Supports(profile, row.OtherIndex);
            if (!supported || !IsWanted(row.Event))
                continue;
            writer.WriteRaw([row.Code]);
            any = true;
        }
        writer.End(list);
        return any || _eventsLength != 0 ? IsNews(writer.Written, ref _events, ref _eventsLength) : 0;
    }

    private int NextPolling(ReadOnlySpan<byte> profile, Span<byte> command)
    {
        int seconds = 0;
        foreach (AppletInstance instance in host.ByPriority)
        {
            int wanted = instance.Entry.PollSeconds;
            if (wanted != 0 && (seconds == 0 || wanted < seconds))
                seconds = wanted;
        }
        if (seconds == _pollSeconds || !Supports(profile, seconds == 0 ? PollingOff : PollInterval))
            return 0;
        _pollSeconds = seconds;
        ComprehensionTlvWriter writer = Begin(command, seconds == 0 ? CommandType.PollingOff : CommandType.PollInterval, 0);
        if (seconds != 0)
        {
            bool minutes = seconds > 255;
            writer.Write((int)CatTag.Duration, true, [minutes ? (byte)0 : (byte)1, (byte)(minutes ? seconds / 60 : seconds)]);
        }
        return writer.Length;
    }

    private bool IsWanted(short toolkitEvent)
    {
        foreach (AppletInstance instance in host.ByPriority)
        {
            if (instance.Entry.Has(toolkitEvent))
                return true;
        }
        return false;
    }

    private static ComprehensionTlvWriter Begin(Span<byte> command, CommandType type, byte qualifier)
    {
        ComprehensionTlvWriter writer = new(command);
        writer.Write((int)CatTag.CommandDetails, true, [1, (byte)type, qualifier]);
        writer.Write((int)CatTag.DeviceIdentities, true, [(byte)DeviceIdentity.Uicc, (byte)DeviceIdentity.Terminal]);
        return writer;
    }

    private static int IsNews(ReadOnlySpan<byte> command, ref byte[] told, ref int toldLength)
    {
        if (command.SequenceEqual(told.AsSpan(0, toldLength)))
            return 0;
        if (told.Length == 0)
            told = new byte[ProactiveCommandHandler.MaxLength]; // many cards never tell anything
        command.CopyTo(told);
        toldLength = command.Length;
        return command.Length;
    }
}
