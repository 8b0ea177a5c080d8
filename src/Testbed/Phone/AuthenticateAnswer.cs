using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>What a card says to AUTHENTICATE in the 3G context (3GPP TS 31.102 §7.1.2.1, 31.103 §7.1.2.1). Holds keys: it prints none.</summary>
/// <param name="Result">How it judged the challenge.</param>
/// <param name="Status">The status word.</param>
public sealed record AuthenticateAnswer(AuthenticationResult Result, StatusWord Status)
{
    private const byte Success = 0xDB;
    private const byte SynchronisationFailure = 0xDC;
    private const int ShortestRes = 4;
    private const int LongestOfTerminal = 16; // bytes of RES, CK and IK (3GPP TS 24.008 §10.5.3.2.1, RFC 4187 §10.8)

    /// <summary>RES, 4..32 bytes; empty where the card did not accept.</summary>
    public ReadOnlyMemory<byte> Res { get; private init; }

    /// <summary>CK, 16 or 32 bytes; empty where the card did not accept. Secret.</summary>
    public ReadOnlyMemory<byte> Ck { get; private init; }

    /// <summary>IK, 16 or 32 bytes; empty where the card did not accept. Secret.</summary>
    public ReadOnlyMemory<byte> Ik { get; private init; }

    /// <summary>AUTS, 14 bytes; empty where the card did not ask for resynchronisation.</summary>
    public ReadOnlyMemory<byte> Auts { get; private init; }

    /// <summary>Asks the selected USIM; RES and its keys must have no more than the 128 bits that a terminal has room for.</summary>
    /// <param name="channel">The card.</param>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="autn">AUTN, 16 bytes.</param>
    /// <exception cref="CardCommandException">The card refuses for another reason than the challenge, or the answer has another form.</exception>
    internal static AuthenticateAnswer Ask(CardChannel channel, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> autn)
    {
        AuthenticateAnswer answer = Read(channel.Send(0x00, 0x88, 0x00, 0x81, [Aka.RandSize, .. rand, Aka.AutnSize, .. autn]), "the USIM");
        bool hasRoom = answer.Res.Length <= LongestOfTerminal && answer.Ck.Length <= LongestOfTerminal && answer.Ik.Length <= LongestOfTerminal;
        return hasRoom ? answer : throw UnknownForm("the USIM", answer.Status);
    }

    /// <summary>Reads an answer.</summary>
    /// <param name="answer">What the card said.</param>
    /// <param name="target">The application, as a person names it.</param>
    /// <param name="advice">What to do where the card refuses the command, for a status word; null for the usual words.</param>
    /// <exception cref="CardCommandException">The card refuses the command, or the answer has another form.</exception>
    public static AuthenticateAnswer Read(CardAnswer answer, string target, Func<StatusWord, string?>? advice = null)
    {
        if (answer.Status == StatusWord.AuthenticationMacIncorrect)
            return new(AuthenticationResult.MacFailure, answer.Status);
        if (!answer.Status.IsSuccess)
            throw new CardCommandException("AUTHENTICATE", target, answer.Status, advice?.Invoke(answer.Status));
        ReadOnlySpan<byte> rest = answer.Data.Span;
        byte tag = rest.IsEmpty ? (byte)0 : rest[0];
        rest = rest.IsEmpty ? rest : rest[1..];
        if (tag == SynchronisationFailure && LengthValue.TryTake(ref rest, out ReadOnlySpan<byte> auts) && auts.Length == Aka.AutsSize)
            return new(AuthenticationResult.SynchronisationFailure, answer.Status) { Auts = auts.ToArray() };
        if (tag == Success
            && LengthValue.TryTake(ref rest, out ReadOnlySpan<byte> res) && res.Length is >= ShortestRes and <= AuthenticationKey.MaxSize
            && LengthValue.TryTake(ref rest, out ReadOnlySpan<byte> ck) && ck.Length is AuthenticationKey.Size or AuthenticationKey.MaxSize
            && LengthValue.TryTake(ref rest, out ReadOnlySpan<byte> ik) && ik.Length is AuthenticationKey.Size or AuthenticationKey.MaxSize)
        {
            return new(AuthenticationResult.Answered, answer.Status) { Res = res.ToArray(), Ck = ck.ToArray(), Ik = ik.ToArray() };
        }
        throw UnknownForm(target, answer.Status);
    }

    /// <summary>The result, and nothing of the keys.</summary>
    public override string ToString() => Result.ToString();

    private static CardCommandException UnknownForm(string target, StatusWord status) => new("AUTHENTICATE", $"{target} (answer of an unknown form)", status);
}
