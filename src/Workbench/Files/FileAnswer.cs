using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Workbench.Files;

/// <summary>What a card said when a file was selected.</summary>
/// <param name="Path">Which file was asked for.</param>
/// <param name="Status">The status word.</param>
/// <param name="Octets">The answer as it came: an FCP template, or what else the card says.</param>
public sealed record FileAnswer(CardPath Path, StatusWord Status, ReadOnlyMemory<byte> Octets)
{
    /// <summary>What the answer says; null where the file is not there, or is an application that is no directory of files.</summary>
    public FileParameters? Parameters { get; } = FileParameters.Read(Octets.Span);

    /// <summary>Whether the card has the file: it may be deactivated (62 83) or terminated (62 85).</summary>
    public bool Exists => Status.IsSuccess || Status.Sw1 == 0x62;
}
