using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Instructions;

namespace Tottoli.MultiSim.SimOS.Tests.Dispatch;

[TestFixture]
internal sealed class InstructionTableTests
{
    [Test]
    public void A_place_is_given_once() =>
        Assert.That(() => new InstructionTable().Add<Status>().Add<Status>(), Throws.ArgumentException.With.Message.Contains("STATUS"));

    [Test]
    public void Every_instruction_has_its_line_in_the_table()
    {
        Type[] written = [.. typeof(IInstruction).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IInstruction)))];
        Assert.That(Tables.Uicc.Instructions, Has.Count.EqualTo(written.Length));
    }

    [TestCase(0x9000, false)]
    [TestCase(0x910A, false)]
    [TestCase(0x6110, false)]
    [TestCase(0x6200, false)]
    [TestCase(0x63C1, false)]
    [TestCase(0x6C10, true)]
    [TestCase(0x6982, true)]
    [TestCase(0x9300, true)]
    [TestCase(0x9862, true)]
    [TestCase(0x6F00, true)]
    public void Which_status_words_leave_nothing_behind(int sw, bool expected) =>
        Assert.That(InstructionTable.IsError(new StatusWord((ushort)sw)), Is.EqualTo(expected));
}
