using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>AUTHENTICATE with data objects: MBMS and local key establishment, services that this card does not have.</summary>
internal sealed class AuthenticateWithObjects : IInstruction
{
    private const byte MbmsContext = 0x85;
    private const byte LocalKeyContext = 0x86;

    /// <inheritdoc/>
    public static InstructionInfo Info { get; } = new(ClassFamily.Interindustry, 0x89, ApduCase.CommandAndResponse, "AUTHENTICATE", "3GPP TS 31.102 §7.1");

    /// <inheritdoc/>
    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if (apdu.P2 is not (MbmsContext or LocalKeyContext))
            return StatusWord.IncorrectP1P2;
        StatusWord refusal = AuthenticationContext.Check(session, out _);
        return refusal.IsSuccess ? StatusWord.AuthenticationContextNotSupported : refusal;
    }
}
