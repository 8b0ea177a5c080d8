using System.Text.Json;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

/// <summary>The small codecs of EF contents against pySim's own test data, both ways.</summary>
internal sealed class EfContentTests
{
    private static IEnumerable<TestCaseData> Of(string pySimClass) => Vectors.Json("ef-codec-vectors.json").GetProperty("files").EnumerateArray()
        .Where(file => file.GetProperty("pysim_class").GetString() == pySimClass)
        .SelectMany(file => file.GetProperty("de_encode").EnumerateArray())
        .Select(row => new TestCaseData(row.GetProperty("encoded").GetString(), row.GetProperty("decoded")).SetArgDisplayNames(row.GetProperty("encoded").GetString()!));

    [TestCaseSource(nameof(Of), new object[] { "pySim.ts_31_102.EF_AD" })]
    public void Administrative_data(string coded, JsonElement decoded)
    {
        Assert.That(AdministrativeData.TryDecode(Convert.FromHexString(coded), out AdministrativeData data), Is.True);
        Assert.That(data.MncLength, Is.EqualTo(decoded.GetProperty("mnc_len").GetInt32()));
        Assert.That((data.Information & 1) != 0, Is.EqualTo(decoded.GetProperty("additional_info").GetProperty("ciphering_indicator").GetBoolean()));
        byte[] own = new byte[AdministrativeData.Size];
        data.Encode(own);
        Assert.That(Convert.ToHexStringLower(own), Is.EqualTo(coded));
    }

    [TestCaseSource(nameof(Of), new object[] { "pySim.ts_51_011.EF_SPN" })]
    public void Service_provider_name(string coded, JsonElement decoded)
    {
        Assert.That(ServiceProviderName.TryDecode(Convert.FromHexString(coded), out ServiceProviderName name), Is.True);
        Assert.That(name.Name, Is.EqualTo(decoded.GetProperty("spn").GetString()));
        Assert.That((name.DisplayCondition & 1) != 0, Is.EqualTo(decoded.GetProperty("show_in_hplmn").GetBoolean()));
        byte[] own = new byte[ServiceProviderName.Size];
        Assert.That(name.TryEncode(own), Is.True);
        Assert.That(Convert.ToHexStringLower(own), Is.EqualTo(coded));
    }

    [TestCaseSource(nameof(Of), new object[] { "pySim.ts_51_011.EF_SMSP" })]
    public void Short_message_parameters(string coded, JsonElement decoded)
    {
        byte[] record = Convert.FromHexString(coded);
        SmsParameters? parameters = SmsParameters.TryDecode(record);
        Assert.That(parameters, Is.Not.Null);
        JsonElement indicators = decoded.GetProperty("parameter_indicators");
        Assert.That(parameters!.Label, Is.EqualTo(decoded.GetProperty("alpha_id").GetString()));
        Assert.That(parameters.Destination is not null, Is.EqualTo(indicators.GetProperty("tp_dest_addr").GetBoolean()));
        Assert.That(parameters.ServiceCentre?.Digits ?? "", Is.EqualTo(decoded.GetProperty("tp_sc_addr").GetProperty("call_number").GetString()));
        Assert.That(parameters.ValidityPeriod is not null, Is.EqualTo(indicators.GetProperty("tp_vp").GetBoolean()));
        byte[] own = new byte[record.Length];
        Assert.That(parameters.TryEncode(own), Is.True);
        Assert.That(SmsParameters.TryDecode(own), Is.EqualTo(parameters));
        if (parameters.ServiceCentre is not null) // one row says that a centre is there, and leaves it empty
            Assert.That(Convert.ToHexStringLower(own), Is.EqualTo(coded));
    }

    [TestCaseSource(nameof(Of), new object[] { "pySim.ts_102_221.EF_DIR" })]
    public void Applications(string coded, JsonElement decoded)
    {
        DirectoryEntry? entry = DirectoryEntry.TryDecode([.. Convert.FromHexString(coded), 0xFF, 0xFF]);
        Assert.That(entry, Is.Not.Null);
        JsonElement template = decoded.GetProperty("application_template");
        Assert.That(Convert.ToHexStringLower(entry!.ApplicationIdentifier.Span), Is.EqualTo(template[0].GetProperty("application_id").GetString()));
        Assert.That(entry.Label, Is.EqualTo(template[1].GetProperty("application_label").GetString()));
    }

    [Test]
    public void An_application_fills_its_record()
    {
        const string Coded = "61194f10a0000000871004ffffffff890709000050054953696d31ffff";
        byte[] record = new byte[Coded.Length / 2];
        DirectoryEntry.TryDecode(Convert.FromHexString(Coded))!.Encode(record);
        Assert.That(Convert.ToHexStringLower(record), Is.EqualTo(Coded));
        record.AsSpan().Fill(0xFF);
        Assert.That(DirectoryEntry.TryDecode(record), Is.Null);
    }

    [TestCase("262011106487500", "0001")]
    [TestCase("262011106487504", "0010")]
    [TestCase("262011106487509", "0200")]
    public void The_access_class_is_the_last_digit_of_the_IMSI(string imsi, string coded)
    {
        byte[] bytes = new byte[AccessClass.Size];
        AccessClass.Encode(Imsi.Parse(imsi), bytes);
        Assert.That(Convert.ToHexStringLower(bytes), Is.EqualTo(coded));
    }

    [TestCase("000000")]
    [TestCase("00000004")]
    public void Administrative_data_without_the_length_of_the_MNC_is_refused(string coded) =>
        Assert.That(AdministrativeData.TryDecode(Convert.FromHexString(coded), out _), Is.False);
}
