using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>CREATE FILE: an EF, a DF or an ADF in the current directory, described by an FCP template. The new file becomes current.</summary>
internal sealed class CreateFile : IInstruction
{
    public static InstructionInfo Info => new(ClassFamily.Interindustry, 0xE0, ApduCase.Command, "CREATE FILE", "ETSI TS 102 222 §6.3");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if ((apdu.P1 | apdu.P2) != 0)
            return StatusWord.IncorrectP1P2;
        if (apdu.Data.Length is 0 or > byte.MaxValue)
            return StatusWord.WrongLength;
        if (!CreationTemplate.TryRead(apdu.Data, out CreationTemplate template))
            return StatusWord.WrongData;
        CardFile directory = session.Channel.Directory;
        StatusWord sw = Target.Allow(session, in apdu, directory, template.IsDirectory ? AccessMode.CreateDf : AccessMode.CreateEf);
        if (sw != StatusWord.Success)
            return sw;
        sw = session.Structure.Create(directory, in template, out CardFile? created);
        if (sw != StatusWord.Success)
            return sw;
        session.FollowStructure();
        session.Channel.Select(created!);
        return StatusWord.Success;
    }
}
