using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>SELECT of class A0: by identifier alone, within MF and DFs. The channel is that of class 0X: both make the same file current.</summary>
internal sealed class SelectGsmFile : IInstruction
{
    public static InstructionInfo Info => new(ClassFamily.Gsm, 0xA4, ApduCase.CommandAndResponse, "SELECT", "3GPP TS 51.011 §9.2.1");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if ((apdu.P1 | apdu.P2) != 0)
            return StatusWord.IncorrectP1P2;
        if (apdu.Data.Length != 2)
            return StatusWord.WrongLength;
        CardFile? file = Selection.ByIdentifier(session.Files.Layout.Root, null, session.Directory, BinaryPrimitives.ReadUInt16BigEndian(apdu.Data));
        if (file is null or { Kind: EfKind.BerTlv, IsDirectory: false }) // 2G knows no such structure
            return StatusWord.FileNotFound;
        if (file.Selectability == StatusWord.ConditionsNotSatisfied)
            return file.Selectability;
        session.Channel.Select(file);
        if (file.Kind == EfKind.Cyclic)
            session.Channel.Record = 1; // the record written last (§6.4.3)
        GsmHeader.Write(session, file, ref response);
        return StatusWord.Success;
    }
}
