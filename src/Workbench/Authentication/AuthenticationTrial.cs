using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Testbed.Phone;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Workbench.Authentication;

/// <summary>What is tried with a card.</summary>
public enum TrialKind
{
    /// <summary>One challenge, which the card accepts; where it first asks for resynchronisation, it gets that.</summary>
    Challenge,

    /// <summary>A challenge with a damaged MAC, which the card refuses with 9862.</summary>
    MacFailure,

    /// <summary>A challenge that was accepted, again: the card answers AUTS.</summary>
    Replay,

    /// <summary>An old sequence number, AUTS, and a challenge that follows it.</summary>
    Resynchronisation,
}

/// <summary>One challenge of a trial.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Challenge">The vector as it was sent.</param>
/// <param name="Answer">What the card said.</param>
/// <param name="Expected">How the card should judge it.</param>
/// <param name="SqnMs">What AUTS says; null where there is none, or only the HLR can read it.</param>
/// <param name="Fault">What is wrong; null where all is as expected.</param>
public sealed record TrialStep(string Name, SourcedVector Challenge, AuthenticateAnswer Answer, AuthenticationResult Expected, ulong? SqnMs, string? Fault);

/// <summary>Authenticates any card, over APDUs alone (3GPP TS 33.102 §6.3), and judges what it answers.</summary>
/// <param name="card">The card.</param>
/// <param name="application">The application that has the key: ADF.USIM or ADF.ISIM.</param>
/// <param name="source">Who challenges.</param>
public sealed class AuthenticationTrial(CardAccess card, KnownApplication application, IVectorSource source)
{
    private const byte UmtsContext = 0x81;

    private readonly List<TrialStep> _steps = [];

    /// <summary>Runs a trial; it ends at the first answer that is not the expected one.</summary>
    /// <exception cref="CardCommandException">The card has no such application, or refuses AUTHENTICATE for another reason than the challenge.</exception>
    public async Task<IReadOnlyList<TrialStep>> RunAsync(TrialKind kind, CancellationToken cancellationToken)
    {
        Select();
        _steps.Clear();
        switch (kind)
        {
            case TrialKind.MacFailure:
                Send("damaged MAC", Damaged(await source.NextAsync(cancellationToken).ConfigureAwait(false)), AuthenticationResult.MacFailure);
                break;
            case TrialKind.Replay:
                if (await AcceptAsync(cancellationToken).ConfigureAwait(false) is { } accepted)
                    Send("the same again", accepted, AuthenticationResult.SynchronisationFailure);
                break;
            case TrialKind.Resynchronisation:
                await ResynchroniseAsync(cancellationToken).ConfigureAwait(false);
                break;
            default:
                await AcceptAsync(cancellationToken).ConfigureAwait(false);
                break;
        }
        return [.. _steps];
    }

    private void Select()
    {
        FileAnswer answer = card.SelectFile(new CardPath(application.Prefix, Protocol.Files.FilePath.MasterFile));
        if (!answer.Exists)
            throw new CardCommandException("SELECT", application.Name, answer.Status, card.IsGsm ? "This is a GSM SIM, which knows the challenge of 2G alone: --2g." : null);
    }

    // A challenge that the card accepts, if need be after resynchronisation; null where it does not.
    private async Task<SourcedVector?> AcceptAsync(CancellationToken cancellationToken)
    {
        SourcedVector challenge = await source.NextAsync(cancellationToken).ConfigureAwait(false);
        AuthenticateAnswer answer = Ask(challenge);
        if (answer.Result == AuthenticationResult.SynchronisationFailure && source.FollowsCard)
        {
            Judge("challenge", challenge, answer, AuthenticationResult.SynchronisationFailure);
            return await FollowAsync(challenge, answer, cancellationToken).ConfigureAwait(false);
        }
        return Judge("challenge", challenge, answer, AuthenticationResult.Answered) ? challenge : null;
    }

