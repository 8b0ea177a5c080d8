using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.Workbench.Benchmarks;

/// <summary>SELECT of EF.IMSI with its FCP, and GET RESPONSE.</summary>
public sealed class SelectWorkload(int seed) : ApduWorkload("apdu/select", Operations, new InMemoryCardStore(), seed)
{
    /// <summary>Operations of one batch.</summary>
    public const int Operations = 500;

    private static readonly byte[] SelectImsi = Convert.FromHexString("00A40004026F07");

    /// <inheritdoc/>
    public override void Run()
    {
        for (int i = 0; i < Operations; i++)
            ExpectData(SelectImsi);
    }
}

/// <summary>READ BINARY of the 9 octets of EF.IMSI.</summary>
public sealed class ReadWorkload : ApduWorkload
{
    /// <summary>Operations of one batch.</summary>
    public const int Operations = 1000;

    private static readonly byte[] ReadImsi = Convert.FromHexString("00B0000009");

    /// <summary>EF.IMSI is selected.</summary>
    public ReadWorkload(int seed)
        : base("apdu/read", Operations, new InMemoryCardStore(), seed) => ExpectData(Convert.FromHexString("00A40004026F07"));

    /// <inheritdoc/>
    public override void Run()
    {
        for (int i = 0; i < Operations; i++)
            Expect(0x90, ReadImsi);
    }
}

/// <summary>UPDATE BINARY of the 11 octets of EF.LOCI, each time with other content.</summary>
public sealed class UpdateWorkload : ApduWorkload
{
    /// <summary>Operations of one batch.</summary>
    public const int Operations = 1000;

    private static readonly byte[] Here = Convert.FromHexString("00D600000B1234567800F11000010000");
    private static readonly byte[] There = Convert.FromHexString("00D600000B8765432162F22000020000");

    /// <summary>EF.LOCI is selected.</summary>
    public UpdateWorkload(int seed)
        : base("apdu/update", Operations, new InMemoryCardStore(), seed) => ExpectData(Convert.FromHexString("00A40004026F7E"));

    /// <inheritdoc/>
    public override void Run()
    {
        for (int i = 0; i < Operations; i += 2)
        {
            Expect(0x90, Here);
            Expect(0x90, There);
        }
    }
}

/// <summary>VERIFY of PIN1 with the right value: the try counter is spent, and given back.</summary>
public sealed class VerifyWorkload(int seed) : ApduWorkload("apdu/verify", Operations, new InMemoryCardStore(), seed)
{
    /// <summary>Operations of one batch.</summary>
    public const int Operations = 1000;

    private static readonly byte[] VerifyPin1 = Convert.FromHexString("002000010831323334FFFFFFFF");

    /// <inheritdoc/>
    public override void Run()
    {
        for (int i = 0; i < Operations; i++)
            Expect(0x90, VerifyPin1);
    }
}
