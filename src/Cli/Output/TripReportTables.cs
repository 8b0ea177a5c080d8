using System.Globalization;
using Spectre.Console;
using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Testbed.Trips;

namespace Tottoli.MultiSim.Cli.Output;

/// <summary>The report of a trip for people: the legs, what they cost against roaming, and the statement.</summary>
internal static class TripReportTables
{
    public static void Write(TripReport report, TextWriter output)
    {
        IAnsiConsole console = Terminal.On(output);
        Legs(report).Write(console);
        console.Write(Costs(report, Terminal.ChartWidth(console)));
        StatementOf(report).Write(console);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.ProfilesInstalled} profiles installed over the air ({report.Ota.Sent} secured packets sent, {report.Ota.Acknowledged} proofs of receipt verified), "
            + $"{report.Authentications} authentications, {report.Apdus} APDUs."));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Balance {Amount(report.Balance)} {report.Currency}; saved {Amount(report.Saved)} {report.Currency} against roaming on the home profile."));
    }

    private static Listing Legs(TripReport report)
    {
        Listing table = new(
            report.Name,
            new("Date"), new("Place"), new("Network"), new("Profile"), new("Why"), new("Registered in"), new("Cost", IsNumber: true), new("Roaming", IsNumber: true));
        foreach (TripLegReport leg in report.Legs)
        {
            table.Add(
                leg.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Markup.Escape(leg.Place),
                leg.Registered ? Markup.Escape($"{leg.Network} ({leg.Plmn})") : "[red]not registered[/]",
                Markup.Escape(leg.Profile ?? "-") + (leg.Roaming ? " [yellow](roaming)[/]" : leg.Registered ? " [green](local)[/]" : ""),
                Markup.Escape(leg.Reason ?? "-"),
                leg.Registered ? string.Create(CultureInfo.InvariantCulture, $"{leg.RegistrationApdus} APDUs, {leg.RegistrationSeconds:0.#} s") : "-",
                Amount(leg.Cost),
                Amount(leg.RoamingCost));
        }
        return table;
    }

    private static BarChart Costs(TripReport report, int width)
    {
        BarChart chart = new BarChart().Width(width).Label($"What each leg cost, and what roaming on the home profile would have cost ({report.Currency})").LeftAlignLabel();
        foreach (TripLegReport leg in report.Legs)
        {
            chart.AddItem(Markup.Escape(leg.Place), (double)leg.Cost, Color.Green);
            chart.AddItem("roaming", (double)leg.RoamingCost, Color.Grey);
        }
        return chart;
    }

    private static Listing StatementOf(TripReport report)
    {
        Listing table = new("Statement", new("When"), new("What"), new("Amount", IsNumber: true), new("Balance", IsNumber: true));
        foreach (StatementLine line in report.Statement)
        {
            table.Add(
                line.At?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-",
                Markup.Escape(line.Kind == "topUp" ? "Top-up" : $"Usage on {line.Plmn} as {line.Imsi}"),
                Amount(line.Amount),
                Amount(line.Balance));
        }
        return table;
    }

    private static string Amount(decimal value) => value.ToString("0.00##", CultureInfo.InvariantCulture);
}
