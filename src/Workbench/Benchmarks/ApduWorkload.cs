using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.Workbench.Benchmarks;

/// <summary>Commands to one emulated card through <c>Card.Transmit</c>, access rules checked.</summary>
public abstract class ApduWorkload : Workload
{
    private static readonly byte[] SelectUsim = Convert.FromHexString("00A4040407A0000000871002");
    private static readonly byte[] VerifyPin1 = Convert.FromHexString("002000010831323334FFFFFFFF");

    private readonly byte[] _response = new byte[258];
    private readonly byte[] _getResponse = [0x00, 0xC0, 0x00, 0x00, 0x00];
    private readonly Card _card;

    /// <summary>Commands to a fresh card with the selection applet, switched on, PIN1 verified, the USIM selected.</summary>
    /// <param name="name">Name in reports.</param>
    /// <param name="batch">Operations of one batch.</param>
    /// <param name="store">Where the card is kept; it must be empty and belongs to the workload.</param>
    /// <param name="seed">The card's own keys.</param>
    protected ApduWorkload(string name, int batch, ICardStore store, int seed)
        : base(name, batch)
    {
        SeededEntropy entropy = new(seed, "bench");
        byte[] k = new byte[16], opc = new byte[16];
        entropy.Fill(k);
        entropy.Fill(opc);
        Profile = new ProfilePackage { Label = "Bench", Imsi = Imsi.Parse("001010000000001"), Algorithm = AuthenticationAlgorithm.Milenage, K = k, Opc = opc };
        CardWishes wishes = new() { Pin1 = "1234", Pin1Enabled = true };
        new CardIssuer(entropy).Issue(store, Profile, new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), wishes);
        _card = CardMaker.Open(store, entropy, onFault: fault => throw new InvalidOperationException("The card had a fault.", fault));
        _card.PowerOn();
        Expect(0x61, SelectUsim);
        Expect(0x90, VerifyPin1);
    }

    /// <summary>The home profile of the card.</summary>
    protected ProfilePackage Profile { get; }

    /// <summary>Sends a command and demands the first octet of the status word.</summary>
    /// <returns>The response data.</returns>
    protected ReadOnlySpan<byte> Expect(byte sw1, byte[] command)
    {
        int length = _card.Transmit(command, _response);
        if (_response[length - 2] != sw1)
            Refuse(command, length);
        return _response.AsSpan(0, length - 2);
    }

    /// <summary>Sends a case 4 command, and GET RESPONSE.</summary>
    /// <returns>The response data.</returns>
    protected ReadOnlySpan<byte> ExpectData(byte[] command)
    {
        Expect(0x61, command);
        _getResponse[4] = _response[1];
        return Expect(0x90, _getResponse);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _card.Dispose();
        base.Dispose(disposing);
    }

    private void Refuse(byte[] command, int length) => throw new InvalidOperationException(
        $"{Convert.ToHexString(command.AsSpan(0, 5))} was answered {_response[length - 2]:X2}{_response[length - 1]:X2}.");
}
