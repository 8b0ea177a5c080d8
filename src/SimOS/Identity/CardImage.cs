using System.Diagnostics.CodeAnalysis;
using System.Text;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.Protocol.SecuredPackets;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Ota;
using Tottoli.MultiSim.SimOS.Personalities;
using Tottoli.MultiSim.SimOS.Security;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Identity;

/// <summary>An OTA key set as it may be told; its keys are asked for by name, <see cref="CardImage.RevealOtaKeys"/>.</summary>
/// <param name="Version">Key version, 1..15.</param>
/// <param name="Algorithm">Kind of the ciphering key.</param>
/// <param name="Counter">The counter of the packet accepted last, 40 bits.</param>
public readonly record struct OtaKeySetDescription(byte Version, OtaAlgorithm Algorithm, ulong Counter);

/// <summary>A card's image, looked at and changed by its owner while the card is switched off: no APDU, no access rule.</summary>
public sealed class CardImage : IDisposable
{
    private readonly CardState _state;
    private readonly CardFiles _files;
    private readonly SlotTable _slots;
    private readonly ProfileInstaller _installer;

    /// <summary>Opens an image.</summary>
    /// <param name="store">Where it is kept. It belongs to this object from now on.</param>
    /// <param name="algorithms">The authentication algorithms that the card knows; null for those of the specifications.</param>
    /// <exception cref="CardImageException">The image is damaged, or holds no whole card. The store is disposed then.</exception>
    public CardImage(ICardStore store, AlgorithmSet? algorithms = null)
    {
        _state = CardState.Open(store, Personality.MultiSim.Layout);
        _files = new CardFiles(Personality.MultiSim.Layout, _state);
        _slots = new SlotTable(_state, _files, algorithms);
        _installer = new ProfileInstaller(_state, _files, _slots);
        Iccid = _state.TryGet(IccidKey, out ReadOnlySpan<byte> content) && Protocol.Codecs.Iccid.TryDecode(content, out Iccid iccid) ? iccid : null;
        if (Iccid is not null || _state.TryGet(CardItem.Model, out _))
            return;
        _state.Dispose();
        throw new CardImageException(CardImageFault.Damaged, "The image holds no card: its personalisation did not end. Delete the file and make it again with 'multisim card new'.");
    }

    /// <summary>The card's number; null where the copy of a card does not say it.</summary>
    public Iccid? Iccid { get; }

    /// <summary>Name of the card's model.</summary>
    public string Model => _state.TryGet(CardItem.Model, out ReadOnlySpan<byte> name) ? Encoding.UTF8.GetString(name) : Personality.MultiSim.Name;

    /// <summary>Slots that a card has, empty ones and the home profile's among them; they are numbered from 0.</summary>
    public static int SlotCapacity => SlotTable.Capacity;

    /// <summary>The slot whose files a terminal sees.</summary>
    public int ActiveSlot => _slots.Active;

    /// <summary>Slots that are not empty, in order.</summary>
    public IReadOnlyList<SlotDescription> Slots =>
        [.. Enumerable.Range(0, SlotTable.Capacity).Where(slot => _slots.State(slot) != SlotState.Empty).Select(Describe)];

    /// <summary>OTA key sets, in order.</summary>
    public IReadOnlyList<OtaKeySetDescription> OtaKeySets
    {
        get
        {
            List<OtaKeySetDescription> sets = [];
            for (int version = 1; version <= OtaKeyRecord.MaxVersion; version++)
            {
                if (OtaKeyRecord.Find(_state, version, out ulong counter) is { } keys)
                    sets.Add(new OtaKeySetDescription(keys.Version, keys.Algorithm, counter));
            }
            return sets;
        }
    }

    /// <summary>The card's certificate, DER; empty where it has none.</summary>
    public ReadOnlyMemory<byte> Certificate => ContentOf(MultisimFiles.Certificate, 0).TrimEnd((byte)0xFF).ToArray();

    /// <summary>Where the ICCID is kept: what a whole image has and an empty one has not.</summary>
    internal static StateKey IccidKey => new(StateArea.File, 0, MfFiles.Iccid.Path.Value);

