using System.Diagnostics;

namespace Tottoli.MultiSim.Integration.Tests;

/// <summary>A machine with readers and a folder for card images, for each test.</summary>
[Category("Readers")]
internal abstract class ReaderFixture
{
    /// <summary>The key of the challenge that is built into <c>eapol_test scard</c>.</summary>
    protected const string K = "90DCA4EDA45B53CF0F12D7C9C3BC6A89";

    /// <summary>Its OPc.</summary>
    protected const string Opc = "CB9CCCC4B9258E6DCA4760379FB82581";

    /// <summary>IMSI of the cards.</summary>
    protected const string Imsi = "001010000000001";

    /// <summary>The system's Python, for which Debian's pyscard is made.</summary>
    protected const string Python = "/usr/bin/python3";

    /// <summary>Debian's pyscard.</summary>
    protected const string Pyscard = "/usr/lib/python3/dist-packages/smartcard/__init__.py";

    private DirectoryInfo _folder = null!;

    protected ReaderMachine Machine { get; private set; } = null!;

    /// <summary>Programs that the tests need, each with its Debian package.</summary>
    protected virtual (string Program, string Package)[] Programs => [];

    [SetUp]
    public void StartMachine()
    {
        _folder = Directory.CreateTempSubdirectory("multisim-readers-");
        Machine = ReaderMachine.Start(Programs);
    }

    [TearDown]
    public void StopMachine()
    {
        Machine?.Dispose();
        Machine = null!;
        _folder.Delete(recursive: true);
    }

    /// <summary>A file in the folder.</summary>
    protected string At(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file into the folder.</summary>
    protected string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    /// <summary>Makes a card image with the key above.</summary>
    protected string NewCard(string name = "card", params string[] options)
    {
        string image = At($"{name}.simcard");
        Run made = Machine.Multisim(["card", "new", image, "--imsi", Imsi, "--k", K, "--opc", Opc, .. options]);
        Assert.That(made.Code, Is.Zero, made.Error);
        return image;
    }

    /// <summary>Sends a signal, and waits for the end.</summary>
    /// <returns>The exit code.</returns>
    protected static int End(Process process, string signal)
    {
        using Process kill = Process.Start("kill", [signal, $"{process.Id}"]);
        kill.WaitForExit();
        Assert.That(process.WaitForExit(TimeSpan.FromSeconds(30)), Is.True, "it did not end");
        return process.ExitCode;
    }
}
