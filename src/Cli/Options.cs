using System.CommandLine;

namespace Tottoli.MultiSim.Cli;

/// <summary>Options and arguments that several commands share, checked while the command line is parsed.</summary>
internal static class Options
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object on the standard output." };

    public static Argument<string> CardFile() => new("FILE") { Description = "The card image (one SQLite file a card).", Arity = ArgumentArity.ExactlyOne };

    /// <summary>Bytes in hexadecimal, exactly <paramref name="length"/> of them.</summary>
    public static Option<string?> Hex(string name, int length, string description) => Checked(name, $"{length * 2} HEX DIGITS", description,
        text => text.Length == length * 2 && text.All(char.IsAsciiHexDigit)
            ? null
            : $"expected {length * 2} hexadecimal digits ({length} bytes); {text.Length} characters were given.");

    /// <summary>A whole number in a range.</summary>
    public static Option<int> Number(string name, int from, int to, int fallback, string description)
    {
        Option<int> option = new(name) { Description = $"{description} {from}..{to}, default {fallback}.", HelpName = "N", DefaultValueFactory = _ => fallback };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value) && (value < from || value > to))
                result.AddError($"{name} must lie in {from}..{to}; {value} was given.");
        });
        return option;
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
