using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Workbench.Soak;

// What the terminal remembers of the answers.
internal sealed partial class FuzzTerminal
{
    private readonly KnownFile?[] _current = new KnownFile?[Channels];
    private readonly bool[] _open = new bool[Channels];
    private readonly Dictionary<byte, string> _pins = new()
    {
        [0x01] = SoakCard.Pin1,
        [0x81] = SoakCard.Pin2,
        [0x11] = SoakCard.UniversalPin,
        [0x0A] = SoakCard.Adm1,
        [0x0B] = SoakCard.Adm1,
    };

    private KnownFile? _asked; // what the SELECT that is under way names
    private string? _askedPin; // the new PIN of the command that is under way
    private byte _askedReference;
    private int _channel;
    private int _waiting;
    private int _proactive;
    private int? _repeatWithLe;
    private bool _lastWasGsm;
    private bool _isGsm; // the command that is being made
    private bool _suspends; // the answer to SUSPEND UICC waits
    private byte[] _fetched = [];
    private ulong _sqn = 32;
    private ulong _counter;

    /// <summary>Notes what the card answered to the command that came last.</summary>
    /// <param name="response">Data, SW1, SW2.</param>
    public void Observe(ReadOnlySpan<byte> response)
    {
        StatusWord sw = new((ushort)((response[^2] << 8) | response[^1]));
        ReadOnlySpan<byte> data = response[..^2];
        _waiting = sw.Sw1 is 0x61 or 0x9F ? Length(sw.Sw2) : sw.Sw1 is 0x62 or 0x63 or 0x9E ? 1 : 0;
        _repeatWithLe = sw.Sw1 == 0x6C ? sw.Sw2 : null;
        _proactive = sw.Sw1 == 0x91 ? Length(sw.Sw2) : 0;
        _lastWasGsm = _lastLength > 0 && _last[0] == 0xA0;
        bool done = sw.IsSuccess || sw.Sw1 is 0x61 or 0x9F;
        if (done && _lastLength >= 4)
            Remember(data);
        _asked = null;
        _askedPin = null;
    }

    private static int Length(byte sw2) => sw2 == 0 ? 256 : sw2;

    private void Remember(ReadOnlySpan<byte> data)
    {
        byte ins = _last[1], p1 = _last[2], p2 = _last[3];
        bool suspends = _suspends;
        _suspends = ins == 0x76 && p1 == 0;
        switch (ins)
        {
            case 0xE0 when _asked is not null:
                _files.RemoveAll(file => file.Path.AsSpan().SequenceEqual(_asked.Path));
                _files.Add(_asked);
                _current[_channel] = _asked;
                break;
            case 0xA4 or 0xD4 or 0x44 or 0x04 when _asked is not null:
                _current[_channel] = _asked;
                break;
            case 0xA4:
                _current[_channel] = null;
                break;
            case 0x70 when p1 == 0 && data.Length == 1:
                _open[data[0] % Channels] = true;
                break;
            case 0x70 when p1 == 0x80:
                _open[p2 % Channels] = p2 == 0;
                break;
            case 0x24 or 0x2C when _askedPin is not null && _pins.ContainsKey(_askedReference):
                _pins[_askedReference] = _askedPin;
                break;
            case 0x12:
                _fetched = data.ToArray();
                break;
            case 0x14:
                _fetched = [];
                break;
            case 0xC0 when suspends && data.Length == 10:
                _token = data[2..].ToArray();
                break;
            case 0xFE:
                IsCardTerminated = true;
                break;
        }
    }

    private void ForgetSession()
    {
        Array.Clear(_current);
        Array.Clear(_open);
        _open[0] = true;
        _fetched = [];
        (_waiting, _proactive, _repeatWithLe, _channel) = (0, 0, null, 0);
    }

    private int AnyOpenChannel()
    {
        int channel = _chance.Next(Channels);
        while (!_open[channel])
            channel = (channel + 1) % Channels;
        return channel;
    }
}
