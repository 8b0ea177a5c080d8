using System.Net;
using System.Net.Sockets;

namespace Tottoli.MultiSim.Cli.Tests.Commands;

internal sealed class ServeCommandsTests : FolderFixture
{
    [Test]
    public async Task Ctrl_C_ends_the_server_with_0_and_its_temporary_database()
    {
        string folder = Directory.CreateDirectory(At("temporary")).FullName;
        using Served platform = await Served.StartAsync(folder, "ota", "--port", "0");
        using HttpClient http = new();
        Assert.That(await http.GetStringAsync(new Uri(new Uri(platform.Address), "catalogue")), Does.Contain("links"));
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await platform.StopAsync(), Is.Zero, platform.Printed);
            Assert.That(Directory.GetFiles(folder), Is.Empty);
        });
    }

    [Test]
    public async Task A_port_that_is_taken_ends_in_3()
    {
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        Run run = await Multisim.RunAsync("serve", "ota", "--port", $"{port}");
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(3));
            Assert.That(run.Error, Does.Contain($"port {port} is taken").And.Contain("--port"));
        });
    }

    [Test]
    public async Task A_file_that_is_no_database_ends_in_2_and_stays_as_it_is()
    {
        string file = Write("letter.db", "Dear Ada, this is not a database, and nobody must write over it.");
        Run run = await Multisim.RunAsync("serve", "ota", "--port", "0", "--database", file);
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain(file).And.Contain("another file"));
            Assert.That(File.ReadAllText(file), Does.StartWith("Dear Ada"));
        });
    }
}
