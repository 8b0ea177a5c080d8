using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using Tottoli.MultiSim.CardStore;

namespace Tottoli.MultiSim.Workbench.Tests;

/// <summary>The test executable as a process whose phone crosses the border and back, and uses the SIM menu, on a card image until it is killed.</summary>
internal static class KilledTraveller
{
    private const string Variable = "MULTISIM_TEST_TRAVELLER_IMAGE";

    /// <summary>Starts the process. It says a line when the phone is registered somewhere.</summary>
    /// <param name="image">A card of <see cref="Border.IssueCard"/>.</param>
    public static Process Start(string image)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(KilledTraveller).Assembly.Location);
        start.Environment[Variable] = image;
        return Process.Start(start)!;
    }

    // A module initializer, because the runner's package generates Main. Nothing that it waits for runs code of this assembly on another thread.
    [ModuleInitializer]
    internal static void TravelWhereAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } image)
            TravelForEver(image).GetAwaiter().GetResult();
    }

    [DoesNotReturn]
    private static async Task TravelForEver(string image)
    {
        using Stream output = Console.OpenStandardOutput();
        using Border border = new(SqliteCardStore.Open(image), Border.Operators());
        await border.StartAtHomeAsync();
        while (true)
        {
            Say("home");
            await border.CrossAsync();
            Say("across");
            await border.ChooseAsync("By hand");
            Say("by hand");
            await border.ChooseAsync("Automatic");
            Say("automatic");
            await border.ReturnAsync();
        }

        void Say(string what) => output.Write(Encoding.ASCII.GetBytes($"{what}: {border.Phone.Imsi} on {border.Phone.RegisteredCell?.Plmn}\n"));
    }
}
