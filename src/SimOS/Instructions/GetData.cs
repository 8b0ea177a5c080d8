using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>
/// GET DATA: an object by its tag, P1 P2. The objects that terminals and tools ask for (9F7F, 0066, FF21) are those of a security
/// domain, and this card has none; what a UICC tells of itself stands in its files and in their FCP.
/// </summary>
internal sealed class GetData : IInstruction
{
    public static InstructionInfo Info => new(
        ClassFamily.Interindustry | ClassFamily.Uicc, 0xCA, ApduCase.Response, "GET DATA", "ISO/IEC 7816-4 §7.4.2");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response) => StatusWord.ReferencedDataNotFound;
}
