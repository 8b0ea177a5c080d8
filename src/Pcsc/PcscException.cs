namespace Tottoli.MultiSim.Pcsc;

/// <summary>What PC/SC said. Callers meet it as the inner exception of a <see cref="Protocol.Apdu.CardLinkException"/>.</summary>
/// <param name="function">The function of PC/SC: "SCardConnect".</param>
/// <param name="status">What it returned.</param>
public sealed class PcscException(string function, PcscStatus status) : Exception($"{function}: {status}")
{
    /// <summary>The function of PC/SC.</summary>
    public string Function { get; } = function;

    /// <summary>What it returned.</summary>
    public PcscStatus Status { get; } = status;
}
