using System.Text;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Testbed.Scenarios;

/// <summary>A subscription of a scenario: one IMSI with its keys, where it is chosen, where it is at home and what it costs.</summary>
/// <param name="Id">Name in the scenario and the report.</param>
/// <param name="Name">Label in the SIM menu, 1..20 characters.</param>
/// <param name="Imsi">6..15 digits, the first being the operator's PLMN.</param>
/// <param name="K">Subscriber key, 32 hexadecimal digits, or 64 of TUAK. A secret.</param>
/// <param name="Coverage">Networks on which it is at home.</param>
/// <param name="Tariff">Prices.</param>
/// <param name="Algorithm">Of the card and the AuC.</param>
/// <param name="Opc">OPc, 32 hexadecimal digits, or TOPc, 64, or null where <paramref name="Op"/> is given. A secret.</param>
/// <param name="Op">OP, 32 hexadecimal digits, or TOP, 64, or null where <paramref name="Opc"/> is given. A secret.</param>
/// <param name="Sqn">Sequence number from which the AuC goes on, 12 hexadecimal digits.</param>
/// <param name="Amf">AMF of the AuC's vectors, 4 hexadecimal digits.</param>
/// <param name="Rules">Where the applet chooses it; null as empty.</param>
/// <param name="Files">Further files of its slot; null as empty.</param>
public sealed record ScenarioProfile(
    string Id,
    string Name,
    string Imsi,
    string K,
    IReadOnlyList<PlmnPattern> Coverage,
    ScenarioTariff Tariff,
    AuthenticationAlgorithm Algorithm = AuthenticationAlgorithm.Milenage,
    string? Opc = null,
    string? Op = null,
    string Sqn = "000000000000",
    string Amf = "8000",
    IReadOnlyList<ScenarioRule>? Rules = null,
    IReadOnlyList<ScenarioFile>? Files = null)
{
    /// <summary>True where a phone with this profile is at home on <paramref name="network"/>.</summary>
    public bool Covers(Plmn network) => Coverage.Any(pattern => pattern.Matches(network));

    // Replaces the compiler's, which would print K, OPc and OP.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(nameof(Id)).Append(" = ").Append(Id).Append(", ").Append(nameof(Imsi)).Append(" = ").Append(Imsi);
        return true;
    }
}
