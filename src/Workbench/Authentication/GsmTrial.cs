using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Testbed.Phone;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Workbench.Authentication;

/// <summary>The challenge of 2G: AUTHENTICATE in the GSM context of a USIM (3GPP TS 31.102 §7.1.2.2), RUN GSM ALGORITHM of a GSM SIM.</summary>
/// <param name="Rand">RAND.</param>
/// <param name="Sres">SRES of the card.</param>
/// <param name="Kc">Kc of the card. Secret.</param>
/// <param name="Fault">What is wrong; null where both are as computed.</param>
public sealed record GsmTrial(ReadOnlyMemory<byte> Rand, ReadOnlyMemory<byte> Sres, ReadOnlyMemory<byte> Kc, string? Fault)
{
    private const byte GsmContext = 0x80;
    private const ushort DfGsm = 0x7F20;
    private const int SresSize = 4;
    private const int KcSize = 8;

    /// <summary>Challenges a card.</summary>
    /// <param name="card">The card.</param>
    /// <param name="expected">RAND, and what the card should answer.</param>
    /// <exception cref="CardCommandException">The card refuses, or answers in another form.</exception>
    public static GsmTrial Run(CardAccess card, GsmTriplet expected)
    {
        CardAnswer answer;
        if (card.IsGsm)
        {
            Select(card, CardPath.MasterFile.Append(DfGsm), "DF.GSM");
            answer = card.RunGsmAlgorithm(expected.Rand.Span);
        }
        else
        {
            KnownApplication usim = CardApplications.All[0];
            Select(card, new CardPath(usim.Prefix, FilePath.MasterFile), usim.Name);
            answer = card.Authenticate(GsmContext, [Aka.RandSize, .. expected.Rand.Span]);
        }
        string command = card.IsGsm ? "RUN GSM ALGORITHM" : "AUTHENTICATE";
        if (!answer.Status.IsSuccess)
            throw new CardCommandException(command, "", answer.Status, AuthenticationAdvice.For(answer.Status));
        ReadOnlyMemory<byte> sres, kc;
        if (card.IsGsm && answer.Data.Length == SresSize + KcSize)
            (sres, kc) = (answer.Data[..SresSize], answer.Data[SresSize..]);
        else if (!card.IsGsm && answer.Data.Length == SresSize + KcSize + 2 && answer.Data.Span[0] == SresSize && answer.Data.Span[SresSize + 1] == KcSize)
            (sres, kc) = (answer.Data.Slice(1, SresSize), answer.Data[(SresSize + 2)..]);
        else
            throw new CardCommandException(command, "an answer of an unknown form", answer.Status);
        bool isSres = CryptographicOperations.FixedTimeEquals(sres.Span, expected.Sres.Span), isKc = CryptographicOperations.FixedTimeEquals(kc.Span, expected.Kc.Span);
        return new GsmTrial(expected.Rand, sres, kc, isSres && isKc ? null : $"{(isSres ? "Kc is another" : isKc ? "SRES is another" : "SRES and Kc are others")}: the card has another key, or another algorithm");
    }

    /// <summary>The name of the type, and nothing of its content.</summary>
    public override string ToString() => nameof(GsmTrial);

    private static void Select(CardAccess card, CardPath path, string name)
    {
        FileAnswer answer = card.SelectFile(path);
        if (!answer.Exists)
            throw new CardCommandException("SELECT", name, answer.Status);
    }
}
