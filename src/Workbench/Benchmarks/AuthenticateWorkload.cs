using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.Workbench.Benchmarks;

/// <summary>
/// AUTHENTICATE in the 3G context with MILENAGE, SQN check and commit, and GET RESPONSE. Each challenge is fresh, made before the
/// clock starts, and each must be answered DB.
/// </summary>
public sealed class AuthenticateWorkload : ApduWorkload
{
    private const byte Success = 0xDB;
    private const ushort Amf = 0x8000;
    private const int RandOffset = 6;
    private const int AutnOffset = RandOffset + 17;

    private readonly MilenageKey _key;
    private readonly byte[][] _challenges;
    private readonly string? _image;
    private ulong _sequence;

    private AuthenticateWorkload(string name, int batch, ICardStore store, string? image, int seed)
        : base(name, batch, store, seed)
    {
        _image = image;
        _key = new MilenageKey(Profile.K.Span, Profile.Opc.Span);
        _challenges = [.. Enumerable.Range(0, batch).Select(static _ => (byte[])[0x00, 0x88, 0x00, 0x81, 0x22, 16, .. new byte[16], 16, .. new byte[16]])];
    }

    /// <summary>With the card in memory.</summary>
    /// <param name="seed">The card's own keys.</param>
    /// <param name="batch">Challenges that are made before the clock starts.</param>
    public static AuthenticateWorkload InMemory(int seed, int batch = 200) => new("authenticate/memory", batch, new InMemoryCardStore(), null, seed);

    /// <summary>With a card image that loses nothing with the power: a commit an APDU, <c>synchronous=FULL</c>.</summary>
    /// <param name="name">Name in reports.</param>
    /// <param name="folder">Where the image is made, and deleted afterwards.</param>
    /// <param name="seed">The card's own keys.</param>
    public static AuthenticateWorkload Durable(string name, string folder, int seed)
    {
        string image = TemporaryImage.NameIn(folder);
        return new AuthenticateWorkload(name, 1, TemporaryImage.Make(image), image, seed);
    }

    /// <inheritdoc/>
    public override void Prepare()
    {
        foreach (byte[] challenge in _challenges)
        {
            ulong sqn = ++_sequence << 5;
            Span<byte> rand = challenge.AsSpan(RandOffset, Aka.RandSize), autn = challenge.AsSpan(AutnOffset, Aka.AutnSize);
            BinaryPrimitives.WriteUInt64BigEndian(rand, sqn);
            _key.Compute(rand, sqn, Amf, out MilenageOutput output);
            BinaryPrimitives.WriteUInt64BigEndian(autn, sqn << 16 | Amf);
            for (int i = 0; i < output.Ak.Length; i++)
                autn[i] ^= output.Ak[i];
            output.MacA.CopyTo(autn[8..]);
        }
    }

    /// <inheritdoc/>
    public override void Run()
    {
        foreach (byte[] challenge in _challenges)
        {
            if (ExpectData(challenge)[0] != Success)
                throw new InvalidOperationException("The card did not accept a fresh challenge.");
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _key.Dispose();
        if (_image is not null)
            TemporaryImage.Delete(_image);
    }
}