    /// <summary>The keys of a slot, for a caller who was told to show secrets.</summary>
    /// <returns>Null unless the slot is ready.</returns>
    public SlotKeys? RevealKeys(int slot) => _slots.TryGet(slot, out SlotRecord record)
        ? new SlotKeys(record.K.ToArray(), record.Opc.ToArray()) { ResLength = record.ResLength, Parameters = record.Parameters.ToArray(), SequenceRules = record.SequenceRules }
        : null;

    /// <summary>A PIN or an administrative key, for a caller who presents it to the card or was told to show secrets.</summary>
    /// <param name="reference">Key reference: 01 PIN1, 0A ADM1.</param>
    /// <returns>Eight octets, as VERIFY takes them; null where the card has no such reference.</returns>
    public byte[]? RevealPin(byte reference) =>
        new PinStore(_state).TryFind(reference, out ReadOnlySpan<byte> pin) ? pin.Slice(PinRecord.Value, PinRecord.ValueLength).ToArray() : null;

    /// <summary>An OTA key set with its keys, for a caller who was told to show secrets.</summary>
    /// <returns>Null where the card has none of that version.</returns>
    public OtaKeySet? RevealOtaKeys(int version) => OtaKeyRecord.Find(_state, version, out _);

    /// <summary>Adds a profile, as one transaction; one with an IMSI that is present replaces that slot's.</summary>
    /// <param name="package">The profile.</param>
    /// <param name="slot">The slot it is in now.</param>
    /// <param name="reason">Why not, and what to do.</param>
    public bool TryAdd(ProfilePackage package, out int slot, [NotNullWhen(false)] out string? reason)
    {
        ArgumentNullException.ThrowIfNull(package);
        slot = _installer.FindSlot(package.Imsi);
        if (slot == SlotTable.None)
            slot = _slots.FirstEmpty;
        else if (slot == SlotTable.Home || slot == ActiveSlot)
            return Refuse($"IMSI {package.Imsi} is that of slot {slot}, which is {(slot == ActiveSlot ? "active: activate another one first" : "the home profile")}.", out reason);
        if (slot == SlotTable.None)
            return Refuse($"All {SlotTable.Capacity} slots are taken. Remove a profile first.", out reason);
        if (package.FindKeyFault(_slots.Algorithms) is string fault)
            return Refuse(fault, out reason);
        StatusWord sw = _installer.Install(slot, package);
        if (!sw.IsSuccess)
        {
            return Refuse(sw == StatusWord.NotEnoughMemory
                ? $"EF.RULES has no room for {package.Rules.Count} more rules. Remove a profile first."
                : "The profile has a file that a slot does not own, or content that does not fit its file.", out reason);
        }
        _state.Commit();
        reason = null;
        return true;
    }

    /// <summary>Removes a profile with its files and rules, as one transaction.</summary>
    /// <param name="slot">Its slot; neither the active one nor the home profile's.</param>
    /// <param name="reason">Why not, and what to do.</param>
    public bool TryRemove(int slot, [NotNullWhen(false)] out string? reason)
    {
        if (slot == SlotTable.Home)
            return Refuse("Slot 0 is the home profile: it is never removed.", out reason);
        if (_slots.State(slot) == SlotState.Empty)
            return Refuse($"Slot {slot} is empty. 'multisim profile list' shows the slots.", out reason);
        if (slot == ActiveSlot)
            return Refuse($"Slot {slot} is active. Activate another one first.", out reason);
        if (slot == _slots.Armed)
            _slots.Arm(ActiveSlot);
        if (_slots.State(slot) == SlotState.Loading)
            new ProfileArrival(_state, _slots).Drop();
        _installer.Remove(slot);
        _state.Commit();
        reason = null;
        return true;
    }

    /// <summary>Makes a slot the active one, as one transaction: its location and security files are as after a switch on the air.</summary>
    /// <param name="slot">A ready slot.</param>
    /// <param name="reason">Why not, and what to do.</param>
    public bool TryActivate(int slot, [NotNullWhen(false)] out string? reason)
    {
        if (_slots.State(slot) != SlotState.Ready)
            return Refuse($"Slot {slot} holds no profile. 'multisim profile list' shows the slots.", out reason);
        _slots.Arm(ActiveSlot); // whatever was armed
        _slots.Activate(slot);
        _state.Commit();
        reason = null;
        return true;
    }

