using Multisim.Identity;
using Uicc.Access;
using Uicc.Toolkit;

namespace JavaCard.Framework;

/// <summary>The card as the running applet sees it: what the static entry points of the Api reach.</summary>
/// <remarks>Set and restored by the card's <c>Activation</c> around each call into an applet, and nowhere else.</remarks>
internal abstract class CardContext
{
    /// <summary>The context of the applet that runs on this thread; null where none runs.</summary>
    [ThreadStatic]
    internal static CardContext? Current;

    /// <summary>The current context, checked to be running still.</summary>
    /// <exception cref="InvalidOperationException">No card has called the applet on this thread.</exception>
    internal static CardContext Require()
    {
        CardContext context = Current
            ?? throw new InvalidOperationException("The applet Api works within a call from a card only: install the applet on a Card, and let the card trigger it.");
        context.Check();
        return context;
    }

    /// <summary>For pure functions: stops an applet whose card is gone; without a card it lets everything pass.</summary>
    internal static void CheckRunning() => Current?.Check();

    /// <summary>Throws <see cref="CardTornException"/> where the card was torn away from under the applet.</summary>
    internal abstract void Check();

    internal abstract void Register(Applet applet, ReadOnlySpan<byte> aid);

    internal abstract void RegisterTransient(Array array);

    internal abstract void BeginTransaction();

    internal abstract void CommitTransaction();

    internal abstract void AbortTransaction();

    internal abstract byte TransactionDepth { get; }

    internal abstract ToolkitRegistry Registry { get; }

    internal abstract ProactiveHandler ProactiveHandler { get; }

    internal abstract ProactiveResponseHandler ProactiveResponseHandler { get; }

    internal abstract Uicc.Usim.Toolkit.USATEnvelopeHandler EnvelopeHandler { get; }

    internal abstract EnvelopeResponseHandler EnvelopeResponseHandler { get; }

    /// <summary>The terminal profile of this session; empty where none came yet.</summary>
    internal abstract ReadOnlySpan<byte> TerminalProfile { get; }

    /// <summary>A view of its own on the files under the MF, or under the application <paramref name="aid"/>.</summary>
    internal abstract FileView OpenFileView(ReadOnlySpan<byte> aid);

    /// <summary>The profile slots.</summary>
    internal abstract SlotAccess Slots { get; }
}

/// <summary>Unwinds an applet whose card was reset, switched off or disposed of, or which has spent its budget. Never caught by an applet.</summary>
internal sealed class CardTornException : Exception;
