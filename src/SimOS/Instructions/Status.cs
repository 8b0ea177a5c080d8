using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>STATUS: tells about the current directory, and hears how far the terminal is with the application. Wakes the toolkit.</summary>
internal sealed class Status : IInstruction
{
    private const byte Closing = 0x02;
    private const byte ReturnParameters = 0x00;
    private const byte ReturnAid = 0x01;
    private const byte ReturnNothing = 0x0C;
    private const int DedicatedFileName = 0x84;

    public static InstructionInfo Info => new(ClassFamily.Uicc, 0xF2, ApduCase.Response, "STATUS", "ETSI TS 102 221 §11.1.2");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if (apdu.P1 > Closing || apdu.P2 is not (ReturnParameters or ReturnAid or ReturnNothing))
            return StatusWord.IncorrectP1P2;
        if (!apdu.Data.IsEmpty)
            return StatusWord.WrongLength;
        StatusWord sw = Answer(session, apdu.P2, ref response);
        if (sw != StatusWord.Success)
            return sw;
        if (apdu.P1 == Closing)
            session.Slots.ActivateArmed(SwitchMoment.ApplicationClosing);
        session.Toolkit.OnStatus();
        return StatusWord.Success;
    }

    private static StatusWord Answer(CardSession session, byte p2, ref ResponseWriter response)
    {
        switch (p2)
        {
            case ReturnParameters:
                CardFile directory = session.Channel.Directory;
                if (!response.Accepts(directory.Parameters.Length))
                    return StatusWord.WrongLe(directory.Parameters.Length);
                SelectFile.WriteParameters(session, directory, p2, ref response);
                return StatusWord.Success;
            case ReturnAid:
                if (session.Channel.Application is not { } application)
                    return StatusWord.ReferencedDataNotFound;
                int length = 2 + application.Aid.Length;
                if (!response.Accepts(length))
                    return StatusWord.WrongLe(length);
                new BerTlvWriter(response.Take(length)).Write(DedicatedFileName, application.Aid);
                return StatusWord.Success;
            default:
                return StatusWord.Success;
        }
    }
}
