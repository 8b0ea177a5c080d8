using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.SecuredPackets;
using Tottoli.MultiSim.Protocol.Sms;

namespace Tottoli.MultiSim.Workbench.Soak;

// Commands of the toolkit.
internal sealed partial class FuzzTerminal
{
    private const int ProfileManagementTar = 0xBFFF10;

    private static readonly DateTimeOffset Time = new(2027, 5, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly byte[] TerminalProfile = [0x80, 0x10, 0x00, 0x00, 0x19, .. Enumerable.Repeat((byte)0xFF, 25)];

    private static readonly byte[][] Capabilities =
    [
        [0xA9, 0x03, 0x81, 0x01, 0x01],
        [0xA9, 0x05, 0x81, 0x00, 0x82, 0x01, 0x00],
        [0xA9, 0x05, 0x80, 0x03, 0x01, 0x0A, 0x32],
        [0xA9, 0x00],
    ];

    private void TerminalCapability() => _draft.Add(AnyOf(Capabilities));

    private void SendTerminalProfile()
    {
        Span<byte> profile = _draft.Take(_chance.Next(1, 30));
        if (_chance.Next(2) == 0)
            profile.Fill(0xFF);
        else
            _chance.NextBytes(profile);
    }

    private void Fetch() => _draft.Le = _chance.Next(6) == 0 ? _chance.Next(257) : _proactive;

    private void TerminalResponse()
    {
        GeneralResult[] results = [GeneralResult.Performed, GeneralResult.Performed, GeneralResult.Performed, (GeneralResult)0x10, (GeneralResult)0x11, (GeneralResult)0x20, (GeneralResult)0x30];
        if (!ProactiveCommand.TryDecode(_fetched, out ProactiveCommand? command, out _) || command is null)
        {
            _draft.Add([0x81, 0x03, 0x01, 0x21, 0x00, 0x82, 0x02, 0x82, 0x81, 0x83, 0x01, 0x00]);
            return;
        }
        TerminalResponse response = Protocol.Cat.TerminalResponse.To(
            command, AnyOf(results),
            CatObject.Required(CatTag.ItemIdentifier, (byte)_chance.Next(1, 5)),
            CatObject.Required(CatTag.LocationInformation, Place().Encode()));
        _draft.Add(Encoded(response.Encode));
    }

    private void SendEnvelope()
    {
        switch (_chance.Next(8))
        {
            case 0:
                _draft.Add(Encoded(new MenuSelection((byte)_chance.Next(1, 5)).Encode));
                break;
            case 1:
                _draft.Add(Encoded(new TimerExpiration((byte)_chance.Next(1, 9), TimeSpan.FromMinutes(3)).Encode));
                break;
            case 2 or 3:
                _draft.Add(Encoded(new SmsPpDownload(Address.Parse("+447700900000"), Message()).Encode));
                break;
            case 4: // some envelope that nobody waits for
                _draft.Add((byte)(0xD0 + _chance.Next(16)));
                Span<byte> rest = _draft.Take(_chance.Next(1, 20));
                _chance.NextBytes(rest);
                rest[0] = (byte)(rest.Length - 1);
                break;
            default:
                _draft.Add(Encoded(new LocationStatusEvent((LocationStatus)_chance.Next(3), Place()).Encode));
                break;
        }
    }

    private LocationInformation Place() =>
        LocationInformation.Of(_chance.Next(2) == 0 ? SoakCard.Home : SoakCard.Abroad, AccessTechnology.Eutran, 7, 1);

    /// <summary>A short message with a secured packet, mostly one that the card accepts.</summary>
    private byte[] Message()
    {
        byte[] spi1 = [0x16, 0x16, 0x16, 0x12, 0x06];
        byte[] spi2 = [0x19, 0x01, 0x00, 0x02];
        Span<byte> script = stackalloc byte[_chance.Next(5, 30)];
        _chance.NextBytes(script);
        if (_chance.Next(2) == 0)
            ((ReadOnlySpan<byte>)[0x80, 0xE2, 0x80, 0x00, (byte)(script.Length - 5)]).CopyTo(script);
        SecurityParameters security = new(AnyOf(spi1), AnyOf(spi2), 0x12, 0x12, _chance.Next(6) == 0 ? 0xB00010 : ProfileManagementTar);
        byte[] packet = new byte[script.Length + CommandPacket.MaxOverhead];
        int length = CommandPacket.Wrap(security, SoakCard.OtaKeys, ++_counter, script, packet);
        if (_chance.Next(6) == 0)
            packet[_chance.Next(length)] ^= 0x10;
        IReadOnlyList<byte[]> parts = SmsConcatenation.Split(packet.AsSpan(0, length), (byte)_counter);
        return SmsDeliver.OfDataDownload(Address.Parse("+447700900123"), parts[0], Time).Encode();
    }

    private delegate int Encoder(Span<byte> destination);

    private static byte[] Encoded(Encoder encode)
    {
        byte[] bytes = new byte[255];
        return bytes[..encode(bytes)];
    }
}
