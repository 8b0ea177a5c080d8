using System.Text.Json;

namespace Tottoli.MultiSim.Cli.Tests.Commands;

internal sealed class ProfileCommandsTests : FolderFixture
{
    private const string Imsi = "208011234567890";

    private string _file = "";

    [SetUp]
    public async Task MakeCardAsync()
    {
        _file = Fresh("simcard");
        await Multisim.DoneAsync("card", "new", _file);
    }

    [Test]
    public async Task Add_puts_a_profile_into_the_next_slot()
    {
        await AddAsync(Imsi, "--label", "Lutece", "--alg", "xor", "--sqn", "000000000020", "--rule", "208-01=10");
        JsonElement slot = (await SlotsAsync())[1];
        Assert.Multiple(() =>
        {
            Assert.That(slot.GetProperty("slot").GetInt32(), Is.EqualTo(1));
            Assert.That(slot.GetProperty("imsi").GetString(), Is.EqualTo(Imsi));
            Assert.That(slot.GetProperty("label").GetString(), Is.EqualTo("Lutece"));
            Assert.That(slot.GetProperty("algorithm").GetString(), Is.EqualTo("xor"));
            Assert.That(slot.GetProperty("sqn").GetString(), Is.EqualTo("000000000020"));
            Assert.That(slot.GetProperty("rules")[0].GetString(), Is.EqualTo("208-01=10"));
            Assert.That(slot.GetProperty("active").GetBoolean(), Is.False);
        });
    }

    [Test]
    public async Task Activate_makes_a_slot_the_active_one_and_back()
    {
        await AddAsync(Imsi);
        await Multisim.DoneAsync("profile", "activate", _file, "1");
        bool[] away = await ActiveAsync();
        await Multisim.DoneAsync("profile", "activate", _file, "0");
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(away, Is.EqualTo(new[] { false, true }));
            Assert.That(await ActiveAsync(), Is.EqualTo(new[] { true, false }));
        });
    }

    [Test]
    public async Task Remove_frees_the_slot_for_the_next()
    {
        await AddAsync(Imsi);
        await AddAsync("208011234567891");
        await Multisim.DoneAsync("profile", "remove", _file, "1");
        Assert.That((await SlotsAsync()).Select(slot => slot.GetProperty("slot").GetInt32()), Is.EqualTo(new[] { 0, 2 }));
        await AddAsync("208011234567892");
        Assert.That((await SlotsAsync())[1].GetProperty("imsi").GetString(), Is.EqualTo("208011234567892"));
    }

    [TestCase("remove 0", "home profile")]
    [TestCase("remove 1", "active")]
    [TestCase("remove 5", "empty")]
    [TestCase("activate 5", "holds no profile")]
    [TestCase("add --imsi 208011234567890", "active")]
    [TestCase("add --imsi 001010000000001", "home profile")]
    public async Task What_would_harm_the_card_is_refused_and_changes_nothing(string line, string reason)
    {
        await AddAsync(Imsi);
        await Multisim.DoneAsync("profile", "activate", _file, "1");
        string before = (await Multisim.DoneAsync("profile", "list", _file, "--json")).Output;
        string[] words = line.Split(' ');
        Run run = await Multisim.RunAsync(["profile", words[0], _file, .. words[1..]]);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(run.Code, Is.EqualTo(6));
            Assert.That(run.Error, Does.Contain(reason));
            Assert.That(run.Output, Is.Empty);
            Assert.That((await Multisim.DoneAsync("profile", "list", _file, "--json")).Output, Is.EqualTo(before));
        });
    }

    [Test]
    public async Task A_full_card_refuses_the_next_profile()
    {
        for (int n = 1; n <= 7; n++)
            await AddAsync($"20801000000000{n}");
        Run run = await Multisim.RunAsync("profile", "add", _file, "--imsi", "208010000000009");
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(6));
            Assert.That(run.Error, Does.Contain("8 slots").And.Contain("Remove"));
        });
    }

    private Task<Run> AddAsync(string imsi, params string[] rest) => Multisim.DoneAsync(["profile", "add", _file, "--imsi", imsi, .. rest]);

    private async Task<JsonElement[]> SlotsAsync() =>
        [.. (await Multisim.DoneAsync("profile", "list", _file, "--json")).Json().GetProperty("slots").EnumerateArray()];

    private async Task<bool[]> ActiveAsync() => [.. (await SlotsAsync()).Select(slot => slot.GetProperty("active").GetBoolean())];
}
