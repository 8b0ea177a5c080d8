using System.Reflection;

namespace Tottoli.MultiSim.Workbench.Tests;

/// <summary>The arrows of the design point down only: which of our assemblies may know which, and which package lives where.</summary>
public sealed class ArchitectureTests
{
    private const string Ours = "Tottoli.MultiSim.";

    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Protocol"] = [],
        ["Applet.Api"] = [],
        ["ProfileSelector"] = ["Applet.Api"],
        ["SimOS"] = ["Applet.Api", "Protocol"],
        ["CardStore"] = ["SimOS", "Protocol"],
        ["Auc"] = ["Protocol"],
        ["Cloud"] = ["Protocol"],
        ["Pcsc"] = ["Protocol"],
        ["Testbed"] = ["Auc", "Protocol"],
        ["Workbench"] = ["Testbed", "Auc", "Cloud", "Pcsc", "CardStore", "ProfileSelector", "SimOS", "Applet.Api", "Protocol"],
    };

    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["Protocol"] = ["BouncyCastle"],
        ["CardStore"] = ["SQLitePCLRaw"],
        ["Cloud"] = ["Microsoft.Data.Sqlite", "SQLitePCLRaw", "Microsoft.AspNetCore", "Microsoft.Extensions"],
        ["Auc"] = ["Microsoft.Data.Sqlite", "Sep", "YamlDotNet", "Microsoft.AspNetCore", "Microsoft.Extensions"],
        ["Workbench"] = ["Microsoft.AspNetCore", "Microsoft.Extensions"],
    };

    private static IEnumerable<string> Rooms => Arrows.Keys;

    [TestCaseSource(nameof(Rooms))]
    public void A_room_knows_only_the_rooms_below_it(string room) =>
        Assert.That(
            References(room).Where(name => name.StartsWith(Ours, StringComparison.Ordinal)).Select(name => name[Ours.Length..]),
            Is.SubsetOf(Arrows[room]));

    [TestCaseSource(nameof(Rooms))]
    public void A_room_takes_only_the_packages_that_live_there(string room)
    {
        string[] allowed = Packages.GetValueOrDefault(room, []);
        Assert.That(
            References(room).Where(name => !name.StartsWith(Ours, StringComparison.Ordinal) && !IsFramework(name) &&
                !allowed.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))),
            Is.Empty);
    }

    [Test]
    public void No_namespace_hides_the_class_Applet() =>
        Assert.That(
            Rooms.SelectMany(room => Load(room).GetTypes()).Where(type => (type.Namespace ?? "").StartsWith("Tottoli.MultiSim.Applet", StringComparison.Ordinal)),
            Is.Empty);

    private static IEnumerable<string> References(string room) => Load(room).GetReferencedAssemblies().Select(name => name.Name!);

    private static Assembly Load(string room) => Assembly.Load(Ours + room);

    private static bool IsFramework(string name) => name.StartsWith("System", StringComparison.Ordinal) || name is "netstandard" or "mscorlib" or "Microsoft.Win32.Primitives";
}
