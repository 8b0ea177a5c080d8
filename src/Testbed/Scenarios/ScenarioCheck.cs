using System.Globalization;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;

namespace Tottoli.MultiSim.Testbed.Scenarios;

/// <summary>What a scenario must keep besides its schema: references, uniqueness, order in time, numbers that fit together.</summary>
internal sealed class ScenarioCheck
{
    private const string TimeStamps = "a year from 2000 to 2098, which short messages can tell";

    private readonly Scenario _scenario;
    private readonly Func<ProfileFile, string?>? _card;
    private readonly List<ScenarioFault> _faults;
    private readonly Dictionary<string, JsonPlace> _places = [];
    private readonly HashSet<string> _profiles;
    private readonly HashSet<Plmn> _networks;

    private ScenarioCheck(Scenario scenario, JsonPlace root, Func<ProfileFile, string?>? card, List<ScenarioFault> faults)
    {
        _scenario = scenario;
        _card = card;
        _faults = faults;
        root.Index(_places);
        _profiles = [.. scenario.Operators.SelectMany(owner => owner.Profiles).Select(profile => profile.Id)];
        _networks = [.. scenario.Networks.Select(network => network.Plmn)];
    }

    /// <summary>Checks a scenario that its schema accepts.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="root">The same file with its places.</param>
    /// <param name="card">What the card expects in place of a file of a profile, null where it takes it; null where there is no card to ask.</param>
    /// <param name="faults">Gets what is wrong.</param>
    public static void Check(Scenario scenario, JsonPlace root, Func<ProfileFile, string?>? card, List<ScenarioFault> faults)
    {
        ScenarioCheck check = new(scenario, root, card, faults);
        check.Start();
        check.Phone();
        check.Networks();
        check.Operators();
        check.Subscriber();
        check.Legs();
    }

    private void Start()
    {
        if (!HasTimeStamps(_scenario.Start.Year))
            Fault("$.start", Quote(_places["$.start"].Text), TimeStamps);
    }

    private void Phone()
    {
        string imei = _scenario.Phone.Imei;
        int expected = Iccid.CheckDigit(imei.AsSpan(0, imei.Length - 1));
        if (imei[^1] - '0' != expected)
            Fault("$.phone.imei", Quote(imei), $"the check digit {expected} at the end (Luhn)");
    }

    private void Networks()
    {
        HashSet<Plmn> seen = [];
        for (int n = 0; n < _scenario.Networks.Count; n++)
        {
            Plmn plmn = _scenario.Networks[n].Plmn;
            if (!seen.Add(plmn))
                Fault(Path($"$.networks[{n}].plmn"), $"{Quote(plmn)} a second time", "each network once");
        }
    }

    private void Operators()
    {
        HashSet<Plmn> plmns = [];
        HashSet<string> ids = [];
        HashSet<string> imsis = [];
        HashSet<string> names = [];
        for (int o = 0; o < _scenario.Operators.Count; o++)
        {
            ScenarioOperator owner = _scenario.Operators[o];
            if (!plmns.Add(owner.Plmn))
                Fault(Path($"$.operators[{o}].plmn"), $"{Quote(owner.Plmn)} a second time", "one operator for each PLMN, with all its profiles");
            for (int p = 0; p < owner.Profiles.Count; p++)
            {
                ScenarioProfile profile = owner.Profiles[p];
                string path = Path($"$.operators[{o}].profiles[{p}]");
                if (!ids.Add(profile.Id))
                    Fault(path + ".id", $"{Quote(profile.Id)} a second time", "an id that no other profile has");
                if (!names.Add(profile.Name))
                    Fault(path + ".name", $"{Quote(profile.Name)} a second time", "a label that no other profile has, as the SIM menu shows labels alone");
                if (!Gsm7.CanEncode(profile.Name) || profile.Name.Any(char.IsControl))
                    Fault(path + ".name", Quote(profile.Name), "characters of the GSM default alphabet");
                if (!imsis.Add(profile.Imsi))
                    Fault(path + ".imsi", $"{Quote(profile.Imsi)} a second time", "an IMSI that no other profile has");
                string prefix = owner.Plmn.Mcc + owner.Plmn.Mnc;
                if (!profile.Imsi.StartsWith(prefix, StringComparison.Ordinal) || profile.Imsi.Length == prefix.Length)
                    Fault(path + ".imsi", Quote(profile.Imsi), $"an IMSI of this operator: {prefix} and the subscriber's number");
                Keys(path, profile);
                Files(path, profile);
            }
        }
    }

