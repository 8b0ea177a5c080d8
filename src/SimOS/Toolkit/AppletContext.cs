using JavaCard.Framework;
using Multisim.Identity;
using Tottoli.MultiSim.SimOS.Files;
using Uicc.Access;
using Uicc.Toolkit;
using SystemException = JavaCard.Framework.SystemException;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>What the running applet reaches of its card: handlers, registry, files, transactions.</summary>
/// <param name="host">The applets of the card.</param>
/// <param name="session">The toolkit session; null while applets are installed.</param>
/// <param name="installed">The applet that is being installed.</param>
internal sealed class AppletContext(AppletHost host, ToolkitSession? session, AppletInstance? installed = null) : CardContext
{
    /// <summary>Calls of the Api that an applet may make between two points at which the card is answered.</summary>
    private const int CallBudget = 1_000_000;

    private readonly CardSlots _slots = new(host.Slots);
    private AppletInstance? _instance = installed;
    private ProactiveCommandHandler? _command;
    private TerminalResponseHandler? _response;
    private EnvelopeView? _envelope;
    private EnvelopeAnswer? _answer;
    private byte[]? _before;
    private int _savepoint;
    private int _callsLeft = CallBudget;

    /// <summary>The applet that runs.</summary>
    public AppletInstance Instance => _instance ?? throw new InvalidOperationException("No applet runs in this context.");

    /// <summary>True where the applet is to be unwound at its next call.</summary>
    public bool IsTorn { get; set; }

    /// <summary>True while the card unwinds the applet; else a torn applet has spent its budget.</summary>
    public bool IsAbandoned { get; set; }

    /// <summary>How <see cref="ProactiveHandler"/> waits for the terminal; null where it may not.</summary>
    public Activation? Activation { get; set; }

    /// <summary>The proactive command.</summary>
    public ProactiveCommandHandler Command => _command ??= new ProactiveCommandHandler(this);

    /// <summary>The terminal's response.</summary>
    public TerminalResponseHandler Response => _response ??= new TerminalResponseHandler(this);

    /// <summary>The envelope.</summary>
    public EnvelopeView Envelope => _envelope ??= new EnvelopeView(this);

    /// <summary>The answer to the envelope.</summary>
    public EnvelopeAnswer Answer => _answer ??= new EnvelopeAnswer(this);

    /// <summary>Makes the context ready for one call of <c>ProcessToolkit</c>.</summary>
    /// <param name="instance">The applet.</param>
    /// <param name="toolkitEvent">The event.</param>
    /// <param name="proactive">How it may wait for the terminal; null where it may not.</param>
    public void Begin(AppletInstance instance, short toolkitEvent, Activation? proactive)
    {
        _instance = instance;
        IsTorn = false;
        _callsLeft = CallBudget;
        _before = null;
        Activation = proactive;
        Command.Load([]);
        Command.IsAvailable = proactive is not null;
        Response.Load([]);
        Response.IsAvailable = false;
        Envelope.IsAvailable = ToolkitEvents.HasEnvelope(toolkitEvent);
        Answer.Begin(ToolkitEvents.HasResponse(toolkitEvent));
        instance.HasRun = true;
    }

    /// <summary>Ends the call: handlers close, and a transaction left open is taken back.</summary>
    public void End()
    {
        if (_before is not null)
            TakeBack();
        Activation = null;
        Command.IsAvailable = false;
        Response.IsAvailable = false;
        Envelope.IsAvailable = false;
        Answer.IsAvailable = false;
    }

    /// <summary>Sends a proactive command and waits.</summary>
    /// <returns>The general result.</returns>
    public byte Send(ReadOnlySpan<byte> command)
    {
        if (_before is not null)
            TransactionException.ThrowIt(TransactionException.IN_PROGRESS);
        if (!session!.TryOffer(command, Instance))
            ToolkitException.ThrowIt(ToolkitException.COMMAND_NOT_ALLOWED);
        Response.IsAvailable = false;
        Answer.IsAvailable = false;
        Activation!.Suspend();
        Check();
        _callsLeft = CallBudget;
        Instance.HasRun = true;
        Response.Load(session.Response);
        Response.IsAvailable = true;
        return Response.GetGeneralResult();
    }

    internal override void Check()
    {
        if (IsTorn || --_callsLeft < 0)
        {
            IsTorn = true;
            throw new CardTornException();
        }
    }

    internal override void Register(JavaCard.Framework.Applet applet, ReadOnlySpan<byte> aid)
    {
        if (!aid.IsEmpty && !aid.SequenceEqual(Instance.Description.Aid.Span))
            SystemException.ThrowIt(SystemException.ILLEGAL_AID);
        if (session is not null || !Instance.TryRegister(applet))
            SystemException.ThrowIt(SystemException.ILLEGAL_USE);
    }

    internal override void RegisterTransient(Array array)
    {
        if (session is not null)
            SystemException.ThrowIt(SystemException.NO_TRANSIENT_SPACE);
        Instance.Memory.Add(array);
    }

    internal override byte TransactionDepth => _before is null ? (byte)0 : (byte)1;

    internal override void BeginTransaction()
    {
        if (_before is not null)
            TransactionException.ThrowIt(TransactionException.IN_PROGRESS);
        if (session is null)
            TransactionException.ThrowIt(TransactionException.ILLEGAL_USE);
        _before = Instance.Snapshot();
        _savepoint = host.State.Savepoint();
    }

    internal override void CommitTransaction()
    {
        if (_before is null)
            TransactionException.ThrowIt(TransactionException.NOT_IN_PROGRESS);
        _before = null;
    }

    internal override void AbortTransaction()
    {
        if (_before is null)
            TransactionException.ThrowIt(TransactionException.NOT_IN_PROGRESS);
        TakeBack();
    }

    internal override ToolkitRegistry Registry => Instance.Entry;

    internal override ProactiveHandler ProactiveHandler => Available(Command);

    internal override ProactiveResponseHandler ProactiveResponseHandler => Available(Response);

    internal override Uicc.Usim.Toolkit.USATEnvelopeHandler EnvelopeHandler => Available(Envelope);

    internal override EnvelopeResponseHandler EnvelopeResponseHandler => Available(Answer);

    internal override ReadOnlySpan<byte> TerminalProfile => session is null ? default : session.Profile;

    internal override SlotAccess Slots => _slots;

    internal override FileView OpenFileView(ReadOnlySpan<byte> aid)
    {
        CardFile? root = aid.IsEmpty ? host.Files.Layout.Root : null;
        foreach (CardFile application in host.Files.Layout.Applications)
        {
            if (!aid.IsEmpty && application.Aid.SequenceEqual(aid))
                root = application;
        }
        AppletFileView view = new(host, root ?? throw new UICCException(UICCException.FILE_NOT_FOUND));
        if (session is null)
            host.Views.Add(view); // the applet may keep it in a field
        return view;
    }

    private static T Available<T>(T list)
        where T : TlvList
    {
        if (!list.IsAvailable)
            ToolkitException.ThrowIt(ToolkitException.HANDLER_NOT_AVAILABLE);
        return list;
    }

    private void TakeBack()
    {
        Instance.RestoreFields(_before);
        _before = null;
        host.State.RollbackTo(_savepoint);
    }
}
