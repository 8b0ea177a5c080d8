using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Layouts;

namespace Tottoli.MultiSim.SimOS.Dispatch;

/// <summary>One logical channel: what is current on it (ETSI TS 102 221 §8.4 and §8.7).</summary>
internal sealed class Channel
{
    private CardFile _root;
    private BlockTransfer? _transfer;

    /// <summary>A channel, closed.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="root">The MF.</param>
    public Channel(int number, CardFile root)
    {
        Number = number;
        _root = root;
        Directory = root;
    }

    /// <summary>Its number.</summary>
    public int Number { get; }

    /// <summary>True where commands may be sent on it.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The current directory: MF, DF or ADF.</summary>
    public CardFile Directory { get; private set; }

    /// <summary>The current EF, or null.</summary>
    public CardFile? File { get; private set; }

    /// <summary>The current application's ADF, or null. It stays while MF or DFs outside it are current.</summary>
    public CardFile? Application { get; private set; }

    /// <summary>Local PINs (PIN2) that were verified in this application session, a bit each (<see cref="Security.PinReference.Bit"/>).</summary>
    public uint VerifiedLocally { get; set; }

    /// <summary>The record pointer of the current EF; 0 where it is not set.</summary>
    public int Record { get; set; }

    /// <summary>The BER-TLV object that is under way in blocks.</summary>
    public BlockTransfer Transfer => _transfer ??= new BlockTransfer();

    /// <summary>Opens the channel where <paramref name="opener"/> stands; from channel 0, at the MF (§8.7).</summary>
    public void Open(Channel? opener)
    {
        IsOpen = true;
        Select(opener is null or { Number: 0 } ? _root : opener.Directory);
        Application = opener is null or { Number: 0 } ? null : opener.Application;
        VerifiedLocally = Application is null ? 0 : opener!.VerifiedLocally;
    }

    /// <summary>Closes the channel; an application session on it ends.</summary>
    public void Close()
    {
        EndApplication();
        IsOpen = false;
    }

    /// <summary>Makes a file current: a directory without an EF, or an EF and the directory that holds it.</summary>
    public void Select(CardFile file)
    {
        Directory = file.IsDirectory ? file : file.Parent;
        File = file.IsDirectory ? null : file;
        Record = 0;
        _transfer?.End();
    }

    /// <summary>Makes an EF of the current directory current, as a short file identifier does.</summary>
    public void SelectBySfi(CardFile file)
    {
        File = file;
        Record = 0;
        _transfer?.End();
    }

    /// <summary>True where a file, or one below it, is current, or is the application.</summary>
    public bool Holds(FilePath path) => IsAtOrBelow((File ?? Directory).Path, path) || (Application is not null && IsAtOrBelow(Application.Path, path));

    /// <summary>
    /// Finds again what is current, in a tree that has changed. Where it is gone, the nearest directory above that is still there is
    /// current, without an EF; an application that is gone has ended.
    /// </summary>
    public void Follow(CardLayout tree)
    {
        _root = tree.Root;
        Application = Application is { } application && tree.Find(application.Path) is { IsApplication: true } still ? still : null;
        FilePath directory = Directory.Path;
        while (tree.Find(directory) is not { IsDirectory: true })
            directory = directory.Parent;
        bool stays = directory == Directory.Path;
        Directory = tree.Find(directory)!;
        CardFile? before = File;
        File = stays && before is not null && tree.Find(before.Path) is { IsDirectory: false } file ? file : null;
        if (File is null || File.Records != before!.Records)
            Record = 0;
        _transfer?.End();
    }

    /// <summary>Begins an application session, or sets the running one back to its start.</summary>
    /// <param name="application">The ADF.</param>
    /// <param name="verifiedLocally">Local PINs that are verified in it: it may run on another channel already.</param>
    public void BeginApplication(CardFile application, uint verifiedLocally)
    {
        Select(application);
        Application = application;
        VerifiedLocally = verifiedLocally;
    }

    /// <summary>Ends the application session: the MF is current.</summary>
    public void EndApplication()
    {
        Select(_root);
        Application = null;
        VerifiedLocally = 0;
    }

    private static bool IsAtOrBelow(FilePath path, FilePath top) => path == top || path.IsBelow(top);
}
