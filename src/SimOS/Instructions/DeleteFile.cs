using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>
/// DELETE FILE: a file in the current directory, or the directory itself, with all that is in it. Not the MF, and not while another
/// channel stands on it or in it.
/// </summary>
internal sealed class DeleteFile : IInstruction
{
    public static InstructionInfo Info => new(ClassFamily.Interindustry, 0xE4, ApduCase.Command, "DELETE FILE", "ETSI TS 102 222 §6.4");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        StatusWord sw = AdministrativeTarget.TryFind(session, in apdu, out CardFile file);
        if (sw != StatusWord.Success)
            return sw;
        sw = Target.AllowInAnyState(session, in apdu, file, AccessMode.Delete);
        if (sw != StatusWord.Success)
            return sw;
        if (file.Path == FilePath.MasterFile || session.Channels.IsInUse(file, besides: session.Channel))
            return StatusWord.ConditionsNotSatisfied;
        session.Structure.Delete(file);
        session.FollowStructure();
        return StatusWord.Success;
    }
}
