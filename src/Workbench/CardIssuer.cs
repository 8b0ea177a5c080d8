using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.Protocol.SecuredPackets;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Testbed.Trips;

namespace Tottoli.MultiSim.Workbench;

/// <summary>
/// The cards' issuer: makes a card with its number, home profile, transport keys and key pair, and vouches for it by a
/// certificate. It is not the platform: the platform gets the transport keys and the certificate, never the private half.
/// </summary>
public sealed class CardIssuer
{
    private const string Name = "MultiSim card issuer";
    private const byte KeyVersion = 1;
    private const int KeySize = 16;
    private const int YearsOfLife = 10;

    private readonly CardKeyPair _issuer;
    private readonly IEntropySource _entropy;

    /// <summary>An issuer with a key pair of its own.</summary>
    /// <param name="entropy">Where its keys and its cards' keys come from.</param>
    public CardIssuer(IEntropySource entropy)
    {
        _entropy = entropy;
        _issuer = CardKeyPair.Generate(entropy);
    }

    /// <summary>What operators' vaults trust, 65 bytes.</summary>
    public ReadOnlySpan<byte> PublicKey => _issuer.PublicKey;

    /// <summary>Makes a card.</summary>
    /// <param name="store">An empty image; it stays the caller's.</param>
    /// <param name="home">The home profile.</param>
    /// <param name="at">When: the certificate is valid from then on.</param>
    /// <param name="wishes">Number and PINs; null leaves the defaults.</param>
    /// <returns>What the issuer tells the platform.</returns>
    /// <exception cref="ArgumentException">A value is not possible; nothing is written.</exception>
    /// <exception cref="CardImageException">The store holds a card already.</exception>
    public IssuedCard Issue(ICardStore store, ProfilePackage home, DateTimeOffset at, CardWishes? wishes = null)
    {
        CardWishes wanted = wishes ?? new CardWishes();
        Iccid iccid = wanted.Iccid ?? Personalisation.IccidOf(home.Imsi);
        CardKeyPair pair = CardKeyPair.Generate(_entropy);
        DateTimeOffset from = new(at.Year, at.Month, at.Day, 0, 0, 0, TimeSpan.Zero);
        byte[] certificate = CardCertificate.Issue(_issuer, Name, iccid, pair.PublicKey, from.AddDays(-1), from.AddYears(YearsOfLife));
        Span<byte> keys = stackalloc byte[2 * KeySize];
        _entropy.Fill(keys);
        OtaKeySet transport = new(KeyVersion, OtaAlgorithm.Aes, keys[..KeySize], keys[KeySize..]);
        new Personalisation
        {
            Iccid = iccid,
            Home = home,
            Amf = wanted.Amf,
            Pin1 = wanted.Pin1,
            Pin1Enabled = wanted.Pin1Enabled,
            Adm1 = wanted.Adm1 ?? Personalisation.TestAdm,
            OtaKeys = transport,
            KeyPair = pair,
            Certificate = certificate,
        }.Write(store);
        return new IssuedCard(iccid.Digits, certificate, new TransportKeys(KeyVersion, Convert.ToHexString(transport.Kic), Convert.ToHexString(transport.Kid)));
    }
}

/// <summary>What somebody who orders a card may ask for. Prints no PIN.</summary>
public sealed class CardWishes
{
    /// <summary>The card's number; null has one made from the IMSI.</summary>
    public Iccid? Iccid { get; init; }

    /// <summary>AMF with which the home operator challenges.</summary>
    public ushort Amf { get; init; } = 0x8000;

    /// <summary>PIN1, 4..8 digits. Secret.</summary>
    public string Pin1 { get; init; } = "0000";

    /// <summary>Whether PIN1 must be verified.</summary>
    public bool Pin1Enabled { get; init; }

    /// <summary>ADM1, 8 octets; null for the test value 88888888. Secret.</summary>
    public ReadOnlyMemory<byte>? Adm1 { get; init; }
}
