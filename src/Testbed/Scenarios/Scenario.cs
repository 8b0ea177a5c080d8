using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Testbed.Scenarios;

/// <summary>One subscriber's trip as data: who, with which card, through which networks. The schema <c>scenarios/scenario.schema.json</c> tells what each member means.</summary>
/// <param name="Name">Heading of the report.</param>
/// <param name="Start">When the virtual clock starts; legs begin at this time of day.</param>
/// <param name="Currency">Currency of every amount, three capital letters.</param>
/// <param name="Phone">The terminal.</param>
/// <param name="Networks">Every network that a leg can meet.</param>
/// <param name="Operators">Every home operator with its profiles.</param>
/// <param name="Subscriber">Who travels.</param>
/// <param name="Legs">The trip, in order of date.</param>
public sealed record Scenario(
    string Name,
    DateTimeOffset Start,
    string Currency,
    ScenarioPhone Phone,
    IReadOnlyList<ScenarioNetwork> Networks,
    IReadOnlyList<ScenarioOperator> Operators,
    ScenarioSubscriber Subscriber,
    IReadOnlyList<ScenarioLeg> Legs)
{
    /// <summary>The profile of that id with its operator.</summary>
    /// <exception cref="KeyNotFoundException">No operator offers it: the scenario was not checked.</exception>
    public (ScenarioOperator Operator, ScenarioProfile Profile) Profile(string id)
    {
        foreach (ScenarioOperator owner in Operators)
        {
            foreach (ScenarioProfile profile in owner.Profiles)
            {
                if (profile.Id == id)
                    return (owner, profile);
            }
        }
        throw new KeyNotFoundException($"No operator of the scenario offers a profile {id}.");
    }

    /// <summary>The profile with that IMSI, or null.</summary>
    public ScenarioProfile? ProfileOf(string imsi) =>
        Operators.SelectMany(owner => owner.Profiles).FirstOrDefault(profile => profile.Imsi == imsi);

    /// <summary>The moment at which a leg begins: its day at the start's time of day and offset.</summary>
    public DateTimeOffset Arrival(ScenarioLeg leg)
    {
        DateTimeOffset arrival = new(leg.Date, TimeOnly.FromTimeSpan(Start.TimeOfDay), Start.Offset);
        return arrival < Start ? Start : arrival;
    }
}

/// <summary>The terminal of a scenario.</summary>
/// <param name="Imei">15 digits.</param>
/// <param name="Refresh">What it does with REFRESH.</param>
public sealed record ScenarioPhone(string Imei, RefreshBehaviour Refresh = RefreshBehaviour.Compliant);

/// <summary>A network of a scenario.</summary>
/// <param name="Plmn">What it broadcasts.</param>
/// <param name="Name">What a phone shows.</param>
/// <param name="Country">Where it is.</param>
/// <param name="AccessTechnology">Radio access.</param>
/// <param name="AreaCode">Location or tracking area code, 1..65533.</param>
/// <param name="RoamingPartners">Home PLMNs whose subscribers may register besides its own; null as empty.</param>
public sealed record ScenarioNetwork(
    Plmn Plmn,
    string Name,
    string Country,
    AccessTechnology AccessTechnology = AccessTechnology.Eutran,
    int AreaCode = 1,
    IReadOnlyList<PlmnPattern>? RoamingPartners = null)
{
    /// <summary>True where subscribers of that home PLMN may register: its own, and those of its partners.</summary>
    public bool Admits(Plmn home) => home == Plmn || RoamingPartners?.Any(partner => partner.Matches(home)) == true;
}

/// <summary>A home operator of a scenario.</summary>
/// <param name="Name">Name in the catalogue.</param>
/// <param name="Plmn">Home PLMN of all its profiles.</param>
/// <param name="Profiles">Subscriptions that it offers.</param>
public sealed record ScenarioOperator(string Name, Plmn Plmn, IReadOnlyList<ScenarioProfile> Profiles);

/// <summary>When the applet chooses a profile.</summary>
/// <param name="Plmn">Network that the phone reports.</param>
/// <param name="Priority">1..254, the lowest wins.</param>
public sealed record ScenarioRule(PlmnPattern Plmn, int Priority);

/// <summary>Content of a file of a profile's slot.</summary>
/// <param name="Path">File identifiers from the MF, <c>7FFF/6F46</c>.</param>
/// <param name="Content">Hexadecimal digits, 1..128 bytes.</param>
/// <param name="Record">Record number from 1, or 0 in a transparent file.</param>
public sealed record ScenarioFile(string Path, string Content, int Record = 0);

/// <summary>Prices of one unit each, in the scenario's currency.</summary>
/// <param name="PerMegabyte">A megabyte of data.</param>
/// <param name="PerMinute">A minute of a call.</param>
/// <param name="PerSms">A message sent.</param>
public sealed record ScenarioRates(decimal PerMegabyte, decimal PerMinute, decimal PerSms);

/// <summary>Prices of a profile.</summary>
/// <param name="Local">On a network of its coverage.</param>
/// <param name="Roaming">On any other.</param>
public sealed record ScenarioTariff(ScenarioRates Local, ScenarioRates Roaming);

/// <summary>Who travels.</summary>
/// <param name="Name">Name of the account.</param>
/// <param name="TopUp">What is paid in before the trip.</param>
/// <param name="HomeProfile">Id of the profile in slot 0.</param>
/// <param name="Profiles">Ids of the profiles to send over the air, in order.</param>
public sealed record ScenarioSubscriber(string Name, decimal TopUp, string HomeProfile, IReadOnlyList<string> Profiles);

/// <summary>What the subscriber uses at a place.</summary>
/// <param name="Megabytes">Megabytes of data.</param>
/// <param name="Minutes">Minutes of calls.</param>
/// <param name="Sms">Messages sent.</param>
public sealed record ScenarioUsage(decimal Megabytes = 0, decimal Minutes = 0, int Sms = 0);

/// <summary>What must come out of a leg; null is not looked at.</summary>
/// <param name="Profile">Profile id.</param>
/// <param name="Plmn">Network.</param>
/// <param name="Roaming">Whether the phone roams.</param>
public sealed record ScenarioExpectation(string? Profile = null, Plmn? Plmn = null, bool? Roaming = null);

/// <summary>One place of the trip.</summary>
/// <param name="Date">Day of arrival.</param>
/// <param name="Place">Where.</param>
/// <param name="Networks">Networks that the phone hears, the strongest first.</param>
/// <param name="Usage">What is used there, or null.</param>
/// <param name="Choose">Profile id picked in the SIM menu, <see cref="Automatic"/>, or null where nobody touches the menu.</param>
/// <param name="Expect">What must come out, or null.</param>
public sealed record ScenarioLeg(
    DateOnly Date,
    string Place,
    IReadOnlyList<Plmn> Networks,
    ScenarioUsage? Usage = null,
    string? Choose = null,
    ScenarioExpectation? Expect = null)
{
    /// <summary>The choice that gives the decision back to the applet's rules.</summary>
    public const string Automatic = "automatic";
}