    private void Keys(string path, ScenarioProfile profile)
    {
        if (!AlgorithmSet.Standard.TryFind(profile.Algorithm, out AlgorithmEngine? engine))
            return; // the schema told
        (string found, string expected) = (engine.OpcLength > 0, profile.Opc is not null, profile.Op is not null) switch
        {
            (true, false, false) => ("neither opc nor op", "exactly one of opc, op"),
            (true, true, true) => ("both opc and op", "exactly one of opc, op"),
            (false, true, _) or (false, _, true) => ("opc or op", $"neither, as the algorithm {engine.Name} uses K alone"),
            _ => ("", ""),
        };
        // What is wrong with the lengths is told without a value.
        if (found.Length == 0 && engine.FindFault(profile.K.Length / 2, (profile.Opc ?? profile.Op ?? "").Length / 2, 0, []) is string fault)
            (found, expected) = (fault.TrimEnd('.'), $"keys as long as the algorithm {engine.Name} takes them");
        if (found.Length > 0)
            Fault(path, found, expected);
    }

    private void Files(string path, ScenarioProfile profile)
    {
        for (int f = 0; f < (profile.Files?.Count ?? 0); f++)
        {
            ScenarioFile file = profile.Files![f];
            if (!FilePath.TryParse(file.Path, out FilePath parsed) || parsed == FilePath.MasterFile)
                Fault(Path($"{path}.files[{f}].path"), Quote(file.Path), "a path of one to four file identifiers, the last being an EF's");
            else if (_card?.Invoke(new ProfileFile(parsed, (byte)file.Record, Convert.FromHexString(file.Content))) is string expected)
                Fault(Path($"{path}.files[{f}]"), string.Create(CultureInfo.InvariantCulture, $"{file.Path}, record {file.Record}, {file.Content.Length / 2} bytes"), expected);
        }
    }

    private void Subscriber()
    {
        ScenarioSubscriber subscriber = _scenario.Subscriber;
        Reference("$.subscriber.homeProfile", subscriber.HomeProfile);
        int rules = 0;
        for (int p = 0; p < subscriber.Profiles.Count; p++)
        {
            string path = Path($"$.subscriber.profiles[{p}]");
            if (subscriber.Profiles[p] == subscriber.HomeProfile)
                Fault(path, Quote(subscriber.HomeProfile), "a profile other than the home profile, which is on the card already");
            Reference(path, subscriber.Profiles[p]);
        }
        foreach (string id in subscriber.Profiles.Append(subscriber.HomeProfile).Where(_profiles.Contains))
            rules += _scenario.Profile(id).Profile.Rules?.Count ?? 0;
        if (rules > MultisimFiles.RuleRecords)
            Fault("$.subscriber.profiles", string.Create(CultureInfo.InvariantCulture, $"{rules} rules in the chosen profiles"), string.Create(CultureInfo.InvariantCulture, $"at most {MultisimFiles.RuleRecords}, as the card's EF.RULES holds no more"));
    }

    private void Legs()
    {
        DateOnly? last = null;
        for (int l = 0; l < _scenario.Legs.Count; l++)
        {
            ScenarioLeg leg = _scenario.Legs[l];
            string path = Path($"$.legs[{l}]");
            string? expected = leg.Date <= last ? "a day after the leg before"
                : leg.Date < DateOnly.FromDateTime(_scenario.Start.DateTime) ? "the day of $.start or a later one"
                : HasTimeStamps(leg.Date.Year) ? null : TimeStamps;
            if (expected is not null)
                Fault(path + ".date", Quote(leg.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), expected);
            last = leg.Date;
            for (int n = 0; n < leg.Networks.Count; n++)
                Network(Path($"{path}.networks[{n}]"), leg.Networks[n]);
            if (leg.Choose is not (null or ScenarioLeg.Automatic))
                OnCard(path + ".choose", leg.Choose);
            if (leg.Expect?.Profile is string profile)
                OnCard(path + ".expect.profile", profile);
            if (leg.Expect?.Plmn is Plmn plmn && !leg.Networks.Contains(plmn))
                Fault(path + ".expect.plmn", Quote(plmn), "one of this leg's networks");
        }
    }

    private void Network(string path, Plmn plmn)
    {
        if (!_networks.Contains(plmn))
            Fault(path, Quote(plmn), $"a network of $.networks: {string.Join(", ", _networks)}");
    }

    private void Reference(string path, string id)
    {
        if (!_profiles.Contains(id))
            Fault(path, Quote(id), $"a profile id of $.operators: {string.Join(", ", _profiles)}");
    }

    private void OnCard(string path, string id)
    {
        IEnumerable<string> card = _scenario.Subscriber.Profiles.Prepend(_scenario.Subscriber.HomeProfile);
        if (!card.Contains(id))
            Fault(path, Quote(id), $"a profile of this subscriber's card: {string.Join(", ", card)}");
    }

    // A short message tells two digits of the year (TS 23.040 9.2.3.11); the last year leaves room for time zones.
    private static bool HasTimeStamps(int year) => year is >= 2000 and < 2099;

    private void Fault(string path, string found, string expected)
    {
        JsonPlace place = _places[path];
        _faults.Add(new ScenarioFault(place.Line, place.Column, path, found, expected));
    }

    private static string Quote(object value) => string.Create(CultureInfo.InvariantCulture, $"\"{value}\"");

    private static string Path(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
