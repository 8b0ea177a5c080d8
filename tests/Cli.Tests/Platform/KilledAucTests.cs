using System.Text;
using System.Text.Json;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Cli.Tests.Platform;

/// <summary>The process of an AuC is killed at random instants: no SQN is handed out twice, and none goes back.</summary>
internal sealed class KilledAucTests : FolderFixture
{
    private const int Kills = 20;
    private const int Seed = 20266;

    private static readonly byte[] K = Convert.FromHexString("465b5ce8b199b49faa5f0a2ee238a6bc");
    private static readonly byte[] Opc = Convert.FromHexString("cd63cb71954a9f4e48a5994e37a02baf");
    private static readonly string[] Imsis = ["001010000000001", "001010000000002"];

    private readonly Dictionary<string, ulong> _last = Imsis.ToDictionary(imsi => imsi, _ => 0UL);
    private int _vectors;
    private int _resynchronisations;

    [Test]
    public async Task No_SQN_is_handed_out_twice_whenever_it_is_killed()
    {
        Random chance = new(Seed);
        string subscribers = Write("subscribers.csv", $"imsi,k,opc\n{string.Join('\n', Imsis.Select(imsi => $"{imsi},{Convert.ToHexString(K)},{Convert.ToHexString(Opc)}"))}\n");
        for (int kill = 1; kill <= Kills; kill++)
        {
            // With the import each time, as whoever restarts a service has it: it must not set SQN back either.
            using Served auc = await Served.StartAsync(Folder, "auc", "--port", "0", "--database", At("auc.db"), "--import", subscribers);
            Assert.That(auc.Printed, Does.Contain("AuC with 2 subscribers"), $"kill {kill}, seed {Seed}");
            await AskUntilKilledAsync(auc, chance, kill);
        }
        TestContext.Out.WriteLine($"seed {Seed}: {Kills} kills, {_vectors} vectors, {_resynchronisations} resynchronisations");
        Assert.That(_vectors, Is.GreaterThan(Kills));
        Assert.That(_resynchronisations, Is.Positive);
    }

    private async Task AskUntilKilledAsync(Served auc, Random chance, int kill)
    {
        using HttpClient http = new() { BaseAddress = new Uri(auc.Address) };
        using Timer end = new(_ => auc.Process.Kill());
        for (int left = chance.Next(20); ; left--)
        {
            if (left <= 0)
                end.Change(TimeSpan.FromMilliseconds(chance.NextDouble() * 12), Timeout.InfiniteTimeSpan);
            string imsi = Imsis[chance.Next(Imsis.Length)];
            (object query, ulong known) = chance.Next(10) == 0 ? AheadOf(imsi, chance) : (new { imsi, kind = "umts", count = chance.Next(1, 33) }, _last[imsi]);
            JsonElement answer;
            try
            {
                using StringContent body = new(JsonSerializer.Serialize(new[] { query }), Encoding.UTF8, "application/json");
                using HttpResponseMessage response = await http.PostAsync(new Uri("vectors", UriKind.Relative), body);
                using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
                answer = document.RootElement[0].Clone();
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException or JsonException)
            {
                await auc.Process.WaitForExitAsync();
                return;
            }
            if (known != _last[imsi])
                _resynchronisations++;
            _last[imsi] = known; // an answer says that the AUTS is in force
            foreach (JsonElement vector in answer.GetProperty("vectors").EnumerateArray())
            {
                ulong sqn = SqnOf(vector);
                Assert.That(sqn >> 5, Is.GreaterThan(_last[imsi] >> 5), $"kill {kill}, seed {Seed}: SQN {sqn:X12} of {imsi} after {_last[imsi]:X12}");
                _last[imsi] = sqn;
                _vectors++;
            }
        }
    }

    // A card that has seen more than the AuC knows of: its AUTS moves the SQN on, and that must last as well.
    private (object Query, ulong Sqn) AheadOf(string imsi, Random chance)
    {
        byte[] array = new byte[SequenceNumbers.DefaultStorageSize];
        ulong ahead = _last[imsi] + (ulong)(chance.Next(1, 1000) << 5);
        SequenceRules.Default.Store(array, ahead);
        byte[] rand = new byte[Aka.RandSize];
        chance.NextBytes(rand);
        AuthenticationKey key = new(AuthenticationAlgorithm.Milenage, K, Opc);
        ReadOnlyMemory<byte> stale = Aka.Generate(key, rand, ahead, 0).Autn;
        AkaResult refused = Aka.Verify(key, rand, stale.Span, new SequenceNumbers(array));
        Assert.That(refused.Outcome, Is.EqualTo(AkaOutcome.SynchronisationFailure));
        return (new { imsi, kind = "umts", count = 1, rand = Convert.ToHexString(rand), auts = Convert.ToHexString(refused.Auts) }, ahead);
    }

    // AUTN begins with SQN xor AK, and that of SQN 0 with AK.
    private static ulong SqnOf(JsonElement vector)
    {
        byte[] rand = Convert.FromHexString(vector.GetProperty("rand").GetString()!);
        byte[] autn = Convert.FromHexString(vector.GetProperty("autn").GetString()!);
        ReadOnlySpan<byte> ak = Aka.Generate(new AuthenticationKey(AuthenticationAlgorithm.Milenage, K, Opc), rand, 0, 0).Autn.Span;
        ulong sqn = 0;
        for (int i = 0; i < 6; i++)
            sqn = sqn << 8 | (byte)(autn[i] ^ ak[i]);
        return sqn;
    }
}
