namespace Tottoli.MultiSim.SimOS.Tests.Files;

/// <summary>A command of class 00 or 80 on the channel in use, and what the model answers to it; no command is a reset.</summary>
internal delegate (string Command, string Expected) CardModelStep(CardModel model, int a, int b, int c);

/// <summary>The commands that a terminal of the model sends. The operands are any numbers: a 0 to 11, b 0 to 5, c 0 to 255.</summary>
internal static class CardModelSteps
{
    private const int FirstFile = 0x6EF1; // no file of the USIM is called so
    private const int FirstSfi = 0x18; // no file of the MF has one from here on, up to that of EF.DIR
    private const int Files = 4;
    private const string WrongPin = "9999", WrongUnblock = "99999999";

    private static readonly string[] FreshPins = ["0000", "1111", "2222"];

    // What a step does, and how often: the rest of the step chooses its operands.
    public static readonly CardModelStep[] All =
    [
        Reset, OpenChannel, OpenChannel, OpenLowestChannel, CloseChannel,
        SelectMasterFile, SelectUsim, SelectCurrentApplication, SelectParent, AskApplication, SelectIdentifier, SelectIdentifier, SelectPath, SelectPath,
        VerifyRight, VerifyRight, VerifyRight, VerifyWrong, AskTries, VerifyAdm, VerifyAdm, Unblock, UnblockWrong,
        Create, Create, Create, Delete, Deactivate, Activate, Activate,
        ReadBinary, ReadBinary, UpdateBinary, UpdateBinary, ReadBinaryBySfi, ReadBinaryBySfi, UpdateBinaryBySfi, UpdateBinaryBySfi,
        ReadRecord, ReadRecord, ReadRecord, UpdateRecord, UpdateRecord, UpdateRecord, ReadRecordBySfi, ReadRecordBySfi, UpdateRecordBySfi, UpdateRecordBySfi,
        SearchRecord, SearchRecord, SearchEnhanced, SearchEnhanced, SearchEnhanced, SearchEnhancedBySfi, Increase, Increase, IncreaseBySfi,
    ];

    private static (string, string) Reset(CardModel model, int a, int b, int c) => ("", model.Reset());

    private static (string, string) OpenChannel(CardModel model, int a, int b, int c) => ($"007000{1 + (a % 2):X2}", model.OpenChannel(1 + (a % 2)));

    // The card has more channels than the model: it may not choose where the model has none left.
    private static (string, string) OpenLowestChannel(CardModel model, int a, int b, int c)
    {
        for (int number = 1; number < CardModel.ChannelCount; number++)
        {
            if (model.OpenChannel(number) == "9000")
                return ("0070000001", $"{number:X2}9000");
        }
        return OpenChannel(model, a, b, c);
    }

    private static (string, string) CloseChannel(CardModel model, int a, int b, int c) => ($"007080{1 + (a % 2):X2}", model.CloseChannel(1 + (a % 2)));

    private static (string, string) SelectMasterFile(CardModel model, int a, int b, int c) => ("00A4000C023F00", model.SelectMasterFile());

    private static (string, string) SelectUsim(CardModel model, int a, int b, int c) => ("00A4040C07A0000000871002", model.SelectUsim());

    private static (string, string) SelectCurrentApplication(CardModel model, int a, int b, int c) => ("00A4000C027FFF", model.SelectCurrentApplication());

    private static (string, string) SelectParent(CardModel model, int a, int b, int c) => ("00A4030C", model.SelectParent());

    private static (string, string) AskApplication(CardModel model, int a, int b, int c) => ("80F2000112", model.AskApplication());

    private static (string, string) SelectIdentifier(CardModel model, int a, int b, int c) => ($"00A4000C02{Fid(a):X4}", model.SelectIdentifier(Fid(a)));

    private static (string, string) SelectPath(CardModel model, int a, int b, int c) => ($"00A4080C02{Fid(a):X4}", model.SelectPath(Fid(a)));

    private static (string, string) VerifyRight(CardModel model, int a, int b, int c) => ($"0020000108{Value(model.Pin.Value)}", model.Pin.Verify(model.Pin.Value));

