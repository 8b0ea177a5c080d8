using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>INCREASE: adds to the newest record of a cyclic EF and writes the sum over the oldest. The answer is the sum, then what was added.</summary>
internal sealed class Increase : IInstruction
{
    private const int LongestRecord = 127;

    public static InstructionInfo Info => new(
        ClassFamily.Uicc, 0x32, ApduCase.CommandAndResponse, "INCREASE", "ETSI TS 102 221 §11.1.8", Gsm: new("INCREASE", "3GPP TS 51.011 §9.2.8"));

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        const int bySfi = 0x80, sfiMask = 0x1F;
        bool isCurrent = apdu.P1 == 0;
        if (apdu.P2 != 0 || !(isCurrent || ((apdu.P1 & ~sfiMask) == bySfi && session.Class != ClassFamily.Gsm)))
            return StatusWord.IncorrectP1P2;
        StatusWord sw = Target.TryFind(session, isCurrent ? null : apdu.P1 & sfiMask, out Target target);
        if (sw != StatusWord.Success)
            return sw;
        CardFile file = target.File;
        if (file.Kind != EfKind.Cyclic || file.RecordLength > LongestRecord)
            return StatusWord.IncompatibleWithFileStructure;
        sw = Target.Allow(session, in apdu, file, AccessMode.None);
        if (sw != StatusWord.Success)
            return sw;
        if (apdu.Data.IsEmpty || apdu.Data.Length > file.RecordLength)
            return StatusWord.WrongLength;

        Span<byte> sum = stackalloc byte[file.RecordLength];
        session.Files.Record(file, 1).CopyTo(sum);
        if (!TryAdd(sum, apdu.Data))
            return StatusWord.IncreaseImpossible;
        target.Enter(session);
        session.Files.AppendRecord(file, sum);
        session.Channel.Record = 1;
        response.Write(sum);
        response.Write(apdu.Data);
        return StatusWord.Success;
    }

    /// <summary>Adds a number to another, both with their highest octet first.</summary>
    /// <returns>False where the sum has more octets.</returns>
    private static bool TryAdd(Span<byte> sum, ReadOnlySpan<byte> value)
    {
        int carry = 0;
        for (int i = 1; i <= sum.Length; i++)
        {
            carry += sum[^i] + (i <= value.Length ? value[^i] : 0);
            sum[^i] = (byte)carry;
            carry >>= 8;
        }
        return carry == 0;
    }
}
