using System.Globalization;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>The challenges that the soak card accepted, slot by slot: it may accept none of them a second time, whatever happens to it (3GPP TS 33.102 §C.2).</summary>
/// <param name="chance">Which of them are tried again.</param>
internal sealed class AcceptedChallenges(Random chance)
{
    private const int MostTries = 24;
    private const byte ResponseWaits = 0x61;
    private const byte AutsLength = 16; // DC 0E AUTS; RES, CK and IK are longer

    private readonly List<byte[]>[] _commands = [.. Enumerable.Range(0, SoakCard.Slots).Select(_ => new List<byte[]>())];
    private readonly HashSet<string> _known = [];

    /// <summary>How often one was refused when it was tried again on a card that had been opened anew.</summary>
    public long Refused { get; private set; }

    /// <summary>One that a slot accepted before; null where there is none yet.</summary>
    public byte[]? Old(string slot) => Of(slot) is { Count: > 0 } commands ? commands[chance.Next(commands.Count)] : null;

    /// <summary>Notes what a card answered to a command.</summary>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public string? Observe(string slot, byte[] command, ReadOnlySpan<byte> answer)
    {
        if (command is not [_, 0x88, ..] || answer is not [ResponseWaits, > AutsLength])
            return null;
        if (!_known.Add(Convert.ToHexString(command)))
            return "AUTHENTICATE accepted a challenge for the second time";
        Of(slot).Add(command);
        return null;
    }

    /// <summary>Tries some again, the last ones among them, on a card opened anew.</summary>
    /// <param name="store">What the card kept; stays as it is.</param>
    /// <param name="slot">The slot that is active there.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public string? TryAgain(ICardStore store, string slot)
    {
        List<byte[]> commands = Of(slot);
        List<byte[]> tries = [.. commands.TakeLast(MostTries / 2)];
        for (int i = tries.Count; i < Math.Min(MostTries, commands.Count); i++)
            tries.Add(Old(slot)!);
        string expected = $"{ResponseWaits:X2}{AutsLength:X2}";
        int accepted = CardFacts.Answers(store, tries).Count(answer => answer != expected);
        Refused += tries.Count - accepted;
        return accepted == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{accepted} of {tries.Count} challenges that slot {slot} had accepted were not refused by AUTS");
    }

    private List<byte[]> Of(string slot) => _commands[int.Parse(slot, CultureInfo.InvariantCulture)];
}
