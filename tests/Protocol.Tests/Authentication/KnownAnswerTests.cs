using System.Text.Json;
using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Authentication.KnownAnswers;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Authentication;

/// <summary>Every vector of the files, against every way in which we compute it; and that a vector that is not right is found.</summary>
internal sealed class KnownAnswerTests
{
    // The least that each file has, so that none is lost without a word.
    private static readonly Dictionary<string, int> Least = new()
    {
        ["milenage.json"] = 27,
        ["tuak.json"] = 28,
        ["comp128.json"] = 112,
        ["xor.json"] = 19,
        ["aka.json"] = 20,
        ["kdf.json"] = 19,
        ["suci.json"] = 21,
    };

    private static IEnumerable<TestCaseData> Sets => AuthenticationAnswers.All.Select(set => new TestCaseData(set).SetArgDisplayNames(set.Algorithm));

    private static IEnumerable<string> Files => Least.Keys;

    [TestCaseSource(nameof(Sets))]
    public void Every_vector_comes_out(KnownAnswerSet set)
    {
        IReadOnlyList<KnownAnswer> answers = set.Run(Vectors.Json(set.File));
        Assert.That(answers.SelectMany(answer => answer.Faults.Select(fault => $"{answer.Id}: {fault}")), Is.Empty);
    }

    [TestCaseSource(nameof(Files))]
    public void Every_row_of_a_file_is_in_a_set(string file)
    {
        HashSet<string> met = [.. AuthenticationAnswers.All.Where(set => set.File == file).SelectMany(set => set.Run(Vectors.Json(file)).Select(answer => $"{ArrayOf(set)} {answer.Id}"))];
        Assert.That(met, Has.Count.GreaterThanOrEqualTo(Least[file]));
    }

    [TestCaseSource(nameof(Sets))]
    public void What_is_compared_is_found_where_it_is_changed(KnownAnswerSet set)
    {
        JsonElement file = Vectors.Json(set.File);
        KnownAnswer[] answers = [.. set.Run(file)];
        using (Assert.EnterMultipleScope())
        {
            foreach (string member in answers.SelectMany(answer => answer.Compared).Distinct())
            {
                JsonObject changed = JsonObject.Create(file)!;
                int count = changed.Select(pair => pair.Value).OfType<JsonArray>().SelectMany(array => array.OfType<JsonObject>()).Sum(row => Change(row, member));
                int expected = answers.Count(answer => answer.Compared.Contains(member));
                int found = set.Run(JsonSerializer.SerializeToElement(changed)).Count(answer => answer.Faults.Count > 0);
                // A key that another is derived from changes that too.
                Assert.That(found, Is.GreaterThanOrEqualTo(expected).And.LessThanOrEqualTo(count), member);
            }
        }
    }

    [Test]
    public void With_AES_instructions_both_ways_are_run() =>
        Assert.That(AuthenticationAnswers.All.Count(set => set.Algorithm.StartsWith("MILENAGE f1", StringComparison.Ordinal)), Is.EqualTo(HardwareAes128.IsSupported ? 2 : 1));

    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"vectors":[]}""")]
    [TestCase("""{"vectors":[1]}""")]
    public void A_file_without_vectors_is_refused(string json)
    {
        KnownAnswerSet set = AuthenticationAnswers.All.First(each => each.File == "kdf.json");
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement file = document.RootElement;
        Assert.That(() => set.Run(file), Throws.TypeOf<FormatException>().With.Message.Contains("kdf.json"));
    }

    [TestCase("""{"vectors":[{}]}""", "nothing of it is compared")]
    [TestCase("""{"vectors":[{"id":"x","kenb":"00"}]}""", "no text 'kasme'")]
    [TestCase("""{"vectors":[{"id":"x","kenb":"00","kasme":"zz"}]}""", "cannot be computed")]
    [TestCase("""{"vectors":[{"id":"x","kenb":"00","kasme":"00","ul_nas_count":"a"}]}""", "cannot be computed")]
    public void A_row_that_cannot_be_computed_has_failed(string json, string fault)
    {
        KnownAnswerSet set = AuthenticationAnswers.All.First(each => each.File == "kdf.json");
        using JsonDocument document = JsonDocument.Parse(json);
        Assert.That(set.Run(document.RootElement).Single().Faults, Has.Some.Contains(fault));
    }

    // Digits stay digits. The steps of a scenario are named "step N, member".
    private static int Change(JsonObject row, string member)
    {
        if (member.StartsWith("step ", StringComparison.Ordinal))
        {
            string[] parts = member[5..].Split(", ");
            return row["steps"] is JsonArray steps ? steps.OfType<JsonObject>().Where(step => step["step"]!.ToString() == parts[0]).Sum(step => Change(step, parts[1])) : 0;
        }
        if (row[member]?.GetValueKind() != JsonValueKind.String)
            return 0;
        string text = row[member]!.GetValue<string>();
        row[member] = text.Length == 0 ? "00" : (text[0] == '1' ? '2' : '1') + text[1..];
        return 1;
    }

    private static string ArrayOf(KnownAnswerSet set) => set.Algorithm.Replace("AES instructions", "portable AES", StringComparison.Ordinal);
}
