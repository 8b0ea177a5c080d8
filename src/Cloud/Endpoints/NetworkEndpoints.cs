using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tottoli.MultiSim.Cloud.Http;
using Tottoli.MultiSim.Cloud.Ota;
using Tottoli.MultiSim.Cloud.Storage;
using Tottoli.MultiSim.Protocol.Cloud;

namespace Tottoli.MultiSim.Cloud.Endpoints;

/// <summary>Serving networks join, report registrations, fetch and report messages, and report usage.</summary>
internal static class NetworkEndpoints
{
    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes, Gate gate, Parties parties, Vaults vaults, CloudOptions options)
    {
        routes.MapPost("/networks", async context =>
        {
            NetworkRegistration body = await RequestBody.ReadAsync(context, CloudJson.Default.NetworkRegistration);
            string name = Checks.Text(body.Name, "$.name");
            string plmn = Checks.PlmnText(body.Plmn, "$.plmn");
            (_, string key) = gate.Run(db => parties.Add(db, PartyKind.Network, name, plmn));
            await RequestBody.AnswerAsync(context, new NetworkAccount(key), CloudJson.Default.NetworkAccount, StatusCodes.Status201Created);
        });

        routes.MapPost("/registrations", async context =>
        {
            gate.Require(context, PartyKind.Network);
            Registration registration = await RequestBody.ReadAsync(context, CloudJson.Default.Registration);
            Party network = gate.RequireNetwork(context, Checks.PlmnText(registration.Plmn, "$.plmn"));
            // A vault may take its time, so it is asked between two transactions; whichever of two answers comes first is kept.
            foreach (Errand errand in gate.Run(db => Deliveries.Begin(db, network, registration, options.MaxTries)))
            {
                (VaultAnswer? answer, string? reason) = await vaults.FetchAsync(
                    errand.Url, errand.HomePlmn, errand.Iccid, errand.Certificate, context.RequestAborted);
                gate.Run(db => Deliveries.Fetched(db, errand, answer, reason));
            }
            await gate.AnswerAsync(context, CloudJson.Default.RegistrationReceipt, db =>
                new RegistrationReceipt(Deliveries.Advance(db, Cards.RequireByImsi(db, registration.Imsi, "$.imsi").Number)));
        });

        routes.MapGet("/networks/{plmn}/outbox", context =>
        {
            Party network = gate.RequireNetwork(context, (string)context.Request.RouteValues["plmn"]!);
            return gate.AnswerAsync(context, CloudJson.Default.Outbox, db => Deliveries.Outbox(db, network, options.Originator));
        });

        routes.MapPost("/networks/{plmn}/reports", async context =>
        {
            Party network = gate.RequireNetwork(context, (string)context.Request.RouteValues["plmn"]!);
            DeliveryReport report = await RequestBody.ReadAsync(context, CloudJson.Default.DeliveryReport);
            await gate.AnswerAsync(context, CloudJson.Default.ReportReceipt, db => Deliveries.Report(db, network, report));
        });

        routes.MapPost("/usage", async context =>
        {
            gate.Require(context, PartyKind.Network);
            UsageEvent usage = await RequestBody.ReadAsync(context, CloudJson.Default.UsageEvent);
            Party network = gate.RequireNetwork(context, Checks.PlmnText(usage.Plmn, "$.plmn"));
            await gate.AnswerAsync(context, CloudJson.Default.UsageReceipt, db => Ledger.Charge(db, network, usage));
        });
    }
}
