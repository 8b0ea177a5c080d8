using System.Diagnostics;
using System.Globalization;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.CardStore.Tests;

internal sealed class KillTests : ImageFixture
{
    [Test]
    public void A_killed_process_leaves_each_update_whole_or_not_there()
    {
        SqliteCardStore.Open(Image, create: true).Dispose();
        Random delays = new(20260);
        int last = 0;
        for (int kill = 0; kill < 6; kill++)
        {
            using Process writer = KilledWriter.Start(Image);
            Assert.That(writer.StandardOutput.ReadLine(), Is.Not.Null, "the writer did not start");
            Thread.Sleep(delays.Next(0, 15));
            writer.Kill();
            writer.WaitForExit();
            string said = writer.StandardOutput.ReadToEnd();
            int reported = said.Split('\n') is [.., string line, _] ? int.Parse(line, CultureInfo.InvariantCulture) : last + 1;

            Dictionary<StateKey, byte[]> state = [];
            using (SqliteCardStore store = SqliteCardStore.Open(Image))
                store.Load((key, content) => state.Add(key, content.ToArray()));

            Assert.That(state, Is.Not.Empty);
            last = BitConverter.ToInt32(state.First().Value);
            Assert.That(last, Is.EqualTo(reported).Or.EqualTo(reported + 1), "an update that was reported is lost");
            for (int key = 0; key < KilledWriter.Keys; key++)
                Assert.That(state.GetValueOrDefault(KilledWriter.Key(key)), Is.EqualTo(KilledWriter.Content(last, key)), $"key {key} of update {last}");
        }
    }

    [Test]
    public void A_killed_process_leaves_the_old_slot_or_the_new_one_whole()
    {
        Random delays = new(20261);
        for (int kill = 0; kill < 4; kill++)
        {
            foreach (string file in Directory.GetFiles(Path.GetDirectoryName(Image)!))
                File.Delete(file);
            SwitchedCard.Make(Image);
            using Process writer = KilledWriter.Start(Image, switches: true);
            Assert.That(writer.StandardOutput.ReadLine(), Is.EqualTo("1"), "the writer did not start");
            Thread.Sleep(delays.Next(0, 60));
            writer.Kill();
            writer.WaitForExit();
            string said = writer.StandardOutput.ReadToEnd();
            int round = said.Split('\n') is [.., string line, _] ? int.Parse(line, CultureInfo.InvariantCulture) : 1;

            (int slot, byte[][] files) = SwitchedCard.Read(Image);
            if (slot != round % 2)
                round++; // switched, and killed before it could say so
            byte[][] fresh = [[.. Enumerable.Repeat((byte)0xFF, 7), 0, 0, 0xFF, 1], [7, .. Enumerable.Repeat((byte)0xFF, 32)], [.. Enumerable.Repeat((byte)0xFF, 12)]];
            int written = files.TakeWhile((file, i) => file.SequenceEqual(SwitchedCard.Mark(round, file.Length))).Count();
            for (int i = written; i < files.Length; i++)
                Assert.That(files[i], Is.EqualTo(fresh[i]), $"file {i} of slot {slot} after round {round}");
        }
    }
}
