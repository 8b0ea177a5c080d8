using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.CardStore.Tests;

internal sealed class SqliteCardStoreTests : ImageFixture
{
    private static readonly StateKey Imsi = new(StateArea.File, StateKey.OwnerOf(0), 0x7FFF_6F07);
    private static readonly StateKey Pin = new(StateArea.Pin, 0, 1);

    [Test]
    public void What_was_committed_is_there_when_the_image_is_opened_again()
    {
        using (SqliteCardStore store = SqliteCardStore.Open(Image, create: true))
        {
            store.Begin();
            store.Put(Imsi, [8, 9, 0x10]);
            store.Put(Pin, [1, 2, 3]);
            store.Put(Pin, []);
            store.Commit();
            store.Begin();
            store.Put(Imsi, [8, 0x29]);
            store.Commit();
        }
        Dictionary<StateKey, byte[]> state = Read();
        Assert.That(state, Has.Count.EqualTo(2));
        Assert.That(state[Imsi], Is.EqualTo(new byte[] { 8, 0x29 }));
        Assert.That(state[Pin], Is.Empty);
    }

    [Test]
    public void A_key_keeps_all_its_bits()
    {
        StateKey key = new(StateArea.Arriving, 255, unchecked((long)0xFFFF_5FC0_4F07_8001));
        Create(key, [7]);
        Assert.That(Read().Keys, Is.EqualTo(new[] { key }));
    }

    [Test]
    public void Removing_forgets_and_removing_nothing_is_no_error()
    {
        Create(Imsi, [1]);
        using (SqliteCardStore store = SqliteCardStore.Open(Image))
        {
            store.Begin();
            store.Remove(Imsi);
            store.Remove(Pin);
            store.Commit();
        }
        Assert.That(Read(), Is.Empty);
    }

    [Test]
    public void Rolling_back_what_is_rolled_back_already_is_no_error()
    {
        Create(Imsi, [1]);
        using SqliteCardStore store = SqliteCardStore.Open(Image);
        Assert.That(store.Rollback, Throws.Nothing, "as after a full disk");
        store.Begin();
        store.Rollback();
        Assert.That(store.Rollback, Throws.Nothing);
    }

    [Test]
    public void What_was_removed_or_replaced_is_not_in_the_file_any_more()
    {
        byte[] removed = [.. Enumerable.Range(1, 32).Select(i => (byte)(i * 7))];
        byte[] replaced = [.. Enumerable.Range(1, 32).Select(i => (byte)(i * 11))];
        Create(Imsi, removed);
        using (SqliteCardStore store = SqliteCardStore.Open(Image))
        {
            store.Begin();
            store.Put(Pin, replaced);
            store.Commit();
        }
        Assert.That(File.ReadAllBytes(Image).AsSpan().IndexOf(removed), Is.Positive);
        using (SqliteCardStore store = SqliteCardStore.Open(Image))
        {
            store.Begin();
            store.Remove(Imsi);
            store.Put(Pin, [1]);
            store.Commit();
        }
        byte[] file = File.ReadAllBytes(Image);
        Assert.That(file.AsSpan().IndexOf(removed.AsSpan(8)), Is.Negative);
        Assert.That(file.AsSpan().IndexOf(replaced.AsSpan(8)), Is.Negative);
    }

    [Test]
    public void A_rolled_back_and_an_open_transaction_leave_nothing()
    {
        Create(Imsi, [1]);
        using (SqliteCardStore store = SqliteCardStore.Open(Image))
        {
            store.Begin();
            store.Put(Imsi, [2]);
            store.Rollback();
            store.Begin();
            store.Put(Pin, [3]);
        }
        Dictionary<StateKey, byte[]> state = Read();
        Assert.That(state, Has.Count.EqualTo(1));
        Assert.That(state[Imsi], Is.EqualTo(new byte[] { 1 }));
    }

