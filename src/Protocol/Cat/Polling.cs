namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>MORE TIME: the card needs time to work on; the terminal only answers.</summary>
/// <remarks>ETSI TS 102 223 §6.4.4.</remarks>
public sealed record MoreTime : ProactiveCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.MoreTime;

    private protected override void WriteObjects(ref CommandWriter writer)
    {
    }
}

/// <summary>POLL INTERVAL: how often the card wants a STATUS. The terminal answers with the interval it keeps.</summary>
/// <remarks>ETSI TS 102 223 §6.4.5.</remarks>
public sealed record PollInterval : ProactiveCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.PollInterval;

    /// <summary>The interval asked for.</summary>
    public required CatDuration Interval { get; init; }

    internal static ProactiveCommand Create(CommandObjects objects) => new PollInterval { Interval = objects.Duration().GetValueOrDefault() };

    private protected override void WriteObjects(ref CommandWriter writer) => writer.Duration(Interval);
}

/// <summary>POLLING OFF: the card wants no STATUS of its own any more.</summary>
/// <remarks>ETSI TS 102 223 §6.4.14.</remarks>
public sealed record PollingOff : ProactiveCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.PollingOff;

    private protected override void WriteObjects(ref CommandWriter writer)
    {
    }
}
