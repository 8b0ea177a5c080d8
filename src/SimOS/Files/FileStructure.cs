using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Files;

/// <summary>Changes a card's tree of files: the administrative commands of ETSI TS 102 222. Who asks has checked the access rules.</summary>
/// <remarks>
/// What a file takes of the card's memory is its octets and <see cref="Overhead"/>. What is free is known to the card; a file that does
/// not fit is not created. The caller commits.
/// </remarks>
internal sealed class FileStructure(CardFiles files, CardState state)
{
    /// <summary>Octets that each file takes besides its content.</summary>
    public const int Overhead = 64;

    /// <summary>Octets that are free on a card that does not say otherwise.</summary>
    public const int DefaultFreeMemory = 0x20000;

    /// <summary>Where the card keeps how much memory is free: four octets; nothing kept means <see cref="DefaultFreeMemory"/>.</summary>
    public static StateKey FreeMemoryKey => new(StateArea.Card, 0, 10);

    /// <summary>Octets that are free.</summary>
    public int FreeMemory => FreeMemoryOf(state);

    /// <summary>Octets that are free on the card that keeps <paramref name="state"/>.</summary>
    public static int FreeMemoryOf(CardState state) =>
        state.TryGet(FreeMemoryKey, out ReadOnlySpan<byte> octets) ? BinaryPrimitives.ReadInt32BigEndian(octets) : DefaultFreeMemory;

    /// <summary>CREATE FILE (§6.3).</summary>
    /// <param name="directory">The directory that will hold the file.</param>
    /// <param name="template">What it shall be.</param>
    /// <param name="created">The file; null where there is none.</param>
    /// <returns>Success; 6A80 where the template makes no file, 6A84 where there is no room, 6A89 or 6A8A where the file is there already.</returns>
    public StatusWord Create(CardFile directory, scoped in CreationTemplate template, out CardFile? created)
    {
        created = null;
        StatusWord sw = TryPlace(directory, in template, out FilePath path, out int shortIdentifier);
        if (sw != StatusWord.Success)
            return sw;
        int cost = Overhead + ContentSize(in template);
        if (cost > FreeMemory || template.TotalSize > FreeMemory)
            return StatusWord.NotEnoughMemory;
        Span<byte> buffer = stackalloc byte[512];
        int length = template.Write(buffer, shortIdentifier, directory, FreeMemory - cost);
        const int longest = 256; // what one answer carries
        if (length is 0 or > longest
            || !FileControlParameters.TryParse(buffer[..length], out FileControlParameters? parameters)
            || LifeCycleStatus.IsTerminated(parameters.LifeCycle))
        {
            return StatusWord.WrongData;
        }
        Take(cost);
        state.Put(StructureKey(path), parameters.Bytes);
        created = files.Find(path)!;
        if (created.Size > 0 && !(template.FillingPattern.IsEmpty && template.RepeatPattern.IsEmpty))
        {
            byte[] content = new byte[created.Size];
            template.Fill(content, created.RecordLength);
            foreach (byte owner in OwnersOf(created))
                state.Put(new StateKey(StateArea.File, owner, path.Value), content);
        }
        return StatusWord.Success;
    }

    /// <summary>DELETE FILE (§6.4): the file goes, with all that is in it.</summary>
    public void Delete(CardFile file)
    {
        int before = InUse();
        foreach (CardFile gone in files.Layout.All)
        {
            if (gone == file || gone.Path.IsBelow(file.Path))
                KeepForOthers(gone, file);
        }
        foreach (StateKey key in KeysBelow(file.Path))
            state.Remove(key);
        foreach (CardFile row in files.Shared.All)
        {
            if (row.Path == file.Path || row.Path.IsBelow(file.Path))
                state.Put(StructureKey(row.Path), []);
        }
        Take(InUse() - before); // a content that another file shows stays, and is that file's from now on
    }

    /// <summary>ACTIVATE, DEACTIVATE and TERMINATE.</summary>
    public void SetLifeCycle(CardFile file, byte status)
    {
        if (file.LifeCycle == status)
            return;
        StateKey key = new(StateArea.LifeCycle, 0, file.Path.Value);
        if (!state.TryGet(StructureKey(file.Path), out _) && files.Shared.Find(file.Path)?.LifeCycle == status)
            state.Remove(key);
        else
            state.Put(key, [status]);
    }

