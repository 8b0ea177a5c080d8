using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Files;

/// <summary>Which record a terminal or an applet means, by a number, a mode and the record pointer (ETSI TS 102 221 §11.1.5.2).</summary>
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
    /// <param name="file">A record EF.</param>
    /// <param name="pointer">Its record pointer; 0 where it is not set.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="number">The number that goes with <see cref="Absolute"/>; 0 is the record at the pointer.</param>
    /// <returns>The record's number, from 1; 0 where there is no such record, -1 where there is no such mode.</returns>
    public static int Find(CardFile file, int pointer, int mode, int number)
    {
        bool ring = file.Kind == EfKind.Cyclic;
        int found = (mode, pointer) switch
        {
            (Next, 0) => 1,
            (Next, _) => pointer < file.Records ? pointer + 1 : ring ? 1 : 0,
            (Previous, 0) => file.Records,
            (Previous, _) => pointer > 1 ? pointer - 1 : ring ? file.Records : 0,
            (Absolute, _) => number == 0 ? pointer : number,
            _ => -1,
        };
        return mode == Absolute && (found < 0 || found > file.Records) ? 0 : found;
    }

    /// <summary>Moves the pointer after a command that succeeded; an absolute number leaves it.</summary>
    public static void Move(Channel channel, int mode, int number)
    {
        if (mode != Absolute)
            channel.Record = number;
    }
}
