using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Tests.Identity;

/// <summary>Cards with slots written straight into their state, and what a terminal sends them.</summary>
internal static class SlotFixture
{
    public const string SelectUsim = "00A4040007A0000000871002";

    public static readonly byte[] K = Convert.FromHexString("465B5CE8B199B49FAA5F0A2EE238A6BC");
    public static readonly byte[] Opc = Convert.FromHexString("CD63CB71954A9F4E48A5994E37A02BAF");

    public static Card Open(ICardStore store) => new(store, new CardOptions { Entropy = new SeededEntropy(1, "card"), OnFault = static fault => throw fault });

    /// <summary>Fills slots 0 to <paramref name="count"/> - 1 of a store.</summary>
    public static InMemoryCardStore Store(int count = 2, Action<CardState, CardFiles>? more = null)
    {
        InMemoryCardStore store = new();
        CardState state = new(store);
        CardFiles files = new(MultiSimLayout.Instance, state);
        for (int slot = 0; slot < count; slot++)
            Fill(state, files, slot, new AuthenticationKey(AuthenticationAlgorithm.Milenage, K, Opc));
        more?.Invoke(state, files);
        state.Commit();
        return store;
    }

    public static void Fill(CardState state, CardFiles files, int slot, AuthenticationKey key, SequenceRules? rules = null)
    {
        SequenceRules judging = rules ?? SequenceRules.Default;
        byte[] record = new byte[SlotRecord.MaxLength];
        int length = SlotRecord.Encode(record, key, judging, 0x8000, AlphaText.Encode($"Slot {slot}"));
        state.Put(SlotRecord.KeyOf(slot), record.AsSpan(0, length));
        state.Put(SlotRecord.SequenceKeyOf(slot), new byte[judging.StorageSize]);
        byte[] imsi = new byte[Imsi.Size];
        Imsi.Parse($"00101000000000{slot}").Encode(imsi);
        files.Write(files.Find(UsimFiles.Imsi.Path)!, slot, 0, imsi);
    }

    /// <summary>Sends a command and, after 61XX, GET RESPONSE.</summary>
    public static (string Data, string Sw) Send(Card card, string command)
    {
        byte[] response = new byte[258];
        int length = card.Transmit(Convert.FromHexString(command), response);
        if (response[length - 2] == 0x61)
            length = card.Transmit([0x00, 0xC0, 0x00, 0x00, response[length - 1]], response);
        return (Convert.ToHexString(response, 0, length - 2), Convert.ToHexString(response, length - 2, 2));
    }

    public static StatusWord Transmit(Card card, string command)
    {
        byte[] response = new byte[258];
        int length = card.Transmit(Convert.FromHexString(command), response);
        return new StatusWord((ushort)((response[length - 2] << 8) | response[length - 1]));
    }
}
