using System.Diagnostics.CodeAnalysis;
using JavaCard.Framework;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>How a call into an applet ended for the card.</summary>
internal enum ActivationOutcome
{
    /// <summary>The applet has returned, or was stopped by an exception.</summary>
    Completed,

    /// <summary>The applet waits in <c>ProactiveHandler.Send()</c>.</summary>
    Suspended,
}

/// <summary>The port through which a card runs an applet: start it, resume it with the terminal's response, or abandon it.</summary>
/// <remarks>
/// Only one side runs at a time. The Api's context is set and restored here, around each call into an applet. An applet that
/// loops without calling the Api cannot be stopped: there is no way to abort a thread.
/// </remarks>
internal abstract class Activation(AppletContext context)
{
    private const short SwBusy = unchecked((short)0x9300);

    /// <summary>What the applet reaches.</summary>
    public AppletContext Context => context;

    /// <summary>True where the applet ended with ISOException 9300.</summary>
    public bool ReportedBusy { get; private set; }

    /// <summary>The exception that ended the applet, or null; none for one that only gave a status word.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Calls the applet.</summary>
    public abstract ActivationOutcome Start(AppletInstance instance, short toolkitEvent);

    /// <summary>Lets the applet go on; the response is in the session.</summary>
    public abstract ActivationOutcome Resume();

    /// <summary>Unwinds the applet, which waits: reset, power-off, disposal.</summary>
    public abstract void Abandon();

    /// <summary>On the applet's side: waits for the terminal.</summary>
    public abstract void Suspend();

    /// <summary>Runs the applet to its end on the calling thread.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever an applet throws stays with the applet: others run on, and the terminal never sees it.")]
    protected void Run(AppletInstance instance, short toolkitEvent, Activation? proactive)
    {
        CardContext? outer = CardContext.Current;
        CardContext.Current = context;
        ReportedBusy = false;
        Fault = null;
        context.Begin(instance, toolkitEvent, proactive);
        try
        {
            instance.Target!.ProcessToolkit(toolkitEvent);
        }
        catch (ISOException exception)
        {
            ReportedBusy = exception.GetReason() == SwBusy;
        }
        catch (CardTornException)
        {
            Fault = context.IsAbandoned ? null : new InvalidOperationException(
                $"Applet {Convert.ToHexString(instance.Description.Aid.Span)} was stopped: it called the Api without end.");
        }
        catch (Exception exception)
        {
            Fault = exception;
        }
        finally
        {
            context.End();
            CardContext.Current = outer;
        }
    }
}

/// <summary>Runs an applet on the caller's thread: for events without a ProactiveHandler, and while another command is open.</summary>
internal sealed class InlineActivation(AppletContext context) : Activation(context)
{
    /// <inheritdoc/>
    public override ActivationOutcome Start(AppletInstance instance, short toolkitEvent)
    {
        Run(instance, toolkitEvent, proactive: null);
        return ActivationOutcome.Completed;
    }

    /// <inheritdoc/>
    public override ActivationOutcome Resume() => ActivationOutcome.Completed;

    /// <inheritdoc/>
    public override void Abandon()
    {
    }

    /// <inheritdoc/>
    public override void Suspend() => throw new InvalidOperationException("No ProactiveHandler is available on the caller's thread.");
}

/// <summary>Runs an applet on a thread of its own, by strict hand-off, so that it can wait for the terminal.</summary>
internal sealed class ThreadActivation(AppletContext context) : Activation(context)
{
    private AppletThread? _thread;
    private AppletInstance? _instance;
    private short _event;

    /// <summary>True where it has a thread.</summary>
    public bool HasThread => _thread is not null;

    /// <summary>Takes a thread.</summary>
    /// <param name="limit">How many threads the host allows, over all its cards.</param>
    /// <returns>False where all are taken.</returns>
    public bool TryTakeThread(int limit) => (_thread ??= AppletThread.TryRent(limit)) is not null;

    /// <summary>Gives the thread back. The applet must have completed.</summary>
    public void ReleaseThread()
    {
        _thread?.Return();
        _thread = null;
    }

    /// <inheritdoc/>
    public override ActivationOutcome Start(AppletInstance instance, short toolkitEvent)
    {
        (_instance, _event) = (instance, toolkitEvent);
        return _thread!.Start(this);
    }

    /// <inheritdoc/>
    public override ActivationOutcome Resume() => _thread!.Resume();

    /// <inheritdoc/>
    public override void Abandon()
    {
        Context.IsTorn = true;
        Context.IsAbandoned = true;
        while (_thread!.Resume() == ActivationOutcome.Suspended)
        {
            // an applet that is torn cannot send, but its finally blocks run
        }
        Context.IsAbandoned = false;
    }

    /// <inheritdoc/>
    public override void Suspend() => _thread!.Suspend();

    /// <summary>On the applet's thread.</summary>
    public void RunOnThread() => Run(_instance!, _event, this);
}
