using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Workbench.Authentication;

/// <summary>What to do where a card refuses AUTHENTICATE.</summary>
internal static class AuthenticationAdvice
{
    public static string? For(StatusWord status) => status.Value switch
    {
        0x6982 or 0x9804 => "It asks for PIN1: present it with --pin.",
        0x6985 => "The card has no key for it, or not the algorithm.",
        0x9864 => "The card does not have this context: one with an algorithm of 2G alone takes --2g, and a USIM the challenge of 2G only where service 38 is on.",
        _ => null,
    };
}
