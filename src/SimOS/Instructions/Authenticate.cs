using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>AUTHENTICATE: the active slot's key answers the network's challenge, in the 3G or the GSM security context.</summary>
internal sealed class Authenticate : IInstruction
{
    private const byte GsmContext = 0x80;
    private const byte UmtsContext = 0x81;
    private const byte AnyContext = 0x80; // b8: specific reference data
    private const byte Success = 0xDB;
    private const byte SynchronisationFailure = 0xDC;
    private const int KcSize = 8;

    // Services of EF.UST (TS 31.102 §4.2.8).
    private const int GsmAccess = 27;
    private const int GsmSecurityContext = 38;

    /// <inheritdoc/>
    public static InstructionInfo Info { get; } = new(ClassFamily.Interindustry, 0x88, ApduCase.CommandAndResponse, "AUTHENTICATE", "3GPP TS 31.102 §7.1");

    /// <inheritdoc/>
    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if (apdu.P1 != 0 || (apdu.P2 & AnyContext) == 0)
            return StatusWord.IncorrectP1P2;
        // §7.1.1, TS 31.103 §7.1.1: the USIM or the ISIM is selected, its ADF or a DF below is current, and its PIN is verified.
        FilePath directory = session.Channel.Directory.Path;
        bool isUsim = directory == UsimFiles.Adf || directory.IsBelow(UsimFiles.Adf);
        if (!isUsim && directory != IsimFiles.Adf && !directory.IsBelow(IsimFiles.Adf))
            return StatusWord.ConditionsNotSatisfied;
        if (!session.Security.Has(PinReference.Pin1))
            return StatusWord.SecurityStatusNotSatisfied;
        if (!session.Slots.TryGetKey(session.Slots.Active, out AuthenticationKey key))
            return StatusWord.ConditionsNotSatisfied;
        return apdu.P2 switch
        {
            UmtsContext when key.Engine.IsUmts => Umts(session, key, apdu.Data, isUsim, ref response),
            GsmContext when isUsim && HasService(session, GsmSecurityContext) => Gsm(key, apdu.Data, ref response),
            _ => StatusWord.AuthenticationContextNotSupported,
        };
    }

    /// <summary><c>10 RAND 10 AUTN</c> to <c>DB L RES 10 CK 10 IK [08 Kc]</c>, or <c>DC 0E AUTS</c> (§7.1.2.1). The ISIM answers no Kc.</summary>
    private static StatusWord Umts(CardSession session, in AuthenticationKey key, ReadOnlySpan<byte> data, bool isUsim, ref ResponseWriter response)
    {
        if (data.Length != 2 + Aka.RandSize + Aka.AutnSize)
            return StatusWord.WrongLength;
        if (data[0] != Aka.RandSize || data[1 + Aka.RandSize] != Aka.AutnSize)
            return StatusWord.WrongData;
        ReadOnlySpan<byte> rand = data.Slice(1, Aka.RandSize);
        int slot = session.Slots.Active;
        AkaResult result = Aka.Verify(key, rand, data[^Aka.AutnSize..], session.Slots.SequenceOf(slot, out SequenceRules rules));
        if (result.Outcome == AkaOutcome.MacFailure)
            return StatusWord.AuthenticationMacIncorrect;
        if (result.Outcome == AkaOutcome.SynchronisationFailure)
        {
            response.Write(SynchronisationFailure);
            WriteWithLength(ref response, result.Auts);
            return StatusWord.Success;
        }
        session.Slots.Accept(slot, rules, result.Sqn);
        response.Write(Success);
        WriteWithLength(ref response, result.Res);
        WriteWithLength(ref response, result.Ck);
        WriteWithLength(ref response, result.Ik);
        if (isUsim && HasService(session, GsmAccess))
        {
            Span<byte> kc = stackalloc byte[KcSize];
            GsmConversion.C3(result.Ck, result.Ik, kc);
            WriteWithLength(ref response, kc);
        }
        result.Clear();
        return StatusWord.Success;
    }

    /// <summary><c>10 RAND</c> to <c>04 SRES 08 Kc</c> (§7.1.2.2).</summary>
    private static StatusWord Gsm(in AuthenticationKey key, ReadOnlySpan<byte> data, ref ResponseWriter response)
    {
        if (data.Length != 1 + Aka.RandSize)
            return StatusWord.WrongLength;
        if (data[0] != Aka.RandSize)
            return StatusWord.WrongData;
        Span<byte> sres = stackalloc byte[4];
        Span<byte> kc = stackalloc byte[KcSize];
        Aka.RunGsm(key, data[1..], sres, kc);
        WriteWithLength(ref response, sres);
        WriteWithLength(ref response, kc);
        return StatusWord.Success;
    }

    private static bool HasService(CardSession session, int service) =>
        session.Files.Find(UsimFiles.Ust.Path) is { } file && ServiceTable.IsAvailable(session.Files.Content(file), service);

    private static void WriteWithLength(ref ResponseWriter response, scoped ReadOnlySpan<byte> value)
    {
        response.Write((byte)value.Length);
        response.Write(value);
    }
}
