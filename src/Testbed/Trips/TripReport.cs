using System.Text.Json;
using System.Text.Json.Serialization;
using Tottoli.MultiSim.Protocol.Cloud;

namespace Tottoli.MultiSim.Testbed.Trips;

/// <summary>What came of a trip. Every number is counted on a wire or told by a party over HTTP.</summary>
/// <param name="Name">Heading, from the scenario.</param>
/// <param name="Currency">Currency of every amount.</param>
/// <param name="Legs">The places, in order.</param>
/// <param name="ProfilesInstalled">Profiles whose installation the platform saw proved.</param>
/// <param name="Authentications">Challenges that the card answered with the RES that the home operator expected.</param>
/// <param name="Apdus">Command APDUs that went to the card.</param>
/// <param name="Balance">What is left on the one balance.</param>
/// <param name="Saved">What roaming on the home profile would have cost more, over all legs.</param>
/// <param name="Ota">Secured packets.</param>
/// <param name="Failures">Legs without registration, expectations that were not met, and whatever else went wrong; empty in a good run.</param>
/// <param name="Statement">Bookings on the balance, oldest first.</param>
public sealed record TripReport(
    [property: JsonIgnore] string Name,
    [property: JsonIgnore] string Currency,
    IReadOnlyList<TripLegReport> Legs,
    int ProfilesInstalled,
    int Authentications,
    int Apdus,
    decimal Balance,
    decimal Saved,
    OtaReport Ota,
    [property: JsonIgnore] IReadOnlyList<string> Failures,
    [property: JsonIgnore] IReadOnlyList<StatementLine> Statement)
{
    /// <summary>True where every leg registered and every expectation was met.</summary>
    [JsonIgnore]
    public bool Succeeded => Failures.Count == 0;

    /// <summary>The report as one JSON object, indented, names in camelCase. Scripts read it: members are added, never renamed.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TripJson.Default.TripReport);
}

/// <summary>What came of a leg.</summary>
/// <param name="Date">Day of arrival.</param>
/// <param name="Place">Where.</param>
/// <param name="Country">Country of the network; null where the phone is not registered.</param>
/// <param name="Network">Name of the network; null where the phone is not registered.</param>
/// <param name="Plmn">The network, "MCC-MNC"; null where the phone is not registered.</param>
/// <param name="Profile">Id of the profile that is registered, in the scenario; null where none is.</param>
/// <param name="Imsi">IMSI that is registered; null where none is.</param>
/// <param name="Reason">Why the applet chose that profile, from EF.JOURNAL, in words; null where it wrote nothing in this leg.</param>
/// <param name="Roaming">Whether the network is outside the profile's coverage.</param>
/// <param name="Registered">Whether the phone was registered at the end of the leg.</param>
/// <param name="RegistrationApdus">Command APDUs from arrival, or from the choice in the SIM menu, to the registration that lasted.</param>
/// <param name="RegistrationSeconds">Virtual seconds from arrival, or from the choice in the SIM menu, to the registration that lasted.</param>
/// <param name="Cost">What the usage cost.</param>
/// <param name="RoamingCost">What it would have cost on the home profile.</param>
public sealed record TripLegReport(
    [property: JsonIgnore] DateOnly Date,
    string Place,
    [property: JsonIgnore] string? Country,
    [property: JsonIgnore] string? Network,
    string? Plmn,
    string? Profile,
    string? Imsi,
    string? Reason,
    bool Roaming,
    bool Registered,
    [property: JsonIgnore] int RegistrationApdus,
    [property: JsonIgnore] double RegistrationSeconds,
    decimal Cost,
    decimal RoamingCost);

/// <summary>Secured packets of the whole trip, as the platform counted them.</summary>
/// <param name="Sent">Packets sent to the card.</param>
/// <param name="Acknowledged">Packets whose proof of receipt was verified.</param>
public sealed record OtaReport(int Sent, int Acknowledged);

/// <summary>Source-generated writing of reports.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(TripReport))]
internal sealed partial class TripJson : JsonSerializerContext;