    /// <summary>RESIZE FILE (§6.10): the content stays as far as there is room, and new octets are filled.</summary>
    /// <param name="file">A transparent, linear fixed or BER-TLV EF, or a directory.</param>
    /// <param name="template">Its new size, and what new octets are.</param>
    /// <returns>Success; 6A80 where the size does not fit the file, 6A84 where there is no room, 6981 for a cyclic EF.</returns>
    public StatusWord Resize(CardFile file, scoped in CreationTemplate template)
    {
        if (file.Kind == EfKind.Cyclic)
            return StatusWord.IncompatibleWithFileStructure;
        int size = file.IsDirectory ? template.TotalSize : file.Kind == EfKind.BerTlv ? template.Capacity : template.Size;
        if (size < 0 || !file.Parameters.CanHave(size) || size < Used(file))
            return StatusWord.WrongData;
        int more = file.IsDirectory ? 0 : size - file.Size - file.Parameters.Capacity;
        if (more > FreeMemory || (file.IsDirectory && size > FreeMemory))
            return StatusWord.NotEnoughMemory;
        if (file.Kind is EfKind.Transparent or EfKind.LinearFixed && !file.IsDirectory)
            ResizeContent(file, size, in template);
        Take(more);
        foreach (CardFile one in files.Layout.All.Where(other => other.ContentPath == file.ContentPath).ToArray())
            state.Put(StructureKey(one.Path), FcpResize.Of(one.Parameters, size));
        return StatusWord.Success;
    }

