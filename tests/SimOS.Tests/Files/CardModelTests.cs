using CsCheck;

namespace Tottoli.MultiSim.SimOS.Tests.Files;

/// <summary>Any sequence of commands on any logical channels: the card answers what the model says, data and status word.</summary>
[TestFixture]
internal sealed class CardModelTests
{
    private const string EnablePin1 = "002800010830303030FFFFFFFF";

    private static readonly int[] UsualChannels = [0, 0, 0, 1, 1, 2]; // which channel a command goes to, and how often

    private static readonly Gen<(int Step, int Channel, int A, int B, int C)[]> Runs =
        Gen.Select(Gen.Int[0, CardModelSteps.All.Length - 1], Gen.Int[0, UsualChannels.Length - 1], Gen.Int[0, 11], Gen.Int[0, 5], Gen.Int[0, 255]).Array[1, 120];

    [Test]
    public void The_card_answers_what_the_model_says() =>
        Runs.Sample(static steps => Difference(steps) is null, iter: 1500, print: static steps => Difference(steps) ?? "no difference");

    /// <summary>Gives card and model the same commands.</summary>
    /// <returns>The commands up to the first answer that differs; null where none does.</returns>
    private static string? Difference((int Step, int Channel, int A, int B, int C)[] steps)
    {
        using TestCard card = new();
        CardModel model = new();
        card.Ok(EnablePin1, Instructions.CreateFileTests.VerifyAdm);
        model.Pin.Verify(model.Pin.Value); // enabling it verifies it
        model.VerifyAdm();
        for (int kind = 0; kind < 3; kind++) // most sessions are about files, not about that there are none
            card.Ok(CardModelSteps.Create(model, kind, kind, 0).Command);
        card.Ok("00700001", "01A4040C07A0000000871002");
        model.OpenChannel(1);
        model.TryUse(1);
        model.SelectUsim();
        List<string> sent = [];
        foreach ((int step, int channel, int a, int b, int c) in steps)
        {
            int number = UsualChannels[channel];
            if (c > 31 && !model.TryUse(number))
                number = 0; // seldom is a closed channel asked for
            (string command, string expected) = model.TryUse(number) ? CardModelSteps.All[step](model, a, b, c) : ("00A4000C023F00", "6881");
            if (command.Length > 0)
                command = $"{command[0]}{number}{command[2..]}";
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
}
