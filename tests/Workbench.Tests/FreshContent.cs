using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Workbench.Tests;

/// <summary>What location and security files must hold when a slot becomes active, written from 3GPP TS 31.102 and not from the card's own table.</summary>
internal static class FreshContent
{
    private const string Loci = "FFFFFFFF" + "FFFFFF" + "0000" + "FF" + "01";

    private static readonly Dictionary<FilePath, byte[]> Contents = new()
    {
        [UsimFiles.Loci.Path] = Bytes(Loci, 11),
        [UsimFiles.PsLoci.Path] = Bytes("FFFFFFFF" + "FFFFFF" + "FFFFFF" + "0000" + "FF" + "01", 14),
        [UsimFiles.EpsLoci.Path] = Bytes("FFFFFFFFFFFFFFFFFFFFFFFF" + "FFFFFF" + "0000" + "01", 18),
        [FiveGsFiles.Loci3gpp.Path] = Bytes("FFFFFFFFFFFFFFFFFFFFFFFFFF" + "FFFFFF" + "FFFFFF" + "01", 20),
        [UsimFiles.Keys.Path] = Bytes("07", 33),
        [UsimFiles.KeysPs.Path] = Bytes("07", 33),
        [UsimFiles.EpsNsc.Path] = Bytes("", 54),
        [FiveGsFiles.Nsc3gpp.Path] = Bytes("", 64),
        [UsimFiles.Kc.Path] = Bytes("FFFFFFFFFFFFFFFF" + "07", 9),
        [UsimFiles.KcGprs.Path] = Bytes("FFFFFFFFFFFFFFFF" + "07", 9),
        [UsimFiles.StartHfn.Path] = Bytes("F00000F00000", 6),
        [UsimFiles.Fplmn.Path] = Bytes("", 12),
        [UsimFiles.Netpar.Path] = Bytes("", 64),
    };

    /// <summary>The files that are looked at.</summary>
    public static IEnumerable<FilePath> Files => Contents.Keys;

    /// <summary>Content of a file right after its slot became active; null for a file that a switch leaves alone.</summary>
    public static byte[]? Of(FilePath file) => Contents.GetValueOrDefault(file);

    private static byte[] Bytes(string start, int size)
    {
        byte[] content = new byte[size];
        content.AsSpan().Fill(0xFF);
        Convert.FromHexString(start).CopyTo(content, 0);
        return content;
    }
}
