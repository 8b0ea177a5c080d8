using System.Text;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.Protocol.SecuredPackets;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Ota;
using Tottoli.MultiSim.SimOS.Personalities;
using Tottoli.MultiSim.SimOS.Security;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS;

/// <summary>What the issuer gives a card: identity, home profile, PINs, transport keys, the card's own key pair. Prints nothing of it.</summary>
public sealed class Personalisation
{
    /// <summary>Octets of ADM1.</summary>
    public const int AdmLength = PinRecord.ValueLength;

    /// <summary>The administrative keys of cards for the desk, 88888888.</summary>
    public static ReadOnlyMemory<byte> TestAdm { get; } = "88888888"u8.ToArray();

    /// <summary>The card's number; <see cref="IccidOf"/> makes one.</summary>
    public required Iccid Iccid { get; init; }

    /// <summary>The home profile, slot 0. Files that follow from its IMSI and label need not be in it.</summary>
    public required ProfilePackage Home { get; init; }

    /// <summary>The authentication algorithms that the card knows: those of the specifications, and an operator's own.</summary>
    public AlgorithmSet Algorithms { get; init; } = AlgorithmSet.Standard;

    /// <summary>AMF with which the home operator challenges; kept for people who look, as the card takes any.</summary>
    public ushort Amf { get; init; } = 0x8000;

    /// <summary>PIN1, 4..8 digits. Secret.</summary>
    public string Pin1 { get; init; } = "0000";

    /// <summary>Whether PIN1 must be verified.</summary>
    public bool Pin1Enabled { get; init; }

    /// <summary>PIN2, 4..8 digits. Secret.</summary>
    public string Pin2 { get; init; } = "0000";

    /// <summary>Universal PIN, 4..8 digits. Secret.</summary>
    public string UniversalPin { get; init; } = "0000";

    /// <summary>UNBLOCK PIN (PUK) of PIN1, PIN2 and the Universal PIN, 8 digits. Secret.</summary>
    public string Puk { get; init; } = "00000000";

    /// <summary>ADM1, 8 octets. Secret. ADM2 to ADM10 stay the test value 88888888 until CHANGE PIN; no rule of this card's layout names them.</summary>
    public ReadOnlyMemory<byte> Adm1 { get; init; } = TestAdm;

    /// <summary>The OTA transport key set; null where the card takes nothing over the air.</summary>
    public OtaKeySet? OtaKeys { get; init; }

    /// <summary>The counter of the last packet that counts as received: later ones must be higher.</summary>
    public ulong OtaCounter { get; init; }

    /// <summary>The card's own key pair, to which profiles are sealed; null where the card takes none. Only the private half is kept.</summary>
    public CardKeyPair? KeyPair { get; init; }

    /// <summary>The issuer's certificate of the card's public key, DER, up to 768 octets; may be empty.</summary>
    public ReadOnlyMemory<byte> Certificate { get; init; }

    /// <summary>A card number for cards that need no registered one: 8988, the IMSI, a check digit; 20 digits.</summary>
    /// <param name="imsi">The home IMSI.</param>
    public static Iccid IccidOf(Imsi imsi) => Iccid.WithCheckDigit("8988" + imsi.Digits.PadLeft(15, '0'));

    /// <summary>Writes a fresh card into a store, as one transaction.</summary>
    /// <param name="store">An empty store. It stays the caller's.</param>
    /// <exception cref="ArgumentException">A value is not possible; nothing is written. The message never says a secret.</exception>
    /// <exception cref="CardImageException">The store holds a card already, or cannot be written.</exception>
    public void Write(ICardStore store)
    {
        CardState state = new(store);
        if (state.TryGet(CardImage.IccidKey, out _))
            throw new CardImageException(CardImageFault.Exists, "The store holds a card already. Personalise an empty one.");
        CardFiles files = new(Personality.MultiSim.Layout, state);
        try
        {
            WriteFiles(state, files);
            WritePins(state);
            WriteKeys(state);
            WriteHome(state, files);
            state.Commit();
        }
        catch
        {
            state.Rollback();
            throw;
        }
    }

