using System.Globalization;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Workbench.Files;

/// <summary>What must be so before a command is allowed: <c>always</c>, <c>never</c>, or keys that must have been verified.</summary>
/// <param name="Text">For people: <c>PIN1</c>, <c>PIN2 or ADM1</c>.</param>
/// <param name="Keys">Key references (ETSI TS 102 221 §9.5.1), any of which may do; empty where none does or none is needed.</param>
public sealed record AccessCondition(string Text, IReadOnlyList<byte> Keys)
{
    /// <summary>Nothing is asked for.</summary>
    public static AccessCondition Always { get; } = new("always", []);

    /// <summary>Nobody may.</summary>
    public static AccessCondition Never { get; } = new("never", []);

    /// <summary>Name of a key reference: <c>PIN1</c>, <c>PIN2</c>, <c>ADM1</c>.</summary>
    public static string NameOf(byte reference) => reference switch
    {
        0x01 => "PIN1",
        0x81 => "PIN2",
        0x11 => "the universal PIN",
        >= 0x0A and <= 0x0E => string.Create(CultureInfo.InvariantCulture, $"ADM{reference - 0x09}"),
        >= 0x8A and <= 0x8E => string.Create(CultureInfo.InvariantCulture, $"ADM{reference - 0x84}"),
        _ => $"key {reference:X2}",
    };

    /// <summary>The condition of one key.</summary>
    public static AccessCondition OfKey(byte reference) => new(NameOf(reference), [reference]);

    /// <summary>Reads expanded rules: pairs of what is done and on what condition, as in a record of EF.ARR (ETSI TS 102 221 §9.2.4).</summary>
    /// <param name="rules">The rules, padded with FF or not.</param>
    /// <param name="mode">Bit of the access mode octet: 01 read, 02 update.</param>
    /// <returns><see cref="Never"/> where no rule speaks of it.</returns>
    public static AccessCondition OfExpanded(ReadOnlySpan<byte> rules, byte mode)
    {
        const int accessMode = 0x80, lastAccessMode = 0x8F;
        List<AccessCondition> found = [];
        bool applies = false;
        BerTlvReader reader = new(rules);
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
        {
            if (tag is >= accessMode and <= lastAccessMode)
                applies = tag == accessMode && value.Length == 1 && (value[0] & 0x80) == 0 && (value[0] & mode) != 0;
            else if (applies)
                found.Add(OfObject(tag, value, 0));
        }
        return Join(found, " or ");
    }

    /// <summary>Reads compact rules: an octet of what is done, then a condition for each of its bits (§9.2.4).</summary>
    /// <remarks>The low digit of a condition on user authentication is a key reference on the cards that are known to use the format.</remarks>
    /// <param name="rules">The value of object 8C.</param>
    /// <param name="mode">Bit of the access mode octet: 01 read, 02 update.</param>
    public static AccessCondition OfCompact(ReadOnlySpan<byte> rules, byte mode)
    {
        if (rules.IsEmpty || (rules[0] & mode) == 0)
            return Never;
        int position = 1 + byte.PopCount((byte)(rules[0] & ~((mode << 1) - 1)));
        return position < rules.Length ? OfOctet(rules[position]) : Never;
    }

    /// <summary>Reads the digit of a GSM SIM's access conditions (3GPP TS 51.011 §9.3).</summary>
    public static AccessCondition OfGsm(int digit) => digit switch
    {
        0 => Always,
        1 => OfKey(0x01),
        2 => OfKey(0x81),
        >= 4 and <= 14 => new AccessCondition(string.Create(CultureInfo.InvariantCulture, $"ADM (level {digit})"), [(byte)digit]),
        _ => Never,
    };

    private static AccessCondition OfOctet(byte condition) => condition switch
    {
        0x00 => Always,
        0xFF => Never,
        _ when (condition & 0x70) == 0x10 => OfKey((byte)(condition & 0x0F)),
        _ => new AccessCondition($"condition {condition:X2}", []),
    };

    private static AccessCondition OfObject(int tag, ReadOnlySpan<byte> value, int depth)
    {
        const int always = 0x90, never = 0x97, key = 0xA4, anyOf = 0xA0, allOf = 0xAF, allOfOther = 0xA7, reference = 0x83, deepest = 4;
        return tag switch
        {
            always => Always,
            never => Never,
            key when BerTlvReader.TryFind(value, reference, out ReadOnlySpan<byte> number) && number.Length == 1 => OfKey(number[0]),
            0x9D or 0x9E when value.Length == 1 => OfOctet(value[0]),
            anyOf when depth < deepest => Join(Each(value, depth + 1), " or "),
            allOf or allOfOther when depth < deepest => Join(Each(value, depth + 1), " and "),
            _ => new AccessCondition($"condition {tag:X2}", []),
        };
    }

    private static List<AccessCondition> Each(ReadOnlySpan<byte> conditions, int depth)
    {
        List<AccessCondition> found = [];
        BerTlvReader reader = new(conditions);
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
            found.Add(OfObject(tag, value, depth));
        return found;
    }

    private static AccessCondition Join(List<AccessCondition> conditions, string word) => conditions switch
    {
        [] => Never,
        [var only] => only,
        _ when word == " or " && conditions.Contains(Always) => Always,
        _ => new AccessCondition(string.Join(word, conditions.Select(static condition => condition.Text).Distinct()), [.. conditions.SelectMany(static condition => condition.Keys).Distinct()]),
    };
}
