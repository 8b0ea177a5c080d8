using Tottoli.MultiSim.Auc.Storage;

namespace Tottoli.MultiSim.Auc.Tests.Storage;

public sealed class SubscriberDatabaseTests
{
    private string _path = null!;

    [SetUp]
    public void MakePath() => _path = Path.Combine(Directory.CreateTempSubdirectory("multisim-auc-").FullName, "auc.db");

    [TearDown]
    public void RemoveFolder() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Test]
    public void A_second_AuC_on_one_file_is_refused()
    {
        using SubscriberDatabase first = SubscriberDatabase.Open(_path);
        Assert.That(Assert.Throws<InvalidDataException>(() => SubscriberDatabase.Open(_path))!.Message, Does.Contain("in use"));
    }

    [Test]
    public void A_file_of_something_else_is_refused_and_left_alone()
    {
        File.WriteAllText(_path, "these are not subscribers, but a letter of some length, and no database at all");
        Assert.Throws<InvalidDataException>(() => SubscriberDatabase.Open(_path));
        Assert.That(File.ReadAllText(_path), Does.StartWith("these are not"));
    }

    [Test]
    public void The_same_subscriber_again_never_sets_SQN_back_but_a_new_key_starts_anew()
    {
        using SubscriberDatabase database = SubscriberDatabase.Open(_path);
        database.Add([World.Subscription(sqn: 1000)]);
        database.Add([World.Subscription(sqn: 10)]);
        Assert.That(database.Load().Single().Sqn, Is.EqualTo(1000));
        database.Add([new Subscription { Imsi = World.Imsi, Algorithm = World.Subscription().Algorithm, K = World.Opc, Opc = World.K, Sqn = 10 }]);
        Assert.That(database.Load().Single().Sqn, Is.EqualTo(10));
    }

    [Test]
    public void Work_that_fails_still_burns_its_SQN()
    {
        using SubscriberDatabase database = SubscriberDatabase.Open(_path);
        database.Add([World.Subscription()]);
        Assert.Throws<InvalidOperationException>(() => database.InOneTransaction<int>(() =>
        {
            database.Keep(World.Imsi, 33);
            throw new InvalidOperationException();
        }));
        Assert.That(database.Load().Single().Sqn, Is.EqualTo(33));
    }

    [Test]
    public void The_file_is_its_owners_alone()
    {
        using SubscriberDatabase database = SubscriberDatabase.Open(_path);
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(_path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }
}
