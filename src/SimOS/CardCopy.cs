using System.Text;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Personalities;
using Tottoli.MultiSim.SimOS.Security;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS;

/// <summary>A copy of another card: its files and its answers, and what no card tells of itself, keys and PINs. Prints nothing of it.</summary>
public sealed class CardCopy
{
    /// <summary>All files of the card.</summary>
    public required FileSystemImage FileSystem { get; init; }

    /// <summary>Name of the card's model, 1..64 octets in UTF-8.</summary>
    public required string Model { get; init; }

    /// <summary>The answer to reset, 2..33 octets; empty for that of a MultiSim.</summary>
    public ReadOnlyMemory<byte> AnswerToReset { get; init; }

    /// <summary>The classes of commands that the card answers to.</summary>
    public ClassFamily Classes { get; init; } = Personality.MultiSim.Classes;

    /// <summary>What SEARCH RECORD answers where it finds nothing: 6A83, 6282 or 9000.</summary>
    public StatusWord SearchMiss { get; init; } = StatusWord.RecordNotFound;

    /// <summary>The card's number, where its files do not say it.</summary>
    public Iccid Iccid { get; init; }

    /// <summary>Key, sequence number and label of the subscription, slot 0. Its IMSI and its files are those of the card.</summary>
    public required ProfilePackage Subscription { get; init; }

    /// <summary>AMF with which the home operator challenges; kept for people who look, as the card takes any.</summary>
    public ushort Amf { get; init; } = 0x8000;

    /// <summary>The key references that the card tells of, and which of them are enabled. Administrative keys always are.</summary>
    public IReadOnlyList<PinState> Pins { get; init; } = [];

    /// <summary>PIN1 and all other application PINs, 4..8 digits. Secret.</summary>
    public string Pin1 { get; init; } = "0000";

    /// <summary>PIN2 and all other local PINs, 4..8 digits. Secret.</summary>
    public string Pin2 { get; init; } = "0000";

    /// <summary>UNBLOCK PIN (PUK) of all PINs, 8 digits. Secret.</summary>
    public string Puk { get; init; } = "00000000";

    /// <summary>ADM1 to ADM10, 8 octets. Secret.</summary>
    public ReadOnlyMemory<byte> Adm { get; init; } = Personalisation.TestAdm;

    /// <summary>Writes the card into a store, as one transaction.</summary>
    /// <param name="store">An empty store. It stays the caller's.</param>
    /// <exception cref="ArgumentException">A value is not possible; nothing is written. The message never says a secret.</exception>
    /// <exception cref="CardImageException">The store holds a card already, or cannot be written.</exception>
    public void Write(ICardStore store)
    {
        CardState state = new(store);
        if (state.TryGet(CardImage.IccidKey, out _) || state.TryGet(CardItem.Model, out _))
            throw new CardImageException(CardImageFault.Exists, "The store holds a card already. Copy into an empty one.");
        try
        {
            FileSystem.WriteStructure(state, Personality.MultiSim.Layout);
            CardFiles files = new(Personality.MultiSim.Layout, state);
            FileSystem.WriteContents(state, files);
            WriteModel(state, files);
            WritePins(state);
            if (!new ProfileInstaller(state, files, new SlotTable(state, files)).PutIdentity(SlotTable.Home, Subscription, Amf))
                throw Personalisation.Wrong(nameof(Subscription), "the label is too long.");
            state.Commit();
        }
        catch
        {
            state.Rollback();
            throw;
        }
    }

    private void WriteModel(CardState state, CardFiles files)
    {
        byte[] name = Encoding.UTF8.GetBytes(Model);
        if (name.Length is 0 or > CardItem.MaxModelLength)
            throw Personalisation.Wrong(nameof(Model), $"the name has {name.Length} octets; expected 1 to {CardItem.MaxModelLength}.");
        state.Put(CardItem.Model, name);
        if (!AnswerToReset.IsEmpty)
        {
            if (!CardItem.IsAnswerToReset(AnswerToReset.Span))
                throw Personalisation.Wrong(nameof(AnswerToReset), $"{Convert.ToHexString(AnswerToReset.Span)} is none; it begins with 3B or 3F and has 2 to 33 octets.");
            state.Put(CardItem.AnswerToReset, AnswerToReset.Span);
        }
        if (Classes != Personality.MultiSim.Classes)
            state.Put(CardItem.Classes, [(byte)Classes]);
        if (!CardItem.IsSearchMiss(SearchMiss))
            throw Personalisation.Wrong(nameof(SearchMiss), $"{SearchMiss} is no answer to a search; expected 6A83, 6282 or 9000.");
        if (SearchMiss != StatusWord.RecordNotFound)
            state.Put(CardItem.SearchMiss, [SearchMiss.Sw1, SearchMiss.Sw2]);
        if (Iccid != default && files.Find(MfFiles.Iccid.Path) is null)
        {
            Span<byte> iccid = stackalloc byte[Iccid.Size];
            Iccid.Encode(iccid);
            state.Put(CardImage.IccidKey, iccid);
        }
    }

    private void WritePins(CardState state)
    {
        Span<byte> puk = stackalloc byte[PinRecord.ValueLength];
        Personalisation.EncodePuk(Puk, puk, nameof(Puk));
        Span<byte> application = stackalloc byte[PinRecord.ValueLength];
        Personalisation.Encode(Pin1, application, nameof(Pin1));
        Span<byte> local = stackalloc byte[PinRecord.ValueLength];
        Personalisation.Encode(Pin2, local, nameof(Pin2));
        if (Adm.Length != Personalisation.AdmLength)
            throw Personalisation.Wrong(nameof(Adm), $"{Adm.Length} bytes; expected {Personalisation.AdmLength}.");
        foreach (byte reference in PinReference.All)
        {
            if (PinReference.IsAdm(reference))
                Personalisation.Put(state, reference, Adm.Span, default, enabled: true, canBeDisabled: false);
        }
        foreach (PinState pin in Pins)
        {
            if (PinReference.Bit(pin.Reference) == 0 || PinReference.IsAdm(pin.Reference))
                continue;
            bool isLocal = PinReference.IsLocal(pin.Reference);
            Personalisation.Put(state, pin.Reference, isLocal ? local : application, puk, pin.IsEnabled, canBeDisabled: !isLocal);
        }
    }
}
