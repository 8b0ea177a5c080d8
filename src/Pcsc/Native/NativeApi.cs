using System.Text;

namespace Tottoli.MultiSim.Pcsc.Native;

/// <summary>The binding of this system, and what the three have in common.</summary>
internal static class NativeApi
{
    /// <summary>SCARD_SCOPE_SYSTEM.</summary>
    public const byte SystemScope = 2;

    /// <summary>Characters that any reader's name fits in (pcsc-lite: 128).</summary>
    public const int NameRoom = 256;

    /// <summary>Chosen once: the three differ in the width of nearly every type.</summary>
    public static IPcscApi Instance { get; } =
        OperatingSystem.IsWindows() ? new WinScardApi()
        : OperatingSystem.IsMacOS() ? new MacPcscApi()
        : new PcscLiteApi();

    /// <summary>Splits a multi-string: names, each ended by a zero, and one more zero.</summary>
    public static string[] Names(ReadOnlySpan<char> list) => list.ToString().Split('\0', StringSplitOptions.RemoveEmptyEntries);

    /// <inheritdoc cref="Names(ReadOnlySpan{char})"/>
    public static string[] Names(ReadOnlySpan<byte> list) => Names(Encoding.UTF8.GetString(list));
}
