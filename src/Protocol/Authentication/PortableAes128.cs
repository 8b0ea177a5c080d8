using System.Runtime.Intrinsics;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>AES-128 by BouncyCastle, for processors without the instructions. Allocates its key schedule, and looks secrets up in tables.</summary>
internal readonly struct PortableAes128 : IAes128<PortableAes128>
{
    private readonly AesEngine _engine;

    private PortableAes128(AesEngine engine) => _engine = engine;

    /// <inheritdoc/>
    public static PortableAes128 Create(ReadOnlySpan<byte> key)
    {
        AesEngine engine = new();
        engine.Init(true, new KeyParameter(key));
        return new PortableAes128(engine);
    }

    /// <inheritdoc/>
    public Vector128<byte> Encrypt(Vector128<byte> block)
    {
        Span<byte> bytes = stackalloc byte[16];
        block.CopyTo(bytes);
        _engine.ProcessBlock(bytes, bytes);
        return Vector128.Create<byte>(bytes);
    }

    /// <inheritdoc/>
    public void Encrypt(ref Vector128<byte> a, ref Vector128<byte> b, ref Vector128<byte> c, ref Vector128<byte> d)
    {
        a = Encrypt(a);
        b = Encrypt(b);
        c = Encrypt(c);
        d = Encrypt(d);
    }

    /// <inheritdoc/>
    public void Clear()
    {
        // the engine keeps its own
    }
}
