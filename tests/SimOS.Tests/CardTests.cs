using CsCheck;
using Tottoli.MultiSim.SimOS.Instructions;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Tests;

[TestFixture]
internal sealed class CardTests
{
    private static readonly string[] Script =
    [
        TestCard.SelectMf, "00C0000028", "00A4000C022F05", "00B000000A", "00D60000026465", "00A4000C022F00", "00B2010428", "00B2000228",
        TestCard.SelectUsim, "00A4000C026F7E", "00D600000B0102030405060708090A00", "00B000000B", "80F2000C00", "80F2010112",
        "0020000100", "002800010830303030FFFFFFFF", "002000010830303030FFFFFFFF", "002600010830303030FFFFFFFF", "0070000001",
        "01A4000C023F00", "00708001", "80AA000004A9028100", "00A4080C047FA64F02", "00A4044C10A0000000871002FFFFFFFF8907090000",
    ];

    [Test]
    public void Any_command_gets_a_status_word_and_a_refused_one_changes_nothing()
    {
        Gen<byte[]> random = Gen.Byte.Array[0, 40];
        Gen<byte[]> mutated = Gen.Select(Gen.Int[0, Script.Length - 1], Gen.Int[0, 12], Gen.Byte, static (index, position, value) =>
        {
            byte[] command = Convert.FromHexString(Script[index]);
            command[position % command.Length] = value;
            return command;
        });
        Gen<byte[]> known = Gen.Int[0, Script.Length - 1].Select(static index => Convert.FromHexString(Script[index]));
        Gen.OneOf(random, mutated, mutated, known).Array[1, 40].Sample(
            static commands =>
            {
                using TestCard card = new();
                byte[] response = new byte[65538];
                foreach (byte[] command in commands)
                {
                    string before = card.StateHash();
                    int length = card.Card.Transmit(command, response);
                    int sw = TestCard.StatusOf(response.AsSpan(0, length));
                    Assert.That(card.Faults, Is.Empty, Convert.ToHexString(command));
                    Assert.That(sw >> 8, Is.InRange(0x61, 0x6F).Or.InRange(0x90, 0x94).Or.EqualTo(0x98).Or.EqualTo(0x9F), Convert.ToHexString(command));
                    if (sw >> 8 is >= 0x67 and <= 0x6F or 0x94)
                        Assert.That(card.StateHash(), Is.EqualTo(before), Convert.ToHexString(command));
                }
            },
            iter: 100,
            seed: "0000000000001",
            threads: 1);
    }

    [Test]
    public void Every_instruction_byte_that_is_not_in_the_table_answers_6D00_or_6E00_and_changes_nothing()
    {
        using TestCard card = new();
        string before = card.StateHash();
        for (int cla = 0; cla <= 0x80; cla += 0x80)
        {
            for (int ins = 0; ins < 256; ins++)
            {
                if (Tables.Uicc.Instructions.Any(i => i.Ins == ins))
                    continue;
                Assert.That(card.Send($"{cla:X2}{ins:X2}0000"), Is.EqualTo("6D00"));
            }
        }
        Assert.That(card.StateHash(), Is.EqualTo(before));
    }

    [Test]
    public void A_fault_inside_is_answered_6F00_rolled_back_and_told()
    {
        List<Exception> faults = [];
        using TestCard card = new(new FailingStore(), options => options with { OnFault = faults.Add });
        card.Ok("00A4000C022F05");
        Assert.That(card.Send("00D60000026465"), Is.EqualTo("6F00"));
        Assert.That(faults, Has.Count.EqualTo(1));
        Assert.That(card.Ok("00B0000002"), Is.EqualTo("656E"));
    }

    [Test]
    public void Select_read_and_update_allocate_nothing()
    {
        using TestCard card = new();
        byte[][] commands =
        [
            Convert.FromHexString("00A40004023F00"), Convert.FromHexString("00C0000028"), Convert.FromHexString("00A4000C022F05"),
            Convert.FromHexString("00B000000A"), Convert.FromHexString("00D60000026465"), Convert.FromHexString("00D60000026566"),
            Convert.FromHexString(TestCard.SelectUsim), Convert.FromHexString("00A4000C026F42"), Convert.FromHexString("00B2010428"),
            Convert.FromHexString("00DC010428" + new string('1', 80)), Convert.FromHexString("00DC010428" + new string('2', 80)),
            Convert.FromHexString("80F2000C00"), Convert.FromHexString("002000010830303030FFFFFFFF"),
            Convert.FromHexString("0020001108" + "30303030FFFFFFFF"), Convert.FromHexString("0070000001"),
            Convert.FromHexString("01A4000C022F05"), Convert.FromHexString("01B000000A"), Convert.FromHexString("00708001"),
            Convert.FromHexString("A0A40000023F00"), Convert.FromHexString("A0C0000016"), Convert.FromHexString("A0F2000016"),
            Convert.FromHexString("A0A40000022F00"), Convert.FromHexString("A0B2010428"), Convert.FromHexString("A0A200100161"),
        ];
        byte[] response = new byte[258];
        Run(card, commands, response, 100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(card, commands, response, 100);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void A_card_that_is_off_is_the_callers_fault()
    {
        using TestCard card = new();
        card.Card.PowerOff();
        Assert.That(() => card.Send(TestCard.SelectMf), Throws.InvalidOperationException);
        Assert.That(() => card.Card.Reset(), Throws.InvalidOperationException);
        Assert.That(Convert.ToHexString(card.Card.PowerOn()), Is.EqualTo("3B9F96801F878031E073FE211F674354534D3031009C"));
    }

    private static void Run(TestCard card, byte[][] commands, byte[] response, int times)
    {
        for (int i = 0; i < times; i++)
        {
            foreach (byte[] command in commands)
                card.Card.Transmit(command, response);
        }
    }

    private sealed class FailingStore : ICardStore
    {
        public void Load(StateReceiver receiver)
        {
        }

        public void Begin()
        {
        }

        public void Put(StateKey key, ReadOnlySpan<byte> content) => throw new InvalidOperationException("The disk is full.");

        public void Remove(StateKey key)
        {
        }

        public void Commit()
        {
        }

        public void Rollback()
        {
        }

        public void Dispose()
        {
        }
    }
}
