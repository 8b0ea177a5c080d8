namespace Tottoli.MultiSim.SimOS.Layouts;

/// <summary>The records of every EF.ARR: who may do what with a file (ETSI TS 102 221 §9.2.4 and §13.4).</summary>
/// <remarks>
/// A record is pairs of an access mode (<c>80 01 mode</c>; <c>84 01 INS</c> for RESIZE, D4, and INCREASE, 32) and its condition: <c>90 00</c>
/// always, <c>A4 06 83 01 key 95 01 08</c> the key was verified. Every application has an EF.ARR of its own, so that an issuer may
/// change the rules of one.
/// </remarks>
internal static class Rule
{
    /// <summary>Read always; update, and all else that changes the file, ADM1.</summary>
    public const byte ReadAlways = 1;

    /// <summary>Read PIN1, update ADM1.</summary>
    public const byte ReadPin1 = 2;

    /// <summary>Read and update PIN1.</summary>
    public const byte Pin1 = 3;

    /// <summary>Read always, update PIN1.</summary>
    public const byte ReadAlwaysUpdatePin1 = 4;

    /// <summary>Everything ADM1; also for directories.</summary>
    public const byte Adm1 = 5;

    /// <summary>Read PIN1, update PIN2.</summary>
    public const byte ReadPin1UpdatePin2 = 6;

    /// <summary>A counter of charges: INCREASE and read PIN1, update PIN2.</summary>
    public const byte Charges = 7;

    /// <summary>A counter: INCREASE, read and update PIN1.</summary>
    public const byte Counter = 8;

    /// <summary>Octets of a record.</summary>
    public const int Length = 64;

    /// <summary>Number of records; the last two are free.</summary>
    public const int Count = 10;

    /// <summary>The records, as a content of the file table.</summary>
    public const string Records =
        "800101900080017AA40683010A9501088401D4A40683010A950108|" +
        "800101A40683010195010880017AA40683010A9501088401D4A40683010A950108|" +
        "800103A406830101950108800178A40683010A9501088401D4A40683010A950108|" +
        "8001019000800102A406830101950108800178A40683010A9501088401D4A40683010A950108|" +
        "80017FA40683010A9501088401D4A40683010A950108|" +
        "800101A406830101950108800102A406830181950108800178A40683010A9501088401D4A40683010A950108|" +
        "840132A406830101950108800101A406830101950108800102A406830181950108800178A40683010A9501088401D4A40683010A950108|" +
        "840132A406830101950108800103A406830101950108800178A40683010A9501088401D4A40683010A950108";
}
