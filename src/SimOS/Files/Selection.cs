using System.Buffers.Binary;

namespace Tottoli.MultiSim.SimOS.Files;

/// <summary>Which file a command means (ETSI TS 102 221 §8.4). Nothing here changes what is current.</summary>
internal static class Selection
{
    private const ushort MasterFile = 0x3F00;
    private const ushort CurrentApplication = 0x7FFF;

    /// <summary>
    /// By identifier: the MF, the current application, a child of the current directory, the directory itself, its parent, or
    /// a DF beside it.
    /// </summary>
    /// <param name="root">The MF.</param>
    /// <param name="application">What 7FFF means; null where it means nothing.</param>
    /// <param name="directory">The current directory.</param>
    /// <param name="fid">The identifier.</param>
    public static CardFile? ByIdentifier(CardFile root, CardFile? application, CardFile directory, ushort fid)
    {
        if (fid == MasterFile)
            return root;
        if (fid == CurrentApplication)
            return application;
        if (directory.Child(fid) is { } child)
            return child;
        if (directory.Fid == fid)
            return directory;
        return directory.Parent.Fid == fid ? directory.Parent : directory.Parent.Child(fid) is { IsDirectory: true } sibling ? sibling : null;
    }

    /// <summary>True for an ADF and what is below one.</summary>
    public static bool IsInApplication(CardFile file)
    {
        while (!file.IsApplication && file.Parent != file)
            file = file.Parent;
        return file.IsApplication;
    }

    /// <summary>By path: from the MF, where 7FFF may stand first, or from a directory.</summary>
    /// <param name="start">Where the path starts.</param>
    /// <param name="application">What 7FFF as first identifier means; null where it means nothing.</param>
    /// <param name="path">Identifiers of two octets each.</param>
    public static CardFile? ByPath(CardFile start, CardFile? application, ReadOnlySpan<byte> path)
    {
        CardFile? file = start;
        for (int i = 0; i < path.Length && file is not null; i += 2)
        {
            ushort fid = BinaryPrimitives.ReadUInt16BigEndian(path[i..]);
            file = i == 0 && fid == CurrentApplication ? application : file.Child(fid);
        }
        return file;
    }

    /// <summary>By application identifier, which may be cut off on the right.</summary>
    /// <param name="applications">The card's applications, in the order of EF.DIR.</param>
    /// <param name="current">The application of the channel, from which next and previous count; or null.</param>
    /// <param name="aid">The first octets of the identifier.</param>
    /// <param name="occurrence">Which of those that match.</param>
    public static CardFile? ByAid(IReadOnlyList<CardFile> applications, CardFile? current, ReadOnlySpan<byte> aid, Occurrence occurrence)
    {
        CardFile? found = null;
        bool passed = false;
        for (int i = 0; i < applications.Count; i++)
        {
            CardFile application = applications[i];
            if (occurrence == Occurrence.Previous && application == current)
                return found;
            if (application.Aid.StartsWith(aid) && (occurrence != Occurrence.Next || passed))
            {
                found = application;
                if (occurrence is Occurrence.First or Occurrence.Next)
                    return found;
            }
            passed |= application == current;
        }
        return occurrence == Occurrence.Last ? found : null;
    }
}

/// <summary>Which of several applications that match: P2 b2 b1 of SELECT.</summary>
internal enum Occurrence
{
    /// <summary>The first, or the only one.</summary>
    First = 0,

    /// <summary>The last.</summary>
    Last = 1,

    /// <summary>The one after the current.</summary>
    Next = 2,

    /// <summary>The one before the current.</summary>
    Previous = 3,
}
