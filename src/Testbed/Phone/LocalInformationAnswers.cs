using System.Text;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>What a phone answers to PROVIDE LOCAL INFORMATION.</summary>
/// <remarks>ETSI TS 102 223 §6.4.15, 3GPP TS 31.111 §6.4.15. In limited service the answer carries result 06 and the cell that the phone listens to.</remarks>
internal static class LocalInformationAnswers
{
    private const byte NoServiceProblem = 0x04;
    private const byte AutomaticSearch = 0x01;
    private const byte BatteryFull = 0x04;
    private const byte Idle = 0x00;

    /// <summary>The answer.</summary>
    /// <param name="command">What is asked.</param>
    /// <param name="service">The service.</param>
    /// <param name="cell">The cell that the phone listens to.</param>
    /// <param name="now">Local time.</param>
    /// <param name="options">The phone.</param>
    public static TerminalResponse Answer(ProvideLocalInformation command, LocationStatus service, Cell? cell, DateTimeOffset now, PhoneOptions options)
    {
        GeneralResult performed = service == LocationStatus.LimitedService ? GeneralResult.LimitedService : GeneralResult.Performed;
        switch (command.Information)
        {
            case LocalInformation.Location when cell is not null:
                return TerminalResponse.To(command, performed, CatObject.Required(CatTag.LocationInformation, LocationOf(cell).Encode()));
            case LocalInformation.AccessTechnology when cell is not null:
                return TerminalResponse.To(command, performed, CatObject.Optional(CatTag.AccessTechnology, (byte)cell.Technology));
            case LocalInformation.TimingAdvance when cell is not null:
                return TerminalResponse.To(command, performed, CatObject.Required(CatTag.TimingAdvance, Idle, 0x00));
            case LocalInformation.Location or LocalInformation.AccessTechnology or LocalInformation.TimingAdvance:
                return TerminalResponse.To(command, GeneralResult.TerminalUnable) with { AdditionalInformation = new[] { NoServiceProblem } };
            case LocalInformation.Imei:
                return TerminalResponse.To(command, GeneralResult.Performed, CatObject.Required(CatTag.Imei, ImeiOf(options.Imei)));
            case LocalInformation.DateTimeAndZone:
                byte[] time = new byte[ServiceCentreTime.Size];
                ServiceCentreTime.Encode(now, time);
                return TerminalResponse.To(command, GeneralResult.Performed, CatObject.Required(CatTag.DateTimeAndZone, time));
            case LocalInformation.Language:
                return TerminalResponse.To(command, GeneralResult.Performed, CatObject.Required(CatTag.Language, Encoding.ASCII.GetBytes(options.Language)));
            case LocalInformation.SearchMode:
                return TerminalResponse.To(command, GeneralResult.Performed, CatObject.Required(CatTag.NetworkSearchMode, AutomaticSearch));
            case LocalInformation.BatteryState:
                return TerminalResponse.To(command, GeneralResult.Performed, CatObject.Required(CatTag.BatteryState, BatteryFull));
            default:
                return TerminalResponse.To(command, GeneralResult.BeyondCapabilities);
        }
    }

    /// <summary>The location object of a cell.</summary>
    public static LocationInformation LocationOf(Cell cell) => LocationInformation.Of(cell.Plmn, cell.Technology, cell.AreaCode, cell.CellId);

    /// <summary>Mobile identity of type IMEI: <c>digit 1 | odd | type 2</c>, then swapped digits; 15 digits, the spare one 0 (3GPP TS 24.008 §10.5.1.4).</summary>
    private static byte[] ImeiOf(string digits)
    {
        const int IdentityTypeImeiOdd = 0x0A;
        byte[] imei = new byte[8];
        for (int i = 0; i < 15; i++)
        {
            int digit = i < digits.Length && char.IsAsciiDigit(digits[i]) ? digits[i] - '0' : 0;
            int half = i + 1;
            imei[half / 2] |= (byte)(digit << (4 * (half % 2)));
        }
        imei[0] |= IdentityTypeImeiOdd;
        return imei;
    }
}
