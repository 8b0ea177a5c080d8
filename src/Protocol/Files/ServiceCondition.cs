using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>When a file is needed: services of a service table, any of them or all.</summary>
public readonly struct ServiceCondition
{
    private readonly int[]? _services;

    private ServiceCondition(bool needsAll, int[] services)
    {
        NeedsAll = needsAll;
        _services = services;
    }

    /// <summary>The services; empty where the file is needed anyway.</summary>
    public ReadOnlySpan<int> Services => _services;

    /// <summary>True where all services must be available; false where one is enough.</summary>
    public bool NeedsAll { get; }

    /// <summary>True where the file is needed anyway.</summary>
    public bool IsAlways => _services is null;

    /// <summary>One service.</summary>
    public static implicit operator ServiceCondition(int service) => FromInt32(service);

    /// <summary>One service.</summary>
    public static ServiceCondition FromInt32(int service) => new(needsAll: true, [service]);

    /// <summary>One of several services.</summary>
    public static ServiceCondition AnyOf(params int[] services) => new(needsAll: false, services);

    /// <summary>All of several services.</summary>
    public static ServiceCondition AllOf(params int[] services) => new(needsAll: true, services);

    /// <summary>Whether a service table asks for the file.</summary>
    /// <param name="table">Content of the service table.</param>
    public bool IsMet(ReadOnlySpan<byte> table)
    {
        foreach (int service in Services)
        {
            if (ServiceTable.IsAvailable(table, service) != NeedsAll)
                return !NeedsAll;
        }
        return NeedsAll || IsAlways;
    }
}
