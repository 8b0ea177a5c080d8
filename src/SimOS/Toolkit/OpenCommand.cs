using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>The one proactive command of a session: offered by 91XX, fetched, answered (ETSI TS 102 223 §4.2).</summary>
internal sealed class OpenCommand
{
    private const byte ProactiveTag = 0xD0;
    private const int MaxLength = 256;

    private byte[] _bytes = [];
    private int _length;

    /// <summary>How far it is; idle where there is none.</summary>
    public ProactiveState State { get; private set; }

    /// <summary>Octets that wait for FETCH; 0 where none wait.</summary>
    public int PendingLength => State == ProactiveState.Pending ? _length : 0;

    /// <summary>Type of the command (ETSI TS 102 223 §9.4); 0 where its details are missing.</summary>
    public byte Type => TypeOf(Objects);

    private ReadOnlySpan<byte> Objects => _bytes.AsSpan(_bytes[1] == 0x81 ? 3 : 2, _length - (_bytes[1] == 0x81 ? 3 : 2));

    /// <summary>Type that a command's details say; 0 where they are missing.</summary>
    /// <param name="objects">The command without its tag D0 and its length.</param>
    public static byte TypeOf(ReadOnlySpan<byte> objects) => Details(objects) is { Length: 3 } details ? details[1] : (byte)0;

    /// <summary>Offers a command to the terminal.</summary>
    /// <param name="objects">The command without its tag D0 and its length.</param>
    public void Offer(ReadOnlySpan<byte> objects)
    {
        if (_bytes.Length == 0)
            _bytes = new byte[MaxLength]; // many cards never send one
        int header = objects.Length > 127 ? 3 : 2;
        _bytes[0] = ProactiveTag;
        if (header == 3)
            _bytes[1] = 0x81;
        _bytes[header - 1] = (byte)objects.Length;
        objects.CopyTo(_bytes.AsSpan(header));
        _length = header + objects.Length;
        State = ProactiveState.Pending;
    }

    /// <summary>FETCH (ETSI TS 102 221 §11.2.3). With nothing to fetch: 6985.</summary>
    public StatusWord Fetch(ref ResponseWriter response)
    {
        if (State != ProactiveState.Pending)
            return StatusWord.ConditionsNotSatisfied;
        if (!response.Accepts(_length))
            return StatusWord.WrongLe(_length);
        response.Write(_bytes.AsSpan(0, _length));
        State = ProactiveState.Fetched;
        return StatusWord.Success;
    }

    /// <summary>True where a TERMINAL RESPONSE carries the details of the fetched command: number and type.</summary>
    public bool IsAnsweredBy(ReadOnlySpan<byte> response) =>
        Details(response) is { Length: 3 } details && Details(Objects) is { Length: 3 } sent && details[..2].SequenceEqual(sent[..2]);

    /// <summary>The command is answered, or nobody waits for the answer any more.</summary>
    public void End() => State = ProactiveState.Idle;

    private static ReadOnlySpan<byte> Details(ReadOnlySpan<byte> objects)
    {
        ComprehensionTlvReader.TryFind(objects, (int)CatTag.CommandDetails, out ReadOnlySpan<byte> details);
        return details;
    }
}
