using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tottoli.MultiSim.Cloud.Http;
using Tottoli.MultiSim.Cloud.Storage;
using Tottoli.MultiSim.Protocol.Cloud;

namespace Tottoli.MultiSim.Cloud.Endpoints;

/// <summary>Subscribers join, pay in, order cards, choose profiles and read their statement.</summary>
internal static class SubscriberEndpoints
{
    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes, Gate gate, Parties parties)
    {
        routes.MapPost("/subscribers", async context =>
        {
            SubscriberRegistration body = await RequestBody.ReadAsync(context, CloudJson.Default.SubscriberRegistration);
            string name = Checks.Text(body.Name, "$.name");
            (Party party, string key) = gate.Run(db => parties.Add(db, PartyKind.Subscriber, name, null));
            await RequestBody.AnswerAsync(context, new SubscriberAccount(party.Id, key), CloudJson.Default.SubscriberAccount, StatusCodes.Status201Created);
        });

        routes.MapPost("/subscribers/{id}/topups", async context =>
        {
            Party subscriber = gate.RequireOwn(context, PartyKind.Subscriber);
            TopUp topUp = await RequestBody.ReadAsync(context, CloudJson.Default.TopUp);
            await gate.AnswerAsync(context, CloudJson.Default.TopUpReceipt, db => Ledger.TopUp(db, subscriber, topUp));
        });

        routes.MapPost("/subscribers/{id}/orders", context =>
        {
            Party subscriber = gate.RequireOwn(context, PartyKind.Subscriber);
            return gate.AnswerAsync(
                context, CloudJson.Default.OrderReceipt, db => new OrderReceipt(Identifiers.Of("order", Cards.Order(db, subscriber))), StatusCodes.Status201Created);
        });

        routes.MapPost("/subscribers/{id}/profiles", async context =>
        {
            Party subscriber = gate.RequireOwn(context, PartyKind.Subscriber);
            ProfileChoice choice = await RequestBody.ReadAsync(context, CloudJson.Default.ProfileChoice);
            gate.Answer(context, db => Cards.Choose(db, subscriber, choice), StatusCodes.Status202Accepted);
        });

        routes.MapGet("/subscribers/{id}/statement", context =>
        {
            Party subscriber = gate.RequireOwn(context, PartyKind.Subscriber);
            return gate.AnswerAsync(context, CloudJson.Default.Statement, db => Ledger.Statement(db, subscriber));
        });
    }
}