    private static (string, string) VerifyWrong(CardModel model, int a, int b, int c) => ($"0020000108{Value(WrongPin)}", model.Pin.Verify(WrongPin));

    private static (string, string) AskTries(CardModel model, int a, int b, int c) =>
        a % 2 == 0 ? ("0020000100", model.Pin.TriesLeft()) : ("002C000100", model.Pin.UnblockTriesLeft());

    private static (string, string) Unblock(CardModel model, int a, int b, int c)
    {
        string fresh = FreshPins[b % FreshPins.Length];
        return ($"002C000110{Value(ModelledPin.Unblock)}{Value(fresh)}", model.Pin.UnblockWith(ModelledPin.Unblock, fresh));
    }

    private static (string, string) UnblockWrong(CardModel model, int a, int b, int c) =>
        ($"002C000110{Value(WrongUnblock)}{Value(WrongPin)}", model.Pin.UnblockWith(WrongUnblock, WrongPin));

    private static (string, string) VerifyAdm(CardModel model, int a, int b, int c) => (Instructions.CreateFileTests.VerifyAdm, model.VerifyAdm());

    // The model knows the files of the MF alone.
    public static (string Command, string Expected) Create(CardModel model, int a, int b, int c)
    {
        if (!model.IsAtMasterFile)
            return SelectMasterFile(model, a, b, c);
        ModelledKind kind = (ModelledKind)(b % 3);
        string descriptor = kind switch { ModelledKind.Transparent => "82024121", ModelledKind.Linear => "820442210004", _ => "820446210004" };
        string size = kind == ModelledKind.Transparent ? "80020008" : "8002000C";
        string sfi = $"8801{Sfi(a) << 3:X2}";
        return (Instructions.CreateFileTests.Create(descriptor, $"8302{Fid(a):X4}", "8A0105", "8B032F0608", size, sfi), model.Create(Fid(a), kind));
    }

    private static (string, string) Delete(CardModel model, int a, int b, int c) =>
        model.IsAtMasterFile ? ($"00E4000002{Fid(a):X4}", model.Delete(Fid(a))) : SelectMasterFile(model, a, b, c);

    private static (string, string) Deactivate(CardModel model, int a, int b, int c) => ($"0004080002{Fid(a):X4}", model.SetActive(Fid(a), active: false));

    private static (string, string) Activate(CardModel model, int a, int b, int c) => ($"0044080002{Fid(a):X4}", model.SetActive(Fid(a), active: true));

    private static (string, string) ReadBinary(CardModel model, int a, int b, int c) => ($"00B0{a:X4}{b:X2}", model.ReadBinary(null, a, b));

    private static (string, string) ReadBinaryBySfi(CardModel model, int a, int b, int c) => model.IsAtMasterFile
        ? ($"00B0{0x80 | Sfi(a):X2}{b + (c & 8):X2}{c % 8:X2}", model.ReadBinary(Fid(a), b + (c & 8), c % 8))
        : SelectMasterFile(model, a, b, c);

    private static (string, string) UpdateBinary(CardModel model, int a, int b, int c)
    {
        byte[] data = [.. Enumerable.Repeat((byte)c, b + 1)];
        return ($"00D6{a:X4}{data.Length:X2}{Convert.ToHexString(data)}", model.UpdateBinary(null, a, data));
    }

    private static (string, string) UpdateBinaryBySfi(CardModel model, int a, int b, int c)
    {
        byte[] data = [.. Enumerable.Repeat((byte)c, (c % 5) + 1)];
        return model.IsAtMasterFile
            ? ($"00D6{0x80 | Sfi(a):X2}{b + (c & 8):X2}{data.Length:X2}{Convert.ToHexString(data)}", model.UpdateBinary(Fid(a), b + (c & 8), data))
            : SelectMasterFile(model, a, b, c);
    }

    private static (string, string) ReadRecord(CardModel model, int a, int b, int c)
    {
        (int mode, int number) = Mode(a, b);
        return ($"00B2{number:X2}{mode:X2}04", model.ReadRecord(null, mode, number));
    }

