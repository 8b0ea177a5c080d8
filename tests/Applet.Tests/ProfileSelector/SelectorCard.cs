using System.Globalization;
using Tottoli.MultiSim.ProfileSelector;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Personalities;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Toolkit;
using Tottoli.MultiSim.Tests.Toolkit;

namespace Tottoli.MultiSim.Tests.ProfileSelector;

/// <summary>Cards that carry the profile selector, with a home profile and some others.</summary>
internal static class SelectorCard
{
    public const byte Refresh = 0x01;
    public const byte PollInterval = 0x03;
    public const byte EventList = 0x05;
    public const byte DisplayText = 0x21;
    public const byte SelectItem = 0x24;
    public const byte SetUpMenu = 0x25;
    public const byte LocalInformation = 0x26;
    public const byte TimerCommand = 0x27;

    public static AppletDescription Applet(params byte[] installParameters) => new()
    {
        Aid = SelectorPackage.Aid,
        ToolkitParameters = SelectorPackage.ToolkitParameters,
        InstallParameters = installParameters,
        Install = SelectorApplet.Install,
        Walk = static (JavaCard.Framework.Applet applet, ref JavaCard.Framework.StateVisitor visitor) => SelectorAppletState.Visit((SelectorApplet)applet, ref visitor),
    };

    /// <summary>A store with ready slots named Home, P1, P2..., and rules "PLMN slot priority".</summary>
    public static InMemoryCardStore Store(int profiles = 3, params string[] rules)
    {
        InMemoryCardStore store = new();
        CardState state = new(store);
        CardFiles files = new(Personality.MultiSim.Layout, state);
        Span<byte> record = stackalloc byte[SlotRecord.MaxLength];
        for (int slot = 0; slot < profiles; slot++)
        {
            byte[] label = slot == 0 ? "Home"u8.ToArray() : [(byte)'P', (byte)('0' + slot)];
            int length = SlotRecord.Encode(record, new AuthenticationKey(AuthenticationAlgorithm.Milenage, new byte[16], new byte[16], 8), SequenceRules.Default, 0x8000, label);
            state.Put(SlotRecord.KeyOf(slot), record[..length]);
        }
        Span<byte> rule = stackalloc byte[SelectionRule.Size];
        CardFile file = files.Find(MultisimFiles.Rules.Path)!;
        for (int i = 0; i < rules.Length; i++)
        {
            string[] parts = rules[i].Split(' ');
            new SelectionRule(PlmnPattern.Parse(parts[0]), byte.Parse(parts[1], CultureInfo.InvariantCulture), byte.Parse(parts[2], CultureInfo.InvariantCulture)).Encode(rule);
            files.WriteRecord(file, i + 1, rule);
        }
        state.Commit();
        return store;
    }

    public static ToolkitCard Open(ICardStore store, params byte[] installParameters) => new(store, 64, Applet(installParameters));

    /// <summary>Sends TERMINAL PROFILE and runs the card's own commands.</summary>
    public static List<byte> Boot(this ToolkitCard card, string profile = ToolkitCard.QuietProfile)
    {
        List<byte> types = [];
        string sw = card.TerminalProfile(profile);
        while (sw != "9000")
        {
            string command = card.Fetch(sw);
            types.Add(ToolkitCard.TypeOf(command));
            sw = card.Respond(command);
        }
        return types;
    }

    /// <summary>Location status: normal service in a network.</summary>
    public static string InNetwork(this ToolkitCard card, string plmn) =>
        card.Envelope($"D615990103820282819B0100{Location(plmn)}");

    /// <summary>Location status: limited (1) or no service (2).</summary>
    public static string WithoutService(this ToolkitCard card, int status = 1) => card.Envelope($"D60A990103820282819B01{status:X2}");

    /// <summary>Location information object: network, area code, cell.</summary>
    public static string Location(string plmn)
    {
        Span<byte> code = stackalloc byte[3];
        Plmn.Parse(plmn).Encode(code);
        return $"9309{Convert.ToHexString(code)}000100000001";
    }

    /// <summary>Fetches a command and checks its type.</summary>
    public static string FetchOf(this ToolkitCard card, string sw, byte type)
    {
        string command = card.Fetch(sw);
        Assert.That(ToolkitCard.TypeOf(command), Is.EqualTo(type), command);
        return command;
    }

    /// <summary>The journal, the newest first: "trigger reason from>to rule".</summary>
    public static List<string> Journal(this ToolkitCard card)
    {
        Assert.That(card.Transmit("00A40804047FA64F02"), Does.StartWith("61"));
        List<string> entries = [];
        for (int i = 1; i <= MultisimFiles.JournalRecords; i++)
        {
            string answer = card.Transmit($"00B2{i:X2}0410");
            if (SelectionJournal.TryDecode(Convert.FromHexString(answer[..^4]), out SelectionJournal entry))
                entries.Add($"{entry.Trigger} {entry.Reason} {entry.Plmn?.ToString() ?? "-"} {entry.FromSlot}>{entry.ToSlot} {entry.RuleRecord?.ToString(CultureInfo.InvariantCulture) ?? "-"}");
        }
        return entries;
    }

    /// <summary>The active slot that a store keeps, and the armed one ("-" for none).</summary>
    public static string Slots(this InMemoryCardStore store)
    {
        string active = "0";
        string armed = "-";
        store.Load((key, content) =>
        {
            if (key == CardItem.ActiveSlot)
                active = content[0].ToString(CultureInfo.InvariantCulture);
            if (key == CardItem.ArmedSlot && content[0] != SlotTable.None)
                armed = content[0].ToString(CultureInfo.InvariantCulture);
        });
        return active + " " + armed;
    }
}
