using System.Text.Json;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Tests.Identity;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

internal sealed class GbaContextTests
{
    private const string NafDerivation = "0088008408DE034E41460249" + "44";

    private static readonly byte[] Rand = Convert.FromHexString("23553CBE9637A89D218AE64DAE47BF35");

    private static IEnumerable<TestCaseData> Exchanges => Vectors.Json("kdf.json").GetProperty("vectors").EnumerateArray()
        .Where(static row => row.TryGetProperty("gba_u_bootstrap_apdu", out _))
        .Select(static row => new TestCaseData(row).SetArgDisplayNames(row.GetProperty("id").GetString()!));

    [TestCaseSource(nameof(Exchanges))]
    public void A_server_key_is_derived_from_what_a_bootstrapping_left(JsonElement row)
    {
        (byte[] k, byte[] opc) = SubscriberOf(row.GetProperty("milenage_set").GetString()!);
        // Δ as wide as SQN is: the published SQNs are any.
        using InMemoryCardStore store = Provisioned((state, files) => SlotFixture.Fill(
            state, files, 0, new AuthenticationKey(AuthenticationAlgorithm.Milenage, k, opc), new SequenceRules(5, 1L << 47, 0)));
        string derivation = row.GetProperty("naf_derivation_apdu").GetString()!, bootstrapping = row.GetProperty("gba_u_bootstrap_apdu").GetString()!;
        string answer = row.GetProperty("naf_derivation_response").GetString()!.ToUpperInvariant();
        using (Card card = Start(store))
        {
            Assert.That(SlotFixture.Send(card, derivation).Sw, Is.EqualTo("6985"), "no bootstrapping was done");
            Assert.That(SlotFixture.Send(card, bootstrapping).Data, Is.EqualTo(row.GetProperty("gba_u_bootstrap_response").GetString()!.ToUpperInvariant()));
            Assert.That(SlotFixture.Send(card, derivation).Data, Is.EqualTo(answer));
            Assert.That(SlotFixture.Send(card, bootstrapping).Data, Does.StartWith("DC0E"), "a replay");
            Assert.That(SlotFixture.Send(card, derivation).Data, Is.EqualTo(answer), "a replay leaves Ks as it was");
        }
        using (Card card = Start(store))
            Assert.That(SlotFixture.Send(card, derivation).Data, Is.EqualTo(answer), "after power-off");
    }

    [Test]
    public void An_AUTN_of_the_network_is_none_of_a_bootstrapping_and_the_other_way_round()
    {
        using Card card = Start(Provisioned());
        Assert.That(SlotFixture.Transmit(card, Bootstrapping(32, isMasked: false)).Value, Is.EqualTo(0x9862));
        Assert.That(SlotFixture.Transmit(card, "0088008122" + Bootstrapping(32)[12..]).Value, Is.EqualTo(0x9862));
        Assert.That(SlotFixture.Send(card, Bootstrapping(32)).Data, Does.Match("^DB08.{16}$"));
    }

    [Test]
    public void Each_slot_has_its_own_Ks()
    {
        using InMemoryCardStore store = Provisioned();
        using (Card card = Start(store))
        {
            SlotFixture.Send(card, Bootstrapping(32));
            Assert.That(SlotFixture.Send(card, NafDerivation).Sw, Is.EqualTo("9000"));
        }
        Activate(store, 1);
        using (Card card = Start(store))
            Assert.That(SlotFixture.Send(card, NafDerivation).Sw, Is.EqualTo("6985"));
        using (CardState state = new(store))
        {
            CardFiles files = new(MultiSimLayout.Instance, state);
            new ProfileInstaller(state, files, new SlotTable(state, files)).Remove(0);
            Assert.That(state.TryGet(BootstrappedKey.KeyOf(0, isUsim: true), out _), Is.False, "it goes with its profile");
        }
    }

    [Test]
    public void EF_GBANL_tells_the_server_and_the_transaction()
    {
        using InMemoryCardStore store = Provisioned(static (state, files) =>
        {
            foreach (EfDefinition file in (EfDefinition[])[UsimServiceFiles.Gbabp, UsimServiceFiles.Gbanl])
                state.Put(new StateKey(StateArea.LifeCycle, 0, file.Path.Value), [0x05]);
            files.Write(files.Find(UsimServiceFiles.Gbabp.Path)!, 0, 0, [16, .. Rand, 3, 0x42, 0x54, 0x49, 0]);
        });
        using Card card = Start(store);
        SlotFixture.Send(card, Bootstrapping(32));
        for (int i = 0; i < 2; i++)
            Assert.That(SlotFixture.Send(card, NafDerivation).Sw, Is.EqualTo("9000"));
        Assert.That(SlotFixture.Send(card, "0088008408DE034E41470249" + "44").Sw, Is.EqualTo("9000"));
        using CardState state = new(store);
        CardFiles files = new(MultiSimLayout.Instance, state);
        CardFile list = files.Find(UsimServiceFiles.Gbanl.Path)!;
        Assert.That(Convert.ToHexString(files.Record(list, 1)), Does.StartWith("80034E41468103425449FF"));
        Assert.That(Convert.ToHexString(files.Record(list, 2)), Does.StartWith("80034E41478103425449FF"), "a server has one record");
        Assert.That(files.Record(list, 3)[0], Is.EqualTo(0xFF));
    }

