using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Tottoli.MultiSim.Cloud.Http;
using Tottoli.MultiSim.Cloud.Storage;

namespace Tottoli.MultiSim.Cloud.Endpoints;

/// <summary>What every route does around its own work: who asks, is it theirs, one transaction, one answer.</summary>
internal sealed class Gate(Database database)
{
    /// <summary>The party whose key the request carries.</summary>
    /// <param name="context">The exchange.</param>
    /// <param name="kinds">The kinds of party that the route is for.</param>
    public Party Require(HttpContext context, params ReadOnlySpan<PartyKind> kinds)
    {
        const string Scheme = "Bearer ";
        string header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw Refusal.Unknown();
        Party party = database.Run(db => Parties.Find(db, header[Scheme.Length..].Trim())) ?? throw Refusal.Unknown();
        return kinds.Contains(party.Kind) ? party : throw Refusal.NotYours($"the key of one of: {string.Join(", ", kinds.ToArray().Select(Identifiers.Word))}");
    }

    /// <summary>The party whose key the request carries and whose id stands in the route.</summary>
    public Party RequireOwn(HttpContext context, PartyKind kind)
    {
        Party party = Require(context, kind);
        return party.Id == (string?)context.Request.RouteValues["id"] ? party : throw Refusal.NotYours($"the key of the {Identifiers.Word(kind)} in the route");
    }

    /// <summary>The network whose key the request carries, which must be the one that the request speaks for.</summary>
    public Party RequireNetwork(HttpContext context, string plmn)
    {
        Party party = Require(context, PartyKind.Network);
        return party.Plmn == plmn ? party : throw Refusal.NotYours($"the key of network {plmn}");
    }

    /// <summary>Does the work in one transaction and answers with its result.</summary>
    public Task AnswerAsync<T>(HttpContext context, JsonTypeInfo<T> type, Func<SqliteConnection, T> work, int status = StatusCodes.Status200OK) =>
        RequestBody.AnswerAsync(context, database.Run(work), type, status);

    /// <summary>Does the work in one transaction and answers without a body.</summary>
    public void Answer(HttpContext context, Action<SqliteConnection> work, int status)
    {
        Run(work);
        context.Response.StatusCode = status;
    }

    /// <summary>Does the work in one transaction.</summary>
    public void Run(Action<SqliteConnection> work) => database.Run(db =>
    {
        work(db);
        return true;
    });

    /// <summary>Does the work in one transaction.</summary>
    public T Run<T>(Func<SqliteConnection, T> work) => database.Run(work);
}
