using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Identity;

/// <summary>The profile slots of a card: what is in them, which is active, which is armed to become so.</summary>
/// <remarks>
/// Active and armed slot are two numbers; a switch changes them and sets back the new slot's location and security files, and
/// copies nothing. What is changed here is committed by the caller, with the command APDU or at power-on.
/// </remarks>
internal sealed class SlotTable(CardState state, CardFiles files, AlgorithmSet? algorithms = null)
{
    /// <summary>Number of slots of a card, the home profile's (0) among them.</summary>
    public const int Capacity = 8;

    /// <summary>The slot of the home profile, which the issuer wrote: it is never removed.</summary>
    public const int Home = 0;

    /// <summary>What <see cref="Armed"/> says when no slot is.</summary>
    public const int None = 0xFF;

    /// <summary>The authentication algorithms that the card knows.</summary>
    public AlgorithmSet Algorithms { get; } = algorithms ?? AlgorithmSet.Standard;

    /// <summary>One more than the number of the last slot that is not empty; there may be empty ones before it.</summary>
    public int Count
    {
        get
        {
            int count = Capacity;
            while (count > 0 && State(count - 1) == SlotState.Empty)
                count--;
            return count;
        }
    }

    /// <summary>The first slot that is empty, or <see cref="None"/>. Slot 0 is the home profile's, also while nothing is in it.</summary>
    public int FirstEmpty
    {
        get
        {
            for (int slot = 1; slot < Capacity; slot++)
            {
                if (State(slot) == SlotState.Empty)
                    return slot;
            }
            return None;
        }
    }

    /// <summary>The slot whose files the terminal sees and whose key answers AUTHENTICATE.</summary>
    public int Active => files.ActiveSlot;

    /// <summary>The slot that becomes active next, or <see cref="None"/>.</summary>
    public int Armed => state.TryGet(CardItem.ArmedSlot, out ReadOnlySpan<byte> slot) ? slot[0] : None;

    /// <summary>True from the moment the terminal fetches a REFRESH until the switch. Lives as long as the card has power.</summary>
    public bool RefreshFetched { get; set; }

    /// <summary>How far a slot is; empty also for a number that no slot has.</summary>
    public SlotState State(int slot) =>
        slot is >= 0 and < Capacity && state.TryGet(SlotRecord.KeyOf(slot), out ReadOnlySpan<byte> content) && !content.IsEmpty
            ? new SlotRecord(content).State
            : SlotState.Empty;

    /// <summary>What is in a slot.</summary>
    /// <returns>False unless the slot is ready.</returns>
    public bool TryGet(int slot, out SlotRecord record)
    {
        record = default;
        if (State(slot) != SlotState.Ready)
            return false;
        _ = state.TryGet(SlotRecord.KeyOf(slot), out ReadOnlySpan<byte> content);
        record = new SlotRecord(content);
        return true;
    }

    /// <summary>The secret of a slot, as the authentication functions take it.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="key">The key, a view of what the card keeps.</param>
    /// <param name="use">What for; a use that has no key of its own has that of the USIM.</param>
    /// <returns>False unless the slot is ready and the card knows its algorithm.</returns>
    public bool TryGetKey(int slot, out AuthenticationKey key, KeyUse use = KeyUse.Usim)
    {
        key = default;
        if (!TryGet(slot, out SlotRecord record))
            return false;
        if (use != KeyUse.Usim && state.TryGet(SlotRecord.KeyOf(slot, use), out ReadOnlySpan<byte> own) && new SlotRecord(own).State == SlotState.Ready)
            record = new SlotRecord(own);
        if (!Algorithms.TryFind(record.Algorithm, out AlgorithmEngine? engine))
            return false;
        // An operator's own algorithm was not there to look at the record when the image was opened.
        if (engine.Algorithm >= AlgorithmSet.FirstOwn && engine.FindFault(record.K.Length, record.Opc.Length, record.ResLength, record.Parameters) is not null)
            return false;
        key = new AuthenticationKey(engine, record.K, record.Opc, record.ResLength, record.Parameters);
        return true;
    }

    /// <summary>Gives the home profile another key; its sequence numbers stay. MILENAGE keeps the constants that the profile has.</summary>
    /// <returns>False where the card has no home profile, or not the algorithm; nothing changes then.</returns>
    public bool Program(KeyUse use, ProgrammedKey programmed)
    {
        if (!TryGet(Home, out SlotRecord home) || !Algorithms.TryFind(programmed.Algorithm, out AlgorithmEngine? engine))
            return false;
        ReadOnlySpan<byte> parameters = programmed.Algorithm == AuthenticationAlgorithm.Milenage && home.Algorithm == AuthenticationAlgorithm.Milenage
            ? home.Parameters
            : programmed.Parameters.Span;
        AuthenticationKey key = new(engine, programmed.K.Span, programmed.Opc.Span, programmed.ResLength, parameters);
        Span<byte> record = stackalloc byte[SlotRecord.MaxLength];
        int length = SlotRecord.Encode(record, key, home.SequenceRules, home.Amf, home.Label);
        state.Put(SlotRecord.KeyOf(Home, use), record[..length]);
        record.Clear();
        BootstrappedKey.Remove(state, Home);
        return true;
    }

