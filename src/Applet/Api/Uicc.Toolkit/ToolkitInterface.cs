using JavaCard.Framework;

namespace Uicc.Toolkit;

/// <summary>What a toolkit applet implements to be triggered (ETSI TS 102 241).</summary>
public interface ToolkitInterface : Shareable
{
    /// <summary>Handles one event.</summary>
    /// <param name="toolkitEvent">One of the <c>EVENT_</c> constants of <see cref="ToolkitConstants"/>.</param>
    void ProcessToolkit(short toolkitEvent);
}
