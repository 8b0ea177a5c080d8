using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.Protocol.SecuredPackets;
using Tottoli.MultiSim.Protocol.Sms;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.SimOS.Ota;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Tests.Ota;

/// <summary>A card as its issuer hands it out, the server's side of its transport keys, and what an operator sends.</summary>
internal sealed class IssuedCard : IDisposable
{
    public const string HomeImsi = "001010000000001";
    public const string PartnerImsi = "262019876543210";

    public static readonly SecurityParameters Security = new(0x16, 0x19, 0x12, 0x12, ProfileManagement.Tar);
    public static readonly OtaKeySet Keys = new(1, OtaAlgorithm.Aes, Bytes("kic"), Bytes("kid"));
    public static readonly CardKeyPair KeyPair = CardKeyPair.Generate(new SeededEntropy(7, "card key"));
    public static readonly Iccid Iccid = Personalisation.IccidOf(Imsi.Parse(HomeImsi));

    private ulong _counter;
    private byte _reference;

    public IssuedCard()
    {
        Issue().Write(Store);
        State = new CardState(Store);
        Files = new CardFiles(MultiSimLayout.Instance, State);
        Slots = new SlotTable(State, Files);
        Endpoint = new OtaEndpoint(State, Files, Slots);
    }

    public InMemoryCardStore Store { get; } = new();

    public CardState State { get; }

    public CardFiles Files { get; }

    public SlotTable Slots { get; }

    public OtaEndpoint Endpoint { get; }

    public ulong StoredCounter
    {
        get
        {
            _ = OtaKeyRecord.Find(State, 1, out ulong counter);
            return counter;
        }
    }

    public static byte[] Bytes(string purpose, int length = 16)
    {
        byte[] bytes = new byte[length];
        new SeededEntropy(1, purpose).Fill(bytes);
        return bytes;
    }

    public static Personalisation Issue() => new()
    {
        Iccid = Iccid,
        Home = Profile(HomeImsi, "Home", rules: [new ProfileRule(PlmnPattern.Parse("001-01"), 10)]),
        OtaKeys = Keys,
        KeyPair = KeyPair,
        Certificate = new byte[] { 0x30, 0x03, 0x02, 0x01, 0x05 },
    };

    public static ProfilePackage Profile(
        string imsi = PartnerImsi, string label = "Partner", IReadOnlyList<ProfileRule>? rules = null, IReadOnlyList<ProfileFile>? files = null)
    {
        return new ProfilePackage
        {
            Label = label,
            Imsi = Imsi.Parse(imsi),
            Algorithm = AuthenticationAlgorithm.Milenage,
            K = Bytes("k" + imsi),
            Opc = Bytes("opc" + imsi),
            Sqn = 0x20,
            Rules = rules ?? [new ProfileRule(PlmnPattern.Parse("262-01"), 5), new ProfileRule(PlmnPattern.Parse("262-*"), 20)],
            Files = files ?? [new ProfileFile(UsimFiles.Spn.Path, 0, Convert.FromHexString("01506172746E6572FFFFFFFFFFFFFFFFFF"))],
        };
    }

    public static byte[] Seal(ProfilePackage profile, CardKeyPair? to = null, Iccid? iccid = null) => Seal(profile.Encode(), to, iccid);

    public static byte[] Seal(byte[] package, CardKeyPair? to = null, Iccid? iccid = null)
    {
        byte[] associated = new byte[Iccid.Size];
        (iccid ?? Iccid).Encode(associated);
        return SealedProfile.Seal(package, (to ?? KeyPair).PublicKey, associated, new SeededEntropy(3, "seal"));
    }

    /// <summary>The scripts that carry a sealed profile, one a packet.</summary>
    public static List<byte[]> Scripts(byte[] sealedProfile, int blockSize = 180)
    {
        byte[] content = [(byte)(sealedProfile.Length >> 8), (byte)sealedProfile.Length, .. sealedProfile];
        byte[][] blocks = [.. content.Chunk(blockSize)];
        return [.. blocks.Select((block, i) => Command((byte)(i == blocks.Length - 1 ? 0x80 : 0), (byte)i, block))];
    }

    public static byte[] Command(byte p1, byte number, byte[] block) => [0x80, 0xE2, p1, number, (byte)block.Length, .. block];

    /// <summary>A command packet with the next counter.</summary>
    public byte[] Packet(byte[] script, SecurityParameters? security = null, OtaKeySet? keys = null, ulong? counter = null)
    {
        byte[] packet = new byte[script.Length + CommandPacket.MaxOverhead];
        return packet[..CommandPacket.Wrap(security ?? Security, keys ?? Keys, counter ?? ++_counter, script, packet)];
    }

    /// <summary>The short messages of a packet.</summary>
    public List<byte[]> Messages(byte[] packet) =>
    [
        .. SmsConcatenation.Split(packet, ++_reference).Select(static part =>
            SmsDeliver.OfDataDownload(Address.Parse("+447700900123"), part, new DateTimeOffset(2026, 5, 4, 10, 0, 0, TimeSpan.Zero)).Encode()),
    ];

    /// <summary>Delivers one message as an ENVELOPE would, in a transaction of its own.</summary>
    public (bool Taken, int Sw, byte[] Response) Deliver(byte[] tpdu)
    {
        ResponseWriter response = new(new byte[256]);
        bool taken = Endpoint.TryReceive(tpdu, ref response, out Protocol.Apdu.StatusWord status);
        State.Commit();
        return (taken, status.Value, response.Written.ToArray());
    }

    /// <summary>Sends a script and opens the proof of receipt.</summary>
    public (SecuredPacketStatus Status, string Data) Send(byte[] script) => Send(Packet(script), Security);

    /// <summary>Sends a packet and opens the proof of receipt.</summary>
    public (SecuredPacketStatus Status, string Data) Send(byte[] packet, SecurityParameters security)
    {
        List<byte[]> messages = Messages(packet);
        foreach (byte[] message in messages[..^1])
            Assert.That(Deliver(message), Is.EqualTo((true, 0x9000, Array.Empty<byte>())), "a part that is not the last");
        (bool taken, int sw, byte[] response) = Deliver(messages[^1]);
        Assert.That(taken, Is.True);
        Assert.That(sw, Is.EqualTo(0x9000));
        Assert.That(response, Has.Length.AtLeast(3));
        Assert.That(response[..3], Is.EqualTo(new byte[] { 0x02, 0x71, 0x00 }));
        byte[] data = new byte[response.Length];
        Assert.That(ResponsePacket.TryUnwrap(response.AsSpan(3), security, Keys, data, out ResponseContent content), Is.True);
        return (content.Status, Convert.ToHexString(data, 0, content.Length));
    }

    /// <summary>Sends a sealed profile; the answer to the last block.</summary>
    public string Install(byte[] sealedProfile, int blockSize = 180)
    {
        string last = "";
        foreach (byte[] script in Scripts(sealedProfile, blockSize))
        {
            (SecuredPacketStatus status, last) = Send(script);
            Assert.That(status, Is.EqualTo(SecuredPacketStatus.Ok));
        }
        return last;
    }

    /// <summary>All that the card keeps, for comparison.</summary>
    public SortedDictionary<string, string> Snapshot()
    {
        SortedDictionary<string, string> pieces = new(StringComparer.Ordinal);
        State.Visit((key, content) => pieces.Add(key.ToString(), Convert.ToHexString(content)));
        return pieces;
    }

    public void Dispose() => State.Dispose();
}
