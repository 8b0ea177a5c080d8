using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Tottoli.MultiSim.Integration.Tests;

/// <summary>One command as the kernel saw it.</summary>
/// <param name="Command">What came over the socket.</param>
/// <param name="Syncs">How often the image's log or the image was on the disk after that, and before the answer began to leave.</param>
/// <param name="Answer">What left.</param>
internal sealed record ObservedExchange(string Command, int Syncs, string Answer);

/// <summary><c>multisim serve tcp</c> under strace, and a terminal at its socket.</summary>
internal sealed partial class StracedCard : IDisposable
{
    private const string Calls = "fsync,fdatasync,recvfrom,recvmsg,sendto,sendmsg";

    private readonly string _log;
    private readonly Process _strace;
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>Serves an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="log">Where strace writes.</param>
    /// <param name="durability">Option of <c>multisim serve tcp</c>; null for what it does unasked.</param>
    /// <param name="killAtSync">Which sync of one thread is the last thing that the process does (SIGKILL); 0 for none.</param>
    public StracedCard(string image, string log, string? durability = null, int killAtSync = 0)
    {
        _log = log;
        ProcessStartInfo start = new("strace") { RedirectStandardOutput = true, RedirectStandardError = true };
        // The filter makes it several times as fast, but strace 6.1 then sends no signal.
        string[] kill = killAtSync == 0 ? ["--seccomp-bpf"] : ["-e", $"inject=fsync,fdatasync:signal=SIGKILL:when={killAtSync}"];
        string[] options = durability is null ? [] : ["--durability", durability];
        foreach (string argument in (string[])["-f", "-y", "-xx", "-s", "600", "-o", log, "-e", $"trace={Calls}", "-e", "signal=none", .. kill,
            "dotnet", Path.Combine(AppContext.BaseDirectory, "multisim.dll"), "serve", "tcp", image, "--port", "0", .. options])
            start.ArgumentList.Add(argument);
        _strace = Process.Start(start) ?? throw new Win32Exception("strace did not start.");
        string? line = _strace.StandardOutput.ReadLine(); // "FILE at ADDRESS:PORT"
        if (line is null)
            Needed.Skip($"strace may not trace here: {_strace.StandardError.ReadToEnd()}");
        _socket.Connect(IPEndPoint.Parse(line![(line!.LastIndexOf(' ') + 1)..]));
        Send("04");
    }

    /// <summary>Sends a command.</summary>
    /// <returns>The answer, in hex; null where the process ended before it.</returns>
    public string? Send(string command)
    {
        byte[] body = Convert.FromHexString(command);
        byte[] frame = new byte[2 + body.Length];
        BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)body.Length);
        body.CopyTo(frame, 2);
        try
        {
            _socket.Send(frame);
            byte[] length = Receive(2);
            return length.Length < 2 ? null : Convert.ToHexString(Receive(BinaryPrimitives.ReadUInt16BigEndian(length)));
        }
        catch (SocketException)
        {
            return null;
        }
    }

    /// <summary>Ends the process, and reads what strace wrote.</summary>
    public IReadOnlyList<ObservedExchange> Stop()
    {
        Dispose();
        List<ObservedExchange> exchanges = [];
        StringBuilder received = new();
        int syncs = 0;
        foreach (string line in File.ReadLines(_log))
        {
            Match match = Call().Match(line);
            string name = match.Groups["name"].Value;
            bool isSocket = line.Contains(Socket, StringComparison.Ordinal);
            bool begins = !match.Groups["resumed"].Success, ends = !line.EndsWith("<unfinished ...>", StringComparison.Ordinal);
            if (name is "fsync" or "fdatasync" && ends && line.EndsWith("= 0", StringComparison.Ordinal))
            {
                syncs++;
            }
            else if (name.StartsWith("re", StringComparison.Ordinal) && ends && (isSocket || !begins) && Octets(line) is { Length: > 0 } part)
            {
                received.Append(part);
                syncs = 0; // those before the command came do not count
            }
            else if (name is "sendto" or "sendmsg" && begins && isSocket)
            {
                exchanges.Add(new ObservedExchange(Unframed(received.ToString()), syncs, Unframed(Octets(line))));
                received.Clear();
            }
        }
        return exchanges;
    }

    public void Dispose()
    {
        _socket.Dispose();
        if (!_strace.HasExited)
            _strace.Kill(entireProcessTree: true);
        _strace.WaitForExit();
    }

    private static string Socket { get; } = Hex("socket:");

    private static string Hex(string text) => string.Concat(text.Select(character => $"\\x{(int)character:x2}"));

    private static string Octets(string line) => Quoted().Match(line).Groups[1].Value.Replace("\\x", "", StringComparison.Ordinal).ToUpper(CultureInfo.InvariantCulture);

    private static string Unframed(string frame) => frame.Length < 4 ? frame : frame[4..];

    private byte[] Receive(int count)
    {
        byte[] bytes = new byte[count];
        int length = 0;
        while (length < count)
        {
            int part = _socket.Receive(bytes.AsSpan(length));
            if (part == 0)
                return [];
            length += part;
        }
        return bytes;
    }

    [GeneratedRegex(@"^\d+\s+(?<resumed><\.\.\. )?(?<name>\w+)")]
    private static partial Regex Call();

    [GeneratedRegex("\"((?:\\\\x[0-9a-f]{2})*)\"")]
    private static partial Regex Quoted();
}