    private async Task ResynchroniseAsync(CancellationToken cancellationToken)
    {
        SourcedVector? old = source.MakeOld() ?? await AcceptAsync(cancellationToken).ConfigureAwait(false);
        if (old is not { } challenge || _steps.Exists(step => step.Expected == AuthenticationResult.SynchronisationFailure))
            return; // the card asked for it by itself, or went wrong
        AuthenticateAnswer answer = Ask(challenge);
        if (Judge("old SQN", challenge, answer, AuthenticationResult.SynchronisationFailure))
            await FollowAsync(challenge, answer, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SourcedVector?> FollowAsync(SourcedVector refused, AuthenticateAnswer answer, CancellationToken cancellationToken)
    {
        if (_steps[^1].Fault is not null || !await source.ResynchroniseAsync(refused.Vector.Rand, answer.Auts, cancellationToken).ConfigureAwait(false))
            return null;
        SourcedVector fresh = await source.NextAsync(cancellationToken).ConfigureAwait(false);
        return Send("after resynchronisation", fresh, AuthenticationResult.Answered) ? fresh : null;
    }

    private bool Send(string name, SourcedVector challenge, AuthenticationResult expected) => Judge(name, challenge, Ask(challenge), expected);

    private AuthenticateAnswer Ask(SourcedVector challenge) => AuthenticateAnswer.Read(
        card.Authenticate(UmtsContext, [Aka.RandSize, .. challenge.Vector.Rand.Span, Aka.AutnSize, .. challenge.Vector.Autn.Span]), application.Name, AuthenticationAdvice.For);

    private bool Judge(string name, SourcedVector challenge, AuthenticateAnswer answer, AuthenticationResult expected)
    {
        ulong? sqnMs = answer.Result == AuthenticationResult.SynchronisationFailure ? source.ReadAuts(challenge.Vector.Rand, answer.Auts) : null;
        string? fault = FindFault(challenge, answer, expected, sqnMs);
        _steps.Add(new TrialStep(name, challenge, answer, expected, sqnMs, fault));
        return fault is null;
    }

    private static string? FindFault(SourcedVector challenge, AuthenticateAnswer answer, AuthenticationResult expected, ulong? sqnMs) => (answer.Result, expected) switch
    {
        (AuthenticationResult.MacFailure, AuthenticationResult.Answered or AuthenticationResult.SynchronisationFailure) => "the card refused the MAC (9862): its key, or its OPc, is another one",
        (AuthenticationResult.SynchronisationFailure, AuthenticationResult.Answered) => "the card refused the sequence number (AUTS): it is not fresh to it",
        (AuthenticationResult.Answered, AuthenticationResult.MacFailure) => "the card accepted a damaged MAC",
        (AuthenticationResult.Answered, AuthenticationResult.SynchronisationFailure) => "the card accepted a sequence number that was used",
        (AuthenticationResult.SynchronisationFailure, AuthenticationResult.MacFailure) => "the card judged the sequence number before the MAC",
        // Every source with a number of its own has the key, and can read AUTS.
        (AuthenticationResult.SynchronisationFailure, _) => challenge.Sqn is not null && sqnMs is null ? "MAC-S of the card's AUTS is not that of this key" : null,
        (AuthenticationResult.Answered, _) => FindDifference(challenge.Vector, answer),
        _ => null,
    };

    private static string? FindDifference(AuthenticationVector vector, AuthenticateAnswer answer)
    {
        bool res = CryptographicOperations.FixedTimeEquals(vector.Xres.Span, answer.Res.Span);
        bool ck = CryptographicOperations.FixedTimeEquals(vector.Ck.Span, answer.Ck.Span);
        bool ik = CryptographicOperations.FixedTimeEquals(vector.Ik.Span, answer.Ik.Span);
        if (res && ck && ik)
            return null;
        string[] wrong = [.. res ? [] : new[] { $"RES has {answer.Res.Length} bytes and is not XRES, which has {vector.Xres.Length}" }, .. ck ? [] : new[] { "CK is another" }, .. ik ? [] : new[] { "IK is another" }];
        return $"the card accepted, but {string.Join(", ", wrong)}";
    }

    private static SourcedVector Damaged(SourcedVector challenge)
    {
        byte[] autn = challenge.Vector.Autn.ToArray();
        autn[^1] ^= 1;
        return challenge with { Vector = challenge.Vector with { Autn = autn } };
    }
}
