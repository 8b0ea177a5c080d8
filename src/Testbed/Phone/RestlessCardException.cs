namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>A card asked for one REFRESH after the other, so that the phone never came to rest: its rules contradict each other, as two that send the phone from one network to the other.</summary>
public sealed class RestlessCardException()
    : Exception("the card made the phone begin anew again and again: its rules contradict each other, as its journal shows");
