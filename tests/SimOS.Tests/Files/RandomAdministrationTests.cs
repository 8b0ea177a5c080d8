using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.SimOS.Storage;
using static Tottoli.MultiSim.SimOS.Tests.Instructions.CreateFileTests;

namespace Tottoli.MultiSim.SimOS.Tests.Files;

/// <summary>Administrative commands at random, well formed: the card never fails, keeps count of its memory, and opens again as it was.</summary>
[TestFixture]
internal sealed class RandomAdministrationTests
{
    private static readonly string[] Fids = ["7F66", "7F67", "6F01", "6F02", "6F03", "2F05", "2FE2", "7F10", "5FC0", "6F07", "6F42", "7FFF"];
    private static readonly string[] Descriptors = ["82024121", "820442210005", "820446210003", "82027921", "82027821"];
    private static readonly string[] Tags = ["80", "81", "5F2D", "5C"];

    private readonly byte[] _chance = new byte[8];
    private SeededEntropy _entropy = null!;

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void The_card_holds(int seed)
    {
        _entropy = new SeededEntropy(seed, "administration");
        InMemoryCardStore store = new();
        TestCard card = new(store);
        card.Ok(VerifyAdm);
        for (int i = 0; i < 3000; i++)
        {
            string command = Command();
            string answer = card.Exchange(command);
            Assert.That(answer, Has.Length.GreaterThanOrEqualTo(4));
            Assert.That(answer[^4..], Is.Not.EqualTo("6F00"), command);
            if (i % 500 == 499)
            {
                card.Dispose();
                card = new TestCard(store);
                card.Ok(VerifyAdm);
                AssertMemory(store);
            }
        }
        card.Dispose();
    }

    private static void AssertMemory(InMemoryCardStore store)
    {
        using CardState state = new(store);
        CardFiles files = new(MultiSimLayout.Instance, state);
        int Cost(IEnumerable<CardFile> tree) => tree.Sum(file => FileStructure.Overhead + (file.ContentPath == file.Path ? file.Size + file.Parameters.Capacity : 0));
        int free = new FileStructure(files, state).FreeMemory;
        Assert.That(free + Cost(files.Layout.All), Is.EqualTo(FileStructure.DefaultFreeMemory + Cost(MultiSimLayout.Instance.All)));
        Assert.That(free, Is.Not.Negative);
    }

    private string Command() => Next(15) switch
    {
        0 => "00A4000C02" + Pick(Fids),
        1 => TestCard.SelectUsim,
        2 or 3 or 4 => Creation(),
        5 => "00E4000002" + Pick(Fids),
        6 => "0004000002" + Pick(Fids),
        7 => "0044000002" + Pick(Fids),
        8 => Next(20) == 0 ? "00E8000002" + Pick(Fids) : "00A4000C023F00",
        9 => Resize(),
        10 => $"00D600000{1 + Next(9)}" + new string('5', 18),
        11 => "00DC0003050102030405",
        12 => $"80DB0080{Pick(["04" + Pick(Tags) + "0201AA", "03" + "5F2D00", "02" + Pick(Tags) + "00", "05" + "8081C8AAAA"])}",
        13 => "80CB008001" + Pick(Tags)[..2],
        _ => Pick(["0070000001", "01A4000C027F66", "00708001", "80F2000000", "00A4030C", "8032000001" + "01", "00B0000004", "00B2010405"]),
    };

    private string Creation()
    {
        string size = $"8002{Pick(["0005", "000F", "003C", "0100", "1000"])}";
        string sfi = Pick(["", "8800", "880118", "880120"]);
        string rules = Pick(["8B032F0605", "8B032F0601", "AB05" + "80017F9000", "8C087F00000000000000"]);
        return Create(Pick(Descriptors), "8302" + Pick(Fids), Pick(["8A0105", "8A0103", "8A0104"]), rules, size, sfi, Pick(["", "A503C10142", "A503C00140"]));
    }

    private string Resize()
    {
        string template = Template("8302" + Pick(Fids), $"8002{Pick(["0005", "000A", "0019", "0400"])}");
        return $"80D40000{template.Length / 2:X2}{template}";
    }

    private string Pick(string[] of) => of[Next(of.Length)];

    private int Next(int limit)
    {
        _entropy.Fill(_chance);
        return (int)(BitConverter.ToUInt64(_chance) % (ulong)limit);
    }
}
