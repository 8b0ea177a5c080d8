using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.SecuredPackets;

namespace Tottoli.MultiSim.Cloud.Tests.Desk;

/// <summary>The card's end of the air: reassembles short messages, opens secured packets, collects STORE DATA, answers with proofs of receipt.</summary>
internal sealed class FakeCard(OtaKeySet keys)
{
    private readonly List<byte> _packet = [];
    private readonly List<byte> _profile = [];
    private ulong _counter;
    private int _nextBlock;

    /// <summary>Sealed profiles that arrived whole.</summary>
    public List<byte[]> Profiles { get; } = [];

    /// <summary>Counters of the packets that were accepted.</summary>
    public List<ulong> Counters { get; } = [];

    /// <summary>IMSI that the card says it installed.</summary>
    public string InstalledImsi { get; set; } = "";

    /// <summary>Status word of the next commands.</summary>
    public ushort CommandStatus { get; set; } = 0x9000;

    /// <summary>Takes one message.</summary>
    /// <returns>User data of the delivery report; null where parts are missing.</returns>
    public byte[]? Receive(byte[] userData)
    {
        int headerLength = userData[0] + 1;
        bool single = userData[1] == 0x70;
        int total = single ? 1 : userData[4];
        int part = single ? 1 : userData[5];
        if (part == 1)
            _packet.Clear();
        _packet.AddRange(userData.AsSpan(headerLength));
        return part == total ? Process([.. _packet]) : null;
    }

    private byte[] Process(byte[] packet)
    {
        if (!CommandPacket.TryParse(packet, out CommandPacket command))
            throw new AssertionException("The platform sent no command packet.");
        SecurityParameters security = command.Security;
        Assert.That(security, Is.EqualTo(new SecurityParameters(0x16, 0x19, 0x12, 0x12, 0xBFFF10)));
        byte[] data = new byte[packet.Length];
        SecuredPacketStatus status = command.TryUnwrap(0x16, keys, _counter, data, out UnwrappedCommand opened);
        _counter = opened.StoredCounter;
        byte[] answer = status == SecuredPacketStatus.Ok ? Store(data.AsSpan(0, opened.Length)) : [];
        if (status == SecuredPacketStatus.Ok)
            Counters.Add(opened.Counter);
        return Report(security, opened.Counter, status, answer);
    }

    private byte[] Report(in SecurityParameters security, ulong counter, SecuredPacketStatus status, ReadOnlySpan<byte> answer)
    {
        byte[] response = new byte[answer.Length + ResponsePacket.MaxOverhead];
        int length = ResponsePacket.Wrap(security, keys, counter, status, answer, response);
        return [0x02, 0x71, 0x00, .. response.AsSpan(0, length)];
    }

    private byte[] Store(ReadOnlySpan<byte> command)
    {
        Assert.That(command[..2].ToArray(), Is.EqualTo(new byte[] { 0x80, 0xE2 }));
        Assert.That(command[4], Is.EqualTo(command.Length - 5));
        if (command[3] == 0)
        {
            _profile.Clear();
            _nextBlock = 0;
        }
        Assert.That(command[3], Is.EqualTo(_nextBlock++));
        if (CommandStatus != 0x9000)
            return [1, (byte)(CommandStatus >> 8), (byte)CommandStatus];
        _profile.AddRange(command[5..]);
        if (command[2] != 0x80)
            return [1, 0x90, 0x00];
        Assert.That((_profile[0] << 8) | _profile[1], Is.EqualTo(_profile.Count - 2));
        Profiles.Add([.. _profile.Skip(2)]);
        byte[] imsi = new byte[Imsi.Size];
        Imsi.Parse(InstalledImsi).Encode(imsi);
        return [1, 0x90, 0x00, (byte)Profiles.Count, .. imsi];
    }
}
