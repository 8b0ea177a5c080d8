using System.Text;

namespace Tottoli.MultiSim.Protocol.Cloud;

/// <summary>Body of <c>POST /issuers</c>.</summary>
/// <param name="Name">Name of the card issuer, 1 to 64 characters.</param>
public sealed record IssuerRegistration(string Name);

/// <summary>Answer to <c>POST /issuers</c>.</summary>
/// <param name="IssuerId">Identifies the issuer.</param>
/// <param name="ApiKey">Bearer key, shown this once. Secret.</param>
public sealed record IssuerAccount(string IssuerId, string ApiKey)
{
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("IssuerId = ").Append(IssuerId);
        return true;
    }
}

/// <summary>The transport keys that the platform shares with one card (AES-CBC and AES-CMAC). They open no profile.</summary>
/// <param name="Version">Key version, 1 to 15.</param>
/// <param name="Kic">Ciphering key, 32, 48 or 64 hexadecimal digits. Secret.</param>
/// <param name="Kid">Key of the cryptographic checksum, 32, 48 or 64 hexadecimal digits. Secret.</param>
public sealed record TransportKeys(int Version, string Kic, string Kid)
{
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Version = ").Append(Version);
        return true;
    }
}

/// <summary>Body of <c>POST /cards</c>: the issuer has made a card for an order.</summary>
/// <param name="OrderId">The subscriber's order.</param>
/// <param name="Iccid">ICCID, 18 to 20 decimal digits. Issued again, the former card of that ICCID is withdrawn.</param>
/// <param name="HomeLinkId">The link whose tariff the home profile (slot 0) has.</param>
/// <param name="HomeImsi">IMSI of the home profile, decimal digits.</param>
/// <param name="Certificate">The card's certificate, DER (base64 in JSON).</param>
/// <param name="KeySet">Transport keys for the platform.</param>
public sealed record CardIssue(string OrderId, string Iccid, string HomeLinkId, string HomeImsi, byte[] Certificate, TransportKeys KeySet);

/// <summary>How far one profile has come on its way to a card.</summary>
/// <param name="LinkId">The profile's link.</param>
/// <param name="State">"waiting", "sending", "installed" or "failed".</param>
/// <param name="Sent">Secured packets of which the network reported at least one message, over all tries.</param>
/// <param name="Acknowledged">Secured packets whose proof of receipt was verified.</param>
/// <param name="Counter">Counter of the packet sent last; 0 before the first.</param>
/// <param name="Imsi">IMSI that the vault gave; null before the vault answered.</param>
/// <param name="Slot">The card's slot, from its last answer; null before the profile is installed.</param>
/// <param name="Tries">How often the delivery was begun.</param>
/// <param name="Reason">Why the last try failed; null where none did.</param>
public sealed record Delivery(
    string LinkId, string State, int Sent, int Acknowledged, long Counter, string? Imsi, int? Slot, int Tries, string? Reason);