    /// <summary>The sequence numbers of a slot, a view of its state.</summary>
    /// <param name="slot">A ready slot.</param>
    /// <param name="rules">How they are judged.</param>
    public SequenceNumbers SequenceOf(int slot, out SequenceRules rules)
    {
        rules = TryGet(slot, out SlotRecord record) ? record.SequenceRules : SequenceRules.Default;
        return new SequenceNumbers(state.TryGet(SlotRecord.SequenceKeyOf(slot), out ReadOnlySpan<byte> stored) ? stored : NoneAccepted[..rules.StorageSize], rules);
    }

    /// <summary>Stores the SQN of an accepted challenge.</summary>
    /// <param name="slot">The slot that answered.</param>
    /// <param name="rules">How its sequence numbers are judged.</param>
    /// <param name="sqn">SQN, 48 bits.</param>
    public void Accept(int slot, SequenceRules rules, ulong sqn)
    {
        Span<byte> entry = stackalloc byte[SequenceNumbers.EntrySize];
        rules.WriteEntry(entry, sqn);
        state.Write(SlotRecord.SequenceKeyOf(slot), rules.OffsetOf(sqn), entry, NoneAccepted[..rules.StorageSize]);
    }

    /// <summary>Label of a slot as an alpha field, up to <see cref="SlotRecord.MaxLabelLength"/> octets; empty unless the slot is ready.</summary>
    public ReadOnlySpan<byte> Label(int slot) => TryGet(slot, out SlotRecord record) ? record.Label : default;

    /// <summary>The network whose subscription a slot holds, from its EF.IMSI and its EF.AD.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="plmn">Receives three octets, as in EF.LOCI.</param>
    /// <returns>False unless the slot is ready and holds an IMSI.</returns>
    public bool TryGetHomePlmn(int slot, Span<byte> plmn)
    {
        if (State(slot) != SlotState.Ready || files.Find(UsimFiles.Imsi.Path) is not { } imsiFile || files.Find(UsimFiles.Ad.Path) is not { } adFile)
            return false;
        ReadOnlySpan<byte> imsi = files.Content(imsiFile, slot);
        if (!Imsi.TryDecode(imsi, out _))
            return false;
        // The nibbles of EF.IMSI, from octet 2: parity, MCC1, MCC2, MCC3, MNC1, MNC2, MNC3; no text is made, as applets ask for this.
        ReadOnlySpan<byte> administrative = files.Content(adFile, slot);
        int third = administrative.Length > 3 && (administrative[3] & 0x0F) == 3 ? imsi[4] & 0x0F : 0x0F;
        plmn[0] = (byte)((imsi[1] >> 4) | (imsi[2] << 4));
        plmn[1] = (byte)((imsi[2] >> 4) | (third << 4));
        plmn[2] = imsi[3];
        return true;
    }

    /// <summary>Chooses the slot that becomes active at the next switch moment; the active slot disarms.</summary>
    /// <returns>False unless the slot is ready; nothing changes then.</returns>
    public bool Arm(int slot)
    {
        if (State(slot) != SlotState.Ready)
            return false;
        RefreshFetched = false;
        PutArmed(slot == Active ? None : slot);
        return true;
    }

    /// <summary>Lets the armed slot become the active one, where this moment allows it.</summary>
    /// <remarks>
    /// STATUS P1 = 02 begins the end of the application: a terminal may write its location after it, and that location is the
    /// profile's before. So the files are set back once more when the application has ended.
    /// </remarks>
    /// <returns>True where the active slot changed: whatever was read from the old slot's files is old.</returns>
    public bool ActivateArmed(SwitchMoment moment)
    {
        if (moment != SwitchMoment.ApplicationClosing && state.TryGet(CardItem.Closing, out _))
        {
            state.Remove(CardItem.Closing);
            files.ResetForActivation(Active);
        }
        if (moment != SwitchMoment.Reset && !RefreshFetched)
            return false;
        RefreshFetched = false;
        int armed = Armed;
        if (armed == None)
            return false;
        PutArmed(None);
        bool changed = Activate(armed);
        if (changed && moment == SwitchMoment.ApplicationClosing)
            state.Put(CardItem.Closing, [1]);
        return changed;
    }

    /// <summary>Makes a slot the active one, at once.</summary>
    /// <returns>False where it is not ready or is active already; nothing changes then.</returns>
    public bool Activate(int slot)
    {
        if (slot == Active || State(slot) != SlotState.Ready)
            return false;
        state.Put(CardItem.ActiveSlot, [(byte)slot]);
        files.ResetForActivation(slot);
        return true;
    }

    private void PutArmed(int slot)
    {
        if (slot != Armed)
            state.Put(CardItem.ArmedSlot, [(byte)slot]);
    }

    // What a card that accepted nothing yet has as its array.
    private static readonly byte[] Zeros = new byte[SequenceRules.MaxStorageSize];

    private static ReadOnlySpan<byte> NoneAccepted => Zeros;
}
