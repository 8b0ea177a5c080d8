using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>Which record a command means, by P1, the mode in P2 and the record pointer (ETSI TS 102 221 §11.1.5.2).</summary>
internal static class RecordPointer
{
    /// <summary>Mode: the record after the pointer.</summary>
    public const int Next = 2;

    /// <summary>Mode: the record before the pointer.</summary>
    public const int Previous = 3;

    /// <summary>Mode: the record that P1 numbers; 0 is the one at the pointer.</summary>
    public const int Absolute = 4;

    private const int ModeMask = 0x07;

    /// <summary>The mode of a command.</summary>
    public static int ModeOf(byte p2) => p2 & ModeMask;

    /// <summary>Finds the record.</summary>
    /// <param name="channel">The channel; its pointer is that of the current EF.</param>
    /// <param name="target">The EF; one named by its short identifier has no pointer yet.</param>
    /// <param name="p1">Record number.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="number">The record's number, from 1.</param>
    public static StatusWord TryResolve(Channel channel, Target target, byte p1, int mode, out int number)
    {
        CardFile file = target.File;
        int pointer = target.BySfi ? 0 : channel.Record;
        bool ring = file.Kind == EfKind.Cyclic;
        number = (mode, pointer) switch
        {
            (Next, 0) => 1,
            (Next, _) => pointer < file.Records ? pointer + 1 : ring ? 1 : 0,
            (Previous, 0) => file.Records,
            (Previous, _) => pointer > 1 ? pointer - 1 : ring ? file.Records : 0,
            (Absolute, _) => p1 == 0 ? pointer : p1,
            _ => -1,
        };
        if (number < 0 || (mode != Absolute && p1 != 0))
            return StatusWord.IncorrectP1P2;
        return number == 0 || number > file.Records ? StatusWord.RecordNotFound : StatusWord.Success;
    }

    /// <summary>Moves the pointer after a command that succeeded; an absolute number leaves it.</summary>
    public static void Move(Channel channel, int mode, int number)
    {
        if (mode != Absolute)
            channel.Record = number;
    }
}
