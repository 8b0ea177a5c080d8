using JavaCard.Framework;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>An applet's static <c>Install</c> (Java Card API, <c>Applet.install</c>).</summary>
/// <param name="bArray">Three length-value fields: instance AID, control information, application data.</param>
/// <param name="bOffset">Where they begin.</param>
/// <param name="bLength">Their length.</param>
public delegate void InstallMethod(byte[] bArray, short bOffset, byte bLength);

/// <summary>The walk over an applet's fields that the generator writes: <c>(applet, ref visitor) => MyAppletState.Visit((MyApplet)applet, ref visitor)</c>.</summary>
/// <param name="applet">The instance that <c>Install</c> registered.</param>
/// <param name="visitor">What walks.</param>
public delegate void StateWalk(JavaCard.Framework.Applet applet, ref StateVisitor visitor);

/// <summary>An applet that a card carries: what INSTALL [for install] says of it, and its code.</summary>
/// <remarks>Cards with the same applets carry them in the same order: their number is how a card image knows them.</remarks>
public sealed record AppletDescription
{
    /// <summary>AID of the instance, 5..16 octets.</summary>
    public required ReadOnlyMemory<byte> Aid { get; init; }

    /// <summary>
    /// UICC toolkit application specific parameters: the value of tag 80 within EA (ETSI TS 102 226 §8.2.1.3.2.2.1): priority,
    /// timers, text length and number of menu entries, position and identifier of each, channels, security level, TARs, services.
    /// </summary>
    public required ReadOnlyMemory<byte> ToolkitParameters { get; init; }

    /// <summary>Application data, the value of tag C9: up to 127 octets for the applet itself.</summary>
    public ReadOnlyMemory<byte> InstallParameters { get; init; }

    /// <summary>The directory that the applet works with: a card that has no such one, as it is a copy of another card, does not carry the applet. Null where it needs none.</summary>
    public FilePath? Directory { get; init; }

    /// <summary>Makes the instance.</summary>
    public required InstallMethod Install { get; init; }

    /// <summary>Walks over its fields.</summary>
    public required StateWalk Walk { get; init; }
}
