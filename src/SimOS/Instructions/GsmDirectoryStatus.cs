using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>STATUS of class A0: tells about the current directory, or about the beginning of that. Wakes the toolkit.</summary>
internal sealed class GsmDirectoryStatus : IInstruction
{
    public static InstructionInfo Info => new(ClassFamily.Gsm, 0xF2, ApduCase.Response, "STATUS", "3GPP TS 51.011 §9.2.2");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if ((apdu.P1 | apdu.P2) != 0)
            return StatusWord.IncorrectP1P2;
        if (!apdu.Data.IsEmpty)
            return StatusWord.WrongLength;
        int all = GsmHeader.LengthOf(session.Directory);
        if (!response.AcceptsPart(all, out int length))
            return StatusWord.WrongLe(all);
        Span<byte> header = stackalloc byte[256];
        header = header[..all];
        ResponseWriter whole = new(header);
        GsmHeader.Write(session, session.Directory, ref whole);
        response.Write(header[..length]);
        session.Toolkit.OnStatus();
        return StatusWord.Success;
    }
}
