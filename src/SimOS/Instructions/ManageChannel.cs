using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>MANAGE CHANNEL: opens the lowest free channel (or the one asked for) and closes one.</summary>
internal sealed class ManageChannel : IInstruction
{
    private const byte OpenFunction = 0x00;
    private const byte CloseFunction = 0x80;

    public static InstructionInfo Info => new(
        ClassFamily.Interindustry, 0x70, ApduCase.Response, "MANAGE CHANNEL", "ETSI TS 102 221 §11.1.17");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response) => apdu.P1 switch
    {
        _ when !apdu.Data.IsEmpty => StatusWord.WrongLength,
        OpenFunction => apdu.P2 == 0 ? OpenLowest(session, ref response) : Open(session, apdu.P2),
        CloseFunction => Close(session, apdu.P2 == 0 ? session.Channel.Number : apdu.P2),
        _ => StatusWord.IncorrectP1P2,
    };

    private static StatusWord OpenLowest(CardSession session, ref ResponseWriter response)
    {
        if (!response.Accepts(1))
            return StatusWord.WrongLe(1);
        if (session.Channels.OpenLowest(session.Channel) is not { } channel)
            return StatusWord.FunctionNotSupported;
        response.Write((byte)channel.Number);
        return StatusWord.Success;
    }

    /// <summary>A number that the terminal chose, as in ISO/IEC 7816-4 §7.1.2: a terminal that names it knows it.</summary>
    private static StatusWord Open(CardSession session, int number)
    {
        if (number >= Channels.Count || session.Channels.TryGet(number, out _))
            return StatusWord.IncorrectP1P2;
        session.Channels.Open(number, session.Channel);
        return StatusWord.Success;
    }

    private static StatusWord Close(CardSession session, int number)
    {
        if (number is 0 or >= Channels.Count)
            return StatusWord.IncorrectP1P2;
        if (!session.Channels.TryGet(number, out Channel channel))
            return StatusWord.Warning;
        channel.Close();
        return StatusWord.Success;
    }
}
