using System.Text;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>What a phone does with a card before it looks for a network: the order that phones were traced in.</summary>
/// <remarks>
/// ETSI TS 102 221 §14, 3GPP TS 31.102 §5.1.1. TERMINAL PROFILE goes before the application is selected. A file of a service that EF.UST does not claim
/// is not read.
/// </remarks>
internal static class StartUp
{
    /// <summary>Service 0: read always.</summary>
    private const int Always = 0;

    private static readonly byte[] UsimRid = [0xA0, 0x00, 0x00, 0x00, 0x87, 0x10, 0x02];

    /// <summary>Files after EF.IMSI, EF.AD and EF.UST, with the service each belongs to (3GPP TS 31.102 §4.2.8).</summary>
    private static readonly (EfDefinition File, int Service)[] Files =
    [
        (UsimFiles.Acc, Always),
        (UsimFiles.Loci, Always),
        (UsimFiles.PsLoci, Always),
        (UsimFiles.EpsLoci, 85),
        (FiveGsFiles.Loci3gpp, 122),
        (UsimFiles.Keys, Always),
        (UsimFiles.KeysPs, Always),
        (UsimFiles.EpsNsc, 85),
        (FiveGsFiles.Nsc3gpp, 122),
        (UsimFiles.StartHfn, Always),
        (UsimFiles.Threshold, Always),
        (UsimFiles.Kc, 27),
        (UsimFiles.KcGprs, 27),
        (UsimFiles.Est, Always),
        (UsimFiles.Hpplmn, Always),
        (UsimFiles.Ehplmn, 71),
        (UsimFiles.HplmnWAct, 43),
        (UsimFiles.PlmnWAct, 20),
        (UsimFiles.OplmnWAct, 42),
        (UsimFiles.Fplmn, Always),
        (UsimFiles.Netpar, Always),
        (UsimFiles.Gid1, 17),
        (UsimFiles.Gid2, 18),
        (UsimFiles.Spn, 19),
        (UsimFiles.Spdi, 51),
        (UsimFiles.Pnn, 45),
        (UsimFiles.Opl, 46),
        (UsimFiles.Smsp, 12),
        (UsimFiles.Smss, 10),
        (UsimFiles.Msisdn, 21),
    ];

    /// <summary>From the MF to an initialised USIM. The card has just answered its reset.</summary>
    /// <param name="channel">The card.</param>
    /// <param name="options">The phone.</param>
    /// <exception cref="CardCommandException">The card refuses what a phone cannot do without.</exception>
    public static CardContent Run(CardChannel channel, PhoneOptions options)
    {
        FileControlParameters master = channel.SelectMasterFile();
        CardContent content = new();
        content.Put(MfFiles.Iccid, channel.TryReadBinary(MfFiles.Iccid));
        content.Put(MfFiles.Pl, channel.TryReadBinary(MfFiles.Pl));
        if (master.TerminalCapabilityWanted)
        {
            // The capability is told with the MF current; an empty template says "no special power supply" (§11.1.19).
            channel.SelectMasterFile();
            channel.Send(0x80, 0xAA, 0x00, 0x00, [0xA9, 0x00]).Require("TERMINAL CAPABILITY", "");
        }
        // A profile of no bit says that the phone has no toolkit.
        channel.Send(0x80, 0x10, 0x00, 0x00, options.Refresh == RefreshBehaviour.NoToolkit ? [0x00] : TerminalProfiles.Phone).Require("TERMINAL PROFILE", "");
        content.Aid = FindUsim(channel);
        Initialise(channel, content, options);
        return content;
    }

    /// <summary>Selects the USIM, presents PIN1 and reads its files: also the NAA initialisation that REFRESH asks for.</summary>
    /// <param name="channel">The card.</param>
    /// <param name="content">What is known; files are read anew.</param>
    /// <param name="options">The phone.</param>
    public static void Initialise(CardChannel channel, CardContent content, PhoneOptions options)
    {
        FileControlParameters application = channel.SelectApplication(content.Aid.Span);
        content.Put(UsimFiles.Li, channel.TryReadBinary(UsimFiles.Li));
        content.PutRecords(UsimFiles.Ecc, channel.TryReadRecords(UsimFiles.Ecc));
        if (application.Pin1Enabled)
            PresentPin1(channel, options.Pin1);
        content.Put(UsimFiles.Imsi, channel.TryReadBinary(UsimFiles.Imsi));
        content.Put(UsimFiles.Ad, channel.TryReadBinary(UsimFiles.Ad));
        content.Put(UsimFiles.Ust, channel.TryReadBinary(UsimFiles.Ust));
        ReadOnlyMemory<byte> services = content.Get(UsimFiles.Ust);
        foreach ((EfDefinition file, int service) in Files)
        {
            if (service != Always && !ServiceTable.IsAvailable(services.Span, service))
                content.Put(file, null);
            else
                Read(channel, content, file);
        }
        channel.Status(0x01);
    }

    /// <summary>Reads one file anew: what REFRESH with a file list asks for.</summary>
    /// <param name="channel">The card.</param>
    /// <param name="content">Where it is kept.</param>
    /// <param name="file">The file.</param>
    public static void Read(CardChannel channel, CardContent content, EfDefinition file)
    {
        if (file.Kind == EfKind.Transparent)
            content.Put(file, channel.TryReadBinary(file));
        else
            content.PutRecords(file, channel.TryReadRecords(file));
    }

    /// <summary>The files that a phone keeps a copy of, by path.</summary>
    public static EfDefinition? Known(FilePath path)
    {
        EfDefinition[] first = [UsimFiles.Imsi, UsimFiles.Ad, UsimFiles.Ust, UsimFiles.Li, UsimFiles.Ecc, MfFiles.Iccid, MfFiles.Pl];
        foreach (EfDefinition file in first)
        {
            if (file.Path == path)
                return file;
        }
        foreach ((EfDefinition file, _) in Files)
        {
            if (file.Path == path)
                return file;
        }
        return null;
    }

    /// <summary>AID of the card's first USIM, from EF.DIR.</summary>
    /// <exception cref="CardCommandException">EF.DIR names none.</exception>
    public static ReadOnlyMemory<byte> FindUsim(CardChannel channel)
    {
        foreach (byte[] record in channel.TryReadRecords(MfFiles.Dir) ?? [])
        {
            if (DirectoryEntry.TryDecode(record) is { } entry && entry.ApplicationIdentifier.Span.StartsWith(UsimRid))
                return entry.ApplicationIdentifier;
        }
        throw new CardCommandException("READ RECORD", "EF.DIR (no record names a USIM)", Protocol.Apdu.StatusWord.RecordNotFound);
    }

    /// <summary>Presents PIN1, where this session has not seen it yet.</summary>
    /// <exception cref="CardCommandException">It is not known, or wrong.</exception>
    public static void PresentPin1(CardChannel channel, string? pin1)
    {
        // Asks how many tries are left first, as phones do: a wrong PIN must not use up the last one unseen.
        CardAnswer tries = channel.Send(0x00, 0x20, 0x00, 0x01);
        if (tries.Status.IsSuccess)
            return; // presented in this session already
        if (pin1 is null || pin1.Length is < 4 or > 8)
            throw new CardCommandException("VERIFY PIN", "PIN1, which the user of this phone does not know", tries.Status);
        Span<byte> pin = stackalloc byte[8];
        pin.Fill(0xFF);
        Encoding.ASCII.GetBytes(pin1, pin);
        channel.Send(0x00, 0x20, 0x00, 0x01, pin).Require("VERIFY PIN", "PIN1");
    }
}
