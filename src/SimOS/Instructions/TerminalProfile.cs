using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>TERMINAL PROFILE: the terminal says what it can do. Of any length, as a terminal must not be turned away here; 255 octets count.</summary>
internal sealed class TerminalProfile : IInstruction
{
    /// <inheritdoc/>
    public static InstructionInfo Info => new(
        ClassFamily.Uicc, 0x10, ApduCase.Command, "TERMINAL PROFILE", "ETSI TS 102 221 §11.2.1", BasicChannelOnly: true,
        Gsm: new("TERMINAL PROFILE", "3GPP TS 51.011 §9.2.19"));

    /// <inheritdoc/>
    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        const int longest = 255;
        return (apdu.P1 | apdu.P2) != 0
            ? StatusWord.IncorrectP1P2
            : session.Toolkit.TerminalProfile(apdu.Data[..Math.Min(longest, apdu.Data.Length)]);
    }
}
