using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Testbed.Tests.Networks;

/// <summary>A phone with a USIM in it, as a network hears them: it computes as a card does, without a card.</summary>
internal sealed class FakeSubscriber(ProfilePackage profile) : IAttachDialogue
{
    private readonly byte[] _sequence = new byte[SequenceNumbers.DefaultStorageSize];

    /// <summary>How often the network asked for the IMSI.</summary>
    public int Identities { get; private set; }

    /// <summary>How often the network challenged.</summary>
    public int Challenges { get; private set; }

    /// <summary>Makes every RES wrong by one bit.</summary>
    public bool Forges { get; init; }

    /// <summary>Uses K with one bit changed.</summary>
    public bool HasAnotherKey { get; init; }

    /// <summary>The card has accepted this sequence number already.</summary>
    public void Remember(ulong sqn) => SequenceRules.Default.Store(_sequence, sqn);

    public Imsi Identity()
    {
        Identities++;
        return profile.Imsi;
    }

    public AuthenticationResponse Authenticate(ReadOnlySpan<byte> rand, ReadOnlySpan<byte> autn)
    {
        Challenges++;
        byte[] k = profile.K.ToArray();
        k[0] ^= (byte)(HasAnotherKey ? 1 : 0);
        AkaResult result = Aka.Verify(new AuthenticationKey(profile.Algorithm, k, profile.Opc.Span), rand, autn, new SequenceNumbers(_sequence));
        switch (result.Outcome)
        {
            case AkaOutcome.Accepted:
                Remember(result.Sqn);
                byte[] res = result.Res.ToArray();
                res[^1] ^= (byte)(Forges ? 1 : 0);
                return new AuthenticationResponse.Answered(res);
            case AkaOutcome.SynchronisationFailure:
                return new AuthenticationResponse.SynchronisationFailure(result.Auts.ToArray());
            default:
                return new AuthenticationResponse.MacFailure();
        }
    }
}
