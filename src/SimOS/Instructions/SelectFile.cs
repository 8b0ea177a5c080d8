using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>SELECT: by identifier, as child, parent, by application identifier or by path. A refused one changes nothing.</summary>
internal sealed class SelectFile : IInstruction
{
    private const byte ByIdentifier = 0x00;
    private const byte Child = 0x01;
    private const byte Parent = 0x03;
    private const byte ByAid = 0x04;
    private const byte FromMasterFile = 0x08;
    private const byte FromCurrent = 0x09;

    private const int ReturnNothing = 0x0C;
    private const int ReturnMask = 0x1C;
    private const int SessionMask = 0x60;
    private const int Terminate = 0x40;
    private const int OccurrenceMask = 0x03;
    private const int MaxAid = 16;

    public static InstructionInfo Info => new(
        ClassFamily.Interindustry, 0xA4, ApduCase.CommandAndResponse, "SELECT", "ETSI TS 102 221 §11.1.1");

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        int wanted = apdu.P2 & ReturnMask; // FCI (00) of a file is its FCP (04)
        if ((apdu.P2 & 0x80) != 0 || wanted is not (0x00 or 0x04 or ReturnNothing))
            return StatusWord.IncorrectP1P2;
        if (apdu.P1 == ByAid)
            return SelectApplication(session, in apdu, ref response);
        if ((apdu.P2 & (SessionMask | OccurrenceMask)) != 0)
            return StatusWord.IncorrectP1P2;

        StatusWord sw = Resolve(session, in apdu, out CardFile? file);
        if (file is null)
            return sw;
        if (file.Selectability == StatusWord.ConditionsNotSatisfied)
            return file.Selectability;
        session.Channel.Select(file);
        WriteParameters(session, file, apdu.P2, ref response);
        return file.Selectability;
    }

    /// <summary>Writes a file's FCP with the PINs' present state, unless P2 asks for none.</summary>
    internal static void WriteParameters(CardSession session, CardFile file, byte p2, ref ResponseWriter response)
    {
        if ((p2 & ReturnMask) == ReturnNothing)
            return;
        session.Files.WriteParameters(file, response.Take(file.Parameters.Length), session.PinStore);
    }

    private static StatusWord Resolve(CardSession session, in CommandApdu apdu, out CardFile? file)
    {
        file = null;
        Channel channel = session.Channel;
        ReadOnlySpan<byte> data = apdu.Data;
        bool emptyMasterFile = apdu.P1 == ByIdentifier && data.IsEmpty && (apdu.P2 & ReturnMask) == ReturnNothing;
        bool lengthFits = apdu.P1 switch
        {
            ByIdentifier => data.Length == 2 || emptyMasterFile,
            Child => data.Length == 2,
            Parent => data.IsEmpty,
            FromMasterFile or FromCurrent => data.Length is >= 2 and <= 16 && data.Length % 2 == 0,
            _ => true,
        };
        if (!lengthFits)
            return StatusWord.LengthInconsistent;

        switch (apdu.P1)
        {
            case ByIdentifier:
                file = emptyMasterFile
                    ? session.Files.Layout.Root
                    : Selection.ByIdentifier(session.Files.Layout.Root, channel.Application, channel.Directory, BinaryPrimitives.ReadUInt16BigEndian(data));
                break;
            case Child:
                file = channel.Directory.Child(BinaryPrimitives.ReadUInt16BigEndian(data)) is { IsDirectory: true } child ? child : null;
                break;
            case Parent:
                file = channel.Directory.Parent != channel.Directory ? channel.Directory.Parent : null;
                break;
            case FromMasterFile:
                file = Selection.ByPath(session.Files.Layout.Root, channel.Application, data);
                break;
            case FromCurrent:
                file = Selection.ByPath(channel.Directory, null, data);
                break;
            default:
                return StatusWord.IncorrectP1P2;
        }
        return StatusWord.FileNotFound;
    }

    private static StatusWord SelectApplication(CardSession session, in CommandApdu apdu, ref ResponseWriter response)
    {
        int control = apdu.P2 & SessionMask;
        if (control is not (0 or Terminate))
            return StatusWord.IncorrectP1P2;
        if (apdu.Data.IsEmpty || apdu.Data.Length > MaxAid)
            return StatusWord.LengthInconsistent;
        Channel channel = session.Channel;
        CardFile? found = Selection.ByAid(
            session.Files.Layout.Applications, channel.Application, apdu.Data, (Occurrence)(apdu.P2 & OccurrenceMask));
        if (found is null)
            return StatusWord.FileNotFound;
        if (found.Selectability == StatusWord.ConditionsNotSatisfied)
            return found.Selectability;

        if (control == Terminate)
        {
            if (found != channel.Application)
                return StatusWord.ConditionsNotSatisfied;
            channel.EndApplication();
            session.Slots.ActivateArmed(SwitchMoment.SessionTermination);
        }
        else if (!found.Parameters.IsShareable && session.Channels.IsInUse(found, besides: channel))
        {
            return StatusWord.ConditionsNotSatisfied; // one session of it at a time (§8.7)
        }
        else
        {
            bool again = found == channel.Application;
            session.Channels.BeginApplication(channel, found);
            if (again)
                session.Slots.ActivateArmed(SwitchMoment.Reselection);
        }
        WriteParameters(session, found, apdu.P2, ref response);
        return found.Selectability;
    }
}
