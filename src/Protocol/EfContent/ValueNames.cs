using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>Names of the values of a field.</summary>
/// <remarks>
/// A name of digits is a number in JSON: the field means another number than it holds. A value that has no name is a number itself, but
/// not where other names are numbers: there it is a fault.
/// </remarks>
/// <param name="names">Value and name.</param>
internal sealed class ValueNames(params (int Value, string Name)[] names)
{
    private readonly bool _haveNumbers = names.Any(static n => char.IsAsciiDigit(n.Name[0]));

    /// <summary>The name of a value, or the value itself where it has none.</summary>
    public JsonNode ToJson(int value)
    {
        foreach ((int known, string name) in names)
        {
            if (known == value)
                return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? JsonValue.Create(number) : JsonValue.Create(name);
        }
        return _haveNumbers ? throw new FormatException($"The value {value} is reserved.") : JsonValue.Create(value);
    }

    /// <summary>The value of a name, or of a number.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public int FromJson(JsonNode? value, int greatest)
    {
        bool isNumber = Json.IsNumber(value);
        if (isNumber && !_haveNumbers)
            return (int)Json.Number(value, (ulong)greatest);
        if (isNumber || value?.GetValueKind() == JsonValueKind.String)
        {
            string wanted = isNumber ? value!.ToJsonString() : Json.Text(value);
            foreach ((int known, string name) in names)
            {
                if (name == wanted)
                    return known;
            }
        }
        throw Json.Expected($"one of {string.Join(", ", names.Select(static n => n.Name))}{(_haveNumbers ? "" : ", or a number,")}", value);
    }
}
