namespace Tottoli.MultiSim.SimOS.Security;

/// <summary>Which key references count as verified now, on one logical channel.</summary>
/// <param name="Satisfied">A bit for each reference, as <see cref="PinReference.Bit"/> numbers them.</param>
internal readonly record struct SecurityStatus(uint Satisfied)
{
    /// <summary>True where access conditions on <paramref name="reference"/> are met.</summary>
    public bool Has(byte reference) => (Satisfied & PinReference.Bit(reference)) != 0;
}
