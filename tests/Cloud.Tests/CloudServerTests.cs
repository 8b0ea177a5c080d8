using System.Net;
using Microsoft.Data.Sqlite;
using Tottoli.MultiSim.Cloud.Tests.Desk;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Cloud.Tests;

public sealed class CloudServerTests
{
    [Test]
    public async Task It_listens_on_the_loopback_interface_and_deletes_its_temporary_database()
    {
        CloudServer server = await CloudServer.StartAsync(Options(), CancellationToken.None);
        string file = server.DatabasePath;
        Assert.That(IPAddress.IsLoopback(IPAddress.Parse(server.Address.Host)));
        Assert.That(File.Exists(file));
        await server.DisposeAsync();
        Assert.That(Directory.Exists(Path.GetDirectoryName(file)), Is.False);
    }

    [Test]
    public async Task A_database_is_for_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("Unix permissions");
        string folder = Directory.CreateTempSubdirectory("multisim-test-").FullName;
        string file = Path.Combine(folder, "ota.db");
        await (await CloudServer.StartAsync(Options() with { Database = file }, CancellationToken.None)).DisposeAsync();
        UnixFileMode mode = OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file);
        Directory.Delete(folder, recursive: true);
        Assert.That(mode, Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task A_database_of_another_program_is_refused()
    {
        string file = Path.GetTempFileName();
        try
        {
            using (SqliteConnection other = new($"Data Source={file};Pooling=False"))
            {
                other.Open();
                using SqliteCommand make = new("CREATE TABLE state(content BLOB); PRAGMA user_version = 1", other);
                make.ExecuteNonQuery();
            }
            InvalidDataException error = (await Assert.ThrowsAsync<InvalidDataException>(
                () => CloudServer.StartAsync(Options() with { Database = file }, CancellationToken.None)))!;
            Assert.That(error.Message, Does.Contain("something else than the OTA server"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public async Task A_file_of_another_kind_is_refused_and_left_alone()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, new string('x', 5000));
            InvalidDataException error = (await Assert.ThrowsAsync<InvalidDataException>(
                () => CloudServer.StartAsync(Options() with { Database = file }, CancellationToken.None)))!;
            Assert.That(error.Message, Does.Contain(file));
            Assert.That(File.ReadAllText(file), Is.EqualTo(new string('x', 5000)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public async Task A_port_that_is_taken_is_said()
    {
        await using CloudServer first = await CloudServer.StartAsync(Options(), CancellationToken.None);
        await Assert.ThrowsAsync<IOException>(() => CloudServer.StartAsync(Options() with { Port = first.Address.Port }, CancellationToken.None));
    }

    [Test]
    public async Task An_unknown_route_is_answered_with_an_explanation()
    {
        await using TestDesk desk = await TestDesk.OpenAsync();
        using HttpClient http = new() { BaseAddress = desk.Address };
        using HttpResponseMessage answer = await http.GetAsync(new Uri("keys", UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("There is no route GET /keys"));
    }

    private static CloudOptions Options() => new() { Entropy = new SeededEntropy(1, "platform") };
}
