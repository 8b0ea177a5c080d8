using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tottoli.MultiSim.Protocol.Cloud;

/// <summary>JSON of everything that goes over the platform's HTTP interface. Strict: unknown, repeated, missing and null members are refused.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    PropertyNameCaseInsensitive = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(OperatorRegistration))]
[JsonSerializable(typeof(OperatorAccount))]
[JsonSerializable(typeof(ProfileLink))]
[JsonSerializable(typeof(LinkReceipt))]
[JsonSerializable(typeof(Catalogue))]
[JsonSerializable(typeof(VaultRequest))]
[JsonSerializable(typeof(VaultAnswer))]
[JsonSerializable(typeof(SubscriberRegistration))]
[JsonSerializable(typeof(SubscriberAccount))]
[JsonSerializable(typeof(TopUp))]
[JsonSerializable(typeof(TopUpReceipt))]
[JsonSerializable(typeof(OrderReceipt))]
[JsonSerializable(typeof(ProfileChoice))]
[JsonSerializable(typeof(Statement))]
[JsonSerializable(typeof(IssuerRegistration))]
[JsonSerializable(typeof(IssuerAccount))]
[JsonSerializable(typeof(CardIssue))]
[JsonSerializable(typeof(IReadOnlyList<Delivery>))]
[JsonSerializable(typeof(NetworkRegistration))]
[JsonSerializable(typeof(NetworkAccount))]
[JsonSerializable(typeof(Registration))]
[JsonSerializable(typeof(RegistrationReceipt))]
[JsonSerializable(typeof(Outbox))]
[JsonSerializable(typeof(DeliveryReport))]
[JsonSerializable(typeof(ReportReceipt))]
[JsonSerializable(typeof(UsageEvent))]
[JsonSerializable(typeof(UsageReceipt))]
[JsonSerializable(typeof(CloudError))]
public sealed partial class CloudJson : JsonSerializerContext;
