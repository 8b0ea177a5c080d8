using System.Text;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.Protocol.SecuredPackets;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>The card that soak tests wear out: all its secrets are known, two profiles are on it, and PIN1 must be verified.</summary>
internal static class SoakCard
{
    public const string Pin1 = "1234";
    public const string Pin2 = "2345";
    public const string UniversalPin = "3456";
    public const string Puk = "12345678";
    public const string Adm1 = "88888888";

    /// <summary>The network of slot 0.</summary>
    public static readonly Plmn Home = Plmn.Parse("001-01");

    /// <summary>A network for which the card's rule says slot 1.</summary>
    public static readonly Plmn Abroad = Plmn.Parse("002-01");

    /// <summary>Key set 1, for secured packets.</summary>
    public static readonly OtaKeySet OtaKeys = new(1, OtaAlgorithm.Aes, Bytes(16, 0x31), Bytes(16, 0x47));

    /// <summary>A group of slot 0, whose key has number 1.</summary>
    public static readonly VoiceGroupService Group = new(12345, IsGroupCall: true);

    // Services of EF.UST.
    private const int Bootstrapping = 68;
    private const int IdentityByUsim = 125;

    private static readonly ProfilePackage[] Profiles =
    [
        Profile("Home", "001010000000010", 0x11, []),
        Profile("Abroad", "002010000000011", 0x22, [new ProfileRule(PlmnPattern.Parse("002-*"), 1)]),
    ];

    /// <summary>Number of profile slots in use.</summary>
    public static int Slots => Profiles.Length;

    /// <summary>The key of a slot.</summary>
    public static AuthenticationKey KeyOf(int slot) => Profiles[slot].Key;

    /// <summary>The IMSI of a slot.</summary>
    public static Imsi ImsiOf(int slot) => Profiles[slot].Imsi;

    /// <summary>Makes the card: it may be suspended, conceals its SUPI itself, and takes part in a group's calls.</summary>
    public static InMemoryCardStore Issue()
    {
        InMemoryCardStore store = new();
        Personalise(store);
        using CardImage image = new(store);
        if (!image.TryAdd(Profiles[1], out _, out string? reason))
            throw new InvalidOperationException(reason);
        if (!image.TryPutGroupKey(0, Group, 1, Bytes(VoiceGroupKeys.Size, 0x53), out reason))
            throw new InvalidOperationException(reason);
        using EmulatedCardLink link = new(CardMaker.Open(store, new SeededEntropy(1, "card")));
        link.PowerOn();
        CardChannel channel = new(link);
        Send(channel, 0xA4, 0x04, 0x0C, [0xA0, 0x00, 0x00, 0x00, 0x87, 0x10, 0x02]);
        Send(channel, 0x20, 0x00, 0x0A, Encoding.ASCII.GetBytes(Adm1));
        Send(channel, 0x20, 0x00, 0x01, [.. Encoding.ASCII.GetBytes(Pin1), 0xFF, 0xFF, 0xFF, 0xFF]);
        byte[] services = channel.TryReadBinary(UsimFiles.Ust)!;
        ServiceTable.Set(services, Bootstrapping, true);
        ServiceTable.Set(services, IdentityByUsim, true);
        channel.TryUpdateBinary(UsimFiles.Ust, services);
        channel.TryUpdateBinary(MfFiles.Umpc, [0x3C, 0xFF, 0x02, 0xFF, 0xFF]);
        return store;
    }

    private static void Send(CardChannel channel, byte ins, byte p1, byte p2, ReadOnlySpan<byte> data) =>
        channel.Send(0x00, ins, p1, p2, data).Require($"INS {ins:X2}", "the soak card");

    private static void Personalise(InMemoryCardStore store) =>
        new Personalisation
        {
            Iccid = Personalisation.IccidOf(Profiles[0].Imsi),
            Home = Profiles[0],
            Pin1 = Pin1,
            Pin1Enabled = true,
            Pin2 = Pin2,
            UniversalPin = UniversalPin,
            Puk = Puk,
            OtaKeys = OtaKeys,
        }.Write(store);

    private static ProfilePackage Profile(string label, string imsi, byte seed, IReadOnlyList<ProfileRule> rules) => new()
    {
        Label = label,
        Imsi = Imsi.Parse(imsi),
        Algorithm = AuthenticationAlgorithm.Milenage,
        K = Bytes(16, seed),
        Opc = Bytes(16, (byte)(seed + 1)),
        Rules = rules,
    };

    private static byte[] Bytes(int count, byte first)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
            bytes[i] = (byte)(first + (i * 13));
        return bytes;
    }
}
