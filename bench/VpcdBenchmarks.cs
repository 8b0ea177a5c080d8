using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using BenchmarkDotNet.Attributes;
using Tottoli.MultiSim.Pcsc.Vpcd;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Workbench;

namespace Tottoli.MultiSim.Bench;

/// <summary>What one READ BINARY costs over the socket that a reader's driver talks to, both ends on one core.</summary>
[MemoryDiagnoser]
public class VpcdBenchmarks
{
    private static readonly byte[] SelectApplication = Convert.FromHexString("000C" + "00A4040407A0000000871002");
    private static readonly byte[] SelectImsi = Convert.FromHexString("0007" + "00A40004026F07");
    private static readonly byte[] ReadImsi = Convert.FromHexString("0005" + "00B0000009");

    private readonly byte[] _answer = new byte[512];
    private Socket _reader = null!;
    private Socket _socket = null!;
    private EmulatedCardLink? _card;
    private Thread _server = null!;

    /// <summary>A card behind a socket, EF.IMSI selected.</summary>
    [GlobalSetup(Targets = [nameof(OneWrite), nameof(TwoWrites)])]
    public void Prepare() => Serve(acknowledgesAtOnce: true);

    /// <summary>The same, with the kernel's own idea of when to acknowledge.</summary>
    [GlobalSetup(Target = nameof(TwoWritesAcknowledgedLate))]
    public void PrepareWithoutQuickAck() => Serve(acknowledgesAtOnce: false);

    /// <summary>Closes both ends.</summary>
    [GlobalCleanup]
    public void Close()
    {
        _reader.Dispose();
        _server.Join();
        _socket.Dispose();
        _card?.Dispose();
    }

    /// <summary>A fixed answer in place of the card: what the kernel's loopback costs, the floor of the rest.</summary>
    [GlobalSetup(Target = nameof(OneWriteWithoutCard))]
    public void PrepareWithoutCard() => Connect(static socket =>
    {
        byte[] received = new byte[64];
        byte[] answer = [0x00, 0x0B, .. new byte[9], 0x90, 0x00];
        while (socket.Receive(received) > 0)
            socket.Send(answer);
    });

    /// <summary>The same writes and reads without a card.</summary>
    [Benchmark(Baseline = true)]
    public int OneWriteWithoutCard() => OneWrite();

    /// <summary>A reader that sends length and command in one write.</summary>
    [Benchmark]
    public int OneWrite()
    {
        _reader.Send(ReadImsi);
        return Receive();
    }

    /// <summary>Debian's driver: length and command in a write each, and TCP holds the second back until the first is acknowledged.</summary>
    [Benchmark]
    public int TwoWrites()
    {
        _reader.Send(ReadImsi.AsSpan(0, 2));
        _reader.Send(ReadImsi.AsSpan(2));
        return Receive();
    }

    /// <summary>Debian's driver with a card that does not set TCP_QUICKACK.</summary>
    [Benchmark]
    public int TwoWritesAcknowledgedLate() => TwoWrites();

    private void Serve(bool acknowledgesAtOnce)
    {
        SeededEntropy entropy = new(1, "bench");
        InMemoryCardStore store = new();
        ProfilePackage profile = new() { Label = "Bench", Imsi = Imsi.Parse("001010000000001"), Algorithm = AuthenticationAlgorithm.Milenage, K = new byte[16], Opc = new byte[16] };
        new CardIssuer(entropy).Issue(store, profile, new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        EmulatedCardLink card = new(CardMaker.Open(store, entropy));
        _card = card;
        Connect(socket => new VpcdSession(card, socket) { AcknowledgesAtOnce = acknowledgesAtOnce }.Run());
        foreach (byte[] command in new[] { SelectApplication, SelectImsi })
        {
            _reader.Send(command);
            Receive();
        }
        if (OneWrite() != 2 + 9 + 2 || _answer[11] != 0x90)
            throw new InvalidOperationException("EF.IMSI was not read.");
    }

    private void Connect(Action<Socket> serve)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            Process.GetCurrentProcess().ProcessorAffinity = 1;
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(listener.LocalEndPoint!);
        _socket = socket;
        _reader = listener.Accept();
        _server = new Thread(() => serve(socket));
        _server.Start();
    }

    private int Receive()
    {
        int length = 0;
        do
            length += _reader.Receive(_answer.AsSpan(length));
        while (length < 2 || length < 2 + ((_answer[0] << 8) | _answer[1]));
        return length;
    }
}
