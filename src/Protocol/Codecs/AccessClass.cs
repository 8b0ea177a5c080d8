namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>EF.ACC: access control class, one bit of 16 (TS 31.102 §4.2.15). Subscribers have the class of their IMSI's last digit (TS 22.011 §4.2).</summary>
public static class AccessClass
{
    /// <summary>Octets of the EF.</summary>
    public const int Size = 2;

    /// <summary>Writes the class that an IMSI gives.</summary>
    /// <param name="imsi">The IMSI.</param>
    /// <param name="destination">Two octets or more.</param>
    public static void Encode(Imsi imsi, Span<byte> destination)
    {
        int bit = 1 << (imsi.Digits[^1] - '0');
        destination[1] = (byte)bit;
        destination[0] = (byte)(bit >> 8);
    }
}
