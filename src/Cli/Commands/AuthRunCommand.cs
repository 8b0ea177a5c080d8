using System.CommandLine;
using Tottoli.MultiSim.Auc.Gsup;
using Tottoli.MultiSim.Cli.Output;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Workbench;
using Tottoli.MultiSim.Workbench.Authentication;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim auth run</c>: authentication with any card, as a network does it or as none should.</summary>
internal static class AuthRunCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static ExampleCommand Create()
    {
        CardSource source = new();
        ChallengerOptions challenger = new();
        Option<bool> macFailure = new("--mac-failure") { Description = "Damage the MAC: the card must refuse with 9862." };
        Option<bool> replay = new("--replay") { Description = "Challenge, and then the same again: the card must answer AUTS." };
        Option<bool> resync = new("--resync") { Description = "Use an old SQN, take the card's AUTS, resynchronise, and challenge again: the card must accept." };
        Option<bool> gsm = new("--2g") { Description = "The challenge of 2G: SRES and Kc." };
        Option<bool> isim = new("--isim") { Description = "Authenticate the ISIM instead of the USIM." };
        Option<bool> json = Options.Json();
        Option<bool> reveal = new("--reveal-secrets") { Description = "Show CK, IK and Kc." };
        ExampleCommand command = new(
            "run",
            "Authenticate a card and check RES, CK and IK. The key is the image's own, or the one given, or that of an HLR that speaks GSUP (osmo-hlr).",
            "multisim auth run test.simcard",
            "multisim auth run test.simcard --mac-failure",
            "multisim auth run test.simcard --replay --json",
            "multisim auth run --card test.simcard --resync",
            "multisim auth run test.simcard --2g",
            "multisim auth run --reader ACS --k 465b5ce8b199b49faa5f0a2ee238a6bc --opc cd63cb71954a9f4e48a5994e37a02baf",
            "multisim auth run --reader ACS --auc gsup://127.0.0.1:4222 --resync");
        source.AddTo(command);
        challenger.AddTo(command);
        foreach (Option option in new Option[] { macFailure, replay, resync, gsm, isim, json, reveal })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            bool Given(Option option) => result.GetResult(option) is { Implicit: false };
            if (new Option[] { macFailure, replay, resync, gsm }.Count(Given) > 1)
                result.AddError("--mac-failure, --replay, --resync and --2g exclude each other: each is a trial of its own.");
            if (Given(gsm) && Given(isim))
                result.AddError("--2g is the USIM's or the GSM SIM's: leave --isim out.");
            if (source.IsInReader(result) && !challenger.IsGiven(result))
                result.AddError("whose key is it? Give --k and --opc (or --op), or --auc gsup://HOST:PORT of an HLR that has it.");
            if (Given(gsm) && challenger.FindFaultOfGsm(result) is { } fault)
                result.AddError(fault);
            if (Given(resync) && challenger.HasSqn(result))
                result.AddError("--resync begins with an old SQN of its own: leave --sqn out.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            TrialKind kind = parsed.GetValue(macFailure) ? TrialKind.MacFailure : parsed.GetValue(replay) ? TrialKind.Replay : parsed.GetValue(resync) ? TrialKind.Resynchronisation : TrialKind.Challenge;
            TextWriter output = parsed.InvocationConfiguration.Output;
            ChallengerKey? key = challenger.ReadKey(parsed, source.Image(parsed));
            using OpenedCard card = source.Open(parsed);
            if (parsed.GetValue(gsm))
            {
                GsmTrial answered = GsmTrial.Run(card.Access, key!.MakeTriplet(new SystemEntropy()));
                TrialReport.Write(answered, parsed.GetValue(json), parsed.GetValue(reveal), output);
                return answered.Fault is null ? ExitCode.Done : ExitCode.Unmet;
            }
            KnownApplication application = CardApplications.All.First(each => each.Name == (parsed.GetValue(isim) ? "ADF.ISIM" : "ADF.USIM"));
            IReadOnlyList<TrialStep> steps = await RunAsync(card.Access, application, key, challenger, kind, parsed, cancellationToken);
            TrialReport.Write(application.Name, steps, parsed.GetValue(json), parsed.GetValue(reveal), output);
            return steps.All(step => step.Fault is null) ? ExitCode.Done : ExitCode.Unmet;
        });
        return command;
    }

    private static async Task<IReadOnlyList<TrialStep>> RunAsync(
        CardAccess card, KnownApplication application, ChallengerKey? key, ChallengerOptions challenger, TrialKind kind, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (key is not null)
            return await new AuthenticationTrial(card, application, key.MakeSource(new SystemEntropy())).RunAsync(kind, cancellationToken);
        (string host, int port) = challenger.Hlr(parsed);
        Imsi imsi = challenger.ImsiOf(parsed) ?? ReadImsi(card);
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using GsupClient hlr = await GsupClient.ConnectAsync(host, port, patience.Token);
            return await new AuthenticationTrial(card, application, new GsupVectors(hlr, imsi)).RunAsync(kind, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"gsup://{host}:{port} did not answer within {Patience.TotalSeconds} s. Is it an HLR that speaks GSUP, as osmo-hlr does?");
        }
    }

    private static Imsi ReadImsi(CardAccess card)
    {
        FileDesk desk = new(card);
        FileContent content = desk.Read(desk.Find("EF.IMSI"));
        return Imsi.TryDecode(content.Parts[0].Span, out Imsi imsi) ? imsi : throw new UsageException("EF.IMSI of the card holds no IMSI: say --imsi, whose vectors the HLR shall give.");
    }
}
