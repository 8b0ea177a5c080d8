namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>What makes one phone differ from another.</summary>
public sealed record PhoneOptions
{
    /// <summary>What the phone does with REFRESH.</summary>
    public RefreshBehaviour Refresh { get; init; } = RefreshBehaviour.Compliant;

    /// <summary>IMEI, 15 digits, without spaces.</summary>
    public string Imei { get; init; } = "359881030000012";

    /// <summary>Language of the phone, two letters of ISO 639-1.</summary>
    public string Language { get; init; } = "en";

    /// <summary>PIN1 that the user enters where the card asks for it, 4..8 digits; null where the user does not know one. Never printed.</summary>
    public string? Pin1 { get; init; }

    /// <summary>STATUS every so often where the card has not asked for an interval; null: only where it asked.</summary>
    public TimeSpan? StatusInterval { get; init; }

    /// <summary>The phone sends no STATUS more often than this, whatever POLL INTERVAL asks; the answer tells the card.</summary>
    public TimeSpan ShortestStatusInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public override string ToString() => $"phone {Imei}, REFRESH {Refresh}";
}

/// <summary>What phones do with REFRESH. All of these are met in the field.</summary>
public enum RefreshBehaviour
{
    /// <summary>Follows every mode as specified.</summary>
    Compliant,

    /// <summary>Follows the UICC reset only; answers other modes "beyond the terminal's capabilities".</summary>
    ResetOnly,

    /// <summary>Answers every mode "performed" and does nothing; a UICC reset is dropped without a trace.</summary>
    Ignores,

    /// <summary>Answers and re-reads files, but keeps the old IMSI until the next power cycle.</summary>
    KeepsImsi,

    /// <summary>Has no toolkit at all: an empty TERMINAL PROFILE, never a FETCH.</summary>
    NoToolkit,
}
