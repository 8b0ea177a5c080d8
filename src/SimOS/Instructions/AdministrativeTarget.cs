using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>The file that an administrative command names by its identifier (ETSI TS 102 222 §6.4, §6.7, §6.8, §6.10).</summary>
internal static class AdministrativeTarget
{
    /// <summary>Finds a file directly in the current directory, or the directory itself; 7FFF is the current application.</summary>
    public static StatusWord TryFind(CardSession session, ReadOnlySpan<byte> identifier, out CardFile file)
    {
        Channel channel = session.Channel;
        file = channel.Directory;
        if (identifier.Length != 2)
            return StatusWord.WrongLength;
        ushort fid = BinaryPrimitives.ReadUInt16BigEndian(identifier);
        CardFile? found = fid switch
        {
            FilePath.MasterFileIdentifier => session.Files.Layout.Root,
            FilePath.CurrentApplicationIdentifier => channel.Application,
            _ => channel.Directory.Child(fid) ?? Application(channel.Directory, fid) ?? (channel.Directory.Fid == fid ? channel.Directory : null),
        };
        file = found ?? file;
        return found is null ? StatusWord.FileNotFound : StatusWord.Success;
    }

    /// <summary>The same for a command whose P1 and P2 say nothing and whose data is the identifier.</summary>
    public static StatusWord TryFind(CardSession session, in CommandApdu apdu, out CardFile file)
    {
        file = session.Channel.Directory;
        return (apdu.P1 | apdu.P2) != 0 ? StatusWord.IncorrectP1P2 : TryFind(session, apdu.Data, out file);
    }

    /// <summary>An application by the identifier in its parameters, which SELECT does not find.</summary>
    private static CardFile? Application(CardFile directory, ushort fid)
    {
        foreach (CardFile child in directory.Children)
        {
            if (child.IsApplication && child.Parameters.Fid == fid)
                return child;
        }
        return null;
    }
}
