using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>A card in memory that is watched: what it answers, and what it keeps after a refusal.</summary>
internal sealed class FuzzedCard : IDisposable
{
    private readonly CommitLog _log;
    private readonly Card _card;
    private Exception? _fault;

    /// <summary>Makes the card and switches it on.</summary>
    /// <param name="fresh">What it keeps; stays as it is.</param>
    /// <param name="blockedAppletLimit">How many applets may wait for a terminal; with 0 the toolkit is always busy.</param>
    public FuzzedCard(ICardStore fresh, int blockedAppletLimit)
    {
        _log = new CommitLog(CommitLog.Read(fresh));
        _card = new Card(_log, CardMaker.Options(new SeededEntropy(1, "card"), onFault: fault => _fault = fault) with { BlockedAppletLimit = blockedAppletLimit });
        _card.PowerOn();
    }

    /// <summary>True where the last command was refused.</summary>
    public bool WasRefused { get; private set; }

    /// <summary>Octets of all pieces that the card keeps.</summary>
    public long KeptOctets => _log.States[^1].Sum(piece => piece.Value.Length);

    /// <summary>Resets the card.</summary>
    /// <param name="cold">True to take its power away for a moment.</param>
    public void Reset(bool cold)
    {
        if (cold)
            _card.PowerOn();
        else
            _card.Reset();
    }

    /// <summary>Sends a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="room">Room for the answer.</param>
    /// <param name="failure">What the card did wrong; null where it kept the rules.</param>
    /// <returns>The answer.</returns>
    public ReadOnlySpan<byte> Transmit(ReadOnlySpan<byte> command, Span<byte> room, out string? failure)
    {
        SessionFingerprint before = _card.Fingerprint;
        _log.Mark();
        _fault = null;
        int length = _card.Transmit(command, room);
        StatusWord sw = new((ushort)((room[length - 2] << 8) | room[length - 1]));
        WasRefused = sw.Sw1 is not (0x61 or 0x62 or 0x63 or 0x90 or 0x91 or 0x9E or 0x9F) || sw.Value is >= 0x63C0 and <= 0x63CF;
        failure = Judge(command, sw, length - 2, before);
        return room[..length];
    }

    public void Dispose() => _card.Dispose();

    private string? Judge(ReadOnlySpan<byte> command, StatusWord sw, int dataLength, SessionFingerprint before)
    {
        if (_fault is not null)
            return $"exception inside the card: {_fault}";
        if (sw.Sw1 is not ((> 0x60 and <= 0x6F) or (>= 0x90 and <= 0x9F)))
            return $"{sw} is no status word";
        if (!WasRefused)
            return null;
        if (dataLength > 0)
            return $"{Ins(command)}: data came with {sw}";
        bool isPin = command.Length > 1 && command[1] is 0x20 or 0x24 or 0x26 or 0x28 or 0x2C;
        SessionFingerprint after = _card.Fingerprint;
        if (isPin)
            after = after with { Security = before.Security };
        if (after != before)
            return $"{Ins(command)} was refused with {sw}, but {Changed(before, after)} changed";
        foreach (StateKey key in _log.Changed)
        {
            if (!isPin || key.Area != StateArea.Pin)
                return $"{Ins(command)} was refused with {sw}, but {key.Area} {key.Path:X} of owner {key.Owner} was changed";
        }
        return IsKept() ? null : $"{Ins(command)} was refused with {sw}, and the card has something else in memory than in its store";
    }

    private static string Ins(ReadOnlySpan<byte> command) => command.Length > 1 ? $"INS {command[1]:X2}" : "no command";

    private static string Changed(SessionFingerprint before, SessionFingerprint after) =>
        before.Selection != after.Selection ? "the selection" : before.Security != after.Security ? "the security status" : "the toolkit";

    /// <summary>True where the card has in memory what its store has committed.</summary>
    private bool IsKept()
    {
        int count = 0;
        bool same = true;
        _card.Visit((key, content) =>
        {
            count++;
            same &= _log.States[^1].TryGetValue(key, out byte[]? kept) && content.SequenceEqual(kept);
        });
        return same && count == _log.States[^1].Count;
    }
}
