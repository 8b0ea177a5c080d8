using System.Diagnostics.CodeAnalysis;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>
/// GET IDENTITY: the USIM conceals its SUPI itself and answers the SUCI, <c>A1 L SUCI</c>, for 5GS and for non-seamless WLAN offload
/// alike (ETSI TS 102 221 §11.1.23). Each answer has an ephemeral key of its own.
/// </summary>
internal sealed class GetIdentity : IInstruction
{
    private const byte SuciContext = 0x01;
    private const byte SuciForNswoContext = 0x02;
    private const int SuciTag = 0xA1;

    // Services of EF.UST (3GPP TS 31.102 §4.2.8).
    private const int IdentifierPrivacy = 124;
    private const int CalculatedByUsim = 125;
    private const int SupiOfNai = 130;

    /// <summary>Schemes and keys for the USIM alone, in DF.SAIP; a card without that file uses the terminal's, in DF.5GS.</summary>
    private static readonly FilePath OwnCalcInfo = FilePath.AdfUsim.Append(0x5FD0).Append(0x4F01);

    public static InstructionInfo Info => new(ClassFamily.Uicc, 0x78, ApduCase.Response, "GET IDENTITY", "3GPP TS 31.102 §7.5");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        if (apdu.P1 != 0 || apdu.P2 is not (SuciContext or SuciForNswoContext))
            return StatusWord.IncorrectP1P2;
        if (!apdu.Data.IsEmpty)
            return StatusWord.WrongLength;
        FilePath directory = session.Channel.Directory.Path;
        if (directory != UsimFiles.Adf && !directory.IsBelow(UsimFiles.Adf))
            return StatusWord.ConditionsNotSatisfied;
        if (!session.Security.Has(PinReference.Pin1))
            return StatusWord.SecurityStatusNotSatisfied;
        ReadOnlySpan<byte> services = Content(session, UsimFiles.Ust.Path);
        if (!ServiceTable.IsAvailable(services, IdentifierPrivacy) || !ServiceTable.IsAvailable(services, CalculatedByUsim)
            || !TryGetSupi(session, services, out Supi? supi))
        {
            return StatusWord.ReferencedDataNotFound;
        }
        _ = RoutingIndicator.TryDecode(Content(session, FiveGsFiles.RoutingIndicator.Path), out RoutingIndicator routing);
        byte[] suci = SuciCoding.Encode(Suci.Conceal(supi, routing, CalcInfo(session), session.Options.Entropy));
        const int mostOfTagAndLength = 4;
        BerTlvWriter answer = new(new byte[mostOfTagAndLength + suci.Length]);
        answer.Write(SuciTag, suci);
        if (answer.Length > response.Room)
            return StatusWord.NotEnoughMemory; // a network access identifier that long needs an extended command
        if (!response.Accepts(answer.Length))
            return StatusWord.WrongLe(answer.Length);
        response.Write(answer.Written);
        return StatusWord.Success;
    }

    private static bool TryGetSupi(CardSession session, ReadOnlySpan<byte> services, [NotNullWhen(true)] out Supi? supi)
    {
        if (ServiceTable.IsAvailable(services, SupiOfNai) && Supi.TryDecode(Content(session, FiveGsFiles.SupiNai.Path), out supi))
            return true;
        supi = null;
        int mncLength = Content(session, UsimFiles.Ad.Path) is [_, _, _, var length, ..] && (length & 0x0F) == 3 ? 3 : 2;
        if (!Imsi.TryDecode(Content(session, UsimFiles.Imsi.Path), out Imsi imsi) || imsi.Length <= 3 + mncLength)
            return false;
        supi = Supi.OfImsi(imsi, mncLength);
        return true;
    }

    private static SuciCalcInfo CalcInfo(CardSession session) =>
        SuciCalcInfo.TryDecode(Content(session, OwnCalcInfo), out SuciCalcInfo? own) ? own
        : SuciCalcInfo.TryDecode(Content(session, FiveGsFiles.SuciCalcInfo.Path), out SuciCalcInfo? shared) ? shared
        : SuciCalcInfo.NullScheme;

    /// <summary>Content of a transparent EF; empty where the card has none.</summary>
    private static ReadOnlySpan<byte> Content(CardSession session, FilePath path) =>
        session.Files.Find(path) is { IsDirectory: false } file ? session.Files.Content(file) : default;
}
