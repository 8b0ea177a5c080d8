using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.Profiles;

/// <summary>A rule that comes with a profile: on these networks, this profile.</summary>
/// <param name="Pattern">The networks.</param>
/// <param name="Priority">0..255, the lower number first.</param>
public readonly record struct ProfileRule(PlmnPattern Pattern, byte Priority);

/// <summary>Content of one of the profile's own files.</summary>
/// <param name="Path">The file, not the MF.</param>
/// <param name="Record">Record number, 1..254; 0 for a transparent file.</param>
/// <param name="Content">The content: of a transparent file from its first byte on, or of the record.</param>
public readonly record struct ProfileFile(FilePath Path, byte Record, ReadOnlyMemory<byte> Content);

/// <summary>What an operator gives a card so that it becomes the operator's subscriber: identity, keys, rules, files. Prints no key.</summary>
/// <remarks>The coding is that of <see cref="Encode"/>; it travels only sealed, <see cref="SealedProfile"/>.</remarks>
public sealed partial class ProfilePackage
{
    /// <summary>Most characters of a label.</summary>
    public const int MaxLabelLength = 20;

    /// <summary>Most rules.</summary>
    public const int MaxRules = 16;

    /// <summary>Most files or records.</summary>
    public const int MaxFiles = 64;

    /// <summary>Most bytes of one file or record.</summary>
    public const int MaxContentLength = 255;

    /// <summary>Most bytes of an encoded package.</summary>
    public const int MaxEncodedLength = 8192;

    /// <summary>Name shown in the SIM menu, 1..20 characters.</summary>
    public required string Label { get; init; }

    /// <summary>The subscriber.</summary>
    public required Imsi Imsi { get; init; }

    /// <summary>The authentication algorithm; an operator's own has 80 to FF.</summary>
    public required AuthenticationAlgorithm Algorithm { get; init; }

    /// <summary>K or Ki, 16 bytes, or 32 of TUAK. Secret.</summary>
    public required ReadOnlyMemory<byte> K { get; init; }

    /// <summary>OPc, 16 bytes, or TOPc, 32 bytes; empty for an algorithm without. Secret.</summary>
    public ReadOnlyMemory<byte> Opc { get; init; }

    /// <summary>What the operator chose for the algorithm, as an <see cref="AuthenticationKey"/> takes it; empty for what the specification says. Secret.</summary>
    public ReadOnlyMemory<byte> Parameters { get; init; }

    /// <summary>How the card judges the freshness of SQN.</summary>
    public SequenceRules SequenceRules { get; init; } = SequenceRules.Default;

    /// <summary>The SQN that the card takes as accepted last, 48 bits.</summary>
    public ulong Sqn { get; init; }

    /// <summary>Bytes of RES; 0 for the algorithm's own.</summary>
    public byte ResLength { get; init; }

    /// <summary>Where this profile is to be chosen.</summary>
    public IReadOnlyList<ProfileRule> Rules { get; init; } = [];

    /// <summary>The profile's own files.</summary>
    public IReadOnlyList<ProfileFile> Files { get; init; } = [];

    /// <summary>The package's key as the authentication functions take it; its algorithm is one of the specifications.</summary>
    /// <exception cref="ArgumentException">It is an operator's own: <see cref="KeyFor"/>.</exception>
    public AuthenticationKey Key => new(Algorithm, K.Span, Opc.Span, ResLength, Parameters.Span);

    /// <summary>The package's key as the authentication functions take it.</summary>
    /// <param name="engine">The algorithm of the package's number.</param>
    /// <exception cref="ArgumentException">The algorithm does not take such a key: <see cref="FindKeyFault"/> says why.</exception>
    public AuthenticationKey KeyFor(AlgorithmEngine engine) => new(engine, K.Span, Opc.Span, ResLength, Parameters.Span);

    /// <summary>What keeps the key from being one of its algorithm; null where nothing does.</summary>
    /// <param name="algorithms">The algorithms that are known.</param>
    public string? FindKeyFault(AlgorithmSet algorithms) =>
        algorithms.FindFault(Algorithm, K.Length, Opc.Length, ResLength, Parameters.Span);

    /// <summary>Label and IMSI.</summary>
    public override string ToString() => $"{nameof(ProfilePackage)} {Label} ({Imsi})";

    /// <summary>What keeps these values from being a package; null where nothing does.</summary>
    private string? FindFault()
    {
        if (Label.Length is 0 or > MaxLabelLength || Label.Any(char.IsControl))
            return $"the label must have 1 to {MaxLabelLength} characters and no control characters";
        if (Imsi == default)
            return "the IMSI is missing";
        if (AlgorithmSet.FindFaultOfAny(Algorithm, K.Length, Opc.Length, ResLength, Parameters.Span) is string fault)
            return fault;
        if (SequenceRules.FindFault() is string faultOfRules)
            return faultOfRules;
        if (Sqn > UInt48.MaxValue)
            return "SQN has more than 48 bits";
        if (Rules.Count > MaxRules)
            return $"there are more than {MaxRules} rules";
        if (Files.Count > MaxFiles)
            return $"there are more than {MaxFiles} files";
        foreach (ProfileFile file in Files)
        {
            if (file.Path == FilePath.MasterFile || file.Record == 0xFF)
                return "a file has no path or the record number 255";
            if (file.Content.Length is 0 or > MaxContentLength)
                return $"the content of {file.Path} must have 1 to {MaxContentLength} bytes";
        }
        return null;
    }
}
