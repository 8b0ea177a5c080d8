namespace Tottoli.MultiSim.SimOS.Tests.Files;

/// <summary>A logical channel as the model has it: what is current there (ETSI TS 102 221 §8.7). What was verified is no channel's own.</summary>
internal sealed class ModelledChannel
{
    public bool IsOpen { get; private set; }

    /// <summary>True where the MF is the current directory; else it is the USIM.</summary>
    public bool IsAtMasterFile { get; private set; } = true;

    /// <summary>True where the USIM's session runs, whatever is current.</summary>
    public bool HasUsim { get; private set; }

    /// <summary>Identifier of the current EF.</summary>
    public int? Current { get; private set; }

    /// <summary>The record pointer; 0: not set.</summary>
    public int Record { get; set; }

    /// <summary>From the basic channel a channel opens at the MF, from another one in its directory and application.</summary>
    public void Open(ModelledChannel? opener)
    {
        IsOpen = true;
        HasUsim = opener is { HasUsim: true };
        Enter(opener is null or { IsAtMasterFile: true }, null);
    }

    public void BeginUsim()
    {
        HasUsim = true;
        Enter(isMasterFile: false, null);
    }

    public void Close() => IsOpen = false;

    public void Enter(bool isMasterFile, int? fid) => (IsAtMasterFile, Current, Record) = (isMasterFile, fid, 0);
}
