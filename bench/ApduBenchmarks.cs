using BenchmarkDotNet.Attributes;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Workbench;

namespace Tottoli.MultiSim.Bench;

/// <summary>What one command costs through <c>Card.Transmit</c>, access rules checked, in memory: time, and no byte allocated.</summary>
[MemoryDiagnoser]
public class ApduBenchmarks
{
    private const int Batch = 8192;

    private static readonly byte[] SelectImsi = Convert.FromHexString("00A40004026F07");
    private static readonly byte[] ReadImsi = Convert.FromHexString("00B0000009");
    private static readonly byte[] SelectLoci = Convert.FromHexString("00A40004026F7E");
    private static readonly byte[] UpdateLoci = Convert.FromHexString("00D600000BFFFFFFFFFFFFFF0000FF01");

    private readonly byte[] _response = new byte[258];
    private readonly byte[] _getResponse = [0x00, 0xC0, 0x00, 0x00, 0x00];
    private readonly byte[][] _challenges = new byte[Batch][];
    private readonly byte[] _rand = new byte[16];
    private ProfilePackage _profile = null!;
    private Card _card = null!;
    private ulong _sqn = 32;

    /// <summary>A card with the USIM selected.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        SeededEntropy entropy = new(1, "bench");
        byte[] k = new byte[16], opc = new byte[16];
        entropy.Fill(k);
        entropy.Fill(opc);
        _profile = new ProfilePackage { Label = "Bench", Imsi = Imsi.Parse("001010000000001"), Algorithm = AuthenticationAlgorithm.Milenage, K = k, Opc = opc };
        InMemoryCardStore store = new();
        new CardIssuer(entropy).Issue(store, _profile, new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        _card = CardMaker.Open(store, entropy, onFault: fault => throw new InvalidOperationException("The card had a fault.", fault));
        _card.PowerOn();
        Expect(0x61, Convert.FromHexString("00A4040407A0000000871002"));
        FillChallenges();
        Expect(0x61, SelectLoci);
        Expect(0x90, UpdateLoci);
        Expect(0x61, SelectImsi);
        Expect(0x90, ReadImsi);
    }

    /// <summary>Closes the card.</summary>
    [GlobalCleanup]
    public void Close() => _card.Dispose();

    /// <summary>Fresh challenges before the clock starts: each counted one is accepted.</summary>
    [IterationSetup(Target = nameof(Authenticate))]
    public void FillChallenges()
    {
        for (int i = 0; i < Batch; i++)
        {
            AuthenticationVector vector = Aka.Generate(_profile.Key, _rand, _sqn += 32, 0x8000);
            _challenges[i] = [0x00, 0x88, 0x00, 0x81, 0x22, 0x10, .. _rand, 0x10, .. vector.Autn.Span];
        }
    }

    /// <summary>SELECT EF.IMSI with FCP, and GET RESPONSE.</summary>
    [Benchmark]
    public int Select()
    {
        _card.Transmit(SelectImsi, _response);
        _getResponse[4] = _response[1];
        return _card.Transmit(_getResponse, _response);
    }

    /// <summary>SELECT EF.IMSI and READ BINARY of 9 bytes.</summary>
    [Benchmark]
    public int ReadBinary()
    {
        _card.Transmit(SelectImsi, _response);
        return _card.Transmit(ReadImsi, _response);
    }

    /// <summary>SELECT EF.LOCI and UPDATE BINARY of 11 bytes.</summary>
    [Benchmark]
    public int UpdateBinary()
    {
        _card.Transmit(SelectLoci, _response);
        return _card.Transmit(UpdateLoci, _response);
    }

    /// <summary>AUTHENTICATE with MILENAGE and SQN check, and GET RESPONSE; every one is accepted.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public void Authenticate()
    {
        foreach (byte[] challenge in _challenges)
        {
            Expect(0x61, challenge);
            _getResponse[4] = _response[1];
            _card.Transmit(_getResponse, _response);
            if (_response[0] != 0xDB)
                throw new InvalidOperationException("The card did not accept a fresh challenge.");
        }
    }

    private void Expect(byte sw1, byte[] command)
    {
        int length = _card.Transmit(command, _response);
        if (_response[length - 2] != sw1)
            throw new InvalidOperationException($"{Convert.ToHexString(command.AsSpan(0, 5))} was answered {_response[length - 2]:X2}{_response[length - 1]:X2}.");
    }
}
