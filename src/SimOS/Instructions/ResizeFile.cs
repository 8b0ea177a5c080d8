using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>RESIZE FILE: a file in the current directory gets another size; what it holds stays as far as there is room. It becomes current.</summary>
internal sealed class ResizeFile : IInstruction
{
    public static InstructionInfo Info => new(ClassFamily.Uicc, 0xD4, ApduCase.Command, "RESIZE FILE", "ETSI TS 102 222 §6.10");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if ((apdu.P1 | apdu.P2) != 0)
            return StatusWord.IncorrectP1P2;
        if (apdu.Data.Length is 0 or > byte.MaxValue)
            return StatusWord.WrongLength;
        if (!CreationTemplate.TryRead(apdu.Data, out CreationTemplate template) || template.Fid == 0)
            return StatusWord.WrongData;
        StatusWord sw = AdministrativeTarget.TryFind(session, [(byte)(template.Fid >> 8), (byte)template.Fid], out CardFile file);
        if (sw != StatusWord.Success)
            return sw;
        sw = Target.Allow(session, in apdu, file, AccessMode.None);
        if (sw == StatusWord.Success)
            sw = session.Structure.Resize(file, in template);
        if (sw != StatusWord.Success)
            return sw;
        session.FollowStructure();
        session.Channel.Select(session.Files.Find(file.Path)!);
        return StatusWord.Success;
    }
}
