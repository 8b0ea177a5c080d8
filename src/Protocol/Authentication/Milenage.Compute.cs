using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using X86Sse = System.Runtime.Intrinsics.X86.Sse;

namespace Tottoli.MultiSim.Protocol.Authentication;

public static partial class Milenage
{
    private const int Ahead = 8; // how many subscribers are on their way from memory at once

    /// <summary>Which AES is in use: AES-NI, ARMv8, or BouncyCastle where the processor has no instructions for it. Chosen when the program starts.</summary>
    public static string AesInUse =>
        System.Runtime.Intrinsics.X86.Aes.IsSupported ? "AES-NI" : System.Runtime.Intrinsics.Arm.Aes.IsSupported ? "ARMv8" : "BouncyCastle";

    /// <summary>f1 to f5 of one subscriber, with the constants of the specification.</summary>
    /// <param name="k">K, 16 bytes.</param>
    /// <param name="opc">OPc, 16 bytes.</param>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="sqn">SQN, 48 bits.</param>
    /// <param name="amf">AMF.</param>
    /// <param name="output">Receives the results.</param>
    /// <exception cref="ArgumentException">A length is another, or SQN has more than 48 bits.</exception>
    public static void Compute(ReadOnlySpan<byte> k, ReadOnlySpan<byte> opc, ReadOnlySpan<byte> rand, ulong sqn, ushort amf, out MilenageOutput output)
    {
        RequireSize(k, nameof(k));
        RequireSize(opc, nameof(opc));
        if (rand.Length != AuthenticationKey.Size || sqn > UInt48.MaxValue)
            Refuse(rand.Length, sqn);
        ComputeUnchecked(k, Vector128.Create(opc), Vector128.Create(rand), sqn, amf, out output);
    }

    /// <summary>f1 to f5 of many subscribers, each with a challenge of its own, as fast as memory gives them.</summary>
    /// <param name="subscribers">K and OPc of all subscribers there are.</param>
    /// <param name="challenges">Whom to challenge with what.</param>
    /// <param name="outputs">Receives the results in the order of the challenges; as many.</param>
    /// <exception cref="ArgumentException">There are more challenges than outputs, or a challenge is for a subscriber that is not there.</exception>
    public static unsafe void ComputeMany(
        ReadOnlySpan<MilenageSubscriber> subscribers, ReadOnlySpan<MilenageChallenge> challenges, Span<MilenageOutput> outputs)
    {
        if (outputs.Length < challenges.Length)
            throw new ArgumentException($"There is room for {outputs.Length} outputs of {challenges.Length} challenges.", nameof(outputs));
        foreach (ref readonly MilenageChallenge challenge in challenges)
        {
            if ((uint)challenge.Subscriber >= (uint)subscribers.Length)
                throw new ArgumentException($"A challenge is for subscriber {challenge.Subscriber}; there are {subscribers.Length}, from 0.", nameof(challenges));
        }
        fixed (MilenageSubscriber* first = subscribers) // so that an address may be asked for ahead of its use
        {
            for (int i = 0; i < challenges.Length; i++)
            {
                if (X86Sse.IsSupported && i + Ahead < challenges.Length)
                    X86Sse.Prefetch0(first + challenges[i + Ahead].Subscriber);
                ref readonly MilenageChallenge challenge = ref challenges[i];
                ref readonly MilenageSubscriber subscriber = ref subscribers[challenge.Subscriber];
                ComputeUnchecked(subscriber.K, subscriber.Opc, challenge.Rand, challenge.Sqn, challenge.Amf, out outputs[i]);
            }
        }
    }

    internal static void RequireSize(ReadOnlySpan<byte> value, string name)
    {
        if (value.Length != AuthenticationKey.Size)
            throw new ArgumentException($"{name} has {value.Length} bytes; expected {AuthenticationKey.Size}.", name);
    }

    internal static void Refuse(int randLength, ulong sqn) => throw new ArgumentException(
        sqn > UInt48.MaxValue ? "SQN has more than 48 bits." : $"rand has {randLength} bytes; expected {AuthenticationKey.Size}.", nameof(sqn));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ComputeUnchecked(ReadOnlySpan<byte> k, Vector128<byte> opc, Vector128<byte> rand, ulong sqn, ushort amf, out MilenageOutput output)
    {
        if (HardwareAes128.IsSupported)
            ComputeWith<HardwareAes128>(k, opc, rand, sqn, amf, out output);
        else
            ComputeWith<PortableAes128>(k, opc, rand, sqn, amf, out output);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void ComputeWith<TAes>(ReadOnlySpan<byte> k, Vector128<byte> opc, Vector128<byte> rand, ulong sqn, ushort amf, out MilenageOutput output)
        where TAes : struct, IAes128<TAes>
    {
        TAes aes = TAes.Create(k);
        MilenageBlocks.Compute(in aes, opc, rand, sqn, amf, out output);
        aes.Clear();
    }
}
