using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>TERMINAL CAPABILITY: the terminal says what it has. Of all that, this card uses only whether it knows channels 4 to 19.</summary>
internal sealed class TerminalCapability : IInstruction
{
    private const int Template = 0xA9;
    private const int PowerSupply = 0x80;
    private const int ExtendedChannels = 0x81;
    private const int AdditionalInterfaces = 0x82;
    private const int EmbeddedUicc = 0x83;

    public static InstructionInfo Info => new(
        ClassFamily.Uicc, 0xAA, ApduCase.Command, "TERMINAL CAPABILITY", "ETSI TS 102 221 §11.1.19");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if (apdu.P1 != 0 || apdu.P2 != 0)
            return StatusWord.IncorrectP1P2;
        if (apdu.Data.IsEmpty)
            return StatusWord.WrongLength;
        BerTlvReader outer = new(apdu.Data);
        if (!outer.TryRead(out int tag, out ReadOnlySpan<byte> capabilities) || tag != Template || !outer.AtEnd)
            return StatusWord.WrongData;
        BerTlvReader inner = new(capabilities);
        bool knowsAllChannels = false;
        while (inner.TryRead(out tag, out ReadOnlySpan<byte> value))
        {
            if (!Fits(tag, value.Length))
                return StatusWord.WrongData;
            knowsAllChannels |= tag == ExtendedChannels;
        }
        if (!inner.AtEnd)
            return StatusWord.WrongData;
        session.Channels.TerminalKnowsAll = knowsAllChannels;
        return StatusWord.Success;
    }

    // §11.1.19.2; an object that a later release adds is as good as any.
    private static bool Fits(int tag, int length) => tag switch
    {
        PowerSupply => length == 3,
        AdditionalInterfaces or EmbeddedUicc => length >= 1,
        _ => true,
    };
}
