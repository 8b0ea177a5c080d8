using System.Reflection;
using System.Text.Json;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Tests.Api;

/// <summary>The Api's numbers against the published class files of uicc.toolkit, and the applet's against Protocol's.</summary>
public sealed class ConstantsTests
{
    [Test]
    public void Toolkit_constants_have_the_published_values()
    {
        Dictionary<string, int> mine = ConstantsOf(typeof(Uicc.Toolkit.ToolkitConstants));
        int compared = 0;
        foreach (JsonProperty constant in Vectors.Json("cat-tables.json").GetProperty("toolkit_constants").EnumerateObject())
        {
            if (!mine.TryGetValue(constant.Name, out int value))
                continue;
            int bits = constant.Name.StartsWith("EVENT_", StringComparison.Ordinal) || constant.Name.StartsWith("POLL_", StringComparison.Ordinal) ? 0xFFFF : 0xFF;
            Assert.That(value & bits, Is.EqualTo(constant.Value.GetInt32() & bits), constant.Name);
            compared++;
        }
        Assert.That(compared, Is.GreaterThan(150));
    }

    [Test]
    public void Reasons_of_toolkit_exceptions_have_the_published_values()
    {
        Dictionary<string, int> mine = ConstantsOf(typeof(Uicc.Toolkit.ToolkitException));
        Dictionary<string, int> published = Vectors.Json("cat-tables.json").GetProperty("toolkit_exception").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32());
        Assert.That(mine, Is.EquivalentTo(published));
    }

    [Test]
    public void The_applet_counts_triggers_reasons_and_files_as_the_protocol_does()
    {
        Dictionary<string, int> applet = ConstantsOf(typeof(MultiSim.ProfileSelector.SelectorApplet).Assembly.GetType("Tottoli.MultiSim.ProfileSelector.SelectionCodes")!);
        Dictionary<string, int> expected = new()
        {
            ["TRIGGER_LOCATION_STATUS"] = (int)SelectionTrigger.LocationStatus,
            ["TRIGGER_MENU"] = (int)SelectionTrigger.Menu,
            ["TRIGGER_TIMER"] = (int)SelectionTrigger.Timer,
            ["TRIGGER_STATUS"] = (int)SelectionTrigger.Status,
            ["REASON_EXACT_RULE"] = (int)SelectionReason.ExactRule,
            ["REASON_PATTERN_RULE"] = (int)SelectionReason.PatternRule,
            ["REASON_NO_RULE_STAY"] = (int)SelectionReason.NoRuleStay,
            ["REASON_NO_RULE_HOME"] = (int)SelectionReason.NoRuleHome,
            ["REASON_BY_HAND"] = (int)SelectionReason.ByHand,
            ["REASON_NO_SERVICE"] = (int)SelectionReason.NoService,
            ["REASON_ALREADY_ACTIVE"] = (int)SelectionReason.AlreadyActive,
            ["REASON_MANUAL_MODE"] = (int)SelectionReason.ManualMode,
            ["REASON_ASKED_THEN_RULE"] = (int)SelectionReason.AskedThenRule,
            ["FID_DF_MULTISIM"] = MultisimFiles.Df.Fid,
            ["FID_EF_RULES"] = MultisimFiles.Rules.Path.Fid,
            ["FID_EF_JOURNAL"] = MultisimFiles.Journal.Path.Fid,
            ["RULE_LENGTH"] = MultisimFiles.RuleLength,
            ["JOURNAL_LENGTH"] = MultisimFiles.JournalLength,
        };
        Assert.That(expected, Is.SubsetOf(applet));
    }

    private static Dictionary<string, int> ConstantsOf(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(f => f.IsLiteral)
            .ToDictionary(f => f.Name, f => Convert.ToInt32(f.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture));
}
