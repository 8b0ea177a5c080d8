namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>A card asked for one REFRESH after the other, so that the phone never came to rest: its rules contradict each other, as two that send the phone from one network to the other.</summary>
/// <param name="times">How often the phone began anew.</param>
public sealed class RestlessCardException(int times)
    : Exception($"the card made the phone begin anew {times} times without rest: its rules contradict each other, as its journal shows");
