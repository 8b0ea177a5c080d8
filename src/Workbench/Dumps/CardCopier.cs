using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Personalities;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Workbench.Dumps;

/// <summary>What somebody who copies a card gives it, as no card tells it. Prints no PIN and no key.</summary>
public sealed class CopyWishes
{
    /// <summary>Key, sequence number and label of the subscription.</summary>
    public required ProfilePackage Subscription { get; init; }

    /// <summary>AMF with which the home operator challenges.</summary>
    public ushort Amf { get; init; } = 0x8000;

    /// <summary>An IMSI in place of the card's; null leaves it.</summary>
    public Imsi? Imsi { get; init; }

    /// <summary>A card number in place of the card's; null leaves it.</summary>
    public Iccid? Iccid { get; init; }

    /// <summary>PIN1, 4..8 digits. Secret.</summary>
    public string Pin1 { get; init; } = "0000";

    /// <summary>Whether PIN1 must be verified; null leaves it as the card tells.</summary>
    public bool? Pin1Enabled { get; init; }

    /// <summary>ADM1 to ADM10, 8 octets; null takes ADM1 of the dump, or 88888888. Secret.</summary>
    public ReadOnlyMemory<byte>? Adm { get; init; }
}

/// <summary>Makes an emulated card from the dump of a card.</summary>
public static class CardCopier
{
    private const int MostModelLength = 64;

    /// <summary>Makes the card.</summary>
    /// <param name="dump">The dump.</param>
    /// <param name="wishes">What the dump does not say.</param>
    /// <param name="store">An empty image; it stays the caller's.</param>
    /// <returns>What could not be copied as it was, in sentences for people.</returns>
    /// <exception cref="ArgumentException">A value is not possible; nothing is written. The message never says a secret.</exception>
    /// <exception cref="CardImageException">The store holds a card already, or cannot be written.</exception>
    public static IReadOnlyList<string> Copy(CardDump dump, CopyWishes wishes, ICardStore store)
    {
        ArgumentNullException.ThrowIfNull(dump);
        ArgumentNullException.ThrowIfNull(wishes);
        DumpedFiles files = DumpedFiles.Of(dump);
        if (wishes.Imsi is { } imsi)
            Rename(files, imsi);
        if (wishes.Iccid is { } number)
            files.Replace(CardNames.OfCatalog(MfFiles.Iccid.Path), Encoded(number));
        new CardCopy
        {
            FileSystem = new FileSystemImage(files.Files),
            Model = ModelOf(dump),
            AnswerToReset = dump.AnswerToReset,
            Classes = dump.IsGsm ? ClassFamily.Gsm : Personality.MultiSim.Classes,
            SearchMiss = dump.SearchMiss ?? StatusWord.RecordNotFound,
            Iccid = wishes.Iccid ?? (Iccid.TryParse(dump.Iccid, out Iccid said) ? said : default),
            Subscription = wishes.Subscription,
            Amf = wishes.Amf,
            Pins = PinsOf(files.Pins, wishes.Pin1Enabled),
            Pin1 = wishes.Pin1,
            Adm = wishes.Adm ?? AdmOf(dump),
        }.Write(store);
        return files.Notes;
    }

    /// <summary>The IMSI that the card tells, of its USIM or of its GSM SIM.</summary>
    /// <returns>Null where it tells none.</returns>
    public static Imsi? ImsiOf(CardDump dump)
    {
        ArgumentNullException.ThrowIfNull(dump);
        foreach (EfDefinition file in (ReadOnlySpan<EfDefinition>)[UsimFiles.Imsi, GsmFiles.Imsi])
        {
            CardPath path = CardNames.OfCatalog(file.Path);
            if (dump.Files.FirstOrDefault(each => each.Path == path)?.Content is { } content && Imsi.TryDecode(content.Whole, out Imsi imsi))
                return imsi;
        }
        return null;
    }

    private static void Rename(DumpedFiles files, Imsi imsi)
    {
        byte[] content = new byte[Imsi.Size];
        imsi.Encode(content);
        files.Replace(CardNames.OfCatalog(UsimFiles.Imsi.Path), content);
        files.Replace(CardNames.OfCatalog(GsmFiles.Imsi.Path), content);
    }

    private static byte[] Encoded(Iccid iccid)
    {
        byte[] content = new byte[Iccid.Size];
        iccid.Encode(content);
        return content;
    }

    private static string ModelOf(CardDump dump)
    {
        string name = dump.Name.Length > 0 ? dump.Name : "copied card";
        while (System.Text.Encoding.UTF8.GetByteCount(name) > MostModelLength)
            name = name[..^1];
        return name;
    }

    private static IReadOnlyList<PinState> PinsOf(IReadOnlyList<PinState> pins, bool? pin1Enabled)
    {
        const byte pin1 = 0x01;
        return pin1Enabled is { } enabled ? [.. pins.Where(static pin => pin.Reference != pin1), new PinState(pin1, enabled)] : pins;
    }

    private static ReadOnlyMemory<byte> AdmOf(CardDump dump) =>
        dump.Adm1 is { } text && AdministrativeKey.TryRead(text, out byte[] key) ? key : Personalisation.TestAdm;
}
