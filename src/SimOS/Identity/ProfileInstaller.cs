using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Identity;

/// <summary>Puts profiles into slots and takes them out: the slot's key and sequence numbers, its files, its rules.</summary>
/// <remarks>Everything is checked before anything is changed. The caller commits.</remarks>
internal sealed class ProfileInstaller(CardState state, CardFiles files, SlotTable slots)
{
    /// <summary>The slot that has an IMSI, or <see cref="SlotTable.None"/>.</summary>
    public int FindSlot(Imsi imsi)
    {
        if (files.Find(UsimFiles.Imsi.Path) is not { } file)
            return SlotTable.None;
        for (int slot = 0; slot < SlotTable.Capacity; slot++)
        {
            if (slots.State(slot) == SlotState.Ready && Imsi.TryDecode(files.Content(file, slot), out Imsi there) && there == imsi)
                return slot;
        }
        return SlotTable.None;
    }

    /// <summary>The card's EF.RULES; null where it has none that holds rules.</summary>
    internal static CardFile? RulesOf(CardFiles files) =>
        files.Find(MultisimFiles.Rules.Path) is { RecordLength: SelectionRule.Size } rules ? rules : null;

    /// <summary>Puts a profile into a slot, in place of what is there.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="package">The profile.</param>
    /// <param name="amf">AMF with which the home operator challenges, kept for people who look.</param>
    /// <returns>
    /// Success; 6A80 where the package names a file that slots do not own or content that does not fit it, or a key that the algorithm
    /// does not take; 6A84 where EF.RULES is full. Then nothing is changed.
    /// </returns>
    public StatusWord Install(int slot, ProfilePackage package, ushort amf = 0x8000)
    {
        if (!FilesFit(package.Files) || !IdentityFits(package))
            return StatusWord.WrongData;
        if (package.Rules.Count > FreeRules(slot))
            return StatusWord.NotEnoughMemory;
        Remove(slot);
        PutIdentity(slot, package, amf);
        WriteDerivedFiles(slot, package);
        foreach (ProfileFile file in package.Files)
            files.Write(files.Find(file.Path)!, slot, Offset(files.Find(file.Path)!, file), file.Content.Span);
        WriteRules(slot, package.Rules);
        return StatusWord.Success;
    }

    /// <summary>Makes a slot ready with a profile's key, sequence number and label; its files stay as they are.</summary>
    /// <returns>False where the label is too long, or the card has no such algorithm; nothing is changed then.</returns>
    public bool PutIdentity(int slot, ProfilePackage package, ushort amf)
    {
        if (!IdentityFits(package))
            return false;
        slots.Algorithms.TryFind(package.Algorithm, out AlgorithmEngine? engine);
        Span<byte> record = stackalloc byte[SlotRecord.MaxLength];
        int length = SlotRecord.Encode(record, package.KeyFor(engine!), package.SequenceRules, amf, AlphaText.Encode(package.Label));
        state.Put(SlotRecord.KeyOf(slot), record[..length]);
        record.Clear();
        PutSequence(slot, package.SequenceRules, package.Sqn);
        BootstrappedKey.Remove(state, slot);
        return true;
    }

    private bool IdentityFits(ProfilePackage package) =>
        AlphaText.Encode(package.Label).Length <= SlotRecord.MaxLabelLength && package.FindKeyFault(slots.Algorithms) is null;

    /// <summary>Empties a slot: its key, its files and its rules go.</summary>
    public void Remove(int slot)
    {
        state.Remove(SlotRecord.KeyOf(slot));
        state.Remove(SlotRecord.SequenceKeyOf(slot));
        BootstrappedKey.Remove(state, slot);
        GroupKeys.Remove(state, slot);
        files.Clear(slot);
        if (RulesOf(files) is not { } rules)
            return;
        Span<byte> unused = stackalloc byte[SelectionRule.Size];
        unused.Fill(0xFF);
        for (int number = 1; number <= rules.Records; number++)
        {
            if (SelectionRule.TryDecode(files.Record(rules, number), out SelectionRule rule) && rule.Slot == slot)
                files.WriteRecord(rules, number, unused);
        }
    }

