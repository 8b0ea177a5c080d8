using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tottoli.MultiSim.Cloud.Http;
using Tottoli.MultiSim.Cloud.Storage;
using Tottoli.MultiSim.Protocol.Cloud;

namespace Tottoli.MultiSim.Cloud.Endpoints;

/// <summary>Operators join and upload links; everybody reads the catalogue.</summary>
internal static class OperatorEndpoints
{
    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes, Gate gate, Parties parties)
    {
        routes.MapPost("/operators", async context =>
        {
            OperatorRegistration body = await RequestBody.ReadAsync(context, CloudJson.Default.OperatorRegistration);
            string name = Checks.Text(body.Name, "$.name");
            string plmn = Checks.PlmnText(body.Plmn, "$.plmn");
            (Party party, string key) = gate.Run(db => parties.Add(db, PartyKind.Operator, name, plmn));
            await RequestBody.AnswerAsync(context, new OperatorAccount(party.Id, key), CloudJson.Default.OperatorAccount, StatusCodes.Status201Created);
        });

        routes.MapPost("/operators/{id}/links", async context =>
        {
            Party owner = gate.RequireOwn(context, PartyKind.Operator);
            ProfileLink link = await RequestBody.ReadAsync(context, CloudJson.Default.ProfileLink, KeyDetector.Refuse);
            await gate.AnswerAsync(
                context, CloudJson.Default.LinkReceipt, db => new LinkReceipt(Identifiers.Of("link", Links.Add(db, owner, link))), StatusCodes.Status201Created);
        });

        routes.MapGet("/catalogue", context => gate.AnswerAsync(context, CloudJson.Default.Catalogue, Links.List));
    }
}
