using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Auc.Gsup;

/// <summary>Takes vectors from an HLR that speaks Osmocom's GSUP over IPA (osmo-hlr), as a serving node does. One request at a time.</summary>
public sealed class GsupClient : IDisposable
{
    /// <summary>The port of osmo-hlr.</summary>
    public const int DefaultPort = 4222;

    private const int HeaderSize = 3;
    private const byte CcmProtocol = 0xFE;
    private const byte OsmoProtocol = 0xEE;
    private const byte GsupExtension = 0x05;
    private const byte Ping = 0x00;
    private const byte Pong = 0x01;
    private const byte IdentityRequest = 0x04;
    private const byte IdentityResponse = 0x05;

    private readonly TcpClient _tcp;
    private readonly NetworkStream _stream;
    private readonly string _address;
    private bool _isIdentified;

    private GsupClient(TcpClient tcp, string address)
    {
        _tcp = tcp;
        _stream = tcp.GetStream();
        _address = address;
    }

    /// <summary>Connects.</summary>
    /// <param name="host">The HLR's host.</param>
    /// <param name="port">Its port.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">Nobody listens there.</exception>
    public static async Task<GsupClient> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        TcpClient tcp = new();
        try
        {
            await tcp.ConnectAsync(host, port, cancellationToken).ConfigureAwait(false);
            return new GsupClient(tcp, $"gsup://{host}:{port}");
        }
        catch (SocketException fault)
        {
            tcp.Dispose();
            throw new IOException($"gsup://{host}:{port} cannot be reached: {fault.Message}. Is osmo-hlr running?", fault);
        }
    }

    /// <summary>Asks for vectors.</summary>
    /// <param name="imsi">The subscriber.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The vectors in the HLR's order, those of 3G alone.</returns>
    /// <exception cref="IOException">The HLR refuses, or answers what is no GSUP; the message says which.</exception>
    public Task<IReadOnlyList<AuthenticationVector>> GetVectorsAsync(Imsi imsi, CancellationToken cancellationToken) =>
        AskAsync(GsupMessage.AuthenticationRequest(imsi, default, default), cancellationToken);

    /// <summary>Hands over a card's AUTS and asks for vectors that are fresh to it.</summary>
    /// <param name="imsi">The subscriber.</param>
    /// <param name="rand">The RAND that the card refused, 16 bytes.</param>
    /// <param name="auts">The card's AUTS, 14 bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">The HLR refuses, or answers what is no GSUP.</exception>
    public Task<IReadOnlyList<AuthenticationVector>> ResynchroniseAsync(
        Imsi imsi, ReadOnlyMemory<byte> rand, ReadOnlyMemory<byte> auts, CancellationToken cancellationToken) =>
        AskAsync(GsupMessage.AuthenticationRequest(imsi, rand.Span, auts.Span), cancellationToken);

    /// <summary>Closes the connection.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        _tcp.Dispose();
    }

    private async Task<IReadOnlyList<AuthenticationVector>> AskAsync(byte[] request, CancellationToken cancellationToken)
    {
        // osmo-hlr can answer only whom it knows: a request that overtakes the identity is lost.
        while (!_isIdentified)
        {
            (byte protocol, byte[] body) = await ReceiveAsync(cancellationToken).ConfigureAwait(false);
            if (protocol == CcmProtocol)
                await AnswerAsync(body, cancellationToken).ConfigureAwait(false);
        }
        await SendAsync(OsmoProtocol, [GsupExtension, .. request], cancellationToken).ConfigureAwait(false);
        while (true)
        {
            (byte protocol, byte[] body) = await ReceiveAsync(cancellationToken).ConfigureAwait(false);
            if (protocol == CcmProtocol)
                await AnswerAsync(body, cancellationToken).ConfigureAwait(false);
            else if (protocol == OsmoProtocol && body is [GsupExtension, ..] && GsupMessage.TryReadVectors(body.AsSpan(1), out IReadOnlyList<AuthenticationVector>? vectors, out string? refusal))
                return vectors ?? throw new IOException($"{_address} refuses: {refusal}.");
        }
    }

    // The HLR asks who we are before it answers anything; the unit's number has to come first.
    private async Task AnswerAsync(byte[] body, CancellationToken cancellationToken)
    {
        switch (body)
        {
            case [IdentityRequest, ..]:
                await SendAsync(CcmProtocol, [IdentityResponse, .. Identity(0x08, "0/0/0"), .. Identity(0x01, "MultiSim"), .. Identity(0x00, "MultiSim")], cancellationToken).ConfigureAwait(false);
                _isIdentified = true;
                break;
            case [Ping, ..]:
                await SendAsync(CcmProtocol, [Pong], cancellationToken).ConfigureAwait(false);
                break;
            default: // acknowledgements
                break;
        }
    }

    private static byte[] Identity(byte tag, string text)
    {
        byte[] field = new byte[3 + text.Length + 1];
        BinaryPrimitives.WriteUInt16BigEndian(field, (ushort)(text.Length + 2));
        field[2] = tag;
        Encoding.ASCII.GetBytes(text, field.AsSpan(3));
        return field;
    }

    private async Task SendAsync(byte protocol, byte[] body, CancellationToken cancellationToken)
    {
        byte[] frame = new byte[HeaderSize + body.Length];
        BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)body.Length);
        frame[2] = protocol;
        body.CopyTo(frame, HeaderSize);
        await _stream.WriteAsync(frame, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(byte Protocol, byte[] Body)> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            byte[] header = new byte[HeaderSize];
            await _stream.ReadExactlyAsync(header, cancellationToken).ConfigureAwait(false);
            byte[] body = new byte[BinaryPrimitives.ReadUInt16BigEndian(header)];
            await _stream.ReadExactlyAsync(body, cancellationToken).ConfigureAwait(false);
            return (header[2], body);
        }
        catch (EndOfStreamException closed)
        {
            throw new IOException($"{_address} closed the connection.", closed);
        }
    }
}