    /// <summary>Notes how much memory is free: where a card is made from another one's tree.</summary>
    public static void PutFreeMemory(CardState state, int octets)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, octets);
        state.Put(FreeMemoryKey, number);
    }

    private static StateKey StructureKey(FilePath path) => new(StateArea.Structure, 0, path.Value);

    /// <summary>Octets of a file that has content of its own: those that were set aside for it, used or not.</summary>
    private static int ContentSize(CardFile file) => file.ContentPath != file.Path ? 0 : file.Size + file.Parameters.Capacity;

    private static int ContentSize(scoped in CreationTemplate template) =>
        template.IsDirectory ? 0 : Math.Max(Math.Max(template.Capacity, template.Size), 0);

    private static IEnumerable<byte> OwnersOf(CardFile file) =>
        file.IsPerSlot ? Enumerable.Range(0, SlotTable.Capacity).Select(StateKey.OwnerOf) : [0];

    private void Take(int octets) => PutFreeMemory(state, FreeMemory - octets);

    /// <summary>Octets that all files take.</summary>
    private int InUse() => files.Layout.All.Sum(static file => Overhead + ContentSize(file));

    /// <summary>Octets of a BER-TLV EF that are in use, in any slot.</summary>
    private int Used(CardFile file) => file.Kind != EfKind.BerTlv || file.IsDirectory
        ? 0
        : OwnersOf(file).Max(owner => state.TryGet(new StateKey(StateArea.File, owner, file.ContentPath.Value), out ReadOnlySpan<byte> content) ? content.Length : 0);

    private StatusWord TryPlace(CardFile directory, scoped in CreationTemplate template, out FilePath path, out int shortIdentifier)
    {
        path = default;
        shortIdentifier = 0;
        ushort fid = template.Fid;
        if (fid is 0 or FilePath.MasterFileIdentifier or 0x3FFF or 0xFFFF || (template.Aid.IsEmpty && fid == FilePath.AdfUsim.Fid))
            return StatusWord.WrongData;
        if (template.Aid.Length is > 0 and < 5 or > 16)
            return StatusWord.WrongData;
        if (!template.Aid.IsEmpty)
            return TryPlaceApplication(directory, in template, out path);
        if (directory.Path.Depth == FilePath.MaxDepth)
            return StatusWord.NotEnoughMemory;
        if (IsTaken(directory, fid))
            return StatusWord.FileExists;
        path = directory.Path.Append(fid);
        int wanted = template.ShortIdentifier;
        bool isImplied = wanted < 0;
        shortIdentifier = isImplied ? fid & 0x1F : wanted;
        bool isFree = shortIdentifier is >= 0 and <= 30 && directory.ChildBySfi(shortIdentifier) is null;
        if (!isFree)
            shortIdentifier = 0;
        return isFree || isImplied || template.IsDirectory ? StatusWord.Success : StatusWord.WrongData;
    }

    /// <summary>
    /// An application stands below the MF. Its own identifier selects nothing, so it is kept under the one that the layout gives such
    /// an application, if that is free, as the rest of the card finds the USIM there.
    /// </summary>
    private StatusWord TryPlaceApplication(CardFile directory, scoped in CreationTemplate template, out FilePath path)
    {
        const int kindLength = 7; // of an identifier: provider and application code
        const ushort firstFree = 0xFF00;
        path = default;
        if (!template.IsDirectory || directory.Path != FilePath.MasterFile)
            return StatusWord.ConditionsNotSatisfied;
        foreach (CardFile application in files.Layout.Applications)
        {
            if (application.Aid.SequenceEqual(template.Aid))
                return StatusWord.ApplicationExists;
        }
        if (template.Fid != FilePath.AdfUsim.Fid && IsTaken(directory, template.Fid))
            return StatusWord.FileExists;
        foreach (CardFile row in files.Shared.Applications)
        {
            if (files.Find(row.Path) is null && template.Aid.StartsWith(row.Aid[..Math.Min(kindLength, row.Aid.Length)]))
            {
                path = row.Path;
                return StatusWord.Success;
            }
        }
        ushort fid = template.Fid == FilePath.AdfUsim.Fid || files.Shared.Find(FilePath.MasterFile.Append(template.Fid)) is { IsApplication: true }
            ? firstFree
            : template.Fid;
        while (files.Find(FilePath.MasterFile.Append(fid)) is not null)
            fid++;
        path = FilePath.MasterFile.Append(fid);
        return StatusWord.Success;
    }

    /// <summary>A directory holds an identifier once, and none that it has itself or a directory above (ETSI TS 102 221 §8.3).</summary>
    private static bool IsTaken(CardFile directory, ushort fid)
    {
        foreach (CardFile child in directory.Children)
        {
            if (child.Fid == fid || child.Parameters.Fid == fid)
                return true;
        }
        for (CardFile above = directory; above.Parent != above; above = above.Parent)
        {
            if (above.Fid == fid)
                return true;
        }
        return false;
    }

    /// <summary>Hands the content of a file that goes to the files that share it and stay.</summary>
    private void KeepForOthers(CardFile gone, CardFile deleted)
    {
        foreach (CardFile other in files.Layout.All)
        {
            if (other.ContentPath != gone.Path || other == gone || other == deleted || other.Path.IsBelow(deleted.Path))
                continue;
            foreach (byte owner in OwnersOf(gone))
            {
                ReadOnlySpan<byte> content = state.TryGet(new StateKey(StateArea.File, owner, gone.Path.Value), out ReadOnlySpan<byte> kept) ? kept : gone.Initial;
                state.Put(new StateKey(StateArea.File, owner, other.Path.Value), content.ToArray());
            }
        }
    }

    private List<StateKey> KeysBelow(FilePath path)
    {
        List<StateKey> keys = [];
        state.Visit((key, _) =>
        {
            if (key.Area is StateArea.File or StateArea.Structure or StateArea.LifeCycle && (key.Path == path.Value || new FilePath(key.Path).IsBelow(path)))
                keys.Add(key);
        });
        return keys;
    }

    /// <summary>Every slot's content, also where it is the layout's: the file is no longer the layout's.</summary>
    private void ResizeContent(CardFile file, int size, scoped in CreationTemplate template)
    {
        foreach (byte owner in OwnersOf(file))
        {
            StateKey key = new(StateArea.File, owner, file.ContentPath.Value);
            ReadOnlySpan<byte> old = state.TryGet(key, out ReadOnlySpan<byte> kept) ? kept : file.Initial;
            byte[] content = new byte[size];
            old[..Math.Min(old.Length, size)].CopyTo(content);
            if (size > old.Length)
                template.Fill(content.AsSpan(old.Length), file.RecordLength);
            state.Put(key, content);
        }
    }
}
