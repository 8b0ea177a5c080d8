using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Workbench.Benchmarks;

/// <summary>One command and what it takes to fetch its answer, to a card at the other end of a link: a reader, or a virtual one.</summary>
/// <remarks>AUTHENTICATE goes in the GSM context: any USIM that has it answers each RAND, nobody needs to know its key, and no SQN is spent.</remarks>
public sealed class LinkWorkload : Workload
{
    private const byte MoreData = 0x61;
    private const int RandOffset = 6;
    private static readonly byte[] SelectUsim = Convert.FromHexString("00A4040407A0000000871002");

    private readonly ICardLink _link;
    private readonly byte[] _command;
    private readonly byte[] _response = new byte[258];
    private readonly byte[] _getResponse = [0x00, 0xC0, 0x00, 0x00, 0x00];
    private ulong _challenge;

    private LinkWorkload(string name, ICardLink link, byte[] command)
        : base(name, 1)
    {
        _link = link;
        _command = command;
        Send(SelectUsim);
    }

    /// <summary>SELECT of EF.IMSI with its FCP.</summary>
    /// <param name="link">The card; it is on, and stays the caller's.</param>
    public static LinkWorkload Select(ICardLink link) => new("pcsc/select", link, Convert.FromHexString("00A40004026F07"));

    /// <summary>AUTHENTICATE in the GSM security context (3GPP TS 31.102 §7.1.2.2).</summary>
    /// <param name="link">The card; it is on, its PIN1 is verified or disabled. It stays the caller's.</param>
    public static LinkWorkload Authenticate(ICardLink link) => new("pcsc/authenticate", link, [0x00, 0x88, 0x00, 0x80, 0x11, 0x10, .. new byte[16]]);

    /// <inheritdoc/>
    public override void Prepare()
    {
        if (_command.Length > RandOffset + sizeof(ulong))
            BinaryPrimitives.WriteUInt64BigEndian(_command.AsSpan(RandOffset), ++_challenge);
    }

    /// <inheritdoc/>
    public override void Run() => Send(_command);

    private void Send(byte[] command)
    {
        int length = _link.Transmit(command, _response);
        if (_response[length - 2] == MoreData)
        {
            _getResponse[4] = _response[length - 1];
            length = _link.Transmit(_getResponse, _response);
        }
        StatusWord status = new((ushort)((_response[length - 2] << 8) | _response[length - 1]));
        if (!status.IsSuccess)
            throw new CardCommandException(command[1] == 0x88 ? "AUTHENTICATE" : "SELECT", command[1] == 0x88 ? "a RAND in the GSM context" : "the USIM and EF.IMSI", status);
    }
}
