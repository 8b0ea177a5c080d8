using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.SecuredPackets;
using Tottoli.MultiSim.Protocol.Sms;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Ota;

/// <summary>The card's end of SCP80 over SMS (3GPP TS 31.115): joins the parts, checks the packet, runs its commands, and answers with the proof of receipt.</summary>
/// <remarks>Parts that wait for others are the session's: a reset drops them. A proof of receipt always goes into the delivery report, also where SPI asks for an SMS-SUBMIT.</remarks>
internal sealed class OtaEndpoint(CardState state, CardFiles files, SlotTable slots)
{
    private readonly ProfileManagement _profiles = new(state, files, slots);
    private SmsReassembler _parts;

    // 02 71 00: the user data header that stands before a response packet.
    private static ReadOnlySpan<byte> ResponseHeader => [0x02, UserDataHeader.ResponsePacket, 0x00];

    /// <summary>Takes an SMS-DELIVER from an ENVELOPE (SMS-PP DOWNLOAD), where it carries a secured packet or a part of one.</summary>
    /// <param name="tpdu">The SMS-DELIVER TPDU.</param>
    /// <param name="response">Receives the response packet, from its user data header 02 71 00 on.</param>
    /// <param name="status">
    /// What the ENVELOPE answers: success with response data, the proof of receipt; success without, where more parts are
    /// expected or no proof is wanted; 6200 (data download error) where the packet is too long or its header makes no sense.
    /// </param>
    /// <returns>False where the message is no secured packet: it is somebody else's.</returns>
    public bool TryReceive(ReadOnlySpan<byte> tpdu, ref ResponseWriter response, out StatusWord status)
    {
        status = StatusWord.Success;
        if (!SmsDeliverView.TryParse(tpdu, out SmsDeliverView message) || !message.HasUserDataHeader
            || !UserDataHeader.TryParse(message.UserData, out UserDataHeader header, out ReadOnlySpan<byte> octets))
        {
            return false;
        }
        // Only the first part says that it is a command packet; the others are known by their sender and reference.
        bool isCommand = header.TryFind(UserDataHeader.CommandPacket, out _);
        if (!header.TryGetPart(out SmsPart part))
        {
            if (isCommand)
                status = Process(octets, ref response);
            return isCommand;
        }
        if (part.Number == 1 && !isCommand)
            return false;
        status = _parts.Add(message.Originator, part, octets) switch
        {
            ReassemblyStatus.Waiting => StatusWord.Success,
            ReassemblyStatus.Complete => Process(_parts.Packet, ref response),
            _ => StatusWord.Warning,
        };
        return true;
    }

    /// <summary>Forgets parts that wait for others: after a reset.</summary>
    public void Reset() => _parts.Clear();

    private StatusWord Process(ReadOnlySpan<byte> packet, ref ResponseWriter response)
    {
        if (!CommandPacket.TryParse(packet, out CommandPacket command))
            return StatusWord.Warning;
        SecurityParameters security = command.Security;
        OtaKeySet? keys = OtaKeyRecord.Find(state, security.KeyVersion, out ulong counter);
        byte? minimum = security.Tar == ProfileManagement.Tar ? ProfileManagement.MinimumSpi1 : null;
        byte[] data = new byte[packet.Length];
        Span<byte> answer = stackalloc byte[ProfileManagement.MaxAnswerLength];
        int length = 0;
        SecuredPacketStatus outcome = command.TryUnwrap(minimum, keys, counter, data, out UnwrappedCommand unwrapped);
        if (outcome == SecuredPacketStatus.Ok)
        {
            if (unwrapped.StoredCounter != counter)
                OtaKeyRecord.PutCounter(state, security.KeyVersion, unwrapped.StoredCounter);
            length = _profiles.Execute(data.AsSpan(0, unwrapped.Length), answer);
        }
        CryptographicOperations.ZeroMemory(data);
        if (!security.WantsReceipt(outcome))
            return StatusWord.Success;
        Span<byte> receipt = stackalloc byte[ProfileManagement.MaxAnswerLength + ResponsePacket.MaxOverhead];
        int size = ResponsePacket.Wrap(security, keys, unwrapped.Counter, outcome, answer[..length], receipt);
        response.Write(ResponseHeader);
        response.Write(receipt[..size]);
        return StatusWord.Success;
    }
}
