using System.Diagnostics.CodeAnalysis;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Instructions;
using Tottoli.MultiSim.SimOS.Security;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Toolkit;

namespace Tottoli.MultiSim.SimOS;

/// <summary>A UICC. It answers APDUs as a T=0 card does, and does nothing else by itself. One user at a time.</summary>
/// <remarks>
/// One command is one transaction: its changes are durable before the status word leaves, or none of them is. The try
/// counters of PINs are the exception: they are spent durably before the comparison.
/// </remarks>
public sealed class Card : IDisposable
{
    private readonly CardState _state;
    private readonly CardFiles _files;
    private readonly SlotTable _slots;
    private readonly PinStore _pins;
    private readonly AppletHost _applets;
    private readonly CardOptions _options;
    private CardSession? _session;
    private CardSession? _sleeper; // suspended before the card was switched off

    /// <summary>Opens a card, switched off.</summary>
    /// <param name="store">Where its state is kept. It belongs to the card from now on and is disposed with it.</param>
    /// <param name="options">What the host decides.</param>
    /// <exception cref="CardImageException">The state is damaged, or cannot be read or written. The store is disposed then.</exception>
    /// <exception cref="ArgumentException">An applet cannot be installed. The store is disposed then.</exception>
    public Card(ICardStore store, CardOptions options)
    {
        _options = options;
        _state = CardState.Open(store, options.Personality.Layout);
        try
        {
            _files = new CardFiles(options.Personality.Layout, _state);
            _slots = new SlotTable(_state, _files, options.Algorithms);
            _pins = new PinStore(_state);
            _applets = new AppletHost([.. options.Applets.Where(IsCarried)], _state, _files, _slots, _pins);
            _state.Commit();
        }
        catch
        {
            _state.Dispose();
            throw;
        }
    }

    /// <summary>What the card answers to, from the one table that it dispatches by.</summary>
    public static IReadOnlyList<InstructionInfo> Instructions => Tables.Uicc.Instructions;

    /// <summary>Switches the card on (cold reset where it is on already).</summary>
    /// <returns>The answer to reset.</returns>
    public ReadOnlySpan<byte> PowerOn()
    {
        PowerOff();
        _session = new CardSession(_state, _files, _slots, _pins, _applets, _options);
        return Start();
    }

    /// <summary>Warm reset.</summary>
    /// <returns>The answer to reset.</returns>
    /// <exception cref="InvalidOperationException">The card is off.</exception>
    public ReadOnlySpan<byte> Reset()
    {
        if (Powered.IsSuspended)
            return PowerOn();
        Powered.Reset();
        return Start();
    }

    /// <summary>Switches the card off. Nothing happens where it is off.</summary>
    public void PowerOff()
    {
        if (_session is { IsSuspended: true })
            _sleeper = _session;
        else if (_sleeper is null)
            _session?.End();
        _session = null;
        _state.Rollback();
    }

    /// <summary>Carries out one command APDU.</summary>
    /// <param name="command">The command; rubbish is answered with a status word.</param>
    /// <param name="response">Room for the answer, apart from the command: 258 octets for a short APDU, more for an extended one.</param>
    /// <returns>Octets of the answer: response data, then SW1 SW2.</returns>
    /// <exception cref="InvalidOperationException">The card is off.</exception>
    /// <exception cref="ArgumentException">There is less room than 258 octets.</exception>
    public int Transmit(ReadOnlySpan<byte> command, Span<byte> response)
    {
        const int room = 258;
        if (response.Length < room)
            throw new ArgumentException($"Room for {response.Length} octets was given; an answer takes up to {room}.", nameof(response));
        StatusWord sw = Powered.IsSuspended || _sleeper is not null ? Wake(command, response[..^2], out int length) : Execute(Powered, command, response[..^2], out length);
        response[length] = sw.Sw1;
        response[length + 1] = sw.Sw2;
        return length + 2;
    }

    /// <summary>What the session knows until the card loses its power, for tests of a card.</summary>
    /// <exception cref="InvalidOperationException">The card is off.</exception>
    public SessionFingerprint Fingerprint => SessionFingerprint.Of(Powered);

    /// <summary>Hands over every piece that the card keeps, as it has it in memory: between two commands the same as in its store.</summary>
    public void Visit(StateReceiver receiver) => _state.Visit(receiver);

    /// <summary>Switches the card off and closes its store.</summary>
    public void Dispose()
    {
        PowerOff();
        _sleeper?.End();
        _state.Dispose();
    }

    private bool IsCarried(AppletDescription applet) => applet.Directory is not { } directory || _files.Find(directory) is not null;

    private CardSession Powered => _session ?? throw new InvalidOperationException("The card is off: call PowerOn first.");

    [SuppressMessage("Design", "CA1031", Justification = "A fault of the program must not look like anything but a card's 6F00 to the terminal.")]
    private StatusWord Execute(CardSession session, ReadOnlySpan<byte> command, Span<byte> response, out int length)
    {
        try
        {
            session.OnCommand();
            StatusWord sw = Tables.Uicc.Process(session, command, response, out length);
            if (InstructionTable.IsError(sw))
                TakeBack(session);
            else
                _state.Commit();
            return session.Class == ClassFamily.Gsm ? GsmStatus.Of(sw, command[1], session.Pending.For(0).Length) : sw;
        }
        catch (Exception fault)
        {
            length = 0;
            TakeBack(session);
            session.Pending.Clear();
            _options.OnFault?.Invoke(fault);
            return StatusWord.TechnicalProblem;
        }
    }

    /// <summary>The command after a suspension: it resumes the suspended session, or that is forgotten (ETSI TS 102 221 §11.1.22).</summary>
    private StatusWord Wake(ReadOnlySpan<byte> command, Span<byte> response, out int length)
    {
        CardSession sleeper = _sleeper ?? Powered;
        if (SuspendUicc.IsResume(command))
        {
            length = 0;
            StatusWord sw = SuspendUicc.Resume(command, sleeper);
            if (sw.IsSuccess)
                (_session, _sleeper) = (sleeper, null);
            return sw;
        }
        bool takesToken = _sleeper is null && InstructionTable.IsGetResponse(command);
        if (!takesToken && _sleeper is not null)
            _sleeper.End();
        else if (!takesToken)
            sleeper.StayAwake();
        _sleeper = null;
        return Execute(Powered, command, response, out length);
    }

    private void TakeBack(CardSession session)
    {
        _state.Rollback();
        _pins.Refresh();
        session.Toolkit.Rollback();
    }

    private ReadOnlySpan<byte> Start()
    {
        _slots.ActivateArmed(SwitchMoment.Reset);
        _state.Commit();
        return _state.TryGet(CardItem.AnswerToReset, out ReadOnlySpan<byte> own) ? own : _options.Personality.AnswerToReset;
    }
}
