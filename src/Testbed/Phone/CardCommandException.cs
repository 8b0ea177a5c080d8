using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>A card answered a command with a status word that a phone cannot go on with.</summary>
/// <param name="command">Name of the command: "READ BINARY".</param>
/// <param name="target">File or other object it was for, as a person names it; empty where there is none.</param>
/// <param name="status">What the card said.</param>
/// <param name="advice">What to do, where the caller knows it better than the status word tells.</param>
public sealed class CardCommandException(string command, string target, StatusWord status, string? advice = null)
    : Exception($"{command}{(target.Length == 0 ? "" : " of " + target)} was answered {status}; expected 9000. {advice ?? Advice(status)}")
{
    /// <summary>Name of the command.</summary>
    public string Command { get; } = command;

    /// <summary>What it was for.</summary>
    public string Target { get; } = target;

    /// <summary>What the card said.</summary>
    public StatusWord Status { get; } = status;

    /// <summary>Whether the card refused for want of rights (69 82, 69 83, 63 CX, 69 84; 98 04, 98 40, 98 10 of a GSM SIM): a security condition, not a fault of the card.</summary>
    public bool IsSecurityCondition => Status.Value is 0x6982 or 0x6983 or 0x6984 or 0x9804 or 0x9840 or 0x9810 || (Status.Value & 0xFFF0) == 0x63C0;

    private static string Advice(StatusWord status) => status.Value switch
    {
        0x6982 or 0x9804 => "The access rule of the file asks for a PIN or key that was not presented.",
        0x6983 or 0x9840 => "The PIN is blocked: unblock it with its PUK.",
        0x6984 or 0x9810 => "The PIN or file is deactivated.",
        0x6A82 or 0x9404 => "The card has no such file: personalise it again, or choose another card.",
        0x6D00 or 0x6E00 => "The card does not know the command: is it a USIM?",
        _ when (status.Value & 0xFFF0) == 0x63C0 => $"The PIN was wrong; {status.Value & 0x0F} tries are left.",
        _ => "The trace of the APDUs before it shows why.",
    };
}
