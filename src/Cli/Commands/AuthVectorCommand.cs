using System.CommandLine;
using System.Globalization;
using Tottoli.MultiSim.Cli.Output;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Workbench;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim auth vector</c>: one authentication vector, in the fields of osmo-auc-gen.</summary>
internal static class AuthVectorCommand
{
    private const int SqnSize = 6;

    public static ExampleCommand Create()
    {
        KeyOptions keys = new(isRandom: false);
        Option<string?> rand = Options.Hex("--rand", Aka.RandSize, "RAND; random by default.");
        Option<string?> sqn = Options.Hex("--sqn", SqnSize, "SQN, used as it is; 000000000000 by default.");
        Option<string?> amf = Options.Hex("--amf", 2, "AMF; 0000 by default, 8000 for EPS and 5G.");
        Option<string?> auts = Options.Hex("--auts", Aka.AutsSize, "AUTS of a card that refused --rand: the vector is for the SEQ that follows the card's, with IND 0.");
        Option<int> indBits = Options.Number("--ind-bits", 0, SequenceRules.MaxIndBits, SequenceRules.Default.IndBits, "Bits of IND in SQN.");
        Option<bool> json = Options.Json();
        ExampleCommand command = new(
            "vector",
            "Make one authentication vector of a key, with CK, IK and RES in the clear: a quintet with its SRES and Kc, or of an algorithm of 2G alone SRES and Kc.",
            "multisim auth vector --k 465b5ce8b199b49faa5f0a2ee238a6bc --opc cd63cb71954a9f4e48a5994e37a02baf --sqn ff9bb4d0b607 --amf b9b9 --rand 23553cbe9637a89d218ae64dae47bf35",
            "multisim auth vector --k 465b5ce8b199b49faa5f0a2ee238a6bc --op cdc202d5123e20f62b6d676ac72cb318 --rand 23553cbe9637a89d218ae64dae47bf35 --auts ba853f3c123ccf44e93596e355c6",
            "multisim auth vector --alg comp128v1 --k 000102030405060708090a0b0c0d0e0f --json");
        keys.AddTo(command);
        foreach (Option option in new Option[] { rand, sqn, amf, auts, indBits, json })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            bool Given(Option option) => result.GetResult(option) is { Implicit: false };
            if (Given(auts) && Given(sqn))
                result.AddError("--auts and --sqn exclude each other: AUTS says where the card's SQN is.");
            if (Given(auts) && !Given(rand))
                result.AddError("--auts needs --rand: the challenge that the card refused.");
        });
        command.SetAction(parsed =>
        {
            GivenKey given = keys.Read(parsed, new SystemEntropy());
            byte[] challenge = Bytes(parsed.GetValue(rand)) ?? Random();
            Fields fields = new();
            if (given.Engine.ResLengths.IsEmpty)
                AddTriplet(fields, given, challenge, parsed.GetResult(auts) is not null || parsed.GetResult(sqn) is not null || parsed.GetResult(amf) is not null);
            else
                AddQuintet(fields, given, challenge, Number(parsed.GetValue(sqn)), (ushort)Number(parsed.GetValue(amf)), Bytes(parsed.GetValue(auts)), parsed.GetValue(indBits));
            fields.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static void AddTriplet(Fields fields, GivenKey given, byte[] rand, bool isOf3G)
    {
        if (isOf3G)
            throw new UsageException($"--alg {given.Engine.Name} is of 2G alone, which has neither SQN nor AMF nor AUTS: leave --sqn, --amf and --auts out.");
        fields.Add("RAND", "rand", rand);
        AddGsm(fields, given, rand);
    }

    private static void AddQuintet(Fields fields, GivenKey given, byte[] rand, ulong sqn, ushort amf, byte[]? auts, int indBits)
    {
        ulong sqnMs = 0;
        if (auts is not null)
        {
            if (!Aka.TryResynchronise(given.Key, rand, auts, out sqnMs))
                throw new UsageException("--auts: its MAC-S is not that of this key and RAND. Check --k, --opc and --rand, and that AUTS is the card's answer to that RAND.");
            sqn = (((sqnMs >> indBits) + 1) << indBits) & 0xFFFF_FFFF_FFFF;
        }
        AuthenticationVector vector = Aka.Generate(given.Key, rand, sqn, amf);
        fields.Add("RAND", "rand", rand);
        fields.Add("AUTN", "autn", vector.Autn.Span);
        fields.Add("IK", "ik", vector.Ik.Span);
        fields.Add("CK", "ck", vector.Ck.Span);
        fields.Add("RES", "res", vector.Xres.Span);
        AddGsm(fields, given, rand);
        fields.Add("SQN", "sqn", sqn);
        fields.Add("IND", "ind", sqn & ((1UL << indBits) - 1));
        if (auts is not null)
            fields.Add("SQN.MS", "sqnMs", sqnMs);
    }

    private static void AddGsm(Fields fields, GivenKey given, byte[] rand)
    {
        GsmTriplet triplet = GsmTriplet.Generate(given.Key, rand);
        fields.Add("SRES", "sres", triplet.Sres.Span);
        fields.Add("Kc", "kc", triplet.Kc.Span);
    }

    private static byte[]? Bytes(string? digits) => digits is null ? null : Convert.FromHexString(digits);

    private static ulong Number(string? digits) => digits is null ? 0 : ulong.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static byte[] Random()
    {
        byte[] rand = new byte[Aka.RandSize];
        new SystemEntropy().Fill(rand);
        return rand;
    }
}
