namespace Tottoli.MultiSim.Cli;

/// <summary>What the process says when it ends. Scripts depend on these numbers: they never change.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>It ran, but a leg did not register or an expectation failed.</summary>
    public const int Unmet = 1;

    /// <summary>The command line, or a file it names, is not what was asked for.</summary>
    public const int Usage = 2;

    /// <summary>No reader, card or server answers.</summary>
    public const int NotReachable = 3;

    /// <summary>The card refused for a security condition (PIN, access rule).</summary>
    public const int Security = 4;

    /// <summary>The card answered with a status word nobody expected.</summary>
    public const int UnexpectedStatus = 5;

    /// <summary>Refused for safety: it would destroy something.</summary>
    public const int Refused = 6;

    /// <summary>Nothing came in time.</summary>
    public const int TimeOut = 7;

    /// <summary>The launcher could not build the program.</summary>
    public const int BuildFailed = 125;

    /// <summary>Interrupted by the user.</summary>
    public const int Interrupted = 130;
}
