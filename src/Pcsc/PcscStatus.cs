using System.Globalization;

namespace Tottoli.MultiSim.Pcsc;

/// <summary>What a function of PC/SC returned, in the low 32 bits that all platforms share.</summary>
/// <param name="Code">The code: 0 success, 8010xxxx of PC/SC, anything else the operating system's own.</param>
public readonly record struct PcscStatus(uint Code)
{
    private const string ServiceAdvice = "Linux: install the package pcscd and start it ('systemctl start pcscd.socket'); Windows: the service 'Smart Card' runs once a reader is plugged in";

#pragma warning disable format // a table: code, name, what it means and what to do
    private static readonly Dictionary<uint, (string Name, string Meaning)> Known = new()
    {
        [0x00000000] = ("SCARD_S_SUCCESS",             "done"),
        [0x80100001] = ("SCARD_F_INTERNAL_ERROR",      "the PC/SC service had a fault of its own; look into its log"),
        [0x80100002] = ("SCARD_E_CANCELLED",           "the wait was cancelled"),
        [0x80100003] = ("SCARD_E_INVALID_HANDLE",      "the service does not know this connection any more: it was restarted. Power the card on again"),
        [0x80100004] = ("SCARD_E_INVALID_PARAMETER",   "the service refused a parameter"),
        [0x80100006] = ("SCARD_E_NO_MEMORY",           "the service has no memory left"),
        [0x80100008] = ("SCARD_E_INSUFFICIENT_BUFFER", "the answer is longer than any APDU's and is lost, but the card has carried the command out"),
        [0x80100009] = ("SCARD_E_UNKNOWN_READER",      "there is no such reader; 'multisim reader list' tells the names"),
        [0x8010000A] = ("SCARD_E_TIMEOUT",             "nothing happened in time"),
        [0x8010000B] = ("SCARD_E_SHARING_VIOLATION",   "another program holds the card: end that program, or try again when it is done"),
        [0x8010000C] = ("SCARD_E_NO_SMARTCARD",        "there is no card in the reader: put one in"),
        [0x8010000D] = ("SCARD_E_UNKNOWN_CARD",        "the service does not know the card"),
        [0x8010000F] = ("SCARD_E_PROTO_MISMATCH",      "the card does not speak the protocol that was asked for (T=0 or T=1)"),
        [0x80100010] = ("SCARD_E_NOT_READY",           "the reader is not ready; try again"),
        [0x80100011] = ("SCARD_E_INVALID_VALUE",       "the service refused a value"),
        [0x80100012] = ("SCARD_E_SYSTEM_CANCELLED",    "the system is shutting down or the user logs off"),
        [0x80100013] = ("SCARD_F_COMM_ERROR",          "the connection to the service or the reader broke"),
        [0x80100014] = ("SCARD_F_UNKNOWN_ERROR",       "the service had a fault that it does not name"),
        [0x80100015] = ("SCARD_E_INVALID_ATR",         "the card's answer to reset is not valid"),
        [0x80100016] = ("SCARD_E_NOT_TRANSACTED",      "the exchange with the card broke off in the middle; nothing is known of what the card did. Power it on again"),
        [0x80100017] = ("SCARD_E_READER_UNAVAILABLE",  "the reader was unplugged or its driver ended"),
        [0x80100018] = ("SCARD_P_SHUTDOWN",            "the service is shutting down"),
        [0x80100019] = ("SCARD_E_PCI_TOO_SMALL",       "the service refused the protocol header"),
        [0x8010001A] = ("SCARD_E_READER_UNSUPPORTED",  "the reader's driver does not do what is needed"),
        [0x8010001C] = ("SCARD_E_CARD_UNSUPPORTED",    "the reader cannot work with this card"),
        [0x8010001D] = ("SCARD_E_NO_SERVICE",          "the PC/SC service is not running. " + ServiceAdvice),
        [0x8010001E] = ("SCARD_E_SERVICE_STOPPED",     "the PC/SC service stopped, or is of another version than the library (a container with the host's socket?). " + ServiceAdvice),
        [0x8010001F] = ("SCARD_E_UNSUPPORTED_FEATURE", "the service, the reader or its driver does not do this"),
        [0x80100022] = ("SCARD_E_UNSUPPORTED_FEATURE", "the service, the reader or its driver does not do this"),
        [0x8010002E] = ("SCARD_E_NO_READERS_AVAILABLE","no reader is connected: plug one in, or make a virtual one (docs/readers.md)"),
        [0x8010002F] = ("SCARD_E_COMM_DATA_LOST",      "the connection to the card broke; nothing is known of what the card did"),
        [0x80100031] = ("SCARD_E_SERVER_TOO_BUSY",     "the service is too busy; try again"),
        [0x80100065] = ("SCARD_W_UNSUPPORTED_CARD",    "the reader and the card have no protocol or voltage in common"),
        [0x80100066] = ("SCARD_W_UNRESPONSIVE_CARD",   "the card does not answer to reset: is it the right way round, and clean?"),
        [0x80100067] = ("SCARD_W_UNPOWERED_CARD",      "the card has no power: power it on again"),
        [0x80100068] = ("SCARD_W_RESET_CARD",          "another program reset the card: selection, PINs and channels are lost. Power it on again"),
        [0x80100069] = ("SCARD_W_REMOVED_CARD",        "the card was taken out"),
        [0x8010006A] = ("SCARD_W_SECURITY_VIOLATION",  "the service refused: only root or who sits at the machine may use readers (polkit), or 200 programs are connected already"),
        [0x00000006] = ("ERROR_INVALID_HANDLE",        "the service does not know this connection any more: it was restarted. Power the card on again"),
        [0x00000032] = ("ERROR_NOT_SUPPORTED",         "the reader or its driver does not do this"),
        [0x0000006D] = ("ERROR_BROKEN_PIPE",           "the connection to the service broke (in a remote session readers of this machine cannot be used)"),
    };
#pragma warning restore format

    /// <summary>SCARD_S_SUCCESS.</summary>
    public static PcscStatus Success => new(0);

    /// <summary>SCARD_E_INVALID_HANDLE: also what is left of a connection whose service was restarted.</summary>
    public static PcscStatus InvalidHandle => new(0x80100003);

    /// <summary>SCARD_E_INSUFFICIENT_BUFFER.</summary>
    public static PcscStatus InsufficientBuffer => new(0x80100008);

    /// <summary>SCARD_E_UNKNOWN_READER.</summary>
    public static PcscStatus UnknownReader => new(0x80100009);

    /// <summary>SCARD_E_TIMEOUT.</summary>
    public static PcscStatus Timeout => new(0x8010000A);

    /// <summary>SCARD_E_SHARING_VIOLATION.</summary>
    public static PcscStatus SharingViolation => new(0x8010000B);

    /// <summary>SCARD_E_NO_SMARTCARD.</summary>
    public static PcscStatus NoSmartCard => new(0x8010000C);

    /// <summary>SCARD_E_PROTO_MISMATCH.</summary>
    public static PcscStatus ProtocolMismatch => new(0x8010000F);

    /// <summary>SCARD_E_NO_SERVICE.</summary>
    public static PcscStatus NoService => new(0x8010001D);

    /// <summary>SCARD_E_NO_READERS_AVAILABLE: an empty list, not an error.</summary>
    public static PcscStatus NoReadersAvailable => new(0x8010002E);

    /// <summary>SCARD_W_RESET_CARD.</summary>
    public static PcscStatus ResetCard => new(0x80100068);

    /// <summary>SCARD_W_REMOVED_CARD.</summary>
    public static PcscStatus RemovedCard => new(0x80100069);

    /// <summary>Whether the function did what was asked.</summary>
    public bool IsSuccess => Code == 0;

    /// <summary>The code's name in the headers, or "status" where it has none here.</summary>
    public string Name => Known.TryGetValue(Code, out (string Name, string Meaning) entry) ? entry.Name : "status";

    /// <summary>What it means and what to do, as the rest of a sentence.</summary>
    public string Meaning => Known.TryGetValue(Code, out (string Name, string Meaning) entry) ? entry.Meaning : "the PC/SC service or the operating system refused";

    /// <summary>Reads the result of a native call, whose type is as wide as the platform's <c>LONG</c>: an error is a positive number where that has 64 bits.</summary>
    public static PcscStatus Of(nint result) => new(unchecked((uint)result));

    /// <summary>Name and code: "SCARD_E_NO_SERVICE 8010001D".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Code:X8}");
}
