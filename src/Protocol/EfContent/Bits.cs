using System.Text.Json.Nodes;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>Octets whose bits have names: an object with a member for each part.</summary>
/// <remarks>Bits without a name are reserved: they appear as the number <c>rfu_bits</c> where they are not as usual, so that nothing is lost.</remarks>
internal sealed class Bits : Field
{
    private const string Reserved = "rfu_bits";

    private readonly Number _number;
    private readonly BitPart[] _parts;
    private readonly uint _reserved;

    /// <summary>A field of bits.</summary>
    /// <param name="length">Number of octets, 1..4.</param>
    /// <param name="parts">The parts.</param>
    public Bits(int length, params BitPart[] parts)
    {
        _number = new(length);
        _parts = parts;
        _reserved = (uint)((1UL << (8 * length)) - 1);
        foreach (BitPart part in parts)
            _reserved &= ~part.Mask;
    }

    /// <summary>What the reserved bits usually are; 0 unless said otherwise.</summary>
    public uint Usual { get; init; }

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        uint bits = (uint)Json.Number(_number.Read(ref from), uint.MaxValue);
        JsonObject value = [];
        foreach (BitPart part in _parts)
            value.Add(part.Name, part.Read(bits));
        if ((bits & _reserved) != (Usual & _reserved))
            value.Add(Reserved, bits & _reserved);
        return value;
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        JsonObject members = Json.Object(value);
        uint bits = members.TryGetPropertyValue(Reserved, out JsonNode? reserved) ? (uint)Json.Number(reserved, uint.MaxValue) & _reserved : Usual & _reserved;
        foreach (BitPart part in _parts)
            bits |= Structure.Named(part.Name, members, part, static (one, member) => one.Write(member));
        _number.Write(JsonValue.Create(bits), to);
    }

    /// <summary>Flags of one bit each, the lowest bit first; a null skips a bit.</summary>
    /// <param name="length">Number of octets.</param>
    /// <param name="names">Their names.</param>
    public static Bits FromLowest(int length, params string?[] names) =>
        new(length, [.. names.Select(static (name, bit) => (name, bit)).Where(static n => n.name is not null).Select(static n => Flag(n.name!, 1u << n.bit))]);

    /// <summary>A flag.</summary>
    public static BitPart Flag(string name, uint mask) => new(name, mask, null, false);

    /// <summary>A flag that is true where its bit is 0.</summary>
    public static BitPart Inverted(string name, uint mask) => new(name, mask, null, true);

    /// <summary>A number.</summary>
    public static BitPart Part(string name, uint mask) => new(name, mask, null, false);

    /// <summary>A value out of a list.</summary>
    public static BitPart Part(string name, uint mask, ValueNames names) => new(name, mask, names, false);
}

/// <summary>Some bits of a field: a flag where it is one bit, else a number or a value out of a list.</summary>
/// <param name="Name">Name of the member.</param>
/// <param name="Mask">The bits.</param>
/// <param name="Names">Names of the values, or null.</param>
/// <param name="IsInverted">True where a flag is true at 0.</param>
internal sealed record BitPart(string Name, uint Mask, ValueNames? Names, bool IsInverted)
{
    private int Shift => System.Numerics.BitOperations.TrailingZeroCount(Mask);

    private bool IsFlag => Names is null && System.Numerics.BitOperations.PopCount(Mask) == 1;

    /// <summary>The part of some bits.</summary>
    public JsonNode Read(uint bits)
    {
        int value = (int)((bits & Mask) >> Shift);
        return Names is not null ? Names.ToJson(value) : IsFlag ? JsonValue.Create((value != 0) != IsInverted) : JsonValue.Create(value);
    }

    /// <summary>The bits of a part.</summary>
    /// <exception cref="FormatException">The value is none of the part's.</exception>
    public uint Write(JsonNode? value)
    {
        uint greatest = Mask >> Shift;
        uint bits = Names is not null ? (uint)Names.FromJson(value, (int)greatest)
            : IsFlag ? (Json.Bool(value) != IsInverted ? 1u : 0u)
            : (uint)Json.Number(value, greatest);
        return bits << Shift;
    }
}
