using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Workbench.Dumps;

/// <summary>A copy of a card's file system: what the card answered for each file, and what was in it.</summary>
public sealed record CardDump
{
    /// <summary>Name of the card's model.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where the dump comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>The answer to reset; empty where the dump does not say it.</summary>
    public ReadOnlyMemory<byte> AnswerToReset { get; init; }

    /// <summary>The card's number in digits; null where the dump does not say it.</summary>
    public string? Iccid { get; init; }

    /// <summary>ADM1 as people write it: eight characters, or sixteen hexadecimal digits; null where the dump does not say it. Secret.</summary>
    public string? Adm1 { get; init; }

    /// <summary>True for a GSM SIM, which knows class A0 only.</summary>
    public bool IsGsm { get; init; }

    /// <summary>What the card answers to a SEARCH RECORD that finds nothing: 6A83, 6282 or 9000; null where the dump does not say it.</summary>
    public StatusWord? SearchMiss { get; init; }

    /// <summary>The files, a directory before what is in it. Those that the dump says the card has not are left out.</summary>
    public IReadOnlyList<DumpedFile> Files { get; init; } = [];

    /// <summary>Files that could be read with ADM1 only, by their names.</summary>
    public IReadOnlyList<string> ReadNeedsAdm1 { get; init; } = [];
}

/// <summary>One file of a dump.</summary>
/// <param name="Names">Names of the directories from the MF on, and of the file: <c>MF</c>, <c>ADF.USIM</c>, <c>EF.IMSI</c>.</param>
/// <param name="Path">Where it is.</param>
public sealed record DumpedFile(IReadOnlyList<string> Names, CardPath Path)
{
    /// <summary>What SELECT answered: an FCP template; on a GSM SIM 22 octets or 15; of an application without files what it says, or nothing.</summary>
    public ReadOnlyMemory<byte> Answer { get; init; }

    /// <summary>What was in it; null for a directory, and where the card refused to say it.</summary>
    public FileContent? Content { get; init; }

    /// <summary>The status word with which the card refused its content; null where it did not.</summary>
    public StatusWord? Refusal { get; init; }

    /// <summary>Why the content that the dump has could not be read; null where it could.</summary>
    public string? Fault { get; init; }

    /// <summary>True where the content is a key and was left out of the dump.</summary>
    public bool IsMasked { get; init; }

    /// <summary>The names as one text: <c>MF/ADF.USIM/EF.IMSI</c>.</summary>
    public string Name => string.Join('/', Names);
}
