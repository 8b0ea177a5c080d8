using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>ENVELOPE: the terminal hands the toolkit an event, a message, a choice; 1..255 octets.</summary>
internal sealed class Envelope : IInstruction
{
    /// <inheritdoc/>
    public static InstructionInfo Info => new(
        ClassFamily.Uicc, 0xC2, ApduCase.CommandAndResponse, "ENVELOPE", "ETSI TS 102 221 §11.2.2", BasicChannelOnly: true,
        Gsm: new("ENVELOPE", "3GPP TS 51.011 §9.2.20"));

    /// <inheritdoc/>
    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if ((apdu.P1 | apdu.P2) != 0)
            return StatusWord.IncorrectP1P2;
        if (apdu.Data.Length is < 1 or > 255)
            return StatusWord.WrongLength;
        // A secured packet is the card's own; every other short message may be an applet's.
        return IsShortMessage(apdu.Data, out ReadOnlySpan<byte> tpdu) && session.Ota.TryReceive(tpdu, ref response, out StatusWord status)
            ? status
            : session.Toolkit.Envelope(apdu.Data, ref response);
    }

    private static bool IsShortMessage(ReadOnlySpan<byte> data, out ReadOnlySpan<byte> tpdu)
    {
        tpdu = default;
        BerTlvReader reader = new(data);
        return reader.TryRead(out int tag, out ReadOnlySpan<byte> objects) && tag == (int)CatBerTag.SmsPpDownload
            && ComprehensionTlvReader.TryFind(objects, (int)CatTag.SmsTpdu, out tpdu);
    }
}
