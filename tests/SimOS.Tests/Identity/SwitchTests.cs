using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Tests.Identity;

/// <summary>A switch that is cut off at each step: the card comes back with the old slot or the new one, whole.</summary>
internal sealed class SwitchTests
{
    private static readonly EfDefinition[] Marked = [UsimFiles.Loci, UsimFiles.PsLoci, UsimFiles.EpsLoci, UsimFiles.Keys, UsimFiles.KeysPs, UsimFiles.Fplmn];

    [Test]
    public void A_switch_cut_off_at_any_write_leaves_the_old_slot_or_the_new_one()
    {
        int oldOnes = 0;
        bool ended = false;
        for (int writes = 0; !ended; writes++)
        {
            Assert.That(writes, Is.LessThan(100), "the switch never ends");
            using InMemoryCardStore store = SlotFixture.Store(2, static (state, files) =>
            {
                // Both slots have been used: each has a location, keys and forbidden networks of its own.
                foreach (EfDefinition file in Marked)
                {
                    Mark(files, file, 0);
                    Mark(files, file, 1);
                }
                new SlotTable(state, files).Arm(1);
            });
            ended = Reset(store, writes);

            using CardState state = new(store);
            CardFiles files = new(MultiSimLayout.Instance, state);
            SlotTable slots = new(state, files);
            bool isNew = slots.Active == 1;
            oldOnes += isNew ? 0 : 1;
            Assert.That(slots.Armed, Is.EqualTo(isNew ? SlotTable.None : 1), "cut off, the switch is still to come");
            foreach (EfDefinition definition in Marked)
            {
                CardFile file = files.Find(definition.Path)!;
                Assert.That(files.Content(file, 0).ToArray(), Is.All.EqualTo(0xA0), "the old slot keeps what the phone wrote");
                Assert.That(files.Content(file, 1).ToArray(), isNew ? Is.EqualTo(file.AtActivation) : Is.All.EqualTo(0xA1), definition.Name);
            }
            Assert.That(isNew, Is.EqualTo(ended));
        }
        Assert.That(oldOnes, Is.GreaterThan(5), "the test cut nothing off");
    }

    [TestCase(null, "080910100000000000")]
    [TestCase(1, "080910100000000010")]
    public void The_terminal_reads_the_identity_of_the_slot_that_was_armed_before_the_reset(int? armed, string imsi)
    {
        using InMemoryCardStore store = SlotFixture.Store(2, (state, files) => new SlotTable(state, files).Arm(armed ?? SlotTable.None));
        using Card card = SlotFixture.Open(store);
        card.PowerOn();
        SlotFixture.Transmit(card, SlotFixture.SelectUsim);
        Assert.That(SlotFixture.Send(card, "00B0870009").Data, Is.EqualTo(imsi));
    }

    private static void Mark(CardFiles files, EfDefinition definition, int slot)
    {
        CardFile file = files.Find(definition.Path)!;
        byte[] content = new byte[file.Size];
        content.AsSpan().Fill((byte)(0xA0 + slot));
        files.Write(file, slot, 0, content);
    }

    /// <summary>Powers the card on over a store that breaks; true where it did not get so far.</summary>
    private static bool Reset(InMemoryCardStore store, int writes)
    {
        try
        {
            using Card card = SlotFixture.Open(new BreakingStore(store, writes));
            card.PowerOn();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Takes so many calls that write, then fails as if the power were gone.</summary>
    private sealed class BreakingStore(InMemoryCardStore inner, int writes) : ICardStore
    {
        private int _left = writes;

        public void Load(StateReceiver receiver) => inner.Load(receiver);

        public void Begin()
        {
            Spend();
            inner.Begin();
        }

        public void Put(StateKey key, ReadOnlySpan<byte> content)
        {
            Spend();
            inner.Put(key, content);
        }

        public void Remove(StateKey key)
        {
            Spend();
            inner.Remove(key);
        }

        public void Commit()
        {
            Spend();
            inner.Commit();
        }

        public void Rollback() => inner.Rollback();

        public void Dispose()
        {
        }

        private void Spend()
        {
            if (_left-- <= 0)
                throw new IOException("The power is gone.");
        }
    }
}
