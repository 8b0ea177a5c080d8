using System.Diagnostics.CodeAnalysis;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>A pooled thread on which one applet at a time runs. The card's thread waits while the applet runs, and the other way round.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as its thread, which is its only owner; a semaphore that nobody waits for holds no handle.")]
internal sealed class AppletThread
{
    private const int StackSize = 256 * 1024;
    private const int KeptIdle = 16;

    private static readonly Stack<AppletThread> Idle = new();
    private static readonly Lock Gate = new();
    private static int Rented;

    private readonly SemaphoreSlim _toApplet = new(0, 1);
    private readonly SemaphoreSlim _toCard = new(0, 1);
    private ThreadActivation? _activation;
    private ActivationOutcome _outcome;

    private AppletThread() => new Thread(Loop, StackSize) { IsBackground = true, Name = "applet" }.UnsafeStart();

    /// <summary>Takes a thread out of the pool, or makes one.</summary>
    /// <param name="limit">How many may be taken at once in this process.</param>
    /// <returns>Null where as many are taken.</returns>
    public static AppletThread? TryRent(int limit)
    {
        lock (Gate)
        {
            if (Rented >= limit)
                return null;
            Rented++;
            if (Idle.TryPop(out AppletThread? idle))
                return idle;
        }
        return new AppletThread();
    }

    /// <summary>Gives the thread back.</summary>
    public void Return()
    {
        _activation = null;
        lock (Gate)
        {
            Rented--;
            if (Idle.Count < KeptIdle)
            {
                Idle.Push(this);
                return;
            }
        }
        _toApplet.Release(); // without an activation the thread ends
    }

    /// <summary>Runs an activation until it completes or waits.</summary>
    public ActivationOutcome Start(ThreadActivation activation)
    {
        _activation = activation;
        return Resume();
    }

    /// <summary>Lets the applet's side run until it completes or waits.</summary>
    public ActivationOutcome Resume()
    {
        _toApplet.Release();
        _toCard.Wait();
        return _outcome;
    }

    /// <summary>On the applet's side: lets the card run until it resumes the applet.</summary>
    public void Suspend()
    {
        _outcome = ActivationOutcome.Suspended;
        _toCard.Release();
        _toApplet.Wait();
    }

    private void Loop()
    {
        _toApplet.Wait();
        while (_activation is { } activation)
        {
            activation.RunOnThread();
            _outcome = ActivationOutcome.Completed;
            _toCard.Release();
            _toApplet.Wait();
        }
    }
}
