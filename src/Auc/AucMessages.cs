using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tottoli.MultiSim.Auc.Faces;
using Tottoli.MultiSim.Protocol.Cloud;

namespace Tottoli.MultiSim.Auc;

/// <summary>Body of <c>POST /operators/{plmn}/vectors</c>.</summary>
/// <param name="Imsi">The subscriber, decimal digits.</param>
/// <param name="ServingPlmn">The network that asks, "MCC-MNC"; the bearer key must be its.</param>
/// <param name="Rand">With <paramref name="Auts"/>: the RAND that the card refused, 32 hexadecimal digits.</param>
/// <param name="Auts">The card's AUTS, 28 hexadecimal digits: resynchronise first.</param>
public sealed record VectorRequest(string Imsi, string ServingPlmn, string? Rand = null, string? Auts = null);

/// <summary>Answer to <c>POST /operators/{plmn}/vectors</c>, all in hexadecimal digits. Prints no key.</summary>
/// <param name="Rand">RAND.</param>
/// <param name="Autn">AUTN.</param>
/// <param name="Xres">The response expected of the card.</param>
/// <param name="Ck">CK.</param>
/// <param name="Ik">IK.</param>
public sealed record VectorAnswer(string Rand, string Autn, string Xres, string Ck, string Ik)
{
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Rand = ").Append(Rand);
        return true;
    }
}

/// <summary>JSON of the operators' HTTP interface. Strict: unknown, repeated, missing and null members are refused.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    PropertyNameCaseInsensitive = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VectorRequest))]
[JsonSerializable(typeof(VectorAnswer))]
[JsonSerializable(typeof(VaultRequest))]
[JsonSerializable(typeof(VaultAnswer))]
[JsonSerializable(typeof(CloudError))]
[JsonSerializable(typeof(VectorQuery[]))]
[JsonSerializable(typeof(VectorResult[]))]
internal sealed partial class AucJson : JsonSerializerContext;