    private static (string, string) ReadRecordBySfi(CardModel model, int a, int b, int c)
    {
        (int mode, int number) = Mode(c, b);
        return model.IsAtMasterFile ? ($"00B2{number:X2}{RecordSfi(a) | mode:X2}04", model.ReadRecord(Fid(a), mode, number)) : SelectMasterFile(model, a, b, c);
    }

    private static (string, string) UpdateRecord(CardModel model, int a, int b, int c)
    {
        (int mode, int number) = Mode(a, b);
        byte[] data = Record(c);
        return ($"00DC{number:X2}{mode:X2}{data.Length:X2}{Convert.ToHexString(data)}", model.UpdateRecord(null, mode, number, data));
    }

    private static (string, string) UpdateRecordBySfi(CardModel model, int a, int b, int c)
    {
        (int mode, int number) = Mode(c, b);
        byte[] data = Record(c);
        return model.IsAtMasterFile
            ? ($"00DC{number:X2}{RecordSfi(a) | mode:X2}{data.Length:X2}{Convert.ToHexString(data)}", model.UpdateRecord(Fid(a), mode, number, data))
            : SelectMasterFile(model, a, b, c);
    }

    private static (string, string) SearchRecord(CardModel model, int a, int b, int c)
    {
        int walk = 4 + (a % 2);
        byte[] wanted = [FirstOctet(c)];
        return ($"00A2{b:X2}{walk:X2}01{Convert.ToHexString(wanted)}", model.SearchRecord(null, new(walk, wanted), b));
    }

    private static (string, string) SearchEnhanced(CardModel model, int a, int b, int c)
    {
        (string data, ModelledSearch search) = Enhanced(a, c);
        return ($"00A2{b:X2}06{data}", model.SearchRecord(null, search, b));
    }

    private static (string, string) SearchEnhancedBySfi(CardModel model, int a, int b, int c)
    {
        (string data, ModelledSearch search) = Enhanced(b, c);
        return model.IsAtMasterFile ? ($"00A2{b:X2}{RecordSfi(a) | 6:X2}{data}", model.SearchRecord(Fid(a), search, b)) : SelectMasterFile(model, a, b, c);
    }

    // Indication: b4 says that the second octet is a value, b3 to b1 how to walk; now and then in a way that there is not.
    private static (string Data, ModelledSearch Search) Enhanced(int a, int c)
    {
        int walk = c % 32 == 0 ? a % 4 : 4 + (a % 4);
        byte[] wanted = c % 3 == 0 ? [0xFF, 0xFF] : [(byte)(c % 5)];
        bool afterValue = (c & 0x10) != 0;
        byte place = afterValue ? FirstOctet(a) : (byte)(c / 43); // up to 5: beyond the record too
        ModelledSearch search = afterValue ? new(walk, wanted, After: place) : new(walk, wanted, Offset: place);
        return ($"{2 + wanted.Length:X2}{(afterValue ? 8 : 0) | walk:X2}{place:X2}{Convert.ToHexString(wanted)}", search);
    }

    private static (string, string) Increase(CardModel model, int a, int b, int c)
    {
        ushort value = (ushort)((c << 8) | a);
        return ($"8032000002{value:X4}", model.Increase(null, value));
    }

    private static (string, string) IncreaseBySfi(CardModel model, int a, int b, int c)
    {
        ushort value = (ushort)((c << 8) | b);
        return model.IsAtMasterFile ? ($"8032{0x80 | Sfi(a):X2}0002{value:X4}", model.Increase(Fid(a), value)) : SelectMasterFile(model, a, b, c);
    }

    private static (int Mode, int Number) Mode(int a, int b) => a % 3 == 2 ? (4, b) : (2 + (a % 3), 0);

    // Octets that a search finds too; seldom one too many.
    private static byte[] Record(int c) => [FirstOctet(c % 3), (byte)(c % 5), (byte)(c / 16), (byte)c, .. c % 16 == 0 ? new byte[1] : []];

    private static byte FirstOctet(int c) => c % 4 == 3 ? (byte)0xFF : (byte)(c % 4);

    private static string Value(string digits) => Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(digits)).PadRight(16, 'F');

    private static int Fid(int a) => FirstFile + (a % Files);

    private static int Sfi(int a) => FirstSfi + (a % Files);

    private static int RecordSfi(int a) => Sfi(a) << 3;
}
