using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>TERMINATE DF: a directory, and all that is in it, refuses everything from now on, for ever.</summary>
internal sealed class TerminateDf : IInstruction
{
    public static InstructionInfo Info => new(ClassFamily.Interindustry, 0xE6, ApduCase.Command, "TERMINATE DF", "ETSI TS 102 222 §6.7");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response) =>
        Termination.OfFile(session, in apdu, isDirectory: true);
}

/// <summary>TERMINATE EF: an EF refuses everything from now on, for ever.</summary>
internal sealed class TerminateEf : IInstruction
{
    public static InstructionInfo Info => new(ClassFamily.Interindustry, 0xE8, ApduCase.Command, "TERMINATE EF", "ETSI TS 102 222 §6.8");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response) =>
        Termination.OfFile(session, in apdu, isDirectory: false);
}

/// <summary>TERMINATE CARD USAGE: the card tells from now on that it is terminated, and nothing else, for ever.</summary>
internal sealed class TerminateCardUsage : IInstruction
{
    public static InstructionInfo Info => new(ClassFamily.Interindustry, 0xFE, ApduCase.None, "TERMINATE CARD USAGE", "ETSI TS 102 222 §6.9");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if ((apdu.P1 | apdu.P2) != 0)
            return StatusWord.IncorrectP1P2;
        return apdu.Data.IsEmpty ? Termination.Of(session, in apdu, session.Files.Layout.Root) : StatusWord.WrongLength;
    }
}

/// <summary>What the three have in common.</summary>
internal static class Termination
{
    /// <summary>Terminates the EF or the directory that the data names.</summary>
    public static StatusWord OfFile(CardSession session, in CommandApdu apdu, bool isDirectory)
    {
        StatusWord sw = AdministrativeTarget.TryFind(session, in apdu, out CardFile file);
        if (sw != StatusWord.Success)
            return sw;
        // The MF is ended by TERMINATE CARD USAGE alone.
        return file.IsDirectory == isDirectory && file.Parent != file ? Of(session, in apdu, file) : StatusWord.IncompatibleWithFileStructure;
    }

    /// <summary>Terminates a file, also one that is deactivated; one that is terminated already stays so.</summary>
    public static StatusWord Of(CardSession session, in CommandApdu apdu, CardFile file)
    {
        StatusWord sw = Target.AllowInAnyState(session, in apdu, file, AccessMode.Terminate);
        if (sw != StatusWord.Success)
            return sw;
        session.Structure.SetLifeCycle(file, LifeCycleStatus.Terminated);
        session.FollowStructure();
        return StatusWord.Success;
    }
}
