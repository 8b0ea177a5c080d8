using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.SecuredPackets;
using Tottoli.MultiSim.SimOS.Identity;

namespace Tottoli.MultiSim.Cli.Output;

/// <summary>A card image as the CLI tells of it. Keys are null unless they were revealed by name.</summary>
internal sealed record CardDescription(string Model, string? Iccid, int ActiveSlot, IReadOnlyList<KeySetLine> OtaKeySets, IReadOnlyList<SlotLine> Slots)
{
    /// <param name="image">The image.</param>
    /// <param name="reveal">Whether keys are told.</param>
    public static CardDescription Of(CardImage image, bool reveal) => new(
        image.Model,
        image.Iccid?.Digits,
        image.ActiveSlot,
        [.. image.OtaKeySets.Select(set => KeySetLine.Of(set, reveal ? image.RevealOtaKeys(set.Version) : null))],
        [.. image.Slots.Select(slot => SlotLine.Of(slot, reveal ? image.RevealKeys(slot.Slot) : null))]);

    public string ToJson() => JsonSerializer.Serialize(this, CardJson.Default.CardDescription);
}

/// <summary>An OTA key set.</summary>
internal sealed record KeySetLine(int Version, string Algorithm, string Counter, string? Kic, string? Kid)
{
    public static KeySetLine Of(OtaKeySetDescription set, OtaKeySet? keys) => new(
        set.Version,
        set.Algorithm.ToString().ToUpperInvariant(),
        set.Counter.ToString("X10", CultureInfo.InvariantCulture),
        keys is null ? null : Convert.ToHexString(keys.Kic),
        keys is null ? null : Convert.ToHexString(keys.Kid));
}

/// <summary>A profile slot.</summary>
internal sealed record SlotLine(
    int Slot, string State, bool Active, bool Armed, string Label, string? Imsi, string? HomePlmn, string Algorithm, string Amf, string Sqn, IReadOnlyList<string> Rules, IReadOnlyList<string> GroupKeys, string? K, string? Opc)
{
    public static SlotLine Of(SlotDescription slot, SlotKeys? keys) => new(
        slot.Slot,
        slot.State.ToString().ToLowerInvariant(),
        slot.IsActive,
        slot.IsArmed,
        slot.Label,
        slot.Imsi?.Digits,
        slot.HomePlmn?.ToString(),
        slot.State == SlotState.Ready ? NameOf(slot.Algorithm) : "none",
        slot.Amf.ToString("X4", CultureInfo.InvariantCulture),
        slot.Sqn.ToString("X12", CultureInfo.InvariantCulture),
        [.. slot.Rules.Select(rule => string.Create(CultureInfo.InvariantCulture, $"{rule.Pattern}={rule.Priority}"))],
        [.. slot.GroupKeys.Select(name => name.ToString())],
        keys is null ? null : Convert.ToHexString(keys.K.Span),
        keys is null ? null : Convert.ToHexString(keys.Opc.Span));

    // An operator's own algorithm is not known here.
    private static string NameOf(AuthenticationAlgorithm algorithm) =>
        AlgorithmSet.Standard.TryFind(algorithm, out AlgorithmEngine? engine) ? engine.Name : $"own-{(int)algorithm:x2}";
}

/// <summary>Source-generated writing of card descriptions.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(CardDescription))]
internal sealed partial class CardJson : JsonSerializerContext;
