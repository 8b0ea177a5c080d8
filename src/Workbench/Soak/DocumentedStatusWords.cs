using System.Globalization;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>Which status words each instruction of the card may answer (ETSI TS 102 221 §10.2.2, TS 102 222 §7, TS 31.102 §7.3, TS 51.011 §9.5).</summary>
internal static class DocumentedStatusWords
{
    // Whatever the instruction: wrong length, class, channel, secure messaging.
    private const string Always = "6700 6881 6882 6E00";

    private static readonly HashSet<ushort> General = Parse(Always);

    private const ClassFamily Iso = ClassFamily.Interindustry;
    private const ClassFamily Uicc = ClassFamily.Uicc;
    private const ClassFamily Gsm = ClassFamily.Gsm;

    // 61XX, 6CXX, 91XX, 9EXX, 9FXX, 63CX and 67XX carry a number.
    private static readonly Dictionary<(ClassFamily, byte), HashSet<ushort>> Table = new()
    {
#pragma warning disable format // a table: columns say more than indentation
        //                      done            warning  refused
        [(Iso,  0xC0)] = Parse("9000 91XX 61XX  62F1 62F2 6985 6A86 6CXX"),                              // GET RESPONSE, also with a block of RETRIEVE DATA
        [(Uicc, 0xC0)] = Parse("9000 91XX 61XX  62F1 62F2 6985 6A86 6CXX"),
        [(Iso,  0xA4)] = Parse("9000 91XX 61XX  6285     6985 6A82 6A86 6A87"),                          // SELECT
        [(Uicc, 0xF2)] = Parse("9000 91XX                6A86 6A88 6CXX"),                               // STATUS
        [(Iso,  0xB0)] = Parse("9000 91XX                6981 6982 6984 6985 6986 6A82 6A86 6B00 6CXX"), // READ BINARY
        [(Iso,  0xD6)] = Parse("9000 91XX                6981 6982 6984 6985 6986 6A82 6A86 6B00"),      // UPDATE BINARY
        [(Iso,  0xB2)] = Parse("9000 91XX                6981 6982 6984 6985 6986 6A82 6A83 6A86 6CXX"), // READ RECORD
        [(Iso,  0xDC)] = Parse("9000 91XX                6981 6982 6984 6985 6986 6A82 6A83 6A86"),      // UPDATE RECORD
        [(Iso,  0xA2)] = Parse("9000 91XX 61XX           6981 6982 6984 6985 6986 6A80 6A82 6A83 6A86"), // SEARCH RECORD
        [(Uicc, 0x32)] = Parse("9000 91XX 61XX           6981 6982 6984 6985 6986 6A82 6A86 9850"),      // INCREASE
        [(Uicc, 0xCB)] = Parse("9000 91XX 61XX  62F1 62F2 6981 6982 6984 6985 6986 6A80 6A82 6A86 6A88 6CXX"), // RETRIEVE DATA
        [(Uicc, 0xDB)] = Parse("9000 91XX       63F1 63F2 6981 6982 6984 6985 6986 6A80 6A82 6A84 6A86 6A88"), // SET DATA
        [(Iso,  0x20)] = Parse("9000 91XX       63CX     6983 6984 6A86 6A88"),                          // VERIFY PIN
        [(Iso,  0x24)] = Parse("9000 91XX       63CX     6983 6984 6A80 6A86 6A88"),                     // CHANGE PIN
        [(Iso,  0x26)] = Parse("9000 91XX       63CX     6983 6985 6A86 6A88"),                          // DISABLE PIN
        [(Iso,  0x28)] = Parse("9000 91XX       63CX     6983 6985 6A86 6A88"),                          // ENABLE PIN
        [(Iso,  0x2C)] = Parse("9000 91XX       63CX     6983 6A80 6A86 6A88"),                          // UNBLOCK PIN
        [(Iso,  0x70)] = Parse("9000 91XX       6200     6A81 6A86 6CXX"),                               // MANAGE CHANNEL
        [(Iso,  0x88)] = Parse("9000 91XX 61XX           6982 6985 6A80 6A86 6A88 9862 9864"),           // AUTHENTICATE
        [(Iso,  0x89)] = Parse("                         6982 6985 6A86 9864"),                          // AUTHENTICATE with data objects
        [(Iso,  0xE0)] = Parse("9000 91XX                6982 6984 6985 6A80 6A84 6A86 6A89"),           // CREATE FILE
        [(Iso,  0xE4)] = Parse("9000 91XX                6982 6985 6A82 6A86"),                          // DELETE FILE
        [(Iso,  0xE6)] = Parse("9000 91XX                6981 6982 6A82 6A86"),                          // TERMINATE DF
        [(Iso,  0xE8)] = Parse("9000 91XX                6981 6982 6A82 6A86"),                          // TERMINATE EF
        [(Iso,  0xFE)] = Parse("9000 91XX                6982 6A86"),                                    // TERMINATE CARD USAGE
        [(Iso,  0x04)] = Parse("9000 91XX                6982 6985 6986 6A82 6A86 6A87"),                // DEACTIVATE FILE
        [(Iso,  0x44)] = Parse("9000 91XX                6982 6985 6986 6A82 6A86 6A87"),                // ACTIVATE FILE
        [(Uicc, 0xD4)] = Parse("9000 91XX                6981 6982 6984 6985 6A80 6A82 6A84 6A86"),      // RESIZE FILE
        [(Iso,  0x84)] = Parse("9000 91XX                6A86"),                                         // GET CHALLENGE
        [(Iso,  0xCA)] = Parse("                         6A88"),                                         // GET DATA
        [(Uicc, 0xCA)] = Parse("                         6A88"),
        [(Uicc, 0x76)] = Parse("9000 61XX                6982 6985 6A80 6A81 6A86 9864"),                // SUSPEND UICC
        [(Uicc, 0x78)] = Parse("9000 91XX                6982 6985 6A86 6A88 6CXX"),                     // GET IDENTITY
        [(Uicc, 0xAA)] = Parse("9000 91XX                6A80 6A86"),                                    // TERMINAL CAPABILITY
        [(Uicc, 0x10)] = Parse("9000 91XX                6A86"),                                         // TERMINAL PROFILE
        [(Uicc, 0xC2)] = Parse("9000 91XX 61XX  6200     6A80 6A86 9300"),                               // ENVELOPE
        [(Uicc, 0x12)] = Parse("9000                     6985 6A86 6CXX"),                               // FETCH
        [(Uicc, 0x14)] = Parse("9000 91XX                6985 6A86"),                                    // TERMINAL RESPONSE

        [(Gsm,  0xC0)] = Parse("9000 91XX                67XX 6B00 6F00"),                               // GET RESPONSE
        [(Gsm,  0xA4)] = Parse("9000 91XX 9FXX           6B00 6F00 9404"),                               // SELECT
        [(Gsm,  0xF2)] = Parse("9000 91XX                67XX 6B00"),                                    // STATUS
        [(Gsm,  0xB0)] = Parse("9000 91XX                67XX 6F00 9400 9402 9408 9804 9810"),           // READ BINARY
        [(Gsm,  0xD6)] = Parse("9000 91XX                6F00 9400 9402 9408 9804 9810"),                // UPDATE BINARY
        [(Gsm,  0xB2)] = Parse("9000 91XX                67XX 6B00 6F00 9400 9402 9408 9804 9810"),      // READ RECORD
        [(Gsm,  0xDC)] = Parse("9000 91XX                6B00 6F00 9400 9402 9408 9804 9810"),           // UPDATE RECORD
        [(Gsm,  0xA2)] = Parse("9000 91XX 9FXX           6B00 6F00 9400 9404 9408 9804 9810"),           // SEEK
        [(Gsm,  0x32)] = Parse("9000 91XX 9FXX           6B00 6F00 9400 9408 9804 9810 9850"),           // INCREASE
        [(Gsm,  0x20)] = Parse("9000 91XX                6B00 9802 9804 9808 9840"),                     // VERIFY CHV
        [(Gsm,  0x24)] = Parse("9000 91XX                6B00 6F00 9802 9804 9808 9840"),                // CHANGE CHV
        [(Gsm,  0x26)] = Parse("9000 91XX                6B00 9802 9804 9808 9840"),                     // DISABLE CHV
        [(Gsm,  0x28)] = Parse("9000 91XX                6B00 9802 9804 9808 9840"),                     // ENABLE CHV
        [(Gsm,  0x2C)] = Parse("9000 91XX                6B00 6F00 9802 9804 9840"),                     // UNBLOCK CHV
        [(Gsm,  0x04)] = Parse("9000 91XX                6B00 6F00 9400 9804 9810"),                     // INVALIDATE
        [(Gsm,  0x44)] = Parse("9000 91XX                6B00 6F00 9400 9804 9810"),                     // REHABILITATE
        [(Gsm,  0x88)] = Parse("9000 91XX 9FXX           6B00 9404 9804"),                               // RUN GSM ALGORITHM
        [(Gsm,  0xFA)] = Parse("9000 91XX                6B00"),                                         // SLEEP
        [(Gsm,  0x10)] = Parse("9000 91XX                6B00"),                                         // TERMINAL PROFILE
        [(Gsm,  0xC2)] = Parse("9000 91XX 9FXX           6B00 6F00 9300"),                               // ENVELOPE
        [(Gsm,  0x12)] = Parse("9000                     67XX 6B00 6F00"),                               // FETCH
        [(Gsm,  0x14)] = Parse("9000 91XX                6B00 6F00"),                                    // TERMINAL RESPONSE
#pragma warning restore format
    };

    /// <summary>What a command is answered whose header names no instruction of the card.</summary>
    public static HashSet<ushort> OfNone { get; } = Parse(Always + " 6D00");

    /// <summary>What a card answers that was terminated as a whole (ETSI TS 102 222 §6.9): SELECT and STATUS tell so, the rest is refused.</summary>
    public static HashSet<ushort> OfTerminatedCard { get; } = Parse("9000 91XX 61XX 9FXX 6285 67XX 6985 6A82 6A86 6A87 6A88 6B00 6CXX 6D00 6F00 9404 9808");

    /// <summary>True for what every instruction may answer.</summary>
    public static bool IsGeneral(ushort sw) => General.Contains(sw);

    /// <summary>What an instruction may answer besides.</summary>
    public static HashSet<ushort> Of(ClassFamily family, byte ins) => Table.GetValueOrDefault((family, ins), []);

    private static HashSet<ushort> Parse(string words) =>
        [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => ushort.Parse(word == "67XX" ? "6701" : word.Replace('X', '0'), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}
