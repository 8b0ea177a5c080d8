using Microsoft.Data.Sqlite;
using Tottoli.MultiSim.Auc.Import;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Auc.Tests.Import;

public sealed class SubscriberImportTests
{
    private const string K = "00112233445566778899aabbccddeeff";
    private const string Op = "63bfa50ee6523365ff14c1f45f88737d";
    private const string Opc = "0102030405060708090a0b0c0d0e0f10";

    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("multisim-import-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void srsRANs_user_db_is_read()
    {
        Subscription[] read = Read("user_db.csv", $"""
            #
            # .csv to store UE's information in HSS
            # Kept in the following format: "Name,Auth,IMSI,Key,OP_Type,OP/OPc,AMF,SQN,QCI,IP_alloc"
            #
            ue2,mil,001010123456780,{K},opc,{Opc},8000,000000001635,7,dynamic
            ue1,xor,001010123456789,{K},opc,{Opc},9001,000000001234,7,dynamic
            ue3,mil,001010123456781,{K},op,{Op},8000,000000000020,9,dynamic
            """);
        Assert.Multiple(() =>
        {
            Assert.That(read.Select(each => each.Imsi.Digits), Is.EqualTo(new[] { "001010123456780", "001010123456789", "001010123456781" }));
            Assert.That(read[0].Opc.ToArray(), Is.EqualTo(Convert.FromHexString(Opc)));
            Assert.That(read[0].Sqn, Is.EqualTo(0x1635));
            Assert.That(read[1].Algorithm, Is.EqualTo(AuthenticationAlgorithm.Xor));
            Assert.That(read[1].Amf, Is.EqualTo(0x9001));
            Assert.That(read[2].Opc.ToArray(), Is.EqualTo(OpcOf(Op)), "OPc is made from OP");
        });
    }

    [Test]
    public void The_CSV_of_Open5GS_container_is_read()
    {
        Subscription[] read = Read("subscriber_db.csv", $"ue01,001010123456780,{K},opc,{Opc},8000,9,10.45.1.2\n");
        Assert.That(read.Single().Opc.ToArray(), Is.EqualTo(Convert.FromHexString(Opc)));
    }

    [Test]
    public void A_CSV_with_names_may_have_any_columns_in_any_order()
    {
        Subscription[] read = Read("cards.csv", $"\"iccid\",\"ki\",\"imsi\",\"opc\",\"adm1\",\"algo\",\"sqn\"\n8900,{K},001010000000007,{Opc},12345678,milenage,64\n");
        Assert.That(read.Single().Sqn, Is.EqualTo(64));
    }

    [TestCase("imsi;k;opc\n001010000000007;00112233445566778899aabbccddeeff;0102030405060708090a0b0c0d0e0f10\n", 1)]
    [TestCase("# nothing but a comment\n", 0)]
    public void Semicolons_divide_too_and_a_file_of_comments_has_nobody(string content, int expected) =>
        Assert.That(Read("cards.csv", content), Has.Length.EqualTo(expected));

    [Test]
    public void Open5GSs_documents_are_read_one_a_line_and_as_an_array()
    {
        string document = $$"""{ "_id": {"$oid": "6"}, "imsi": "999700000000001", "security": { "k": "{{K.ToUpperInvariant().Insert(8, " ")}}", "op": null, "opc": "{{Opc}}", "amf": "8000", "sqn": {"$numberLong": "97"} }, "slice": [ { "sst": 1 } ] }""";
        Subscription[] lines = Read("subscribers.json", document + "\n" + document.Replace("0001", "0002", StringComparison.Ordinal) + "\n");
        Subscription[] array = Read("array.json", $"[{document}]");
        Assert.Multiple(() =>
        {
            Assert.That(lines.Select(each => each.Imsi.Digits), Is.EqualTo(new[] { "999700000000001", "999700000000002" }));
            Assert.That(lines[0].Sqn, Is.EqualTo(97));
            Assert.That(array.Single().K.ToArray(), Is.EqualTo(Convert.FromHexString(K)));
        });
    }

    [Test]
    public void UERANSIMs_configuration_is_read()
    {
        Subscription[] read = Read("open5gs-ue.yaml", $"""
            # IMSI number of the UE. IMSI = [MCC|MNC|MSISDN] (In total 15 digits)
            supi: 'imsi-999700000000001'
            mcc: '999'
            mnc: '70'
            key: '{K}'
            op: '{Op}'
            opType: 'OP'
            amf: '8000'
            gnbSearchList:
              - 127.0.0.1
            """);
        Assert.That(read.Single().Opc.ToArray(), Is.EqualTo(OpcOf(Op)));
        Assert.That(Read("opc.yaml", $"supi: 'imsi-999700000000001'\nkey: '{K}'\nop: '{Opc}'\nopType: 'OPC'\n").Single().Opc.ToArray(), Is.EqualTo(Convert.FromHexString(Opc)));
    }

    [Test]
    public void An_osmo_hlr_database_is_read()
    {
        string path = Path.Combine(_folder, "hlr.db");
        using (SqliteConnection connection = new($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"""
                CREATE TABLE subscriber (id INTEGER PRIMARY KEY, imsi VARCHAR(15) UNIQUE NOT NULL);
                CREATE TABLE auc_2g (subscriber_id INTEGER PRIMARY KEY, algo_id_2g INTEGER NOT NULL, ki VARCHAR(32) NOT NULL);
                CREATE TABLE auc_3g (subscriber_id INTEGER PRIMARY KEY, algo_id_3g INTEGER NOT NULL, k VARCHAR(32) NOT NULL, op VARCHAR(32), opc VARCHAR(32), sqn INTEGER NOT NULL DEFAULT 0, ind_bitlen INTEGER NOT NULL DEFAULT 5);
                INSERT INTO subscriber VALUES (1, '901700000014701'), (2, '901700000014702'), (3, '901700000014703');
                INSERT INTO auc_2g VALUES (1, 1, '{K}'), (2, 3, '{K}');
                INSERT INTO auc_3g VALUES (1, 5, '{K}', NULL, '{Opc}', 129, 5);
                """;
            command.ExecuteNonQuery();
        }
        Subscription[] read = [.. SubscriberImport.Read(path)];
        Assert.Multiple(() =>
        {
            Assert.That(read.Select(each => each.Imsi.Digits), Is.EqualTo(new[] { "901700000014701", "901700000014702" }), "the third has no keys");
            Assert.That(read[0].Algorithm, Is.EqualTo(AuthenticationAlgorithm.Milenage));
            Assert.That(read[0].Sqn, Is.EqualTo(129));
            Assert.That(read[1].Algorithm, Is.EqualTo(AuthenticationAlgorithm.Comp128V3));
        });
    }

    [TestCase("a.csv", "imsi,k,opc\n001010000000001,12,34\n", "a.csv, line 2: K has 1 bytes")]
    [TestCase("a.csv", "imsi,k,opc\n001010000000001,12,34", "a.csv, line 2: K has 1 bytes")]
    [TestCase("a.csv", "a,b,c", "a.csv, line 1: the first line names no columns")]
    [TestCase("a.csv", "a,b,c\n", "a.csv, line 1: the first line names no columns")]
    [TestCase("a.csv", "# a comment\n\na,b,c\n", "a.csv, line 3: the first line names no columns")]
    [TestCase("a.csv", "ue01,001010123456780,12,opc,34,8000,9,10.45.1.2", "a.csv, line 1: K has 1 bytes")]
    [TestCase("a.csv", "imsi,k,opc,name\n001010000000001,00112233445566778899aabbccddeeff,0102030405060708090a0b0c0d0e0f10,\"two\nlines\"\n001010000000002,12,34,x", "a.csv, line 4: K has 1 bytes")]
    [TestCase("a.csv", "imsi,k,opc\n00101,00112233445566778899aabbccddeeff,34\n", "line 2: '00101' is no IMSI")]
    [TestCase("a.csv", "imsi,k,opc\n001010000000001,zz112233445566778899aabbccddeeff,34\n", "line 2: k is not made of pairs")]
    [TestCase("a.csv", "a,b,c\n", "names no columns")]
    [TestCase("a.json", "[{\"imsi\":\"001010000000001\"}]", "element 0: k is missing")]
    [TestCase("a.json", "[{", "this is not JSON")]
    [TestCase("a.yaml", "supi: [", "this is not YAML")]
    [TestCase("a.txt", "  \n", "is empty")]
    public void What_is_wrong_is_said_with_its_place_and_without_a_key(string name, string content, string expected)
    {
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() => Read(name, content))!;
        Assert.That(fault.Message, Does.Contain(expected).And.Not.Contain("zz11").And.Not.Contain("0011223344"));
    }

    private static byte[] OpcOf(string op)
    {
        byte[] opc = new byte[16];
        Milenage.ComputeOpc(Convert.FromHexString(K), Convert.FromHexString(op), opc);
        return opc;
    }

    private Subscription[] Read(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return [.. SubscriberImport.Read(path)];
    }
}