    [Test]
    public void The_ISIM_has_a_Ks_of_its_own()
    {
        using InMemoryCardStore store = Provisioned(static (state, files) =>
        {
            CardFile ist = files.Find(IsimFiles.Ist.Path)!;
            byte[] services = files.Content(ist).ToArray();
            ServiceTable.Set(services, 2, true);
            files.Write(ist, 0, 0, services);
        });
        using Card card = Start(store);
        Assert.That(SlotFixture.Send(card, "00A4040007A0000000871004").Sw, Is.EqualTo("9000"));
        Assert.That(SlotFixture.Send(card, NafDerivation).Sw, Is.EqualTo("6985"));
        Assert.That(SlotFixture.Send(card, Bootstrapping(32)).Data, Does.Match("^DB08.{16}$"));
        string ofIsim = SlotFixture.Send(card, NafDerivation).Data;
        Assert.That(ofIsim, Does.Match("^DB20.{64}$"));
        SlotFixture.Transmit(card, SlotFixture.SelectUsim);
        Assert.That(SlotFixture.Send(card, NafDerivation).Sw, Is.EqualTo("6985"), "the USIM was not bootstrapped");
        SlotFixture.Send(card, Bootstrapping(64));
        Assert.That(SlotFixture.Send(card, NafDerivation).Data, Is.EqualTo(ofIsim), "one key and one RAND give one Ks");
    }

    [TestCase("0088008400", 0x6700, Description = "no data")]
    [TestCase("0088008401DC", 0x6A80, Description = "neither bootstrapping nor derivation")]
    [TestCase("0088008403DD1000", 0x6700)]
    [TestCase("0088008404DE03AABB", 0x6700, Description = "NAF_ID longer than the data")]
    [TestCase("0088008405DE01AA00" + "00", 0x6700, Description = "something behind IMPI")]
    [TestCase("0088008404DE01AA00", 0x6A80, Description = "no IMPI")]
    public void Wrong_data_are_refused(string command, int expected)
    {
        using Card card = Start(Provisioned());
        Assert.That(SlotFixture.Transmit(card, command).Value, Is.EqualTo(expected));
    }

    [Test]
    public void Without_the_service_there_is_no_context()
    {
        using Card card = Start(SlotFixture.Store(1));
        Assert.That(SlotFixture.Transmit(card, Bootstrapping(32)).Value, Is.EqualTo(0x9864));
    }

    [TestCase("00890085025300", 0x9864, Description = "MBMS")]
    [TestCase("00898085025300", 0x9864)]
    [TestCase("00890086027300", 0x9864, Description = "local key establishment")]
    [TestCase("00890081025300", 0x6A86)]
    public void Contexts_with_data_objects_are_not_there(string command, int expected)
    {
        using Card card = Start(Provisioned());
        Assert.That(SlotFixture.Transmit(card, command).Value, Is.EqualTo(expected));
    }

    // Test set 19 of TS 35.208 is not among the vectors.
    private static (byte[] K, byte[] Opc) SubscriberOf(string set)
    {
        if (set == "35.208-set19")
            return (Convert.FromHexString("5122250214C33E723A5DD523FC145FC0"), Convert.FromHexString("981D464C7C52EB6E5036234984AD0BCF"));
        JsonElement row = Vectors.Json("milenage.json").GetProperty("vectors").EnumerateArray().First(each => each.GetProperty("id").GetString() == set);
        return (Convert.FromHexString(row.GetProperty("k").GetString()!), Convert.FromHexString(row.GetProperty("opc").GetString()!));
    }

    private static string Bootstrapping(ulong sqn, bool isMasked = true)
    {
        AuthenticationVector vector = Aka.Generate(new AuthenticationKey(AuthenticationAlgorithm.Milenage, SlotFixture.K, SlotFixture.Opc), Rand, sqn, 0x8000);
        byte[] autn = vector.Autn.ToArray();
        if (isMasked)
            GbaBootstrapping.MaskMac(vector.Ik.Span, autn);
        return $"0088008423DD10{Convert.ToHexString(Rand)}10{Convert.ToHexString(autn)}";
    }

    private static InMemoryCardStore Provisioned(Action<CardState, CardFiles>? more = null) => SlotFixture.Store(2, (state, files) =>
    {
        CardFile ust = files.Find(UsimFiles.Ust.Path)!;
        byte[] services = files.Content(ust).ToArray();
        ServiceTable.Set(services, 68, true);
        for (int slot = 0; slot < 2; slot++)
            files.Write(ust, slot, 0, services);
        more?.Invoke(state, files);
    });

    private static void Activate(InMemoryCardStore store, int slot)
    {
        using CardState state = new(store);
        new SlotTable(state, new CardFiles(MultiSimLayout.Instance, state)).Activate(slot);
        state.Commit();
    }

    private static Card Start(InMemoryCardStore store)
    {
        Card card = SlotFixture.Open(store);
        card.PowerOn();
        SlotFixture.Transmit(card, SlotFixture.SelectUsim);
        return card;
    }
}
