using BenchmarkDotNet.Attributes;
using Tottoli.MultiSim.Workbench.Benchmarks;

namespace Tottoli.MultiSim.Bench;

/// <summary>What one command costs through <c>Card.Transmit</c>, access rules checked, in memory: time, and no byte allocated.</summary>
[MemoryDiagnoser]
public class ApduBenchmarks
{
    private const int Challenges = 8192;

    private readonly SelectWorkload _select = new(1);
    private readonly ReadWorkload _read = new(1);
    private readonly UpdateWorkload _update = new(1);
    private readonly VerifyWorkload _verify = new(1);
    private readonly AuthenticateWorkload _authenticate = AuthenticateWorkload.InMemory(1, Challenges);

    /// <summary>Closes the cards.</summary>
    [GlobalCleanup]
    public void Close()
    {
        foreach (Workload workload in (Workload[])[_select, _read, _update, _verify, _authenticate])
            workload.Dispose();
    }

    /// <summary>Fresh challenges before the clock starts: each counted one is accepted.</summary>
    [IterationSetup(Target = nameof(Authenticate))]
    public void MakeChallenges() => _authenticate.Prepare();

    /// <summary>SELECT EF.IMSI with FCP, and GET RESPONSE.</summary>
    [Benchmark(OperationsPerInvoke = SelectWorkload.Operations)]
    public void Select() => _select.Run();

    /// <summary>READ BINARY of 9 bytes.</summary>
    [Benchmark(OperationsPerInvoke = ReadWorkload.Operations)]
    public void ReadBinary() => _read.Run();

    /// <summary>UPDATE BINARY of 11 bytes, each time with other content.</summary>
    [Benchmark(OperationsPerInvoke = UpdateWorkload.Operations)]
    public void UpdateBinary() => _update.Run();

    /// <summary>VERIFY PIN1 with the right value.</summary>
    [Benchmark(OperationsPerInvoke = VerifyWorkload.Operations)]
    public void VerifyPin() => _verify.Run();

    /// <summary>AUTHENTICATE with MILENAGE and SQN check, and GET RESPONSE; every one is accepted.</summary>
    [Benchmark(OperationsPerInvoke = Challenges)]
    public void Authenticate() => _authenticate.Run();
}
