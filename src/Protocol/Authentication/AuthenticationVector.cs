namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>An authentication vector (quintet) of 3GPP TS 33.102 6.3.2, as the home operator gives it to a serving network. Holds keys: it prints none.</summary>
/// <param name="Rand">RAND, 16 bytes.</param>
/// <param name="Autn">AUTN = (SQN xor AK) || AMF || MAC, 16 bytes.</param>
/// <param name="Xres">The response expected of the card, 4..32 bytes.</param>
/// <param name="Ck">CK, 16 or 32 bytes.</param>
/// <param name="Ik">IK, 16 or 32 bytes.</param>
public sealed record AuthenticationVector(
    ReadOnlyMemory<byte> Rand, ReadOnlyMemory<byte> Autn, ReadOnlyMemory<byte> Xres, ReadOnlyMemory<byte> Ck, ReadOnlyMemory<byte> Ik)
{
    /// <summary>The name of the type, and nothing of its content.</summary>
    public override string ToString() => nameof(AuthenticationVector);
}
