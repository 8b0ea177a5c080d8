using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Sms;
using Tottoli.MultiSim.Testbed.Phone;
using Tottoli.MultiSim.Testbed.Scenarios;

namespace Tottoli.MultiSim.Testbed.Networks;

/// <summary>A network's SMSC: it delivers the network's own messages and the platform's, one after the other, and reports what became of the latter.</summary>
/// <param name="network">Whose it is.</param>
/// <param name="cloud">The platform as this network sees it.</param>
/// <param name="clock">The clock of time stamps and reports; a delivery takes its time on it.</param>
public sealed class ServiceCentre(ScenarioNetwork network, CloudClient cloud, VirtualClock clock)
{
    private const string GreetingText = "Welcome home";
    private const int SenderCharacters = 11;

    private static readonly TimeSpan DeliveryTime = TimeSpan.FromSeconds(3);

    private readonly Queue<Imsi> _welcomes = new();

    /// <summary>Greets a subscriber who came home, by an ordinary short message.</summary>
    public void Welcome(Imsi imsi) => _welcomes.Enqueue(imsi);

    /// <summary>Delivers what waits for a registered subscriber: a greeting first, then the first message of the platform's outbox.</summary>
    /// <param name="imsi">Who is registered here.</param>
    /// <param name="deliver">How its phone takes an SMS-DELIVER TPDU.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False where nothing waits for this subscriber.</returns>
    /// <exception cref="CloudException">The platform refused something.</exception>
    public async Task<bool> DeliverNextAsync(
        Imsi imsi, Func<ReadOnlyMemory<byte>, CancellationToken, Task<SmsOutcome>> deliver, CancellationToken cancellationToken)
    {
        while (_welcomes.TryDequeue(out Imsi greeted))
        {
            if (greeted == imsi)
            {
                clock.Advance(DeliveryTime);
                await deliver(Greeting().Encode(), cancellationToken).ConfigureAwait(false);
                return true;
            }
        }
        Outbox outbox = await cloud.GetOutboxAsync(network.Plmn.ToString(), cancellationToken).ConfigureAwait(false);
        OutboxMessage[] waiting = [.. outbox.Messages.Where(message => message.Imsi == imsi.Digits)];
        if (waiting is not [OutboxMessage first, ..])
            return false;
        clock.Advance(DeliveryTime);
        SmsOutcome outcome = await deliver(Message(first, waiting.Length > 1).Encode(), cancellationToken).ConfigureAwait(false);
        await cloud.ReportDeliveryAsync(
            network.Plmn.ToString(),
            new(first.MessageId, outcome.Delivered, outcome.StatusWord, AnswerIn(outcome.Report), clock.GetUtcNow()),
            cancellationToken).ConfigureAwait(false);
        return true;
    }

    // The sender is the network's name, as far as an alphanumeric address carries it (TS 23.040 9.1.2.5).
    private SmsDeliver Greeting()
    {
        string name = network.Name.Length > SenderCharacters ? network.Name[..SenderCharacters] : network.Name;
        Address sender = Gsm7.CountSeptets(name) is > 0 and <= SenderCharacters ? Address.Name(name) : Address.Parse(network.Plmn.Mcc + network.Plmn.Mnc);
        return SmsDeliver.OfText(sender, GreetingText, clock.GetLocalNow());
    }

    // What the card answered is the user data of the report; another report carries none.
    private static string? AnswerIn(byte[]? report) =>
        SmsDeliverReport.TryDecode(report, out SmsDeliverReport? read) && read.UserData is { } userData ? Convert.ToHexString(userData.Octets.Span) : null;

    private SmsDeliver Message(OutboxMessage message, bool more)
    {
        SmsUserData userData = SmsUserData.OfOctets(Convert.FromHexString(message.UserData), message.UserDataHeaderIndicator);
        return new SmsDeliver(Address.Parse(message.Originator), message.Pid, message.Dcs, clock.GetLocalNow(), userData) { MoreMessagesToSend = more };
    }
}
