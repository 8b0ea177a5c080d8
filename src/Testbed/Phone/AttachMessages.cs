using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>Who a phone is for the network that named it: the temporary identity that the LOCI files keep.</summary>
/// <param name="Value">
/// TMSI (4 bytes) in GSM and UTRAN, GUTI as EF.EPSLOCI holds it (12 bytes) in E-UTRAN, 5G-GUTI as EF.5GS3GPPLOCI holds it (13 bytes) in NG-RAN;
/// upper-case hexadecimal, so that two identities compare by value.
/// </param>
public readonly record struct TemporaryIdentity(string Value)
{
    /// <summary>The identity from the bytes of a LOCI file or of a network.</summary>
    public static TemporaryIdentity Of(ReadOnlySpan<byte> bytes) => new(Convert.ToHexString(bytes));

    /// <summary>The bytes, as the LOCI file holds them.</summary>
    public byte[] ToArray() => Convert.FromHexString(Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A phone's wish for service, as the first message to the network carries it.</summary>
/// <param name="Cell">Where.</param>
/// <param name="Imsi">The permanent identity; absent where a temporary one is given.</param>
/// <param name="TemporaryIdentity">The temporary identity that the card's location file still holds as valid; absent where it holds none.</param>
/// <param name="LastArea">PLMN in which the temporary identity was given; absent without one.</param>
/// <param name="KeySetIdentifier">Number of the key set that phone and network share from the last authentication, 0..6; 7 none: the network must authenticate.</param>
public sealed record AttachRequest(Cell Cell, Imsi? Imsi, TemporaryIdentity? TemporaryIdentity, Plmn? LastArea, byte KeySetIdentifier);

/// <summary>What the network decided.</summary>
public abstract record AttachOutcome
{
    private AttachOutcome()
    {
    }

    /// <summary>Service granted.</summary>
    /// <param name="TemporaryIdentity">The new temporary identity, of the length that the cell's technology has.</param>
    /// <param name="KeySetIdentifier">Number of the key set in force now, 0..6.</param>
    public sealed record Accepted(TemporaryIdentity TemporaryIdentity, byte KeySetIdentifier) : AttachOutcome;

    /// <summary>Service refused.</summary>
    /// <param name="Cause">Why.</param>
    public sealed record Rejected(RejectCause Cause) : AttachOutcome;
}

/// <summary>Why a network refuses service. What the phone does with each is in the phone's registration.</summary>
/// <remarks>3GPP TS 24.008 §10.5.3.6, 3GPP TS 24.301 §9.9.3.9, 3GPP TS 24.501 §9.11.3.2.</remarks>
public enum RejectCause : byte
{
    /// <summary>IMSI unknown in HLR: no such subscriber.</summary>
    ImsiUnknown = 0x02,

    /// <summary>Illegal MS: the subscriber did not authenticate.</summary>
    IllegalMs = 0x03,

    /// <summary>Illegal ME: the phone itself is not accepted.</summary>
    IllegalMe = 0x06,

    /// <summary>GPRS (EPS, 5GS) services not allowed.</summary>
    ServicesNotAllowed = 0x07,

    /// <summary>GPRS (EPS) services and non-GPRS services not allowed.</summary>
    AllServicesNotAllowed = 0x08,

    /// <summary>The network cannot derive the phone's identity from its temporary one.</summary>
    IdentityNotDerived = 0x09,

    /// <summary>PLMN not allowed: no roaming agreement.</summary>
    PlmnNotAllowed = 0x0B,

    /// <summary>Location or tracking area not allowed.</summary>
    AreaNotAllowed = 0x0C,

    /// <summary>Roaming not allowed in this location or tracking area.</summary>
    RoamingNotAllowedInArea = 0x0D,

    /// <summary>Services not allowed in this PLMN.</summary>
    ServicesNotAllowedInPlmn = 0x0E,

    /// <summary>No suitable cells in this location or tracking area.</summary>
    NoSuitableCells = 0x0F,

    /// <summary>Network failure, for now: also where the home network did not answer.</summary>
    NetworkFailure = 0x11,

    /// <summary>Congestion.</summary>
    Congestion = 0x16,
}

/// <summary>What the card said to an authentication challenge. Keys stay with the phone; RES and AUTS go over the air.</summary>
public abstract record AuthenticationResponse
{
    private AuthenticationResponse()
    {
    }

    /// <summary>The card accepted the challenge.</summary>
    /// <param name="Res">RES, 4..16 bytes.</param>
    public sealed record Answered(ReadOnlyMemory<byte> Res) : AuthenticationResponse;

    /// <summary>The sequence number was used before.</summary>
    /// <param name="Auts">AUTS, 14 bytes, for the home network.</param>
    public sealed record SynchronisationFailure(ReadOnlyMemory<byte> Auts) : AuthenticationResponse;

    /// <summary>The card does not know the one who asks: the MAC of the challenge is wrong.</summary>
    public sealed record MacFailure : AuthenticationResponse;
}
