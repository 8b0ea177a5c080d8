using static Tottoli.MultiSim.Protocol.Cat.CatTag;

namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>The list of objects of every known type of command, in order, and what makes its record.</summary>
/// <remarks>ETSI TS 102 223 §6.6, 3GPP TS 31.111 §6.6. A command more is one row here and one record.</remarks>
internal static class CommandShapes
{
    private static readonly ObjectPlace[] None = [];
    private static readonly ObjectPlace[] Format = [new(TextAttribute), new(FrameIdentifier)];

    private static readonly Dictionary<CommandType, Shape> Table = new()
    {
        [CommandType.Refresh] = new(
            [new(FileList), new(Aid), new(Alpha), new(Icon), .. Format, new(CardReaderIdentifier), new(FileUpdateInformation), new(PlmnWithActList), new(PlmnList)],
            Refresh.Create),
        [CommandType.MoreTime] = new(None, _ => new MoreTime()),
        [CommandType.PollInterval] = new([new(CatTag.Duration, Mandatory: true)], PollInterval.Create),
        [CommandType.PollingOff] = new(None, _ => new PollingOff()),
        [CommandType.SetUpEventList] = new([new(EventList, Mandatory: true)], SetUpEventList.Create),
        [CommandType.SetUpCall] = new(
            [
                new(Alpha), new(Address, Mandatory: true), new(CapabilityConfiguration), new(Subaddress), new(CatTag.Duration), new(Icon), new(Alpha),
                new(Icon), new(TextAttribute), new(TextAttribute), new(FrameIdentifier),
            ],
            SetUpCall.Create),
        [CommandType.SendSs] = new([new(Alpha), new(SsString, Mandatory: true), new(Icon), .. Format], SendSs.Create),
        [CommandType.SendUssd] = new([new(Alpha), new(UssdString, Mandatory: true), new(Icon), .. Format], SendUssd.Create),
        [CommandType.SendDtmf] = new([new(Alpha), new(DtmfString, Mandatory: true), new(Icon), .. Format], SendDtmf.Create),
        [CommandType.LaunchBrowser] = new(
            [
                new(BrowserIdentity), new(Url, Mandatory: true), new(Bearer), new(ProvisioningFile, Repeats: true), new(TextString), new(Alpha),
                new(Icon), .. Format,
            ],
            LaunchBrowser.Create),
        [CommandType.SendShortMessage] = new([new(Alpha), new(Address), new(SmsTpdu, Mandatory: true), new(Icon), .. Format], SendShortMessage.Create),
        [CommandType.PlayTone] = new([new(Alpha), new(Tone), new(CatTag.Duration), new(Icon), .. Format], PlayTone.Create),
        [CommandType.DisplayText] = new(
            [new(TextString, Mandatory: true), new(Icon), new(ImmediateResponse), new(CatTag.Duration), .. Format], DisplayText.Create),
        [CommandType.GetInkey] = new([new(TextString, Mandatory: true), new(Icon), new(CatTag.Duration), .. Format], GetInkey.Create),
        [CommandType.GetInput] = new(
            [
                new(TextString, Mandatory: true), new(CatTag.ResponseLength, Mandatory: true), new(DefaultText), new(Icon), .. Format,
                new(CatTag.Duration),
            ],
            GetInput.Create),
        [CommandType.SelectItem] = new(
            [
                new(Alpha), new(Item, Mandatory: true, Repeats: true), new(NextActionIndicator), new(ItemIdentifier), new(Icon), new(ItemIcons),
                new(TextAttribute), new(ItemTextAttributes), new(FrameIdentifier),
            ],
            SelectItem.Create),
        [CommandType.SetUpMenu] = new(
            [
                new(Alpha), new(Item, Mandatory: true, Repeats: true), new(NextActionIndicator), new(Icon), new(ItemIcons), new(TextAttribute),
                new(ItemTextAttributes),
            ],
            SetUpMenu.Create),
        [CommandType.ProvideLocalInformation] = new([new(MeasurementQualifier)], ProvideLocalInformation.Create),
        [CommandType.TimerManagement] = new([new(TimerIdentifier, Mandatory: true), new(TimerValue)], TimerManagement.Create),
        [CommandType.SetUpIdleModeText] = new([new(TextString, Mandatory: true), new(Icon), .. Format], SetUpIdleModeText.Create),
        [CommandType.PerformCardApdu] = new([new(CommandApdu, Mandatory: true)], PerformCardApdu.Create),
        [CommandType.PowerOnCard] = new(None, _ => new PowerOnCard()),
        [CommandType.PowerOffCard] = new(None, _ => new PowerOffCard()),
        [CommandType.GetReaderStatus] = new(None, _ => new GetReaderStatus()),
        [CommandType.RunAtCommand] = new([new(Alpha), new(AtCommand, Mandatory: true), new(Icon), .. Format], RunAtCommand.Create),
        [CommandType.LanguageNotification] = new([new(Language)], LanguageNotification.Create),
        [CommandType.OpenChannel] = new(
            [
                new(Alpha), new(Icon), new(Address), new(Subaddress), new(CatTag.Duration), new(CatTag.Duration), new(BearerDescription),
                new(BufferSize, Mandatory: true), new(NetworkAccessName), new(OtherAddress), new(TextString), new(TextString), new(TransportLevel),
                new(OtherAddress), .. Format,
            ],
            OpenChannel.Create),
        [CommandType.CloseChannel] = new([new(Alpha), new(Icon), .. Format], CloseChannel.Create),
        [CommandType.ReceiveData] = new([new(Alpha), new(Icon), new(ChannelDataLength, Mandatory: true), .. Format], ReceiveData.Create),
        [CommandType.SendData] = new([new(Alpha), new(Icon), new(ChannelData, Mandatory: true), .. Format], SendData.Create),
        [CommandType.GetChannelStatus] = new(None, _ => new GetChannelStatus()),
    };

    /// <summary>The row of a type, or null for a type that is not known.</summary>
    public static Shape? Of(CommandType type) => Table.GetValueOrDefault(type);

    /// <summary>One row.</summary>
    /// <param name="Objects">Objects in their order.</param>
    /// <param name="Create">Makes the record; notes a fault in the objects where a value cannot be understood.</param>
    internal sealed record Shape(ObjectPlace[] Objects, Func<CommandObjects, ProactiveCommand> Create);
}
