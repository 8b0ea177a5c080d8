using System.Text.Json;
using System.Text.Json.Serialization;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Testbed.Scenarios;

/// <summary>Source-generated reading of scenarios.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    Converters = [typeof(PlmnJsonConverter), typeof(PlmnPatternJsonConverter), typeof(JsonStringEnumConverter<AccessTechnology>), typeof(JsonStringEnumConverter<AuthenticationAlgorithm>), typeof(JsonStringEnumConverter<RefreshBehaviour>)])]
[JsonSerializable(typeof(Scenario))]
internal sealed partial class ScenarioJson : JsonSerializerContext;

/// <summary>A PLMN as text, <c>230-02</c>.</summary>
internal sealed class PlmnJsonConverter : JsonConverter<Plmn>
{
    public override Plmn Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Plmn.TryParse(reader.GetString(), out Plmn plmn) ? plmn : throw new JsonException("A PLMN such as 230-02 was expected.");

    public override void Write(Utf8JsonWriter writer, Plmn value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>A PLMN pattern as text, <c>230-*</c>.</summary>
internal sealed class PlmnPatternJsonConverter : JsonConverter<PlmnPattern>
{
    public override PlmnPattern Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PlmnPattern.TryParse(reader.GetString(), out PlmnPattern pattern) ? pattern : throw new JsonException("A PLMN pattern such as 230-* was expected.");

    public override void Write(Utf8JsonWriter writer, PlmnPattern value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
