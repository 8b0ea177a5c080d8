using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>ACTIVATE FILE: a deactivated or new file is in use from now on, and becomes current.</summary>
internal sealed class ActivateFile : IInstruction
{
    public static InstructionInfo Info => new(
        ClassFamily.Interindustry, 0x44, ApduCase.Command, "ACTIVATE FILE", "ETSI TS 102 221 §11.1.15", Gsm: new("REHABILITATE", "3GPP TS 51.011 §9.2.15"));

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response) =>
        FileActivation.Set(session, in apdu, AccessMode.Activate, LifeCycleStatus.Activated);
}

/// <summary>DEACTIVATE FILE: a file refuses to be read and changed from now on, until it is activated. It becomes current.</summary>
internal sealed class DeactivateFile : IInstruction
{
    public static InstructionInfo Info => new(
        ClassFamily.Interindustry, 0x04, ApduCase.Command, "DEACTIVATE FILE", "ETSI TS 102 221 §11.1.14", Gsm: new("INVALIDATE", "3GPP TS 51.011 §9.2.14"));

    public static StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response) =>
        FileActivation.Set(session, in apdu, AccessMode.Deactivate, LifeCycleStatus.Deactivated);
}

/// <summary>What the two have in common.</summary>
internal static class FileActivation
{
    private const byte ByIdentifier = 0x00;
    private const byte FromMasterFile = 0x08;
    private const byte FromCurrent = 0x09;

    /// <summary>Gives a file another life cycle status; one that has it already stays as it is.</summary>
    public static StatusWord Set(CardSession session, in CommandApdu apdu, AccessMode mode, byte status)
    {
        StatusWord sw = TryFind(session, in apdu, out CardFile? file);
        if (file is null)
            return sw;
        if (file.Availability == StatusWord.ConditionsNotSatisfied)
            return file.Availability; // terminated
        sw = Target.AllowInAnyState(session, in apdu, file, mode);
        if (sw != StatusWord.Success)
            return sw;
        bool is2G = session.Class == ClassFamily.Gsm;
        if (LifeCycleStatus.IsDeactivated(file.LifeCycle) != (status == LifeCycleStatus.Deactivated) || LifeCycleStatus.IsBeforeUse(file.LifeCycle))
            session.Structure.SetLifeCycle(file, status);
        else if (is2G)
            return StatusWord.ReferencedDataInvalidated; // in contradiction with the invalidation status: an error there, not here
        session.FollowStructure();
        if (!apdu.Data.IsEmpty)
            session.Channel.Select(session.Files.Find(file.Path)!);
        return StatusWord.Success;
    }

    private static StatusWord TryFind(CardSession session, in CommandApdu apdu, out CardFile? file)
    {
        ReadOnlySpan<byte> data = apdu.Data;
        Channel channel = session.Channel;
        file = null;
        if (apdu.P2 != 0 || apdu.P1 is not (ByIdentifier or FromMasterFile or FromCurrent) || (session.Class == ClassFamily.Gsm && apdu.P1 != 0))
            return StatusWord.IncorrectP1P2;
        if (data.IsEmpty)
        {
            file = session.File;
            return StatusWord.NoEfSelected;
        }
        if (session.Class == ClassFamily.Gsm || data.Length % 2 != 0 || data.Length > 16 || (apdu.P1 == ByIdentifier && data.Length != 2))
            return StatusWord.LengthInconsistent;
        CardFile root = session.Files.Layout.Root;
        file = apdu.P1 switch
        {
            FromMasterFile => Selection.ByPath(root, channel.Application, data),
            FromCurrent => Selection.ByPath(channel.Directory, null, data),
            _ => Selection.ByIdentifier(root, channel.Application, channel.Directory, BinaryPrimitives.ReadUInt16BigEndian(data)),
        };
        return StatusWord.FileNotFound;
    }
}