    /// <summary>Digits of an MNC that is not told otherwise: three in North America and the Caribbean, else two.</summary>
    /// <remarks>ITU-T E.212 leaves it to each country; an EF.AD in the profile overrides.</remarks>
    internal static int DefaultMncLength(Imsi imsi)
    {
        string mcc = imsi.Digits[..3];
        return string.CompareOrdinal(mcc, "302") >= 0 && string.CompareOrdinal(mcc, "376") <= 0 && mcc is not ("340" or "363") ? 3 : 2;
    }

    private static int Offset(CardFile target, ProfileFile file) => file.Record == 0 ? 0 : (file.Record - 1) * target.RecordLength;

    private bool FilesFit(IReadOnlyList<ProfileFile> list)
    {
        foreach (ProfileFile file in list)
        {
            if (ProfileFileRule.Expected(files.Find(file.Path), file) is not null)
                return false;
        }
        return true;
    }

    private int FreeRules(int slot)
    {
        if (RulesOf(files) is not { } rules)
            return 0;
        int free = 0;
        for (int number = 1; number <= rules.Records; number++)
        {
            if (!SelectionRule.TryDecode(files.Record(rules, number), out SelectionRule rule) || rule.Slot == slot)
                free++;
        }
        return free;
    }

    private void WriteRules(int slot, IReadOnlyList<ProfileRule> added)
    {
        if (RulesOf(files) is not { } rules)
            return;
        Span<byte> record = stackalloc byte[SelectionRule.Size];
        int number = 1;
        foreach (ProfileRule rule in added)
        {
            while (SelectionRule.TryDecode(files.Record(rules, number), out _))
                number++;
            new SelectionRule(rule.Pattern, (byte)slot, rule.Priority).Encode(record);
            files.WriteRecord(rules, number, record);
        }
    }

    /// <summary>SQN_MS is the given one from now on: whatever the operator generates after it is fresh, and nothing before it.</summary>
    private void PutSequence(int slot, SequenceRules rules, ulong sqn)
    {
        Span<byte> storage = stackalloc byte[SequenceRules.MaxStorageSize];
        storage = storage[..rules.StorageSize];
        storage.Clear();
        ulong seq = sqn >> rules.IndBits;
        for (ulong ind = 0; ind < 1UL << rules.IndBits && seq > 0; ind++)
            rules.Store(storage, ((seq - 1) << rules.IndBits) | ind);
        rules.Store(storage, sqn);
        state.Put(SlotRecord.SequenceKeyOf(slot), storage);
    }

    /// <summary>The files that follow from the IMSI and the label; the package's own come after and override.</summary>
    private void WriteDerivedFiles(int slot, ProfilePackage package)
    {
        int mncLength = DefaultMncLength(package.Imsi);
        foreach (ProfileFile file in package.Files)
        {
            if (file.Path == UsimFiles.Ad.Path && AdministrativeData.TryDecode(file.Content.Span, out AdministrativeData given))
                mncLength = given.MncLength;
        }
        Span<byte> content = stackalloc byte[ServiceProviderName.Size];
        package.Imsi.Encode(content);
        Write(slot, UsimFiles.Imsi, content[..Imsi.Size]);
        new AdministrativeData(0, 0, mncLength).Encode(content);
        Write(slot, UsimFiles.Ad, content[..AdministrativeData.Size]);
        AccessClass.Encode(package.Imsi, content);
        Write(slot, UsimFiles.Acc, content[..AccessClass.Size]);
        Plmn home = package.Imsi.HomePlmn(mncLength);
        new PlmnWithAct(home, AccessTechnologies.AllOf3gpp).Encode(content);
        Write(slot, UsimFiles.HplmnWAct, content[..PlmnWithAct.Size]);
        home.Encode(content);
        Write(slot, UsimFiles.Ehplmn, content[..Plmn.Size]);
        if (new ServiceProviderName(0, package.Label).TryEncode(content))
            Write(slot, UsimFiles.Spn, content);
        ImsIdentity ims = new(package.Imsi, mncLength);
        Write(slot, IsimFiles.Impi, ImsIdentity.Encode(ims.PrivateIdentity));
        Write(slot, IsimFiles.Domain, ImsIdentity.Encode(ims.Domain));
        Write(slot, IsimFiles.Impu, ImsIdentity.Encode(ims.PublicIdentity));
    }

    private void Write(int slot, EfDefinition definition, ReadOnlySpan<byte> content)
    {
        if (files.Find(definition.Path) is { IsPerSlot: true } file)
            files.Write(file, slot, 0, content[..Math.Min(content.Length, file.Size)]);
    }
}
