namespace Tottoli.MultiSim.Protocol.Cloud;

/// <summary>Body of <c>POST /networks</c>: a serving network joins.</summary>
/// <param name="Plmn">"MCC-MNC".</param>
/// <param name="Name">Name of the network, 1 to 64 characters.</param>
public sealed record NetworkRegistration(string Plmn, string Name);

/// <summary>Answer to <c>POST /networks</c>.</summary>
/// <param name="ApiKey">Bearer key, shown this once. Secret.</param>
public sealed record NetworkAccount(string ApiKey)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(NetworkAccount);
}

/// <summary>Body of <c>POST /registrations</c>: a network says that a subscriber of the platform registered.</summary>
/// <param name="Imsi">IMSI in use, decimal digits.</param>
/// <param name="Plmn">The network, "MCC-MNC".</param>
/// <param name="At">When, on the caller's clock.</param>
public sealed record Registration(string Imsi, string Plmn, DateTimeOffset At);

/// <summary>Answer to a registration.</summary>
/// <param name="Queued">Profiles on their way to this card: more than 0 means that the outbox is worth a look.</param>
public sealed record RegistrationReceipt(int Queued);

/// <summary>One short message for the network's SMSC to deliver.</summary>
/// <param name="MessageId">What the report quotes.</param>
/// <param name="Imsi">IMSI of the addressee.</param>
/// <param name="Originator">TP-OA, decimal digits.</param>
/// <param name="Pid">TP-PID (127, (U)SIM data download).</param>
/// <param name="Dcs">TP-DCS (246, class 2, 8 bit).</param>
/// <param name="UserDataHeaderIndicator">TP-UDHI.</param>
/// <param name="UserData">TP-UD with its header, 2 to 280 hexadecimal digits.</param>
public sealed record OutboxMessage(
    string MessageId, string Imsi, string Originator, byte Pid, byte Dcs, bool UserDataHeaderIndicator, string UserData);

/// <summary>Answer to <c>GET /networks/{plmn}/outbox</c>.</summary>
/// <param name="Messages">In the order in which they must be delivered. A message stays until it is reported; the next secured packet appears when the one before was acknowledged.</param>
public sealed record Outbox(IReadOnlyList<OutboxMessage> Messages);

/// <summary>Body of <c>POST /networks/{plmn}/reports</c>: what became of a message.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Delivered">Whether the phone acknowledged it (RP-ACK).</param>
/// <param name="StatusWord">What the card answered to the ENVELOPE, four hexadecimal digits; null where it never came so far.</param>
/// <param name="Report">TP-UD of the SMS-DELIVER-REPORT with its header, hexadecimal; null where the card sent none.</param>
/// <param name="At">When, on the caller's clock.</param>
public sealed record DeliveryReport(string MessageId, bool Delivered, string? StatusWord, string? Report, DateTimeOffset At);

/// <summary>Answer to a report.</summary>
/// <param name="State">"received" (more parts to come), "acknowledged" (the proof of receipt is good) or "failed".</param>
/// <param name="Reason">What was wrong; null unless failed.</param>
public sealed record ReportReceipt(string State, string? Reason);

/// <summary>Body of <c>POST /usage</c>. The same event twice is charged once.</summary>
/// <param name="EventId">The network's own id of the event, 1 to 64 characters.</param>
/// <param name="Imsi">IMSI that was used, decimal digits.</param>
/// <param name="Plmn">The network, "MCC-MNC".</param>
/// <param name="At">When, on the caller's clock.</param>
/// <param name="Megabytes">Data, 0 or more.</param>
/// <param name="Minutes">Speech, 0 or more.</param>
/// <param name="Sms">Short messages, 0 or more.</param>
public sealed record UsageEvent(string EventId, string Imsi, string Plmn, DateTimeOffset At, decimal Megabytes, decimal Minutes, int Sms);

/// <summary>Answer to a usage event.</summary>
/// <param name="Cost">What was charged, at the tariff of the profile that was used.</param>
/// <param name="RoamingCost">What the same would have cost on the card's home profile in this network.</param>
/// <param name="Balance">Balance after the charge.</param>
/// <param name="Local">Whether the local rates held.</param>
public sealed record UsageReceipt(decimal Cost, decimal RoamingCost, decimal Balance, bool Local);
