namespace Tottoli.MultiSim.SimOS.Security;

/// <summary>Which key references count as verified now, on one logical channel.</summary>
/// <param name="Satisfied">Whose conditions are met: a bit for each reference, as <see cref="PinReference.Bit"/> numbers them.</param>
/// <param name="Disabled">Which are disabled, a bit each.</param>
internal readonly record struct SecurityStatus(uint Satisfied, uint Disabled)
{
    /// <summary>True where a PIN is enabled, so that security environment 01 is in force for whom it is the application PIN.</summary>
    public bool IsEnabled(byte reference) => (Disabled & PinReference.Bit(reference)) == 0;

    /// <summary>True where access conditions on <paramref name="reference"/> are met.</summary>
    public bool Has(byte reference) => (Satisfied & PinReference.Bit(reference)) != 0;
}
