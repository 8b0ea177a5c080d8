using System.Text.Json.Nodes;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>Fields one after another: an object with a member for each.</summary>
/// <param name="members">The members.</param>
internal sealed class Structure(params Member[] members) : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        JsonObject value = [];
        foreach (Member member in members)
        {
            if (member.Presence == Presence.Inline)
            {
                foreach ((string name, JsonNode? part) in Json.Object(member.Field.Read(ref from)).ToArray())
                    value.Add(name, part?.DeepClone());
                continue;
            }
            JsonNode? read = from.Left == 0 && member.Presence is (Presence.OrNull or Presence.OrAbsent) ? null : Read(member, ref from);
            if (read is not null || member.Presence is not (Presence.OrAbsent or Presence.OrUnused))
                value.Add(member.Name, read);
        }
        return value;
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        JsonObject given = Json.Object(value);
        foreach (Member member in members)
        {
            if (member.Presence == Presence.Inline)
                member.Field.Write(given, to);
            else if (member.Presence == Presence.OrUnused && !given.ContainsKey(member.Name))
                member.Field.Write(null, to);
            else if (member.Presence is Presence.Always or Presence.OrUnused || (given.TryGetPropertyValue(member.Name, out JsonNode? part) && part is not null))
                Named(member.Name, given, (member, to), static (state, part) => { state.member.Field.Write(part, state.to); return 0; });
        }
    }

    /// <summary>Does something with a member, and names it where that fails.</summary>
    /// <exception cref="FormatException">The object lacks the member, or what was done failed.</exception>
    internal static TResult Named<TState, TResult>(string name, JsonObject members, TState state, Func<TState, JsonNode?, TResult> act)
    {
        if (!members.TryGetPropertyValue(name, out JsonNode? value))
            throw new FormatException($"The member \"{name}\" is missing.");
        try
        {
            return act(state, value);
        }
        catch (FormatException fault)
        {
            throw new FormatException($"{name}: {fault.Message}", fault);
        }
    }

    private static JsonNode? Read(Member member, ref OctetReader from)
    {
        try
        {
            return member.Field.Read(ref from);
        }
        catch (FormatException fault)
        {
            throw new FormatException($"{member.Name}: {fault.Message}", fault);
        }
    }
}

/// <summary>Whether a member of a structure can be missing.</summary>
internal enum Presence
{
    /// <summary>It is always there.</summary>
    Always,

    /// <summary>Where no octets are left it is null.</summary>
    OrNull,

    /// <summary>Where no octets are left the object lacks it.</summary>
    OrAbsent,

    /// <summary>Where its octets are unused the object lacks it.</summary>
    OrUnused,

    /// <summary>Its own members are members of the structure.</summary>
    Inline,
}

/// <summary>A member of a structure.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Field">Its octets.</param>
/// <param name="Presence">Whether it can be missing.</param>
internal readonly record struct Member(string Name, Field Field, Presence Presence = Presence.Always)
{
    /// <summary>A member that is always there.</summary>
    public static implicit operator Member((string Name, Field Field) pair) => new(pair.Name, pair.Field);

    /// <summary>A member that is always there.</summary>
    public static Member FromValueTuple((string Name, Field Field) pair) => pair;

    /// <summary>A field whose members are the structure's own.</summary>
    public static Member Inline(Field field) => new("", field, Presence.Inline);
}
