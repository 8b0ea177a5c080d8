using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>The phone's copy of the location files: where it was registered last, and as whom. Written at registration, detach and power-off.</summary>
/// <remarks>
/// 3GPP TS 31.102 §4.2.17 (EF.LOCI), §4.2.23 (EF.PSLOCI), §4.2.91 (EF.EPSLOCI), §4.4.11.2 (EF.5GS3GPPLOCI). The copy is written back at detach even
/// where the card changed its file in the meantime: that is how phones destroy a location that a card has reset too early.
/// </remarks>
internal sealed class LocationFiles
{
    private const byte Updated = 0x00;
    private const byte NotUpdated = 0x01;
    private const int GutiLength = 12;
    private const int FiveGsGutiLength = 13;

    private static readonly EfDefinition[] Family = [UsimFiles.Loci, UsimFiles.PsLoci, UsimFiles.EpsLoci, FiveGsFiles.Loci3gpp];

    private readonly CardContent _content;

    /// <summary>A copy of what the card says now.</summary>
    public LocationFiles(CardContent content) => _content = content;

    /// <summary>The temporary identity that is still good on a technology, and the network that gave it; null where the file holds none.</summary>
    public (TemporaryIdentity Identity, Plmn Plmn)? Last(AccessTechnology technology)
    {
        (EfDefinition file, int identityLength, int plmnAt) = Place(technology);
        ReadOnlySpan<byte> bytes = _content.Get(file).Span;
        if (bytes.Length < plmnAt + Plmn.Size
            || (bytes[^1] & 0x07) != Updated
            || bytes[..identityLength].IndexOfAnyExcept((byte)0xFF) < 0
            || !Plmn.TryDecode(bytes[plmnAt..], out Plmn plmn))
        {
            return null;
        }
        return (TemporaryIdentity.Of(bytes[..identityLength]), plmn);
    }

    /// <summary>The registered PLMN, as the newest technology's file has it.</summary>
    public Plmn? RegisteredPlmn =>
        (Last(AccessTechnology.NgRan) ?? Last(AccessTechnology.Eutran) ?? Last(AccessTechnology.Gsm))?.Plmn;

    /// <summary>Notes a registration.</summary>
    /// <param name="cell">Where.</param>
    /// <param name="identity">The new temporary identity.</param>
    /// <remarks>
    /// The identities of the older systems are those that map from the newer one (3GPP TS 23.003 §2.8, §2.10): their TMSI is its last four bytes.
    /// </remarks>
    public void SetRegistered(Cell cell, TemporaryIdentity identity)
    {
        byte[] bytes = identity.ToArray();
        ReadOnlySpan<byte> tmsi = bytes.AsSpan(bytes.Length - 4);
        byte[] loci = new byte[Loci.Size];
        tmsi.CopyTo(loci);
        WriteArea(loci.AsSpan(4), cell, 2);
        loci[9] = 0xFF;
        Replace(UsimFiles.Loci, loci);
        byte[] psLoci = new byte[PsLoci.Size];
        psLoci.AsSpan().Fill(0xFF);
        tmsi.CopyTo(psLoci);
        WriteArea(psLoci.AsSpan(7), cell, 2);
        psLoci[12] = 0x00; // routing area code
        psLoci[13] = Updated;
        Replace(UsimFiles.PsLoci, psLoci);
        if (bytes.Length == GutiLength)
            Replace(UsimFiles.EpsLoci, [.. bytes, .. Area(cell, 2), Updated]);
        if (bytes.Length == FiveGsGutiLength)
            Replace(FiveGsFiles.Loci3gpp, [.. bytes, .. Area(cell, 3), Updated]);
    }

    /// <summary>Notes that the subscriber was refused as such: no identity is good any more.</summary>
    public void Forget()
    {
        foreach (EfDefinition file in Family)
        {
            int size = _content.Get(file).Length;
            if (size == 0)
                continue;
            byte[] empty = new byte[size];
            empty.AsSpan().Fill(0xFF);
            empty[^1] = NotUpdated;
            Replace(file, empty);
        }
    }

    /// <summary>Writes the copy to the card.</summary>
    public void Write(CardChannel channel)
    {
        foreach (EfDefinition file in Family)
        {
            ReadOnlyMemory<byte> bytes = _content.Get(file);
            if (!bytes.IsEmpty)
                channel.TryUpdateBinary(file, bytes.Span);
        }
    }

    private static (EfDefinition File, int IdentityLength, int PlmnAt) Place(AccessTechnology technology) => technology switch
    {
        AccessTechnology.NgRan or AccessTechnology.SatelliteNgRan => (FiveGsFiles.Loci3gpp, FiveGsGutiLength, FiveGsGutiLength),
        AccessTechnology.Eutran or AccessTechnology.SatelliteEutran => (UsimFiles.EpsLoci, GutiLength, GutiLength),
        _ => (UsimFiles.Loci, 4, 4),
    };

    private static byte[] Area(Cell cell, int areaLength)
    {
        byte[] area = new byte[Plmn.Size + areaLength];
        WriteArea(area, cell, areaLength);
        return area;
    }

    private static void WriteArea(Span<byte> destination, Cell cell, int areaLength)
    {
        cell.Plmn.Encode(destination);
        Span<byte> code = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(code, cell.AreaCode);
        code[^areaLength..].CopyTo(destination[Plmn.Size..]);
    }

    /// <summary>Keeps the new content where the card has the file, in the file's own size.</summary>
    private void Replace(EfDefinition file, byte[] content)
    {
        int size = _content.Get(file).Length;
        if (size == content.Length)
            _content.Put(file, content);
    }
}
