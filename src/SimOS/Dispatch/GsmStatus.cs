using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.SimOS.Dispatch;

/// <summary>Says a status word of a UICC in the words of class A0 (3GPP TS 51.011 §9.4).</summary>
internal static class GsmStatus
{
    private static readonly StatusWord Technical = StatusWord.TechnicalProblem;

    /// <summary>Translates.</summary>
    /// <param name="sw">What the instruction answered.</param>
    /// <param name="ins">The instruction: PIN commands say some things in words of their own.</param>
    /// <param name="waiting">Octets that wait for GET RESPONSE.</param>
    public static StatusWord Of(StatusWord sw, byte ins, int waiting) => sw.Sw1 switch
    {
        0x61 => new((ushort)(0x9F00 | sw.Sw2)),
        0x62 => waiting > 0 ? new((ushort)(0x9E00 | (byte)waiting)) : StatusWord.Success, // 9EXX: data download error, with data
        0x63 => new(sw.Sw2 == 0xC0 ? (ushort)0x9840 : (ushort)0x9804),
        0x65 => new(0x9240), // memory problem
        0x6C => new((ushort)(0x6700 | sw.Sw2)),
        _ => Of(sw, IsPinCommand(ins)),
    };

    private static bool IsPinCommand(byte ins) => ins is 0x20 or 0x24 or 0x26 or 0x28 or 0x2C;

    private static StatusWord Of(StatusWord sw, bool pin) => sw.Value switch
    {
#pragma warning disable format // a table: columns say more than indentation
        //        of PIN commands             of others
        0x6981 =>                             new(0x9408), // the file is inconsistent with the command
        0x6982 =>                             new(0x9804), // access condition not fulfilled
        0x6983 =>                             new(0x9840), // CHV blocked
        0x6984 => pin ? new(0x9808) :         new(0x9810), // in contradiction with CHV status, or with invalidation
        0x6985 => pin ? new(0x9808) :         Technical,
        0x6986 =>                             new(0x9400), // no EF selected
        0x6A80 or 0x6A81 =>                   Technical,
        0x6A82 =>                             new(0x9404), // file or pattern not found
        0x6A83 =>                             new(0x9402), // out of range
        0x6A84 =>                             new(0x9240),
        0x6A86 =>                             new(0x6B00), // P1 or P2
        0x6A87 =>                             new(0x6700), // P3
        0x6A88 =>                             new(0x9802), // no CHV initialised
        0x6B00 =>                             new(0x9402),
        _ =>                                  sw, // the same words mean the same
#pragma warning restore format
    };
}