    private void WriteFiles(CardState state, CardFiles files)
    {
        if (Iccid == default)
            throw Wrong(nameof(Iccid), "the ICCID is missing.");
        Span<byte> iccid = stackalloc byte[Iccid.Size];
        Iccid.Encode(iccid);
        state.Put(CardImage.IccidKey, iccid);
        if (Certificate.Length > MultisimFiles.CertificateSize)
            throw Wrong(nameof(Certificate), $"the certificate has {Certificate.Length} bytes; a card has room for {MultisimFiles.CertificateSize}.");
        if (!Certificate.IsEmpty)
            files.Write(Find(files, MultisimFiles.Certificate), 0, Certificate.Span);
    }

    private void WritePins(CardState state)
    {
        Span<byte> puk = stackalloc byte[PinRecord.ValueLength];
        EncodePuk(Puk, puk, nameof(Puk));
        Span<byte> value = stackalloc byte[PinRecord.ValueLength];
        Encode(Pin1, value, nameof(Pin1));
        Put(state, PinReference.Pin1, value, puk, Pin1Enabled, canBeDisabled: true);
        Encode(Pin2, value, nameof(Pin2));
        Put(state, PinReference.Pin2, value, puk, enabled: true, canBeDisabled: false);
        Encode(UniversalPin, value, nameof(UniversalPin));
        Put(state, PinReference.Universal, value, puk, enabled: true, canBeDisabled: true);
        if (Adm1.Length != AdmLength)
            throw Wrong(nameof(Adm1), $"{Adm1.Length} bytes; expected {AdmLength}.");
        Put(state, PinReference.Adm1, Adm1.Span, default, enabled: true, canBeDisabled: false);
    }

    private void WriteKeys(CardState state)
    {
        if (OtaCounter > CounterRule.MaxValue)
            throw Wrong(nameof(OtaCounter), "the counter has more than 40 bits.");
        if (OtaKeys is not null)
            OtaKeyRecord.Put(state, OtaKeys, OtaCounter);
        if (KeyPair is not null)
            state.Put(CardItem.PrivateKey, KeyPair.PrivateKey);
    }

    private void WriteHome(CardState state, CardFiles files)
    {
        ArgumentNullException.ThrowIfNull(Home);
        if (Home.FindKeyFault(Algorithms) is string wrong)
            throw Wrong(nameof(Home), wrong);
        try
        {
            _ = Home.Encode();
        }
        catch (InvalidOperationException fault) // which says what is wrong with the profile
        {
            throw Wrong(nameof(Home), fault.Message);
        }
        SlotTable slots = new(state, files, Algorithms);
        if (!new ProfileInstaller(state, files, slots).Install(SlotTable.Home, Home, Amf).IsSuccess)
            throw Wrong(nameof(Home), "the home profile has a file that a slot does not own or that is too long, or more rules than a card has room for.");
    }

    internal static ArgumentException Wrong(string what, string why) => new($"{what}: {why}");

    private static CardFile Find(CardFiles files, EfDefinition definition) =>
        files.Find(definition.Path) ?? throw Wrong(definition.Name, "the card's tree has no such file.");

    /// <summary>Writes a PUK, eight digits.</summary>
    internal static void EncodePuk(string digits, Span<byte> value, string name)
    {
        Encode(digits, value, name);
        if (value.Contains((byte)0xFF))
            throw Wrong(name, "a PUK has 8 digits.");
    }

    /// <summary>Writes a PIN, filled up with FF.</summary>
    internal static void Encode(string digits, Span<byte> value, string name)
    {
        value.Fill(0xFF);
        if (digits is not { Length: >= 4 and <= PinRecord.ValueLength } || !Encoding.ASCII.TryGetBytes(digits, value, out _) || !PinRecord.IsDigits(value))
            throw Wrong(name, "a PIN has 4 to 8 digits.");
    }

    /// <summary>Keeps a fresh PIN or key.</summary>
    internal static void Put(CardState state, byte reference, ReadOnlySpan<byte> value, ReadOnlySpan<byte> unblock, bool enabled, bool canBeDisabled)
    {
        Span<byte> record = stackalloc byte[PinRecord.Length];
        PinRecord.Encode(record, value, unblock, enabled, canBeDisabled);
        if (!record.SequenceEqual(FreshPins.Of(reference)))
            state.Put(PinStore.KeyOf(reference), record);
    }
}
