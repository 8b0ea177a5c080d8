namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>TUAK (3GPP TS 35.231) beyond what a USIM uses: TOPc, and codes of 64, 128 or 256 bits.</summary>
/// <remarks>All throw an <see cref="ArgumentException"/> where a length is wrong.</remarks>
public static class Tuak
{
    /// <summary>Bytes of TOP and TOPc.</summary>
    public const int TopSize = 32;

    /// <summary>TOPc of a subscriber.</summary>
    /// <param name="k">K, 16 or 32 bytes.</param>
    /// <param name="top">TOP, 32 bytes.</param>
    /// <param name="topc">Receives TOPc, 32 bytes.</param>
    /// <param name="iterations">How often the permutation is applied, 1..255.</param>
    public static void ComputeTopc(ReadOnlySpan<byte> k, ReadOnlySpan<byte> top, Span<byte> topc, int iterations = 1)
    {
        CheckKey(k, top, iterations);
        TuakBlock block = new(k, top, iterations);
        TuakBlock output = block.Run(TuakBlock.InstanceTopc);
        output.Read(0, topc[..TopSize]);
        output.Clear();
        block.Clear();
    }

    /// <summary>f1 and f1*, with codes of any length that TUAK has. MAC-A and MAC-S of 8 bytes are those of a USIM.</summary>
    /// <param name="k">K, 16 or 32 bytes.</param>
    /// <param name="topc">TOPc, 32 bytes.</param>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="sqn">SQN, 48 bits.</param>
    /// <param name="amf">AMF.</param>
    /// <param name="macA">Receives MAC-A, 8, 16 or 32 bytes.</param>
    /// <param name="macS">Receives MAC-S, as long as MAC-A.</param>
    /// <param name="iterations">How often the permutation is applied, 1..255.</param>
    public static void F1(
        ReadOnlySpan<byte> k, ReadOnlySpan<byte> topc, ReadOnlySpan<byte> rand, ulong sqn, ushort amf, Span<byte> macA, Span<byte> macS, int iterations = 1)
    {
        CheckKey(k, topc, iterations);
        Aka.CheckLength(rand, Aka.RandSize, nameof(rand));
        if (macA.Length is not (8 or 16 or 32) || macS.Length != macA.Length)
            throw new ArgumentException($"MAC-A has {macA.Length} bytes and MAC-S {macS.Length}; expected 8, 16 or 32, both the same.", nameof(macA));
        TuakBlock block = new(k, topc, iterations);
        block.SetRand(rand);
        block.SetSqn(sqn, amf);
        int instance = TuakBlock.InstanceF1 | macA.Length;
        TuakBlock output = block.Run(instance);
        output.Read(0, macA);
        output = block.Run(TuakBlock.InstanceStar | instance);
        output.Read(0, macS);
        output.Clear();
        block.Clear();
    }

    private static void CheckKey(ReadOnlySpan<byte> k, ReadOnlySpan<byte> top, int iterations)
    {
        if (k.Length is not (16 or 32))
            throw new ArgumentException($"K has {k.Length} bytes; expected 16 or 32.", nameof(k));
        Aka.CheckLength(top, TopSize, nameof(top));
        if (iterations is < 1 or > 255)
            throw new ArgumentOutOfRangeException(nameof(iterations), iterations, "TUAK iterates its permutation 1..255 times.");
    }
}
