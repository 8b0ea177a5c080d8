using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>MANAGE CHANNEL: opens the lowest free channel (or the one asked for) and closes one.</summary>
internal sealed class ManageChannel : IInstruction
{
    private const byte Open = 0x00;
    private const byte Close = 0x80;

    public static InstructionInfo Info => new(
        ClassFamily.Interindustry, 0x70, ApduCase.Response, "MANAGE CHANNEL", "ETSI TS 102 221 §11.1.17");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response) => apdu.P1 switch
    {
        _ when !apdu.Data.IsEmpty => StatusWord.WrongLength,
        Open => OpenChannel(session, apdu.P2, ref response),
        Close => CloseChannel(session, apdu.P2 == 0 ? session.Channel.Number : apdu.P2),
        _ => StatusWord.IncorrectP1P2,
    };

    private static StatusWord OpenChannel(CardSession session, int wanted, ref ResponseWriter response)
    {
        bool numberReturned = wanted == 0;
        if (numberReturned && !response.Accepts(1))
            return StatusWord.WrongLe(1);
        if (session.Channels.TryGet(wanted, out _) && wanted != 0)
            return StatusWord.IncorrectP1P2;
        if (session.Channels.TryOpen(session.Channel, wanted) is not { } channel)
            return StatusWord.FunctionNotSupported;
        if (numberReturned)
            response.Write((byte)channel.Number);
        return StatusWord.Success;
    }

    private static StatusWord CloseChannel(CardSession session, int number)
    {
        if (number == 0)
            return StatusWord.IncorrectP1P2;
        if (!session.Channels.TryGet(number, out Channel channel))
            return StatusWord.Warning;
        channel.Close();
        return StatusWord.Success;
    }
}
