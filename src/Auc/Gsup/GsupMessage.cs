using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Auc.Gsup;

/// <summary>SEND AUTHENTICATION INFO of GSUP: a type octet, then information elements of tag, length (one octet) and value.</summary>
internal static class GsupMessage
{
    private const byte Request = 0x08;
    private const byte Error = 0x09;
    private const byte Result = 0x0A;

    private const byte ImsiElement = 0x01;
    private const byte CauseElement = 0x02;
    private const byte VectorElement = 0x03;
    private const byte RandElement = 0x20;
    private const byte IkElement = 0x23;
    private const byte CkElement = 0x24;
    private const byte AutnElement = 0x25;
    private const byte AutsElement = 0x26;
    private const byte ResElement = 0x27;
    private const byte DomainElement = 0x28;
    private const byte PacketSwitched = 0x01;
    private const byte UnknownSubscriber = 0x02; // a cause of 3GPP TS 24.008 §10.5.5.14: IMSI unknown in HLR

    /// <summary>The request; with RAND and AUTS where the card asked for resynchronisation.</summary>
    public static byte[] AuthenticationRequest(Imsi imsi, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> auts)
    {
        byte[] digits = new byte[HalfOctets.Size(imsi.Digits.Length)];
        HalfOctets.Encode(imsi.Digits, digits);
        List<byte> message = [Request, ImsiElement, (byte)digits.Length, .. digits, DomainElement, 1, PacketSwitched];
        if (!auts.IsEmpty)
        {
            message.AddRange([AutsElement, (byte)auts.Length, .. auts]);
            message.AddRange([RandElement, (byte)rand.Length, .. rand]);
        }
        return [.. message];
    }

    /// <summary>Reads an answer to the request.</summary>
    /// <param name="message">The message from its type octet on.</param>
    /// <param name="vectors">The vectors of 3G; null where the HLR refuses.</param>
    /// <param name="refusal">Why it refuses.</param>
    /// <returns>False where the message is another one.</returns>
    /// <exception cref="IOException">The message is not well-formed.</exception>
    public static bool TryReadVectors(ReadOnlySpan<byte> message, out IReadOnlyList<AuthenticationVector>? vectors, out string? refusal)
    {
        vectors = null;
        refusal = null;
        if (message is not [Error or Result, ..])
            return false;
        List<AuthenticationVector> read = [];
        byte cause = 0;
        ReadOnlySpan<byte> rest = message[1..];
        while (!rest.IsEmpty)
        {
            byte tag = Next(ref rest, out ReadOnlySpan<byte> value);
            if (tag == CauseElement && value.Length == 1)
                cause = value[0];
            else if (tag == VectorElement && Vector(value) is { } vector)
                read.Add(vector);
        }
        if (message[0] == Error)
            refusal = cause == UnknownSubscriber ? "it does not know this IMSI" : $"cause {cause} (3GPP TS 24.008 §10.5.5.14)";
        else
            vectors = read;
        return true;
    }

    private static AuthenticationVector? Vector(ReadOnlySpan<byte> elements)
    {
        byte[]?[] values = new byte[]?[0x30];
        while (!elements.IsEmpty)
        {
            byte tag = Next(ref elements, out ReadOnlySpan<byte> value);
            if (tag < values.Length)
                values[tag] = value.ToArray();
        }
        return values[RandElement] is { Length: Aka.RandSize } rand && values[AutnElement] is { Length: Aka.AutnSize } autn
            && values[ResElement] is { Length: >= 4 and <= 16 } res && values[CkElement] is { Length: 16 } ck && values[IkElement] is { Length: 16 } ik
            ? new AuthenticationVector(rand, autn, res, ck, ik)
            : null; // a triplet of 2G
    }

    // The next element's tag and value.
    private static byte Next(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> value)
    {
        if (rest.Length < 2 || rest.Length < 2 + rest[1])
            throw Malformed();
        byte tag = rest[0];
        value = rest.Slice(2, rest[1]);
        rest = rest[(2 + value.Length)..];
        return tag;
    }

    private static IOException Malformed() => new("the HLR's answer is not well-formed GSUP.");
}
