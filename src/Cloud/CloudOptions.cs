using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Cloud;

/// <summary>How to run the OTA server.</summary>
public sealed record CloudOptions
{
    /// <summary>Where the parties' bearer keys come from. The server takes turns on it: it need not be thread safe, but must not be shared with others.</summary>
    public required IEntropySource Entropy { get; init; }

    /// <summary>TCP port on the loopback interface; 0 lets the system pick one.</summary>
    public int Port { get; init; }

    /// <summary>The SQLite file; null for a temporary one that is deleted with the server.</summary>
    public string? Database { get; init; }

    /// <summary>TP-OA of the messages, decimal digits.</summary>
    public string Originator { get; init; } = "1000";

    /// <summary>How often a profile's delivery is begun before it stays failed, 1 or more.</summary>
    public int MaxTries { get; init; } = 3;
}
