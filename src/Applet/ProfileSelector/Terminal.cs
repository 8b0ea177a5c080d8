using Uicc.Toolkit;

namespace Tottoli.MultiSim.ProfileSelector;

/// <summary>Proactive commands of this applet, and what the terminal makes of them.</summary>
internal static class Terminal
{
    /// <summary>The last general result that means done, perhaps with a restriction.</summary>
    internal const byte LAST_GOOD_RESULT = 0x0F;

    /// <summary>The first general result that will not change by trying again.</summary>
    internal const byte FIRST_PERMANENT_RESULT = 0x30;

    /// <summary>Whether a command can be sent now.</summary>
    internal static bool IsFree()
    {
        try
        {
            ProactiveHandlerSystem.GetTheHandler();
            return true;
        }
        catch (ToolkitException)
        {
            return false;
        }
    }

    /// <summary>Whether the terminal said that it supports a facility; not where it said nothing, or where its profile was empty.</summary>
    /// <param name="index">One of the <c>IDX_</c> constants of <see cref="TerminalProfile"/>.</param>
    internal static bool Supports(short index)
    {
        try
        {
            return TerminalProfile.Check(index);
        }
        catch (ToolkitException)
        {
            return false;
        }
    }

    /// <summary>Sends a command and waits.</summary>
    /// <returns>The general result; no answer to this command is as one that was not understood.</returns>
    internal static byte Send(ProactiveHandler handler)
    {
        try
        {
            return handler.Send();
        }
        catch (ToolkitException)
        {
            return FIRST_PERMANENT_RESULT;
        }
    }
}
