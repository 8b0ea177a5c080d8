namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>The card application toolkit of one session.</summary>
internal sealed class ToolkitSession
{
    /// <summary>Octets of the proactive command that waits for FETCH; 0 where none waits.</summary>
    public int PendingLength { get; private set; }

    /// <summary>The first command after the answer to reset is about to be carried out.</summary>
    public void OnFirstCommand() => PendingLength = 0;

    /// <summary>A STATUS command was carried out.</summary>
    public void OnStatus() => PendingLength = 0;

    /// <summary>Reset or power-off: what is under way ends.</summary>
    public void Tear() => PendingLength = 0;
}
