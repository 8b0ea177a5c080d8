using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Sms;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>What the network learns of a message that it delivered.</summary>
/// <param name="Delivered">RP-ACK; false is an RP-ERROR.</param>
/// <param name="StatusWord">What the card's ENVELOPE ended with, four hexadecimal digits; null where the card was not asked.</param>
/// <param name="Report">The SMS-DELIVER-REPORT TPDU, with what the card answered in it; null where the phone has no service.</param>
public sealed record SmsOutcome(bool Delivered, string? StatusWord, byte[]? Report);

/// <summary>Short messages that come in: those for the card go into it, others into EF.SMS.</summary>
/// <remarks>3GPP TS 31.111 §7.1.1, 3GPP TS 31.102 §4.2.25, 3GPP TS 23.040 §9.2.2.1.</remarks>
internal static class SmsReceiver
{
    private const int SmsService = 10;
    private const int DataDownloadService = 28;
    private const int BusyRepeats = 5;
    private const byte UnspecifiedError = 0xFF;

    /// <summary>Takes a message.</summary>
    /// <param name="tpdu">SMS-DELIVER TPDU.</param>
    /// <param name="channel">The card.</param>
    /// <param name="content">What the phone read from it.</param>
    /// <param name="session">The toolkit session.</param>
    /// <param name="tell">Where to tell what happens.</param>
    /// <param name="cancellationToken">Gives up between two tries of a busy card.</param>
    public static async Task<SmsOutcome> ReceiveAsync(
        ReadOnlyMemory<byte> tpdu, CardChannel channel, CardContent content, ProactiveSession session, Action<PhoneEvent> tell, CancellationToken cancellationToken)
    {
        if (!SmsDeliver.TryDecode(tpdu.Span, out SmsDeliver? message))
            return Refused(UnspecifiedError);
        return message.IsDataDownload && content.HasService(DataDownloadService)
            ? await DownloadAsync(tpdu, session, tell, cancellationToken).ConfigureAwait(false)
            : Store(tpdu, message, channel, content, tell);
    }

    private static async Task<SmsOutcome> DownloadAsync(
        ReadOnlyMemory<byte> tpdu, ProactiveSession session, Action<PhoneEvent> tell, CancellationToken cancellationToken)
    {
        SmsPpDownload envelope = new(null, tpdu);
        CardAnswer answer = session.Send(envelope);
        for (int repeat = 0; repeat < BusyRepeats && answer.Status == StatusWord.ToolkitBusy; repeat++)
        {
            // A card is busy while it waits for its own command to be fetched.
            await session.RunAsync(cancellationToken).ConfigureAwait(false);
            answer = session.Send(envelope);
        }
        bool delivered = answer.Status.IsSuccess;
        tell(new SmsDownloaded(delivered, answer.Status.ToString()));
        return new(delivered, answer.Status.ToString(), Report(answer).Encode());
    }

    private static SmsOutcome Store(ReadOnlyMemory<byte> tpdu, SmsDeliver message, CardChannel channel, CardContent content, Action<PhoneEvent> tell)
    {
        (int number, int length) = content.HasService(SmsService)
            ? channel.FindRecord(UsimFiles.Sms, record => record.Length > 0 && (record[0] & 0x01) == 0)
            : default;
        if (number == 0)
            return Refused(SmsDeliverReport.StorageFull);
        byte[] stored = new byte[length];
        if (!new StoredMessage(StoredMessageStatus.Unread, null, tpdu).TryEncode(stored))
            return Refused(UnspecifiedError);
        channel.TryUpdateRecord(UsimFiles.Sms, number, stored);
        tell(new SmsStored(number, message.Originator.ToString(), message.Text ?? ""));
        return new(true, null, new SmsDeliverReport(null, null, null, null).Encode());
    }

    // TS 31.111 §7.1.1.2: what the card said goes along, in an RP-ACK and, after a warning, in an RP-ERROR.
    private static SmsDeliverReport Report(CardAnswer answer)
    {
        byte? cause = answer.Status.IsSuccess ? null : answer.Status == StatusWord.ToolkitBusy ? SmsDeliverReport.ToolkitBusy : SmsDeliverReport.DataDownloadError;
        return answer.Data.Length is > 0 and <= SmsUserData.MaxSize && UserDataHeader.TryParse(answer.Data.Span, out _, out _)
            ? SmsDeliverReport.OfCardAnswer(answer.Data, cause)
            : new SmsDeliverReport(cause, null, null, null);
    }

    private static SmsOutcome Refused(byte cause) => new(false, null, new SmsDeliverReport(cause, null, null, null).Encode());
}
