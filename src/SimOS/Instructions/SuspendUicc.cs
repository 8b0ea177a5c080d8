using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Identity;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>
/// SUSPEND UICC: the terminal will switch the card off and wants its session back afterwards. The card answers how long it waits and
/// a token, with which the first command after the next reset resumes the session; the card carries that out (<see cref="Card"/>).
/// </summary>
internal sealed class SuspendUicc : IInstruction
{
    private const byte Ins = 0x76;
    private const byte SuspendFunction = 0x00;
    private const byte ResumeFunction = 0x01;
    private const int DurationLength = 2;

    // What a duration counts, by its first octet, in seconds: seconds, minutes, hours, days, ten days.
    private static readonly int[] Units = [1, 60, 3600, 86_400, 864_000];

    /// <summary>The longest suspension that the card grants: 90 days. It has no clock; it says so because terminals need a bound.</summary>
    private static readonly byte[] Longest = [4, 9];

    public static InstructionInfo Info => new(
        ClassFamily.Uicc, Ins, ApduCase.CommandAndResponse, "SUSPEND UICC", "ETSI TS 102 221 §11.1.22", BasicChannelOnly: true);

    /// <summary>True for a command that wants a session back.</summary>
    public static bool IsResume(ReadOnlySpan<byte> command) => command is [0x80, Ins, ResumeFunction, ..];

    /// <summary>Judges a command for which <see cref="IsResume"/> is true.</summary>
    /// <param name="command">The command.</param>
    /// <param name="sleeper">The suspended session.</param>
    public static StatusWord Resume(ReadOnlySpan<byte> command, CardSession sleeper)
    {
        if (!CommandApdu.TryParse(command, out CommandApdu apdu) || apdu.Data.Length != CardSession.ResumeTokenLength)
            return StatusWord.WrongLength;
        if (apdu.P2 != 0)
            return StatusWord.IncorrectP1P2;
        return sleeper.TryResume(apdu.Data) ? StatusWord.Success : StatusWord.SecurityStatusNotSatisfied;
    }

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if (apdu.P1 > ResumeFunction || apdu.P2 != 0)
            return StatusWord.IncorrectP1P2;
        if (apdu.Data.Length != (apdu.P1 == SuspendFunction ? 2 * DurationLength : CardSession.ResumeTokenLength))
            return StatusWord.WrongLength;
        if (apdu.P1 == ResumeFunction)
            return StatusWord.ConditionsNotSatisfied; // there is nothing to resume
        return Suspend(session, apdu.Data[..DurationLength], apdu.Data[DurationLength..], ref response);
    }

    private static StatusWord Suspend(CardSession session, ReadOnlySpan<byte> least, ReadOnlySpan<byte> most, ref ResponseWriter response)
    {
        if (!IsOffered(session))
            return StatusWord.FunctionNotSupported;
        if (!TryRead(least, out int shortest) || !TryRead(most, out int longest) || shortest > longest)
            return StatusWord.WrongData;
        if (!session.Toolkit.IsIdle || session.Slots.Armed != SlotTable.None)
            return StatusWord.ConditionsNotSatisfied; // the terminal is not through with the card
        _ = TryRead(Longest, out int granted);
        if (shortest > granted)
            return StatusWord.AuthenticationContextNotSupported; // 9864 says here: not for so long (§11.1.22.3)
        response.Write(longest > granted ? Longest : most);
        response.Write(session.Suspend());
        return StatusWord.Success;
    }

    /// <summary>EF.UMPC says whether the card can be suspended: b2 of octet 3 (§13.6).</summary>
    private static bool IsOffered(CardSession session) =>
        session.Files.Find(MfFiles.Umpc.Path) is { } file && session.Files.Content(file) is [_, _, var flags, ..] && (flags & 0x02) != 0;

    private static bool TryRead(ReadOnlySpan<byte> duration, out int seconds)
    {
        bool known = duration[0] < Units.Length;
        seconds = known ? Units[duration[0]] * duration[1] : 0;
        return known;
    }
}
