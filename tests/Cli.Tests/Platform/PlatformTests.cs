using System.Text;
using Microsoft.Data.Sqlite;
using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.Cli.Tests.Platform;

/// <summary>A trip through a platform in another process, and what that platform then knows.</summary>
internal sealed class PlatformTests : FolderFixture
{
    private Served _platform = null!;
    private string _card = "";
    private Run _first = null!;
    private Run _second = null!;

    [OneTimeSetUp]
    public async Task TravelAsync()
    {
        _platform = await Served.StartAsync(Folder, "ota", "--port", "0", "--database", Database);
        Assert.That(_platform.Address, Does.StartWith("http://127.0.0.1:"), _platform.Printed);
        _card = At("trip.simcard");
        _first = await Multisim.DoneAsync("trip", Scenario, "--json", "--cloud", _platform.Address, "--card", _card);
        _second = await Multisim.DoneAsync("trip", Scenario, "--json", "--cloud", _platform.Address);
    }

    [OneTimeTearDown]
    public void Stop() => _platform?.Dispose();

    [Test]
    public async Task A_platform_in_another_process_gives_the_same_report_and_again()
    {
        Run own = await Multisim.DoneAsync("trip", Scenario, "--json");
        Assert.Multiple(() =>
        {
            Assert.That(_first.Output, Is.EqualTo(own.Output));
            Assert.That(_second.Output, Is.EqualTo(own.Output));
        });
    }

    [Test]
    public void No_key_of_a_profile_or_card_is_in_the_platforms_memory_files_or_output()
    {
        Needles secrets = new(Secrets());
        (byte[] kic, _) = TransportKeys();
        Needles known = new([("transport key", kic), ("IMSI", Encoding.ASCII.GetBytes(TwoBorders.Subscriptions[1].Imsi))]);
        HashSet<string> leaked = [], seen = [];
        long bytes = ProcessMemory.Scan(_platform.Process, Math.Max(secrets.Longest, known.Longest), piece =>
        {
            leaked.UnionWith(secrets.In(piece));
            seen.UnionWith(known.In(piece));
        });
        foreach (byte[] file in DatabaseFiles())
            leaked.UnionWith(secrets.In(file));
        leaked.UnionWith(secrets.In(Encoding.UTF8.GetBytes(_platform.Printed)));
        Assert.Multiple(() =>
        {
            Assert.That(bytes, Is.GreaterThan(10_000_000), "the memory was not read");
            Assert.That(seen, Is.EquivalentTo(new[] { "transport key", "IMSI" }), "the search does not find what the platform does hold");
            Assert.That(leaked, Is.Empty);
        });
    }

    [Test]
    public void The_search_finds_what_is_in_the_files()
    {
        (byte[] kic, byte[] kid) = TransportKeys();
        Needles known = new([("KIc", kic), ("KID", kid), ("IMSI", Encoding.ASCII.GetBytes(TwoBorders.Subscriptions[2].Imsi))]);
        HashSet<string> found = [];
        foreach (byte[] file in DatabaseFiles())
            found.UnionWith(known.In(file));
        Assert.That(found, Is.EquivalentTo(new[] { "KIc", "KID", "IMSI" }));
    }

    [TestCase(1)]
    [TestCase(2)]
    public void Nothing_that_the_platform_holds_opens_a_profile(int subscription)
    {
        (_, string imsi, string k, string opc) = TwoBorders.Subscriptions[subscription];
        (byte[] payload, string iccid) = Payload(imsi);
        byte[] cardNumber = new byte[Iccid.Size];
        Iccid.Parse(iccid).Encode(cardNumber);

        byte[] package = new byte[payload.Length];
        Assert.That(SealedProfile.TryOpen(payload, PrivateKey(), cardNumber, package, out int length), Is.True, "the card itself must open it");
        Assert.That(package.AsSpan(0, length).IndexOf(Convert.FromHexString(k)), Is.Positive);

        byte[][] held = [.. Held()];
        byte[][] keys = [.. held.Where(value => value.Length is 16 or 32)];
        Assert.That(keys, Has.Length.GreaterThan(10), "transport keys and hashes of bearer keys");
        (byte[] kic, byte[] kid) = TransportKeys();
        IEnumerable<byte[]> pairs = [.. keys.SelectMany<byte[], byte[]>(key => [Mixed(kic, key), Mixed(kid, key)]), [.. kic, .. kid], [.. kid, .. kic]];
        KeyGuesses guesses = new(payload, cardNumber, [Convert.FromHexString(k), Convert.FromHexString(opc)]);
        Assert.Multiple(() =>
        {
            Assert.That(guesses.Open(held), Is.Null);
            Assert.That(guesses.Open(pairs), Is.Null);
        });
    }

    private static byte[] Mixed(byte[] one, byte[] other) => [.. one.Zip(other, (a, b) => (byte)(a ^ b))];

    private string Database => At("cloud.db");

    private string Scenario => Write("two-borders.json", TwoBorders.Text);

    // Every K and OPc, and the private half of the card's key pair: both trips have the same seed, hence the same card.
    private IEnumerable<(string Name, byte[] Bytes)> Secrets()
    {
        foreach ((string id, _, string k, string opc) in TwoBorders.Subscriptions)
        {
            yield return ($"K of {id}", Convert.FromHexString(k));
            yield return ($"OPc of {id}", Convert.FromHexString(opc));
        }
        yield return ("private key", PrivateKey());
    }

    private byte[] PrivateKey()
    {
        byte[] key = [];
        using SqliteCardStore store = SqliteCardStore.Open(_card);
        store.Load((name, content) =>
        {
            if (name == new StateKey(StateArea.Card, 0, 3))
                key = content.ToArray();
        });
        Assert.That(key, Has.Length.EqualTo(CardKeyPair.PrivateKeySize));
        return key;
    }

    private (byte[] Kic, byte[] Kid) TransportKeys()
    {
        using SqliteDataReader row = Query("SELECT kic, kid FROM cards WHERE withdrawn = 0");
        Assert.That(row.Read(), Is.True);
        return (row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1));
    }

    private (byte[] Payload, string Iccid) Payload(string imsi)
    {
        using SqliteDataReader row = Query($"SELECT payload, iccid FROM deliveries JOIN cards USING (card_id) WHERE deliveries.imsi = '{imsi}' AND withdrawn = 0");
        Assert.That(row.Read(), Is.True);
        return (row.GetFieldValue<byte[]>(0), row.GetString(1));
    }

    /// <summary>Every text and all bytes in the platform's database that could be a key or hold one; the sealed profiles are what it shall open.</summary>
    private IEnumerable<byte[]> Held()
    {
        foreach (string table in (string[])["settings", "parties", "links", "cards", "imsis", "deliveries", "orders"])
        {
            using SqliteDataReader row = Query($"SELECT * FROM {table}");
            while (row.Read())
            {
                for (int i = 0; i < row.FieldCount; i++)
                {
                    if (row.GetName(i) == "payload")
                        continue;
                    if (row.GetValue(i) is byte[] bytes)
                        yield return bytes;
                    else if (row.GetValue(i) is string { Length: >= 16 } text)
                        yield return Encoding.UTF8.GetBytes(text);
                }
            }
        }
    }

    private SqliteDataReader Query(string text)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = Database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteReader(System.Data.CommandBehavior.CloseConnection);
    }

    private IEnumerable<byte[]> DatabaseFiles()
    {
        foreach (string path in Directory.GetFiles(Folder, "cloud.db*"))
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] content = new byte[file.Length];
            file.ReadExactly(content);
            yield return content;
        }
    }
}
