namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below DF.EIRENE: railway telephony, GSM-R.</summary>
public static class EireneFiles
{
    /// <summary>DF.EIRENE.</summary>
    public static readonly FilePath Df = FilePath.MasterFile.Append(0x7FE0);

    /// <summary>Functional numbers.</summary>
    public static readonly EfDefinition Fn = new(Df.Append(0x6FF1), "EF.FN", EfKind.LinearFixed, 0x00, "UIC P 38 T 9001") { Size = new(9, 9) };

    /// <summary>Confirmation of emergency calls: configuration.</summary>
    public static readonly EfDefinition CallConfigurationC = new(Df.Append(0x6FF2), "EF.CallconfC", EfKind.Transparent, 0x00, "UIC P 38 T 9001") { Size = new(24, 24) };

    /// <summary>Confirmation of emergency calls: what is reported.</summary>
    public static readonly EfDefinition CallInformation = new(Df.Append(0x6FF3), "EF.CallconfI", EfKind.LinearFixed, 0x00, "UIC P 38 T 9001") { Size = new(21, 21) };

    /// <summary>Groups of shunting.</summary>
    public static readonly EfDefinition Shunting = new(Df.Append(0x6FF4), "EF.Shunting", EfKind.Transparent, 0x00, "UIC P 38 T 9001") { Size = new(8, 8) };

    /// <summary>Railway networks.</summary>
    public static readonly EfDefinition GsmrPlmn = new(Df.Append(0x6FF5), "EF.GsmrPLMN", EfKind.LinearFixed, 0x00, "UIC P 38 T 9001") { Size = new(9, 9) };

    /// <summary>International codes.</summary>
    public static readonly EfDefinition Ic = new(Df.Append(0x6F8D), "EF.IC", EfKind.LinearFixed, 0x00, "UIC P 38 T 9001") { Size = new(7, 7) };

    /// <summary>Names of networks.</summary>
    public static readonly EfDefinition Nw = new(Df.Append(0x6F80), "EF.NW", EfKind.LinearFixed, 0x00, "UIC P 38 T 9001") { Size = new(8, 8) };

    /// <summary>Call types.</summary>
    public static readonly EfDefinition Ct = new(Df.Append(0x6F8E), "EF.CT", EfKind.LinearFixed, 0x00, "UIC P 38 T 9001") { Size = new(6, 6) };

    /// <summary>Short codes.</summary>
    public static readonly EfDefinition Sc = new(Df.Append(0x6F8F), "EF.SC", EfKind.LinearFixed, 0x00, "UIC P 38 T 9001") { Size = new(6, 6) };

    /// <summary>Function codes.</summary>
    public static readonly EfDefinition Fc = new(Df.Append(0x6F88), "EF.FC", EfKind.LinearFixed, 0x00, "UIC P 38 T 9001") { Size = new(3, 3) };

    /// <summary>Service codes of voice groups and broadcasts.</summary>
    public static readonly EfDefinition Service = new(Df.Append(0x6F89), "EF.Service", EfKind.LinearFixed, 0x00, "UIC P 38 T 9001") { Size = new(3, 3) };

    /// <summary>First digits of group identifiers.</summary>
    public static readonly EfDefinition Call = new(Df.Append(0x6F8A), "EF.Call", EfKind.LinearFixed, 0x00, "UIC P 38 T 9001") { Size = new(3, 3) };

    /// <summary>Team types and functions.</summary>
    public static readonly EfDefinition FunctionTeam = new(Df.Append(0x6F8B), "EF.FctTeam", EfKind.LinearFixed, 0x00, "UIC P 38 T 9001") { Size = new(3, 3) };

    /// <summary>Functions of controllers.</summary>
    public static readonly EfDefinition Controller = new(Df.Append(0x6F92), "EF.Controller", EfKind.LinearFixed, 0x00, "UIC P 38 T 9001") { Size = new(3, 3) };

    /// <summary>Access to other networks.</summary>
    public static readonly EfDefinition Gateway = new(Df.Append(0x6F8C), "EF.Gateway", EfKind.LinearFixed, 0x00, "UIC P 38 T 9001") { Size = new(3, 3) };

    /// <summary>Numbers of 5 to 8 digits.</summary>
    public static readonly EfDefinition FiveToEightDigits = new(Df.Append(0x6F81), "EF.5to8digits", EfKind.Transparent, 0x00, "UIC P 38 T 9001") { Size = new(4, 4) };

    /// <summary>Inputs of 2 digits.</summary>
    public static readonly EfDefinition TwoDigits = new(Df.Append(0x6F82), "EF.2digits", EfKind.Transparent, 0x00, "UIC P 38 T 9001") { Size = new(4, 4) };

    /// <summary>Inputs of 8 digits.</summary>
    public static readonly EfDefinition EightDigits = new(Df.Append(0x6F83), "EF.8digits", EfKind.Transparent, 0x00, "UIC P 38 T 9001") { Size = new(4, 4) };

    /// <summary>Inputs of 9 digits.</summary>
    public static readonly EfDefinition NineDigits = new(Df.Append(0x6F84), "EF.9digits", EfKind.Transparent, 0x00, "UIC P 38 T 9001") { Size = new(4, 4) };

    /// <summary>Group call areas.</summary>
    public static readonly EfDefinition GroupCallArea = new(Df.Append(0x6F85), "EF.SSSSS", EfKind.Transparent, 0x00, "UIC P 38 T 9001") { Size = new(4, 4) };

    /// <summary>Location numbers of team calls.</summary>
    public static readonly EfDefinition LocationNumber = new(Df.Append(0x6F86), "EF.LLLLL", EfKind.Transparent, 0x00, "UIC P 38 T 9001") { Size = new(4, 4) };

    /// <summary>Location numbers of controllers.</summary>
    public static readonly EfDefinition Location = new(Df.Append(0x6F91), "EF.Location", EfKind.Transparent, 0x00, "UIC P 38 T 9001") { Size = new(4, 4) };

    /// <summary>Free numbers.</summary>
    public static readonly EfDefinition FreeNumber = new(Df.Append(0x6F87), "EF.FreeNumber", EfKind.Transparent, 0x00, "UIC P 38 T 9001") { Size = new(4, 4) };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Fn, CallConfigurationC, CallInformation, Shunting, GsmrPlmn, Ic, Nw, Ct, Sc, Fc, Service, Call, FunctionTeam, Controller, Gateway,
        FiveToEightDigits, TwoDigits, EightDigits, NineDigits, GroupCallArea, LocationNumber, Location, FreeNumber,
    ];
}
