using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Workbench.Files;

/// <summary>A file that a maker put on its cards; no specification has it.</summary>
/// <param name="Directory">Where it is.</param>
/// <param name="Fid">Its identifier.</param>
/// <param name="Name">The maker's name, or that of the tools of the field.</param>
/// <param name="IsSecret">Whether it holds keys or PINs.</param>
internal readonly record struct MakerFile(CardPath Directory, ushort Fid, string Name, bool IsSecret);

/// <summary>Files of card makers that a host meets on programmable cards (names as in pySim).</summary>
internal static class MakerFiles
{
    private static readonly CardPath Usim = new("A0000000871002", FilePath.MasterFile);
    private static readonly CardPath Isim = new("A0000000871004", FilePath.MasterFile);
    private static readonly CardPath GsmDirectory = CardPath.MasterFile.Append(0x7F20);
    private static readonly CardPath SystemDirectory = CardPath.MasterFile.Append(0xA515);

    /// <summary>The table.</summary>
    public static IReadOnlyList<MakerFile> All { get; } =
    [
#pragma warning disable format // a table
        // sysmoISIM-SJA2 and -SJA5
        new(CardPath.MasterFile, 0xA515, "DF.SYSTEM",           IsSecret: false),
        new(SystemDirectory,     0x6F01, "EF.CHV1",             IsSecret: true),
        new(SystemDirectory,     0x6F81, "EF.CHV2",             IsSecret: true),
        new(SystemDirectory,     0x6F0A, "EF.ADM1",             IsSecret: true),
        new(SystemDirectory,     0x6F0B, "EF.ADM2",             IsSecret: true),
        new(SystemDirectory,     0x6F0C, "EF.ADM3",             IsSecret: true),
        new(SystemDirectory,     0x6F0D, "EF.ADM4",             IsSecret: true),
        new(SystemDirectory,     0x6F21, "EF.MILENAGE_CFG",     IsSecret: false),
        new(SystemDirectory,     0x6F22, "EF.0348_KEY",         IsSecret: true),
        new(SystemDirectory,     0xAF24, "EF.SIM_AUTH_COUNTER", IsSecret: false),
        new(SystemDirectory,     0x6F20, "EF.SIM_AUTH_KEY",     IsSecret: true),
        new(SystemDirectory,     0x6F23, "EF.0348_COUNT",       IsSecret: false),
        new(SystemDirectory,     0x6F26, "EF.GP_COUNT",         IsSecret: false),
        new(SystemDirectory,     0x6F27, "EF.GP_DIV_DATA",      IsSecret: false),
        new(Usim,                0xAF20, "EF.USIM_AUTH_KEY",    IsSecret: true),
        new(Usim,                0xAF22, "EF.USIM_AUTH_KEY_2G", IsSecret: true),
        new(Usim,                0xAF30, "EF.USIM_SQN",         IsSecret: false),
        new(Usim,                0xAF31, "EF.GBA_SK",           IsSecret: true),
        new(Usim,                0xAF32, "EF.GBA_REC_LIST",     IsSecret: false),
        new(Usim,                0xAF33, "EF.GBA_INT_KEY",      IsSecret: true),
        new(Isim,                0xAF20, "EF.ISIM_AUTH_KEY",    IsSecret: true),
        new(Isim,                0xAF22, "EF.ISIM_AUTH_KEY_2G", IsSecret: true),
        new(Isim,                0xAF30, "EF.ISIM_SQN",         IsSecret: false),

        // sysmoUSIM-SJS1: Ki, and OP or OPc
        new(GsmDirectory,        0x00FF, "EF.Ki",               IsSecret: true),
        new(GsmDirectory,        0x00F7, "EF.OPc",              IsSecret: true),

        // sysmoSIM-GR2: Ki and algorithm
        new(GsmDirectory,        0x0001, "EF.KEY",              IsSecret: true),
#pragma warning restore format
    ];

    /// <summary>The file at a path, or null.</summary>
    public static MakerFile? Find(CardPath path)
    {
        foreach (MakerFile file in All)
        {
            if (file.Fid == path.Files.Fid && file.Directory == path.Parent && !path.IsApplication)
                return file;
        }
        return null;
    }
}
