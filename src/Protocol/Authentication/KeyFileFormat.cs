using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>Which commands a key answers. The numbers stand in card images: never change one.</summary>
public enum KeyUse : byte
{
    /// <summary>AUTHENTICATE of the USIM; and all others, unless they have a key of their own.</summary>
    Usim = 0,

    /// <summary>AUTHENTICATE of the ISIM.</summary>
    Isim = 1,

    /// <summary>AUTHENTICATE in the GSM context, RUN GSM ALGORITHM.</summary>
    Gsm = 2,
}

/// <summary>How a key file of a programmable card is coded: a configuration octet, K, OP or OPc.</summary>
/// <remarks>
/// The configuration has in b4..b1 the algorithm and in b5 whether OPc or OP follows. b6 of the 3G files, how SRES follows from RES, is of no
/// use there: the 2G file says it for 2G.
/// </remarks>
public sealed class KeyFileFormat
{
    private static readonly Dictionary<byte, AuthenticationAlgorithm> Umts = new()
    {
        [4] = AuthenticationAlgorithm.Milenage,
        [6] = AuthenticationAlgorithm.Tuak,
        [15] = AuthenticationAlgorithm.Xor,
    };

    private static readonly Dictionary<byte, AuthenticationAlgorithm> Gsm = new()
    {
        [1] = AuthenticationAlgorithm.Comp128V1,
        [2] = AuthenticationAlgorithm.Comp128V2,
        [3] = AuthenticationAlgorithm.Comp128V3,
        [4] = AuthenticationAlgorithm.Milenage,
        [14] = AuthenticationAlgorithm.XorGsm,
    };

    // sysmoISIM-SJA2 and -SJA5. Short RES: b7 in 3G; in 2G b6, as SRES is then the first word of RES in place of the xor of all.
    private static readonly KeyFileFormat[] All =
    [
#pragma warning disable format // a table
        new(SysmocomFiles.UsimKey,   KeyUse.Usim, Umts, reserved: 0x80, shortRes: 0x40),
        new(SysmocomFiles.IsimKey,   KeyUse.Isim, Umts, reserved: 0x80, shortRes: 0x40),
        new(SysmocomFiles.SimKey,    KeyUse.Gsm,  Gsm,  reserved: 0xC0, shortRes: 0x20),
        new(SysmocomFiles.UsimKey2G, KeyUse.Gsm,  Gsm,  reserved: 0x80, shortRes: 0x20),
        new(SysmocomFiles.IsimKey2G, KeyUse.Gsm,  Gsm,  reserved: 0x80, shortRes: 0x20),
#pragma warning restore format
    ];

    private KeyFileFormat(EfDefinition file, KeyUse use, Dictionary<byte, AuthenticationAlgorithm> algorithms, byte reserved, byte shortRes)
    {
        File = file;
        Use = use;
        Algorithms = algorithms;
        Reserved = reserved;
        ShortRes = shortRes;
    }

    /// <summary>Most octets of a file that count.</summary>
    public const int MaxLength = 3 + (2 * AuthenticationKey.MaxSize);

    /// <summary>The file.</summary>
    public EfDefinition File { get; }

    /// <summary>What its key is for.</summary>
    public KeyUse Use { get; }

    /// <summary>The algorithms by their number in the file.</summary>
    internal IReadOnlyDictionary<byte, AuthenticationAlgorithm> Algorithms { get; }

    /// <summary>Bits of the configuration that are 0.</summary>
    internal byte Reserved { get; }

    /// <summary>The bit of the configuration with which RES has four octets.</summary>
    internal byte ShortRes { get; }

    /// <summary>The format of a file; null where it is no key file.</summary>
    /// <param name="path">The file.</param>
    public static KeyFileFormat? Find(FilePath path)
    {
        foreach (KeyFileFormat format in All)
        {
            if (format.File.Path == path)
                return format;
        }
        return null;
    }

    /// <summary>The files whose key has one use: on real cards they are one file under several names.</summary>
    public static IEnumerable<KeyFileFormat> Of(KeyUse use) => All.Where(format => format.Use == use);
}
