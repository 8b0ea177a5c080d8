using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tottoli.MultiSim.Cloud.Http;
using Tottoli.MultiSim.Cloud.Storage;
using Tottoli.MultiSim.Protocol.Cloud;

namespace Tottoli.MultiSim.Cloud.Endpoints;

/// <summary>Issuers join and hand cards over; they and the subscriber see what is on its way.</summary>
internal static class CardEndpoints
{
    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes, Gate gate, Parties parties)
    {
        routes.MapPost("/issuers", async context =>
        {
            IssuerRegistration body = await RequestBody.ReadAsync(context, CloudJson.Default.IssuerRegistration);
            string name = Checks.Text(body.Name, "$.name");
            (Party party, string key) = gate.Run(db => parties.Add(db, PartyKind.Issuer, name, null));
            await RequestBody.AnswerAsync(context, new IssuerAccount(party.Id, key), CloudJson.Default.IssuerAccount, StatusCodes.Status201Created);
        });

        routes.MapPost("/cards", async context =>
        {
            Party issuer = gate.Require(context, PartyKind.Issuer);
            CardIssue card = await RequestBody.ReadAsync(context, CloudJson.Default.CardIssue);
            gate.Answer(context, db => Cards.Issue(db, issuer, card), StatusCodes.Status201Created);
        });

        routes.MapGet("/cards/{iccid}/deliveries", context =>
        {
            Party party = gate.Require(context, PartyKind.Issuer, PartyKind.Subscriber);
            string iccid = (string)context.Request.RouteValues["iccid"]!;
            return gate.AnswerAsync(
                context, CloudJson.Default.IReadOnlyListDelivery, db => Deliveries.List(db, Cards.RequireByIccid(db, iccid, party)));
        });
    }
}
