using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;
using Tottoli.MultiSim.Testbed.Phone;
using Tottoli.MultiSim.Workbench.Authentication;

namespace Tottoli.MultiSim.Cli.Output;

/// <summary>What came of an authentication. RES is on the air anyway; CK, IK and Kc are shown where they were asked for.</summary>
internal static class TrialReport
{
    public static void Write(string application, IReadOnlyList<TrialStep> steps, bool json, bool reveal, TextWriter output)
    {
        if (json)
            WriteJson(application, steps, reveal, output);
        else
            WriteTable(application, steps, reveal, output);
    }

    public static void Write(GsmTrial trial, bool json, bool reveal, TextWriter output)
    {
        if (json)
        {
            JsonObject all = new() { ["rand"] = Hex(trial.Rand), ["sres"] = Hex(trial.Sres), ["kc"] = reveal ? Hex(trial.Kc) : null, ["fault"] = trial.Fault, ["met"] = trial.Fault is null };
            output.WriteLine(all.ToJsonString(FileText.Indented));
            return;
        }
        Fields fields = new();
        fields.Add("RAND", "rand", trial.Rand.Span);
        fields.Add("SRES", "sres", trial.Sres.Span);
        if (reveal)
            fields.Add("Kc", "kc", trial.Kc.Span);
        fields.Write(output, json: false);
        output.WriteLine(trial.Fault is null ? "As expected: SRES and Kc are those of the key." : $"Not as expected: {trial.Fault}.");
    }

    private static void WriteTable(string application, IReadOnlyList<TrialStep> steps, bool reveal, TextWriter output)
    {
        Listing table = new($"AUTHENTICATE, {application}", [new("Challenge"), new("RAND"), new("AUTN"), new("SQN"), new("Card's answer"), new("RES or AUTS"), new("As expected"), .. reveal ? new Column[] { new("CK"), new("IK") } : []]);
        foreach (TrialStep step in steps)
        {
            AuthenticateAnswer answer = step.Answer;
            table.Add([
                step.Name, Hex(step.Challenge.Vector.Rand), Hex(step.Challenge.Vector.Autn), Number(step.Challenge.Sqn), Verdict(answer.Result) + (step.SqnMs is null ? "" : $", SQN_MS {Number(step.SqnMs)}"),
                Hex(answer.Result == AuthenticationResult.SynchronisationFailure ? answer.Auts : answer.Res), step.Fault is null ? "yes" : "[red]no[/]",
                .. reveal ? new[] { Hex(answer.Ck), Hex(answer.Ik) } : []]);
        }
        table.Write(Terminal.On(output));
        string? fault = steps.Select(step => step.Fault).FirstOrDefault(each => each is not null);
        output.WriteLine(fault is null ? $"As expected: {Summary(steps)}." : $"Not as expected: {fault}.");
    }

    private static string Summary(IReadOnlyList<TrialStep> steps) => steps[^1].Answer.Result switch
    {
        AuthenticationResult.Answered => steps.Count == 1 ? "RES, CK and IK are those of the vector" : "the card asked for resynchronisation, then RES, CK and IK are those of the vector",
        AuthenticationResult.MacFailure => "the card refused the MAC with 9862",
        _ => "the card refused the used sequence number with AUTS",
    };

    private static void WriteJson(string application, IReadOnlyList<TrialStep> steps, bool reveal, TextWriter output)
    {
        JsonObject all = new()
        {
            ["application"] = application,
            ["steps"] = new JsonArray([.. steps.Select(step => (JsonNode)new JsonObject
            {
                ["name"] = step.Name,
                ["rand"] = Hex(step.Challenge.Vector.Rand),
                ["autn"] = Hex(step.Challenge.Vector.Autn),
                ["sqn"] = step.Challenge.Sqn is null ? null : Number(step.Challenge.Sqn),
                ["expected"] = Verdict(step.Expected),
                ["answer"] = Verdict(step.Answer.Result),
                ["status"] = $"{step.Answer.Status.Value:X4}",
                ["res"] = Optional(step.Answer.Res),
                ["ck"] = reveal ? Optional(step.Answer.Ck) : null,
                ["ik"] = reveal ? Optional(step.Answer.Ik) : null,
                ["auts"] = Optional(step.Answer.Auts),
                ["sqnMs"] = step.SqnMs is null ? null : Number(step.SqnMs),
                ["fault"] = step.Fault,
            })]),
            ["met"] = steps.All(step => step.Fault is null),
        };
        output.WriteLine(all.ToJsonString(FileText.Indented));
    }

    private static string Verdict(AuthenticationResult result) => result switch
    {
        AuthenticationResult.Answered => "accepted",
        AuthenticationResult.MacFailure => "MAC failure",
        _ => "AUTS",
    };

    private static string Number(ulong? sqn) => sqn is { } number ? number.ToString("x12", CultureInfo.InvariantCulture) : "";

    private static string? Optional(ReadOnlyMemory<byte> octets) => octets.IsEmpty ? null : Hex(octets);

    private static string Hex(ReadOnlyMemory<byte> octets) => Convert.ToHexStringLower(octets.Span);
}
