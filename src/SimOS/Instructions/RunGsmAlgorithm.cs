using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>RUN GSM ALGORITHM of class A0: <c>RAND</c> to <c>SRES Kc</c>, by the active slot's key, in DF.GSM and below.</summary>
internal sealed class RunGsmAlgorithm : IInstruction
{
    private const int SresSize = 4;
    private const int KcSize = 8;

    public static InstructionInfo Info => new(ClassFamily.Gsm, 0x88, ApduCase.CommandAndResponse, "RUN GSM ALGORITHM", "3GPP TS 51.011 §9.2.16");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if ((apdu.P1 | apdu.P2) != 0)
            return StatusWord.IncorrectP1P2;
        if (apdu.Data.Length != Aka.RandSize)
            return StatusWord.WrongLength;
        FilePath directory = session.Directory.Path;
        if (directory != GsmFiles.Df && !directory.IsBelow(GsmFiles.Df))
            return StatusWord.FileNotFound;
        if (!session.Security.Has(PinReference.Pin1))
            return StatusWord.SecurityStatusNotSatisfied;
        if (!session.Slots.TryGetKey(session.Slots.Active, out AuthenticationKey key, KeyUse.Gsm))
            return StatusWord.TechnicalProblem;
        Span<byte> answer = response.Take(SresSize + KcSize);
        Aka.RunGsm(key, apdu.Data, answer[..SresSize], answer[SresSize..]);
        return StatusWord.Success;
    }
}
