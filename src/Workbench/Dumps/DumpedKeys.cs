using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Workbench.Dumps;

/// <summary>The subscriber's key as some makers' cards tell it to who has ADM1.</summary>
public static class DumpedKeys
{
    /// <summary>Looks for the key of a sysmoISIM-SJA2 or -SJA5: EF.USIM_AUTH_KEY.</summary>
    /// <returns>Null where the dump has no such file, or an algorithm that the emulated card has not.</returns>
    public static ProgrammedKey? Find(CardDump dump)
    {
        ArgumentNullException.ThrowIfNull(dump);
        CardPath path = CardNames.OfCatalog(SysmocomFiles.UsimKey.Path);
        return dump.Files.FirstOrDefault(file => file.Path == path)?.Content is { } content
            ? ProgrammedKey.Read(KeyFileFormat.Find(SysmocomFiles.UsimKey.Path)!, content.Whole)
            : null;
    }
}
