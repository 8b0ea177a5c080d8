using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>The EF that a reading or writing command means, and whether it may. Nothing becomes current before the command has done its work.</summary>
/// <param name="File">The EF.</param>
/// <param name="BySfi">True where a short file identifier named it: it becomes current when the command succeeds.</param>
internal readonly record struct Target(CardFile File, bool BySfi)
{
    /// <summary>Finds the transparent EF of READ and UPDATE BINARY and the offset (ETSI TS 102 221 §11.1.3.2).</summary>
    public static StatusWord TryTransparent(CardSession session, in CommandApdu apdu, AccessMode mode, out Target target, out int offset)
    {
        bool bySfi = (apdu.P1 & 0x80) != 0 && session.Class != ClassFamily.Gsm; // class A0 knows no short identifiers
        offset = bySfi ? apdu.P2 : (apdu.P1 << 8) | apdu.P2;
        if (bySfi && (apdu.P1 & 0x60) != 0)
        {
            target = default;
            return StatusWord.IncorrectP1P2;
        }
        StatusWord sw = TryFind(session, bySfi ? apdu.P1 & 0x1F : null, out target);
        if (sw != StatusWord.Success)
            return sw;
        return target.File.Kind == EfKind.Transparent ? Allow(session, in apdu, target.File, mode) : StatusWord.IncompatibleWithFileStructure;
    }

    /// <summary>Finds the record EF of READ and UPDATE RECORD (§11.1.5.2).</summary>
    public static StatusWord TryRecords(CardSession session, in CommandApdu apdu, AccessMode mode, out Target target)
    {
        int sfi = apdu.P2 >> 3;
        if (session.Class == ClassFamily.Gsm && sfi != 0)
        {
            target = default;
            return StatusWord.IncorrectP1P2;
        }
        return TryRecords(session, in apdu, sfi == 0 ? null : sfi, mode, out target);
    }

    /// <summary>Finds a record EF by its short identifier; null is the current EF.</summary>
    public static StatusWord TryRecords(CardSession session, in CommandApdu apdu, int? sfi, AccessMode mode, out Target target)
    {
        StatusWord sw = TryFind(session, sfi, out target);
        if (sw != StatusWord.Success)
            return sw;
        return target.File.Records > 0 ? Allow(session, in apdu, target.File, mode) : StatusWord.IncompatibleWithFileStructure;
    }

    /// <summary>Finds the record that P1 and the mode mean; an EF that its short identifier names has no pointer yet.</summary>
    public StatusWord TryRecord(CardSession session, byte p1, int mode, out int number)
    {
        number = RecordPointer.Find(File, BySfi ? 0 : session.Channel.Record, mode, p1);
        if (number < 0 || (mode != RecordPointer.Absolute && p1 != 0))
            return StatusWord.IncorrectP1P2;
        return number == 0 ? StatusWord.RecordNotFound : StatusWord.Success;
    }

    /// <summary>Makes the EF current where a short file identifier named it.</summary>
    public void Enter(CardSession session)
    {
        if (BySfi)
            session.Channel.SelectBySfi(File);
    }

    /// <summary>Finds an EF of the current directory by its short identifier; null is the current EF.</summary>
    public static StatusWord TryFind(CardSession session, int? sfi, out Target target)
    {
        CardFile? file = sfi switch
        {
            null => session.File,
            int number => session.Directory.ChildBySfi(number),
        };
        target = file is null ? default : new Target(file, sfi is not null);
        if (file is not null)
            return StatusWord.Success;
        return sfi is null ? StatusWord.NoEfSelected : StatusWord.FileNotFound;
    }

    /// <summary>Whether a command may do something with a file: first of all the file must be in use, then its rules must allow it.</summary>
    internal static StatusWord Allow(CardSession session, in CommandApdu apdu, CardFile file, AccessMode mode)
    {
        if (file.Availability != StatusWord.Success)
            return file.Availability;
        return AllowInAnyState(session, in apdu, file, mode);
    }

    /// <summary>Whether the rules of a file allow something, whether it is in use or not.</summary>
    internal static StatusWord AllowInAnyState(CardSession session, in CommandApdu apdu, CardFile file, AccessMode mode)
    {
        uint header = ((uint)apdu.Cla << 24) | ((uint)apdu.Ins << 16) | ((uint)apdu.P1 << 8) | apdu.P2;
        return AccessRules.Allow(session.Files, session.Security, file, mode, header) ? StatusWord.Success : StatusWord.SecurityStatusNotSatisfied;
    }
}
