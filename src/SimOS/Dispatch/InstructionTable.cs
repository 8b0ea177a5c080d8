using System.Diagnostics;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Files;

namespace Tottoli.MultiSim.SimOS.Dispatch;

/// <summary>From class family and instruction byte to code. Built once, then only read.</summary>
internal sealed class InstructionTable
{
    private const byte GetResponse = 0xC0;

    /// <summary>SELECT, STATUS and GET RESPONSE: a terminated card tells that it is (ETSI TS 102 222 §6.9), and does nothing else.</summary>
    private static ReadOnlySpan<byte> AnsweredWhenTerminated => [0xA4, 0xF2, GetResponse];

    private readonly Entry?[] _entries = new Entry?[3 * 256];
    private readonly List<InstructionInfo> _list = [];

    internal delegate StatusWord Handler(CardSession session, in CommandApdu apdu, ref ResponseWriter response);

    /// <summary>All instructions filed, in order of filing.</summary>
    public IReadOnlyList<InstructionInfo> Instructions => _list;

    /// <summary>Files <typeparamref name="T"/>.</summary>
    /// <exception cref="ArgumentException">Something is filed there already: a fault of the program, found at start-up.</exception>
    public InstructionTable Add<T>()
        where T : IInstruction
    {
        InstructionInfo info = T.Info;
        Entry entry = new(info.Case, info.BasicChannelOnly, T.Execute);
        for (int family = 0; family < 3; family++)
        {
            if (((int)info.AllClasses & (1 << family)) == 0)
                continue;
            ref Entry? place = ref _entries[(family << 8) | info.Ins];
            if (place is not null)
                throw new ArgumentException($"{info.Name}: {info.AllClasses}/{info.Ins:X2} is taken.");
            place = entry;
        }
        _list.Add(info);
        return this;
    }

    /// <summary>Carries out one command.</summary>
    /// <param name="session">The powered card.</param>
    /// <param name="command">The command APDU.</param>
    /// <param name="response">Room for response data (two octets for the status word are the caller's).</param>
    /// <param name="length">Octets of response data.</param>
    /// <returns>The status word.</returns>
    public StatusWord Process(CardSession session, ReadOnlySpan<byte> command, Span<byte> response, out int length)
    {
        length = 0;
        bool whole = CommandApdu.TryParse(command, out CommandApdu apdu);
        if (command.Length < 4)
        {
            session.Class = ClassFamily.None; // not that of the command before
            return Refuse(session, StatusWord.WrongLength);
        }
        StatusWord refusal = TryFind(session, command[0], command[1], out Entry? entry, out Channel channel);
        if (entry is null)
            return Refuse(session, refusal);
        if (LifeCycleStatus.IsTerminated(session.Files.Layout.Root.LifeCycle) && !AnsweredWhenTerminated.Contains(command[1]))
            return Refuse(session, StatusWord.ConditionsNotSatisfied);
        if (!whole)
            return Refuse(session, StatusWord.WrongLength);

        session.Channel = channel;
        if (apdu.Ins != GetResponse)
            session.Pending.Clear();
        bool extended = command.Length >= 7 && command[4] == 0;
        int expected = apdu.Ne == 0 ? 256 : apdu.Ne; // in T=0, P3 = 00 and no P3 are the same
        bool isCase4 = entry.Case == ApduCase.CommandAndResponse || (entry.Case == ApduCase.ResponseWithOrWithoutCommand && !apdu.Data.IsEmpty);
        StatusWord sw = isCase4
            ? ExecuteCase4(entry, session, in apdu, extended, response, out length)
            : ExecuteCase2(entry, session, in apdu, new ResponseWriter(response, expected, extended), out length);
        return session.Toolkit.PendingLength is > 0 and int proactive ? sw.WithProactivePending(proactive) : sw;
    }

    private static StatusWord ExecuteCase2(Entry entry, CardSession session, in CommandApdu apdu, ResponseWriter writer, out int length)
    {
        StatusWord sw = entry.Execute(session, in apdu, ref writer);
        length = IsError(sw) ? 0 : writer.Length;
        Debug.Assert(length == 0 || entry.Case is ApduCase.Response or ApduCase.ResponseWithOrWithoutCommand, "An instruction that has no response data wrote some.");
        return sw;
    }

    private static StatusWord ExecuteCase4(
        Entry entry, CardSession session, in CommandApdu apdu, bool extended, Span<byte> response, out int length)
    {
        length = 0;
        ResponseWriter writer = new(response); // the sender's room serves as scratch
        StatusWord sw = entry.Execute(session, in apdu, ref writer);
        if (IsError(sw) || writer.Length == 0)
            return sw;
        if (extended && apdu.Ne >= writer.Length)
        {
            length = writer.Length;
            return sw;
        }
        // That there is more is said once more with the data, for terminals that hear the last status word alone.
        session.Pending.Keep(writer.Written, session.Channel.Number, sw == StatusWord.MoreDataAvailable ? sw : StatusWord.Success);
        return sw == StatusWord.Success ? StatusWord.MoreData(writer.Length) : sw; // a warning stands; its data wait all the same
    }

    /// <summary>True for GET RESPONSE, in any class.</summary>
    internal static bool IsGetResponse(ReadOnlySpan<byte> command) => command is [_, GetResponse, ..];

    /// <summary>True where a command did not do its work, so that nothing of it may stay.</summary>
    internal static bool IsError(StatusWord sw) => !sw.IsSuccess && sw.Sw1 is not (0x61 or 0x62 or 0x63);

    private static StatusWord Refuse(CardSession session, StatusWord sw)
    {
        session.Pending.Clear();
        return sw;
    }

    /// <summary>Finds what a header asks for: class, channel, secure messaging, then instruction (ETSI TS 102 221 §10.1.1, §10.2.1.5).</summary>
    private StatusWord TryFind(CardSession session, byte cla, byte ins, out Entry? entry, out Channel channel)
    {
        ClassByte known = ClassByte.Of(cla);
        session.Class = known.Family;
        entry = null;
        channel = session.Channels.Basic;
        if ((known.Family & session.Classes) == 0)
            return StatusWord.ClassNotSupported;
        if (!session.Channels.TryGet(known.Channel, out channel))
            return StatusWord.LogicalChannelNotSupported;
        if (known.SecureMessaging)
            return StatusWord.SecureMessagingNotSupported;
        if (Find(known.Family, ins) is not { } found)
            return IsKnownElsewhere(known.Family, ins) ? StatusWord.ClassNotSupported : StatusWord.InstructionNotSupported;
        if (found.BasicChannelOnly && known.Channel != 0)
            return StatusWord.LogicalChannelNotSupported;
        entry = found;
        return StatusWord.Success;
    }

    private static int Index(ClassFamily family) => family == ClassFamily.Gsm ? 2 : (int)family - 1;

    private Entry? Find(ClassFamily family, byte ins) => _entries[(Index(family) << 8) | ins];

    /// <summary>A UICC knows the instruction, but in the other class. Class A0 is another card's world: what it does not have, it does not know.</summary>
    private bool IsKnownElsewhere(ClassFamily asked, byte ins) =>
        asked != ClassFamily.Gsm && (_entries[ins] is not null || _entries[256 + ins] is not null);

    private sealed record Entry(ApduCase Case, bool BasicChannelOnly, Handler Execute);
}