    [TestCase(Durability.Power)]
    [TestCase(Durability.Process)]
    public void A_commit_allocates_nothing(Durability durability)
    {
        using SqliteCardStore store = SqliteCardStore.Open(Image, create: true, durability);
        byte[] content = new byte[64];
        void Update()
        {
            content[0]++;
            store.Begin();
            store.Put(Imsi, content);
            store.Remove(Pin);
            store.Commit();
        }
        for (int i = 0; i < 50; i++)
            Update();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            Update();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void A_missing_file_is_said_to_be_missing_and_is_not_made()
    {
        Assert.That(Fault(() => SqliteCardStore.Open(Image)), Is.EqualTo(CardImageFault.Missing));
        Assert.That(File.Exists(Image), Is.False);
    }

    [Test]
    public void A_new_image_never_replaces_a_file()
    {
        File.WriteAllText(Image, "letter");
        Assert.That(Fault(() => SqliteCardStore.Open(Image, create: true)), Is.EqualTo(CardImageFault.Exists));
        Assert.That(File.ReadAllText(Image), Is.EqualTo("letter"));
    }

    [Test]
    public void A_folder_that_is_not_there_is_reported()
    {
        string path = Path.Combine(Image, "card.msim");
        Assert.That(Fault(() => SqliteCardStore.Open(path, create: true)), Is.EqualTo(CardImageFault.Unavailable));
    }

    [TestCase("")]
    [TestCase("this is a letter, and long enough to be taken for the header of a database: one hundred bytes of it, and some more")]
    public void Another_file_is_not_a_card_image(string text)
    {
        File.WriteAllText(Image, text);
        Assert.That(Fault(() => SqliteCardStore.Open(Image)), Is.EqualTo(CardImageFault.NotAnImage));
        Assert.That(File.ReadAllText(Image), Is.EqualTo(text));
    }

    [Test]
    public void Another_SQLite_file_is_not_a_card_image()
    {
        Create(Imsi, [1]);
        Poke(68, 0x12); // application_id
        Assert.That(Fault(() => SqliteCardStore.Open(Image)), Is.EqualTo(CardImageFault.NotAnImage));
    }

    [Test]
    public void An_image_of_a_newer_version_is_refused()
    {
        Create(Imsi, [1]);
        Poke(63, 3); // user_version
        CardImageException failure = Assert.Throws<CardImageException>(() => SqliteCardStore.Open(Image).Dispose())!;
        Assert.That(failure.Fault, Is.EqualTo(CardImageFault.TooNew));
        Assert.That(failure.Message, Does.Contain("newer version").And.Contain(Image));
    }

    [Test]
    public void A_second_opener_is_told_that_the_image_is_in_use()
    {
        using SqliteCardStore first = SqliteCardStore.Open(Image, create: true);
        CardImageException failure = Assert.Throws<CardImageException>(() => SqliteCardStore.Open(Image).Dispose())!;
        Assert.That(failure.Fault, Is.EqualTo(CardImageFault.InUse));
        Assert.That(failure.Message, Does.Contain("Close the other"));
        first.Begin();
        first.Put(Imsi, [1]);
        first.Commit();
    }

    [Test]
    public void An_opened_image_is_locked_before_anything_is_written()
    {
        Create(Imsi, [1]);
        using SqliteCardStore first = SqliteCardStore.Open(Image);
        Assert.That(Fault(() => SqliteCardStore.Open(Image)), Is.EqualTo(CardImageFault.InUse));
    }

    [Test]
    public void A_second_process_is_told_that_the_image_is_in_use()
    {
        SqliteCardStore.Open(Image, create: true).Dispose();
        using System.Diagnostics.Process writer = KilledWriter.Start(Image);
        try
        {
            Assert.That(writer.StandardOutput.ReadLine(), Is.EqualTo("1"));
            Assert.That(Fault(() => SqliteCardStore.Open(Image)), Is.EqualTo(CardImageFault.InUse));
        }
        finally
        {
            writer.Kill();
            writer.WaitForExit();
        }
    }

    [Test]
    public void An_image_that_lost_its_last_octet_is_damaged()
    {
        SqliteCardStore.Open(Image, create: true).Dispose();
        using (FileStream file = File.OpenWrite(Image))
            file.SetLength(file.Length - 1);
        Assert.That(Fault(() => SqliteCardStore.Open(Image)), Is.EqualTo(CardImageFault.Damaged));
    }

    [Test]
    public void A_truncated_image_is_damaged()
    {
        using (SqliteCardStore store = SqliteCardStore.Open(Image, create: true))
        {
            store.Begin();
            for (int i = 0; i < 40; i++)
                store.Put(Imsi with { Path = i }, new byte[600]);
            store.Commit();
        }
        using (FileStream file = File.OpenWrite(Image))
            file.SetLength(file.Length / 2);
        Assert.That(Fault(() => SqliteCardStore.Open(Image)), Is.EqualTo(CardImageFault.Damaged));
    }

    [Test]
    public void An_overwritten_image_is_damaged()
    {
        using (SqliteCardStore store = SqliteCardStore.Open(Image, create: true))
        {
            store.Begin();
            for (int i = 0; i < 40; i++)
                store.Put(Imsi with { Path = i }, new byte[600]);
            store.Commit();
        }
        using (FileStream file = File.OpenWrite(Image))
        {
            file.Position = 4096;
            file.Write(new byte[4096]);
        }
        Assert.That(Fault(() => SqliteCardStore.Open(Image)), Is.EqualTo(CardImageFault.Damaged));
    }

    [Test]
    public void An_image_of_the_first_format_opens_and_gets_its_checksums()
    {
        Create(Imsi, [8, 9, 0x10]);
        using (ImageDatabase database = new(Image))
            database.Execute("ALTER TABLE state DROP COLUMN checksum; PRAGMA user_version = 1");
        Assert.That(Read()[Imsi], Is.EqualTo(new byte[] { 8, 9, 0x10 }));
        using (ImageDatabase database = new(Image))
            database.Execute("UPDATE state SET content = x'080911'");
        CardImageException failure = Assert.Throws<CardImageException>(() => Read())!;
        Assert.That(failure.Fault, Is.EqualTo(CardImageFault.Damaged));
    }

    [Test]
    public void A_piece_under_another_name_is_damage()
    {
        Create(Imsi, [1, 2, 3]);
        using (ImageDatabase database = new(Image))
            database.Execute("UPDATE state SET path = path + 1");
        Assert.That(Assert.Throws<CardImageException>(() => Read())!.Fault, Is.EqualTo(CardImageFault.Damaged));
    }

    [Test]
    public void A_card_in_memory_leaves_its_file_as_it_was_and_free_for_others()
    {
        Create(Imsi, [1]);
        byte[] file = File.ReadAllBytes(Image);
        using (ICardStore copy = SqliteCardStore.Open(Image, Durability.Memory))
        {
            copy.Begin();
            copy.Put(Imsi, [2]);
            copy.Commit();
            Assert.That(Read()[Imsi], Is.EqualTo(new byte[] { 1 }));
            copy.Load((_, content) => Assert.That(content.ToArray(), Is.EqualTo(new byte[] { 2 })));
        }
        Assert.That(File.ReadAllBytes(Image), Is.EqualTo(file));
    }

    [Test]
    public void A_store_on_disk_is_never_as_good_as_memory() =>
        Assert.That(() => SqliteCardStore.Open(Image, create: true, Durability.Memory), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    [Platform(Exclude = "Win")]
    public void Only_its_owner_may_read_an_image()
    {
        Create(Imsi, [1]);
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(Image), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    private void Create(StateKey key, byte[] content)
    {
        using SqliteCardStore store = SqliteCardStore.Open(Image, create: true);
        store.Begin();
        store.Put(key, content);
        store.Commit();
    }

    private Dictionary<StateKey, byte[]> Read()
    {
        Dictionary<StateKey, byte[]> state = [];
        using SqliteCardStore store = SqliteCardStore.Open(Image);
        store.Load((key, content) => state.Add(key, content.ToArray()));
        return state;
    }

    private void Poke(int offset, byte value)
    {
        using FileStream file = File.OpenWrite(Image);
        file.Position = offset;
        file.WriteByte(value);
    }

    private static CardImageFault? Fault(Func<SqliteCardStore> open)
    {
        try
        {
            open().Dispose();
            return null;
        }
        catch (CardImageException failure)
        {
            return failure.Fault;
        }
    }
}
