using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.EfContent.Tables;

/// <summary>Contents of the files below DF.MULTISIM.</summary>
internal static class MultisimContents
{
    private static readonly ValueNames Triggers = NamesOf<SelectionTrigger>();
    private static readonly ValueNames Reasons = NamesOf<SelectionReason>();

    private static readonly Field Decision = new Structure(
        ("trigger", new Choice(1, Triggers)),
        ("location_status", new Number(1)),
        ("plmn", new PlmnText()),
        ("reason", new Choice(1, Reasons)),
        ("from_slot", new Number(1)),
        ("to_slot", new Number(1)),
        new("rule_record", new NumberOrUnused(), Presence.OrUnused));

    /// <summary>The codecs by name of the file, with the directory's where several files share the name.</summary>
    public static (string File, IEfCodec Codec)[] All =>
    [
#pragma warning disable format // a table
        ("EF.RULES",       new FieldCodec(new Structure(("pattern", new Pattern()), ("slot", new Number(1)), ("priority", new Number(1))))),
        ("EF.JOURNAL",     new FieldCodec(Decision)),
        ("EF.CERTIFICATE", new FieldCodec(new UnpaddedHex())),
#pragma warning restore format
    ];

    /// <summary>Names as pySim would write them: <c>NoRuleStay</c> is <c>no_rule_stay</c>.</summary>
    private static ValueNames NamesOf<T>() where T : struct, Enum => new(
        [.. Enum.GetValues<T>().Select(static value => (Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture), SnakeCase(value.ToString())))]);

    private static string SnakeCase(string name) => string.Concat(name.Select(
        static (character, at) => char.IsAsciiLetterUpper(character) ? (at == 0 ? "" : "_") + char.ToLowerInvariant(character) : character.ToString()));

    /// <summary>Networks, with a star for any digit.</summary>
    private sealed class Pattern : Field
    {
        /// <inheritdoc/>
        public override JsonNode? Read(ref OctetReader from)
        {
            ReadOnlySpan<byte> octets = from.Take(Plmn.Size);
            return PlmnPattern.TryDecode(octets, out PlmnPattern pattern)
                ? JsonValue.Create(pattern.ToString())
                : throw new FormatException($"{Convert.ToHexStringLower(octets)} is no pattern of networks.");
        }

        /// <inheritdoc/>
        public override void Write(JsonNode? value, OctetWriter to)
        {
            byte[] octets = new byte[Plmn.Size];
            PlmnPattern.Parse(Json.Text(value)).Encode(octets);
            to.Write(octets);
        }
    }
}
