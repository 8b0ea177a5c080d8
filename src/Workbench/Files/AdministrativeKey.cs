using System.Text;

namespace Tottoli.MultiSim.Workbench.Files;

/// <summary>How people write an administrative key: eight characters, or sixteen hexadecimal digits.</summary>
public static class AdministrativeKey
{
    private const int Length = 8;

    /// <summary>Reads a key.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="key">Eight octets.</param>
    /// <returns>False where it is neither.</returns>
    public static bool TryRead(string? text, out byte[] key)
    {
        key = [];
        if (text is { Length: 2 * Length } && text.All(char.IsAsciiHexDigit))
            key = Convert.FromHexString(text);
        else if (text is { Length: Length } && text.All(char.IsAscii))
            key = Encoding.ASCII.GetBytes(text);
        return key.Length == Length;
    }

    /// <summary>Writes a key: characters where all octets are some, else digits.</summary>
    public static string Write(ReadOnlySpan<byte> key) =>
        key.ContainsAnyExceptInRange((byte)0x21, (byte)0x7E) ? Convert.ToHexStringLower(key) : Encoding.ASCII.GetString(key);
}
