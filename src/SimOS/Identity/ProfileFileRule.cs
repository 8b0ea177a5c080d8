using System.Globalization;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Layouts;

namespace Tottoli.MultiSim.SimOS.Identity;

/// <summary>Which files a profile may bring along: those that each slot has for itself, with content that they hold.</summary>
public static class ProfileFileRule
{
    /// <summary>What a card expects in place of a file of a profile; null where it takes the file.</summary>
    /// <param name="file">The file.</param>
    public static string? Expected(ProfileFile file) => Expected(MultiSimLayout.Instance.Find(file.Path), file);

    /// <summary>The same for the file that a card has at the path.</summary>
    internal static string? Expected(CardFile? target, ProfileFile file)
    {
        if (target is not { IsDirectory: false, IsPerSlot: true, Kind: not EfKind.BerTlv })
            return "a file that each profile has for itself";
        // The IMSI is the package's own: a second one in the files would be another identity than the one announced.
        if (target.ContentPath == UsimFiles.Imsi.Path)
            return "no EF.IMSI, as it is made from the profile's IMSI";
        if (file.Record > target.Records)
            return string.Create(CultureInfo.InvariantCulture, $"a record number of at most {target.Records}");
        int room = file.Record == 0 ? target.Size : target.RecordLength;
        return file.Content.Length > room ? string.Create(CultureInfo.InvariantCulture, $"a content of at most {room} bytes") : null;
    }
}
