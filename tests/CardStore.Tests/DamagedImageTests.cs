using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.CardStore.Tests;

/// <summary>An image that was changed while no card had it open is said to be damaged, or all that a card keeps is as it was. Never a crash, never other content.</summary>
internal sealed class DamagedImageTests : ImageFixture
{
    private const int Rounds = 200;

    private readonly Random _chance = new(20263);

    [Test]
    public void A_flipped_bit_is_found_or_does_no_harm() => Spoil(image => Flip(image, 1));

    [Test]
    public void Many_flipped_bits_are_found_or_do_no_harm() => Spoil(image => Flip(image, _chance.Next(2, 30)));

    [Test]
    public void A_part_that_was_overwritten_is_found_or_does_no_harm() => Spoil(image =>
    {
        int start = _chance.Next(image.Length);
        _chance.NextBytes(image.AsSpan(start, Math.Min(_chance.Next(1, 600), image.Length - start)));
        return image;
    });

    [Test]
    public void A_file_that_was_cut_is_never_taken_for_a_card() => Spoil(image => image[.._chance.Next(image.Length)], mayOpen: false);

    [Test]
    public void A_flipped_bit_in_the_log_leaves_what_was_committed_at_some_time()
    {
        SwitchedCard.Make(Image);
        List<string> committed = [];
        byte[] log;
        using (SqliteCardStore store = SqliteCardStore.Open(Image))
        {
            for (byte update = 0; update < 10; update++)
            {
                committed.Add(Digest(store));
                store.Begin();
                for (byte key = 0; key < 5; key++)
                    store.Put(new StateKey(StateArea.Applet, 0, key), [update, .. new byte[40]]);
                store.Commit();
            }
            committed.Add(Digest(store));
            File.Copy(Image, Image + ".copy");
            log = File.ReadAllBytes(Image + "-wal");
        }
        HashSet<string> found = [];
        for (int round = 0; round < 100; round++)
        {
            File.Copy(Image + ".copy", Image, overwrite: true);
            File.WriteAllBytes(Image + "-wal", Flip([.. log], 1));
            using SqliteCardStore store = SqliteCardStore.Open(Image);
            found.Add(Digest(store));
        }
        Assert.That(found, Is.SubsetOf(committed));
        Assert.That(found, Has.Count.GreaterThan(3));
    }

    private void Spoil(Func<byte[], byte[]> spoil, bool mayOpen = true)
    {
        SwitchedCard.Make(Image);
        byte[] whole = File.ReadAllBytes(Image);
        string digest = OpenedDigest();
        int damaged = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] spoilt = spoil([.. whole]);
            File.WriteAllBytes(Image, spoilt);
            File.Delete(Image + "-wal");
            try
            {
                Assert.That(OpenedDigest(), Is.EqualTo(digest), $"round {round}");
                Assert.That(mayOpen, Is.True, $"round {round}");
            }
            catch (CardImageException refusal)
            {
                damaged++;
                Assert.That(refusal.Fault, Is.AnyOf(CardImageFault.Damaged, CardImageFault.NotAnImage, CardImageFault.TooNew), refusal.Message);
                Assert.That(refusal.Message, Does.Contain(Image));
            }
        }
        Assert.That(damaged, Is.GreaterThan(Rounds / 25));
    }

    private byte[] Flip(byte[] image, int bits)
    {
        for (int i = 0; i < bits; i++)
        {
            int bit = _chance.Next(image.Length * 8);
            image[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        return image;
    }

    /// <summary>Opens the image as a card does; the store's content is the answer.</summary>
    private string OpenedDigest()
    {
        using SqliteCardStore store = SqliteCardStore.Open(Image);
        using CardImage image = new(InMemoryCardStore.CopyOf(store));
        return Digest(store);
    }

    private static string Digest(SqliteCardStore store)
    {
        SortedDictionary<string, string> pieces = new(StringComparer.Ordinal);
        store.Load((key, content) => pieces.Add(key.ToString(), Convert.ToHexString(content)));
        return string.Join('\n', pieces);
    }
}
