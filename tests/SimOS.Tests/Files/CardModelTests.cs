using CsCheck;

namespace Tottoli.MultiSim.SimOS.Tests.Files;

/// <summary>Any sequence of commands: the card answers what the model says, data and status word.</summary>
[TestFixture]
internal sealed class CardModelTests
{
    private const string EnablePin1 = "002800010830303030FFFFFFFF";
    private const int FirstFile = 0x6EF1; // no file of the USIM is called so
    private const int Files = 4;

    // What a step does, and how often: the rest of the step chooses its operands.
    private static readonly Step[] Steps =
    [
        Reset, SelectMasterFile, SelectUsim, SelectIdentifier, SelectIdentifier, SelectPath, SelectPath, VerifyRight, VerifyRight, VerifyRight, VerifyWrong, VerifyAdm, VerifyAdm,
        Create, Create, Create, Delete, Deactivate, Activate, Activate, ReadBinary, ReadBinary, UpdateBinary, UpdateBinary,
        ReadRecord, ReadRecord, ReadRecord, UpdateRecord, UpdateRecord, UpdateRecord, SearchRecord, SearchRecord, Increase, Increase,
    ];

    private static readonly Gen<(int Step, int A, int B, int C)[]> Runs =
        Gen.Select(Gen.Int[0, Steps.Length - 1], Gen.Int[0, 11], Gen.Int[0, 5], Gen.Int[0, 255]).Array[1, 120];

    private delegate (string Command, string Expected) Step(CardModel model, int a, int b, int c);

    [Test]
    public void The_card_answers_what_the_model_says() =>
        Runs.Sample(static steps => Difference(steps) is null, iter: 1500, print: static steps => Difference(steps) ?? "no difference");

    /// <summary>Gives card and model the same commands.</summary>
    /// <returns>The commands up to the first answer that differs; null where none does.</returns>
    private static string? Difference((int Step, int A, int B, int C)[] steps)
    {
        using TestCard card = new();
        CardModel model = new();
        card.Ok(EnablePin1);
        model.VerifyPin(right: true); // enabling it verifies it
        List<string> sent = [];
        foreach ((int step, int a, int b, int c) in steps)
        {
            (string command, string expected) = Steps[step](model, a, b, c);
            sent.Add(command.Length == 0 ? "reset" : command);
            string answer = "9000";
            if (command.Length == 0)
                card.Card.PowerOn();
            else
                answer = card.Exchange(command);
            if (answer != expected)
                return $"{string.Join(' ', sent)}: the card answered {answer}, the model {expected}";
        }
        return null;
    }

    private static (string, string) Reset(CardModel model, int a, int b, int c) => ("", model.Reset());

    private static (string, string) SelectMasterFile(CardModel model, int a, int b, int c) => ("00A4000C023F00", model.SelectMasterFile());

    private static (string, string) SelectUsim(CardModel model, int a, int b, int c) => ("00A4040C07A0000000871002", model.SelectUsim());

    private static (string, string) SelectIdentifier(CardModel model, int a, int b, int c) => ($"00A4000C02{Fid(a):X4}", model.SelectIdentifier(Fid(a)));

    private static (string, string) SelectPath(CardModel model, int a, int b, int c) => ($"00A4080C02{Fid(a):X4}", model.SelectPath(Fid(a)));

    private static (string, string) VerifyRight(CardModel model, int a, int b, int c) => ("002000010830303030FFFFFFFF", model.VerifyPin(right: true));

    private static (string, string) VerifyWrong(CardModel model, int a, int b, int c) => ("002000010831313131FFFFFFFF", model.VerifyPin(right: false));

    private static (string, string) VerifyAdm(CardModel model, int a, int b, int c) => (Instructions.CreateFileTests.VerifyAdm, model.VerifyAdm());

    // The model knows the files of the MF alone.
    private static (string, string) Create(CardModel model, int a, int b, int c)
    {
        if (!model.IsAtMasterFile)
            return SelectMasterFile(model, a, b, c);
        ModelledKind kind = (ModelledKind)(b % 3);
        string descriptor = kind switch { ModelledKind.Transparent => "82024121", ModelledKind.Linear => "820442210004", _ => "820446210004" };
        string size = kind == ModelledKind.Transparent ? "80020008" : "8002000C";
        return (Instructions.CreateFileTests.Create(descriptor, $"8302{Fid(a):X4}", "8A0105", "8B032F0608", size, "8800"), model.Create(Fid(a), kind));
    }

    private static (string, string) Delete(CardModel model, int a, int b, int c) =>
        model.IsAtMasterFile ? ($"00E4000002{Fid(a):X4}", model.Delete(Fid(a))) : SelectMasterFile(model, a, b, c);

    private static (string, string) Deactivate(CardModel model, int a, int b, int c) => ($"0004080002{Fid(a):X4}", model.SetActive(Fid(a), active: false));

    private static (string, string) Activate(CardModel model, int a, int b, int c) => ($"0044080002{Fid(a):X4}", model.SetActive(Fid(a), active: true));

    private static (string, string) ReadBinary(CardModel model, int a, int b, int c) => ($"00B0{a:X4}{b:X2}", model.ReadBinary(a, b));

    private static (string, string) UpdateBinary(CardModel model, int a, int b, int c)
    {
        byte[] data = [.. Enumerable.Repeat((byte)c, b + 1)];
        return ($"00D6{a:X4}{data.Length:X2}{Convert.ToHexString(data)}", model.UpdateBinary(a, data));
    }

    private static (string, string) ReadRecord(CardModel model, int a, int b, int c)
    {
        (int mode, int number) = Mode(a, b);
        return ($"00B2{number:X2}{mode:X2}04", model.ReadRecord(mode, number));
    }

    private static (string, string) UpdateRecord(CardModel model, int a, int b, int c)
    {
        (int mode, int number) = Mode(a, b);
        byte[] data = [(byte)(c % 3), (byte)c, (byte)c, (byte)c, 0];
        data = data[..(c % 16 == 0 ? 5 : 4)];
        return ($"00DC{number:X2}{mode:X2}{data.Length:X2}{Convert.ToHexString(data)}", model.UpdateRecord(mode, number, data));
    }

    private static (string, string) SearchRecord(CardModel model, int a, int b, int c)
    {
        byte first = c % 4 == 3 ? (byte)0xFF : (byte)(c % 4);
        return ($"00A2{b:X2}{4 + (a % 2):X2}01{first:X2}", model.SearchRecord(a % 2 == 1, b, first));
    }

    private static (string, string) Increase(CardModel model, int a, int b, int c)
    {
        ushort value = (ushort)((c << 8) | a);
        return ($"8032000002{value:X4}", model.Increase(value));
    }

    private static (int Mode, int Number) Mode(int a, int b) => a % 3 == 2 ? (4, b) : (2 + (a % 3), 0);

    private static int Fid(int a) => FirstFile + (a % Files);
}
