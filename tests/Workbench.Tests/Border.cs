using Tottoli.MultiSim.Auc;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Testbed;
using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Workbench.Tests;

/// <summary>A phone with a three-profile card between two countries: what happens between phone and card alone, without a platform.</summary>
/// <remarks>Home is 001-01. Across the border are 002-02 (stronger; the home profile may roam there) and 002-01; the card's rule for 002-* says slot 1, a subscriber of 002-01.</remarks>
internal sealed class Border : IDisposable
{
    /// <summary>The network of slot 0.</summary>
    public static readonly Plmn Home = Plmn.Parse("001-01");

    /// <summary>The network of slot 1, which the rule for its country chooses.</summary>
    public static readonly Plmn Local = Plmn.Parse("002-01");

    /// <summary>A network across the border that lets all roamers in; of slot 2, which no rule chooses.</summary>
    public static readonly Plmn Strong = Plmn.Parse("002-02");

    private static readonly ProfilePackage[] Profiles =
    [
        Profile(0, "Home", "001010000000010", []),
        Profile(1, "Local", "002010000000011", [new ProfileRule(PlmnPattern.Parse("002-*"), 1)]),
        Profile(2, "By hand", "002020000000012", []),
    ];

    private readonly Person _person = new();
    private readonly CancellationToken _end = TestContext.CurrentContext.CancellationToken;

    /// <summary>Puts a card into a phone, switched off.</summary>
    /// <param name="store">The card.</param>
    /// <param name="homes">The operators' subscribers.</param>
    /// <param name="refreshMode">What the applet asks for.</param>
    /// <param name="behaviour">What the phone does about it.</param>
    public Border(ICardStore store, SubscriberStore homes, byte refreshMode = CardMaker.UiccReset, RefreshBehaviour behaviour = RefreshBehaviour.Compliant)
    {
        Card = new CardLog(new EmulatedCardLink(CardMaker.Open(store, new SeededEntropy(3, "card"), refreshMode, Faults.Add)));
        Radio = new Radio(homes, (network, imsi) => imsi.Digits.StartsWith(network.Mcc + network.Mnc, StringComparison.Ordinal) || network == Strong);
        Phone = new Phone(Card, Radio, _person, new Deaf(), Clock, new PhoneOptions { Refresh = behaviour });
    }

    public CardLog Card { get; }

    public Radio Radio { get; }

    public Phone Phone { get; }

    public VirtualClock Clock { get; } = new(new DateTimeOffset(2027, 5, 1, 8, 0, 0, TimeSpan.Zero));

    /// <summary>Faults of the program inside the card.</summary>
    public List<Exception> Faults { get; } = [];

    /// <summary>The IMSI of a slot of <see cref="IssueCard"/>.</summary>
    public static Imsi ImsiOf(int slot) => Profiles[slot].Imsi;

    /// <summary>A card from the factory, with the profiles of slots 1 and 2 added.</summary>
    /// <param name="store">Where; it is disposed.</param>
    public static void IssueCard(ICardStore store)
    {
        new Personalisation { Iccid = Personalisation.IccidOf(Profiles[0].Imsi), Home = Profiles[0] }.Write(store);
        using CardImage image = new(store);
        for (int slot = 1; slot < Profiles.Length; slot++)
            Assert.That(image.TryAdd(Profiles[slot], out int used, out string? reason) && used == slot, reason);
    }

    /// <summary>The operators' side of the card.</summary>
    public static SubscriberStore Operators() => new(Profiles.Select(profile => new Subscription
    {
        Imsi = profile.Imsi,
        Algorithm = profile.Algorithm,
        K = profile.K,
        Opc = profile.Opc,
        Sqn = profile.Sqn,
    }));

    public void StandAt(params ReadOnlySpan<Plmn> networks)
    {
        List<Cell> cells = [];
        foreach (Plmn network in networks)
            cells.Add(new Cell(network, network.ToString(), AccessTechnology.Eutran, 7, 1));
        Radio.Heard = cells;
    }

    /// <summary>Home, with the phone switched on.</summary>
    public Task StartAtHomeAsync()
    {
        StandAt(Home);
        return Phone.PowerOnAsync(_end);
    }

    /// <summary>Carries the phone over the border and gives it some minutes.</summary>
    public async Task CrossAsync()
    {
        StandAt(Strong, Local);
        await Phone.MoveAsync(_end);
        await WaitAsync();
    }

    /// <summary>Carries the phone, switched on, back home.</summary>
    public async Task ReturnAsync()
    {
        StandAt(Home);
        await Phone.MoveAsync(_end);
        await WaitAsync();
    }

    public Task WaitAsync() => Clock.AdvanceAsync(TimeSpan.FromMinutes(5), Phone.SettleAsync, _end);

    /// <summary>Off and on again.</summary>
    public async Task CyclePowerAsync()
    {
        await Phone.PowerOffAsync(_end);
        await Phone.PowerOnAsync(_end);
        await WaitAsync();
    }

    /// <summary>Picks a label in the card's menu and says OK to what follows.</summary>
    public async Task ChooseAsync(string label)
    {
        _person.Wanted = label;
        await Phone.SelectMenuItemAsync(Phone.Menu[0].Identifier, _end);
        await WaitAsync();
    }

    /// <summary>Cuts the link after so many APDUs from now, as an empty battery does.</summary>
    public void CutAfter(int commands) => Card.CutAfter = Card.Commands + commands;

    public void Dispose()
    {
        Phone.Dispose();
        Card.Dispose();
    }

    private static ProfilePackage Profile(byte slot, string label, string imsi, ProfileRule[] rules) => new()
    {
        Label = label,
        Imsi = Imsi.Parse(imsi),
        Algorithm = AuthenticationAlgorithm.Milenage,
        K = Enumerable.Repeat((byte)(0xA0 + slot), 16).ToArray(),
        Opc = Enumerable.Repeat((byte)(0xB0 + slot), 16).ToArray(),
        Sqn = 0x1000,
        Rules = rules,
    };

    private sealed class Person : IPhoneUser
    {
        public string Wanted { get; set; } = "";

        public byte? Choose(string title, IReadOnlyList<(byte Identifier, string Text)> items)
        {
            foreach ((byte identifier, string text) in items)
            {
                if (text.EndsWith(Wanted, StringComparison.Ordinal))
                    return identifier;
            }
            return null;
        }

        public bool Acknowledge(string text) => true;

        public string? Enter(string prompt, int minimum, int maximum) => null;

        public bool? Confirm(string prompt) => true;
    }

    private sealed class Deaf : IPhoneObserver
    {
        public void OnPhoneEvent(PhoneEvent what)
        {
        }
    }
}
