using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>What a USIM answers to a challenge: RES, CK and IK; or AUTS alone; or nothing where MAC is wrong. Secret but for RES and AUTS.</summary>
/// <remarks>3GPP TS 31.102 §7.1.2: <c>DB L RES L CK L IK</c>, with Kc behind it where service 27 is on, or <c>DC 0E AUTS</c>.</remarks>
internal sealed class UsimAnswer
{
    private const byte Success = 0xDB;
    private const byte SynchronisationFailure = 0xDC;

    private UsimAnswer()
    {
    }

    /// <summary>RES, 4..16 bytes; empty where the card did not accept the challenge.</summary>
    public ReadOnlyMemory<byte> Res { get; private init; }

    /// <summary>CK, 16 bytes.</summary>
    public ReadOnlyMemory<byte> Ck { get; private init; }

    /// <summary>IK, 16 bytes.</summary>
    public ReadOnlyMemory<byte> Ik { get; private init; }

    /// <summary>AUTS, 14 bytes; empty where SQN was not the reason.</summary>
    public ReadOnlyMemory<byte> Auts { get; private init; }

    /// <summary>Asks the selected USIM, in the 3G context.</summary>
    /// <param name="channel">The card.</param>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="autn">AUTN, 16 bytes.</param>
    /// <exception cref="CardCommandException">The card refuses for another reason than MAC, or its answer has an unknown form.</exception>
    public static UsimAnswer Ask(CardChannel channel, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> autn)
    {
        CardAnswer answer = channel.Send(0x00, 0x88, 0x00, 0x81, [16, .. rand, 16, .. autn]);
        if (answer.Status == StatusWord.AuthenticationMacIncorrect)
            return new UsimAnswer();
        ReadOnlySpan<byte> data = answer.Require("AUTHENTICATE", "the USIM").Span;
        if (!data.IsEmpty)
        {
            ReadOnlySpan<byte> rest = data[1..];
            if (data[0] == SynchronisationFailure && TryTake(ref rest, out ReadOnlySpan<byte> auts) && auts.Length == 14)
                return new UsimAnswer { Auts = auts.ToArray() };
            if (data[0] == Success
                && TryTake(ref rest, out ReadOnlySpan<byte> res) && res.Length is >= 4 and <= 16
                && TryTake(ref rest, out ReadOnlySpan<byte> ck) && ck.Length == 16
                && TryTake(ref rest, out ReadOnlySpan<byte> ik) && ik.Length == 16)
                return new UsimAnswer { Res = res.ToArray(), Ck = ck.ToArray(), Ik = ik.ToArray() };
        }
        throw new CardCommandException("AUTHENTICATE", "the USIM (answer of an unknown form)", answer.Status);
    }

    /// <summary>Takes a value with its length before it.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (bytes.IsEmpty || bytes.Length < 1 + bytes[0])
            return false;
        value = bytes.Slice(1, bytes[0]);
        bytes = bytes[(1 + value.Length)..];
        return true;
    }
}
