using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Tottoli.MultiSim.CardStore;

namespace Tottoli.MultiSim.Cli;

/// <summary>Options and arguments that several commands share, checked while the command line is parsed.</summary>
internal static class Options
{
    private static readonly Dictionary<string, Durability> Durabilities = new()
    {
        ["power"] = CardStore.Durability.Power,
        ["process"] = CardStore.Durability.Process,
        ["memory"] = CardStore.Durability.Memory,
    };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object on the standard output." };

    public static Argument<string> CardFile()
    {
        Argument<string> file = new("FILE") { Description = "The card image (one SQLite file a card).", Arity = ArgumentArity.ExactlyOne };
        RefuseOptions(file);
        return file;
    }

    /// <summary>What the changes of the card outlive.</summary>
    public static Option<Durability> Durability() => new("--durability")
    {
        Description = "What the card's changes outlive. power: loss of power, each is on the disk before its answer leaves; "
            + "process: the end of this process; memory: nothing, the card is a copy in memory and its file stays as it was.",
        HelpName = string.Join('|', Durabilities.Keys),
        DefaultValueFactory = _ => CardStore.Durability.Power,
        CustomParser = result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (!Durabilities.TryGetValue(text, out Durability durability))
                result.AddError($"--durability: '{text}' was given; expected {string.Join(", ", Durabilities.Keys)}.");
            return durability;
        },
    };

    /// <summary>An option that the command does not have must not pass for the name of a file.</summary>
    public static void RefuseOptions(Argument argument) => argument.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && result.Tokens[0].Value is ['-', ..] option)
            result.AddError($"'{option}' is no option of this command; if a file has that name, write './{option}'.");
    });

    /// <summary>Where chance begins.</summary>
    public static Option<long> Seed() => new("--seed")
    {
        Description = "Where chance begins: the same seed gives the same run.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        CustomParser = result => WholeNumber(result, "--seed", long.MinValue, long.MaxValue),
    };

    /// <summary>Bytes in hexadecimal, exactly <paramref name="length"/> of them.</summary>
    public static Option<string?> Hex(string name, int length, string description) => Hex(name, [length], description);

    /// <summary>Bytes in hexadecimal, as many as one of <paramref name="lengths"/> says.</summary>
    public static Option<string?> Hex(string name, int[] lengths, string description) => Checked(name, $"{string.Join(" OR ", lengths.Select(length => length * 2))} HEX DIGITS", description,
        text => lengths.Contains(text.Length / 2) && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit)
            ? null
            : $"expected {string.Join(" or ", lengths.Select(length => length * 2))} hexadecimal digits ({string.Join(" or ", lengths)} bytes); {text.Length} characters were given.");

    /// <summary>One of a few whole numbers.</summary>
    public static Option<int> Number(string name, int[] values, string description) => new(name)
    {
        Description = $"{description} {string.Join(" or ", values)}; {values[0]} by default.",
        HelpName = string.Join('|', values),
        DefaultValueFactory = _ => values[0],
        CustomParser = result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && values.Contains(value))
                return value;
            result.AddError($"{name}: '{text}' was given; expected {string.Join(" or ", values)}.");
            return values[0];
        },
    };

    /// <summary>A whole number in a range that 32 bits do not hold.</summary>
    public static Option<long> LongNumber(string name, long from, long to, long fallback, string description) => new(name)
    {
        Description = $"{description} {from}..{to}.",
        HelpName = "N",
        DefaultValueFactory = _ => fallback,
        CustomParser = result => WholeNumber(result, name, from, to),
    };

    /// <summary>A whole number in a range.</summary>
    public static Option<int> Number(string name, int from, int to, int fallback, string description) => new(name)
    {
        Description = $"{description} {from}..{to}.",
        HelpName = "N",
        DefaultValueFactory = _ => fallback,
        CustomParser = result => (int)WholeNumber(result, name, from, to),
    };

    /// <summary>Reads the one token as a whole number in a range, or says what was expected.</summary>
    public static long WholeNumber(ArgumentResult result, string name, long from, long to)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= from && value <= to)
            return value;
        result.AddError($"{name}: '{text}' was given; expected a whole number, {from} to {to}.");
        return from;
    }

    /// <summary>Text that <paramref name="check"/> finds nothing wrong with (null), or says what was expected.</summary>
    public static Option<string?> Checked(string name, string helpName, string description, Func<string, string?> check)
    {
        Option<string?> option = new(name) { Description = description, HelpName = helpName };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && check(result.Tokens[0].Value) is { } complaint)
                result.AddError($"{name}: {complaint}");
        });
        return option;
    }
}
