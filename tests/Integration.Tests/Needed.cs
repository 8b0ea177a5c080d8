namespace Tottoli.MultiSim.Integration.Tests;

/// <summary>What a test needs of the machine: where it is missing, the test says so and is skipped; where MULTISIM_READERS is "required", as in CI, it fails.</summary>
internal static class Needed
{
    /// <summary>Ends the test where one of these programs is not installed.</summary>
    /// <param name="programs">Programs or files, each with its Debian package.</param>
    public static void Programs(params ReadOnlySpan<(string Program, string Package)> programs)
    {
        foreach ((string program, string package) in programs)
        {
            if (Find(program) is null)
                Skip($"{program} is not installed. Install it: apt-get install --no-install-recommends {package}.");
        }
    }

    /// <summary>Ends the test.</summary>
    public static void Skip(string reason)
    {
        if (Environment.GetEnvironmentVariable("MULTISIM_READERS") == "required")
            Assert.Fail($"{reason} The tests with readers must not be skipped here.");
        Assert.Ignore(reason);
    }

    // Debian keeps pcscd and ip where a user's PATH does not look.
    private static string? Find(string program) => $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin".Split(':')
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