    /// <summary>Gives a profile a group key and switches its service on, as one transaction: EF.VGCS or EF.VBS is activated.</summary>
    /// <param name="slot">A ready slot.</param>
    /// <param name="service">The voice group call or broadcast service.</param>
    /// <param name="number">VK_Id, 1..15; a key with that number is replaced.</param>
    /// <param name="key">V_Ki, 16 octets. Secret.</param>
    /// <param name="reason">Why not, and what to do.</param>
    public bool TryPutGroupKey(int slot, VoiceGroupService service, int number, ReadOnlySpan<byte> key, [NotNullWhen(false)] out string? reason)
    {
        if (number is < 1 or > VoiceGroupKeys.MaxNumber)
            throw new ArgumentOutOfRangeException(nameof(number), number, $"VK_Id is 1 to {VoiceGroupKeys.MaxNumber}.");
        if (key.Length != VoiceGroupKeys.Size)
            throw new ArgumentException($"V_Ki has {key.Length} bytes; expected {VoiceGroupKeys.Size}.", nameof(key));
        if (!_slots.TryGetKey(slot, out AuthenticationKey subscription))
            return Refuse($"Slot {slot} holds no profile. 'multisim profile list' shows the slots.", out reason);
        if (!VoiceGroupKeys.CanDerive(subscription))
            return Refuse($"{subscription.Engine.Name} gives no short term key: that takes an algorithm of 3G with K and CK of 128 bits.", out reason);
        if (_files.Find(UsimFiles.Ust.Path) is not { } table || service.NumberInUst > 8 * table.Size)
            return Refuse($"The card's EF.UST has no service {service.NumberInUst}.", out reason);
        byte[] services = _files.Content(table, slot).ToArray();
        ServiceTable.Set(services, service.NumberInUst, true);
        _files.Write(table, slot, 0, services);
        if (_files.Find((service.IsGroupCall ? UsimServiceFiles.Vgcs : UsimServiceFiles.Vbs).Path) is { } groups)
            new FileStructure(_files, _state).SetLifeCycle(groups, LifeCycleStatus.Activated);
        _state.Put(GroupKeys.KeyOf(slot, service, number), key);
        _state.Commit();
        reason = null;
        return true;
    }

    /// <summary>Closes the image.</summary>
    public void Dispose() => _state.Dispose();

    private static bool Refuse(string why, out string reason)
    {
        reason = why;
        return false;
    }

    private SlotDescription Describe(int slot)
    {
        if (!_slots.TryGet(slot, out SlotRecord record))
            return new SlotDescription(slot, _slots.State(slot), IsActive: false, IsArmed: false, "", null, null, AuthenticationAlgorithm.None, 0, 0, []);
        Span<byte> plmn = stackalloc byte[Plmn.Size];
        Plmn? home = _slots.TryGetHomePlmn(slot, plmn) && Plmn.TryDecode(plmn, out Plmn decoded) ? decoded : null;
        Imsi? imsi = Imsi.TryDecode(ContentOf(UsimFiles.Imsi, slot), out Imsi read) || Imsi.TryDecode(ContentOf(GsmFiles.Imsi, slot), out read) ? read : null;
        return new SlotDescription(
            slot, SlotState.Ready, slot == ActiveSlot, slot == _slots.Armed, AlphaText.Decode(record.Label), imsi, home,
            record.Algorithm, record.Amf, _slots.SequenceOf(slot, out _).Highest, [.. RulesOf(slot)])
        {
            GroupKeys = GroupKeys.Of(_state, slot),
        };
    }

    /// <summary>Content of an EF of a slot; empty where the card has no such file.</summary>
    private ReadOnlySpan<byte> ContentOf(EfDefinition definition, int slot) =>
        _files.Find(definition.Path) is { } file ? _files.Content(file, slot) : default;

    private IEnumerable<SelectionRule> RulesOf(int slot)
    {
        if (ProfileInstaller.RulesOf(_files) is not { } rules)
            yield break;
        for (int number = 1; number <= rules.Records; number++)
        {
            if (SelectionRule.TryDecode(_files.Record(rules, number), out SelectionRule rule) && rule.Slot == slot)
                yield return rule;
        }
    }
}
