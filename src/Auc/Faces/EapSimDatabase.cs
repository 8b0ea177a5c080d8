using System.Net.Sockets;
using System.Text;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Auc.Faces;

/// <summary>hostapd's <c>eap_sim_db</c> interface: EAP-SIM, EAP-AKA and EAP-AKA' servers ask an AuC on a Unix datagram socket.</summary>
/// <remarks>
/// One request is one datagram of ASCII text; the answer goes to the address of the sender. Requests are served in the order in
/// which they come: the AKA-AUTS of a subscriber is in force before the AKA-REQ-AUTH behind it.
/// </remarks>
public sealed class EapSimDatabase : IDisposable
{
    private const int MaxRequest = 1000;
    private const int LongestRes = 16; // of the protocol
    private const int MostTriplets = 5;

    private readonly AuthenticationCentre _centre;
    private readonly string _path;
    private readonly Socket _socket;

    private EapSimDatabase(AuthenticationCentre centre, string path, Socket socket)
    {
        _centre = centre;
        _path = path;
        _socket = socket;
    }

    /// <summary>Binds the socket; a socket file that a program left behind is replaced, one that is in use is not.</summary>
    /// <param name="centre">Who answers.</param>
    /// <param name="path">Path of the socket, as in hostapd's <c>eap_sim_db=unix:PATH</c>.</param>
    /// <exception cref="IOException">The path cannot be used; the message says why.</exception>
    public static EapSimDatabase Open(AuthenticationCentre centre, string path)
    {
        ArgumentNullException.ThrowIfNull(centre);
        RemoveLeftover(path);
        Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite); // whoever may write may ask for keys
            return new EapSimDatabase(centre, path, socket);
        }
        catch (Exception fault) when (fault is SocketException or ArgumentException)
        {
            socket.Dispose();
            throw new IOException($"the socket {path} cannot be made: {fault.Message}", fault);
        }
    }

    /// <summary>Serves until cancelled.</summary>
    /// <param name="log">Told of each request in a line that holds no key; null where nobody wants to know.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ServeAsync(Action<string>? log, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[MaxRequest + 1];
        while (!cancellationToken.IsCancellationRequested)
        {
            SocketReceiveFromResult received;
            try
            {
                received = await _socket.ReceiveFromAsync(buffer, SocketFlags.None, new UnixDomainSocketEndPoint(_path), cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            string request = Encoding.ASCII.GetString(buffer, 0, received.ReceivedBytes);
            string? answer = received.ReceivedBytes > MaxRequest ? null : Answer(request, out request);
            log?.Invoke(request);
            if (answer is null)
                continue;
            try
            {
                await _socket.SendToAsync(Encoding.ASCII.GetBytes(answer), received.RemoteEndPoint, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception gone) when (gone is SocketException or ArgumentException)
            {
                log?.Invoke($"the answer could not be sent to {received.RemoteEndPoint}: {gone.Message}");
            }
        }
    }

    /// <summary>Closes the socket and removes its file.</summary>
    public void Dispose()
    {
        _socket.Dispose();
        File.Delete(_path);
    }

    /// <summary>Answers one request.</summary>
    /// <param name="request">Words, divided by single spaces.</param>
    /// <param name="summary">What happened, without a key.</param>
    /// <returns>The answer; null where none is due.</returns>
    internal string? Answer(string request, out string summary)
    {
        string[] words = request.TrimEnd('\0', '\n', '\r').Split(' ');
        if (words.Length < 2 || !Imsi.TryParse(words[1], out Imsi imsi))
        {
            summary = "a request that is none was dropped";
            return null;
        }
        (string? answer, string outcome) = words switch
        {
            ["SIM-REQ-AUTH", _, string count] when int.TryParse(count, out int n) && n is > 0 and <= MostTriplets => Triplets(imsi, n),
            ["AKA-REQ-AUTH", _] => Quintet(imsi),
            ["AKA-AUTS", _, string auts, string rand] => (null, Resynchronise(imsi, auts, rand)),
            _ => (null, "not understood"),
        };
        summary = $"{(words[0] is "SIM-REQ-AUTH" or "AKA-REQ-AUTH" or "AKA-AUTS" ? words[0] : "?")} {imsi}: {outcome}";
        return answer;
    }

    private (string, string) Triplets(Imsi imsi, int count)
    {
        IReadOnlyList<GsmTriplet>? triplets = _centre.GenerateGsm(imsi, count);
        return triplets is null
            ? ($"SIM-RESP-AUTH {imsi} FAILURE", "no such subscriber")
            : ($"SIM-RESP-AUTH {imsi} {string.Join(' ', triplets.Select(each => $"{Hex(each.Kc)}:{Hex(each.Sres)}:{Hex(each.Rand)}"))}", $"{count} triplets");
    }

    private (string, string) Quintet(Imsi imsi)
    {
        if (!_centre.TryGenerate(imsi, out AuthenticationVector? vector))
            return ($"AKA-RESP-AUTH {imsi} FAILURE", "no such subscriber, or none with a USIM");
        if (vector.Ck.Length != AuthenticationKey.Size || vector.Ik.Length != AuthenticationKey.Size || vector.Xres.Length > LongestRes)
            return ($"AKA-RESP-AUTH {imsi} FAILURE", "its CK, IK or RES is longer than the protocol allows");
        return ($"AKA-RESP-AUTH {imsi} {Hex(vector.Rand)} {Hex(vector.Autn)} {Hex(vector.Ik)} {Hex(vector.Ck)} {Hex(vector.Xres)}", "vector");
    }

    private string Resynchronise(Imsi imsi, string auts, string rand)
    {
        if (auts.Length != 2 * Aka.AutsSize || rand.Length != 2 * Aka.RandSize || !(auts + rand).All(char.IsAsciiHexDigit))
            return "not understood";
        return _centre.Resynchronise(imsi, Convert.FromHexString(rand), Convert.FromHexString(auts)) switch
        {
            Resynchronisation.Done => "resynchronised",
            Resynchronisation.Refused => "refused: MAC-S is wrong",
            _ => "no such subscriber",
        };
    }

    private static void RemoveLeftover(string path)
    {
        if (!Path.Exists(path))
            return;
        using Socket probe = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.ConnectionRefused)
        {
            if (new FileInfo(path).Length != 0)
                throw new IOException($"{path} is there and is no socket; name another path.", refused);
            File.Delete(path);
            return;
        }
        catch (SocketException fault)
        {
            throw new IOException($"{path} is there and is no socket that can be replaced: {fault.Message}", fault);
        }
        throw new IOException($"the socket {path} is in use by another AuC; end it, or name another path.");
    }

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);
}
