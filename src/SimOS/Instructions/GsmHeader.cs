using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>What SELECT and STATUS of class A0 tell of a file (3GPP TS 51.011 §9.2.1).</summary>
internal static class GsmHeader
{
    private const int DirectoryLength = 22;
    private const byte Chv1Disabled = 0x80;
    private const byte NotInvalidated = 0x01;

    private const int FileLength = 15;
    private const int FixedPart = 13; // of a directory's: its last octet is the length of the rest

    /// <summary>Octets of the header of a directory.</summary>
    public static int LengthOf(CardFile directory) => directory.Parameters.GsmHeader is { IsEmpty: false } own ? own.Length : DirectoryLength;

    /// <summary>Writes the header of a file: 22 octets for the MF or a DF, 15 for an EF; that of a copied card as the card had it, brought up to date.</summary>
    public static void Write(CardSession session, CardFile file, ref ResponseWriter response)
    {
        if (file.Parameters.GsmHeader is { IsEmpty: false } own)
        {
            WriteOwn(session, file, own.Span, ref response);
            return;
        }
        Span<byte> header = response.Take(file.IsDirectory ? DirectoryLength : FileLength);
        header.Clear();
        BinaryPrimitives.WriteUInt16BigEndian(header[4..], file.Fid);
        if (file.IsDirectory)
            WriteDirectory(session, file, header);
        else
            WriteFile(session, file, header);
    }

    private static void WriteOwn(CardSession session, CardFile file, ReadOnlySpan<byte> own, ref ResponseWriter response)
    {
        Span<byte> header = response.Take(own.Length);
        own.CopyTo(header);
        if (!file.IsDirectory)
        {
            bool isDeactivated = LifeCycleStatus.IsDeactivated(file.LifeCycle);
            header[11] = (byte)(isDeactivated ? header[11] & ~NotInvalidated : header[11] | NotInvalidated);
        }
        else if (header.Length >= DirectoryLength)
        {
            bool isEnabled = session.Security.IsEnabled(PinReference.Pin1);
            header[13] = (byte)(isEnabled ? header[13] & ~Chv1Disabled : header[13] | Chv1Disabled);
            WriteTries(session, header);
        }
    }

    private static void WriteTries(CardSession session, Span<byte> header)
    {
        header[18] = Status(session, PinReference.Pin1, unblock: false);
        header[19] = Status(session, PinReference.Pin1, unblock: true);
        header[20] = Status(session, PinReference.Pin2, unblock: false);
        header[21] = Status(session, PinReference.Pin2, unblock: true);
    }

    private static void WriteDirectory(CardSession session, CardFile directory, Span<byte> header)
    {
        const byte masterFile = 0x01, dedicatedFile = 0x02;
        const byte characteristics = 0x33; // the clock may stop, at either level; authentication needs 13/4 MHz; 1,8 V, 3 V and 5 V
        int directories = 0, files = 0;
        for (int i = 0; i < directory.Children.Count; i++)
        {
            CardFile child = directory.Children[i];
            if (child.IsApplication)
                continue;
            if (child.IsDirectory)
                directories++;
            else
                files++;
        }
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)Math.Min(FileStructure.FreeMemoryOf(session.State), ushort.MaxValue));
        header[6] = directory.Parent == directory ? masterFile : dedicatedFile;
        header[12] = DirectoryLength - FixedPart;
        header[13] = session.Security.IsEnabled(PinReference.Pin1) ? characteristics : (byte)(characteristics | Chv1Disabled);
        header[14] = (byte)directories;
        header[15] = (byte)files;
        header[16] = session.PinStore.CountCodes(directory.Parameters.Pins.References);
        WriteTries(session, header);
    }

    /// <summary>b8: the secret code is initialised; b4..b1: tries left.</summary>
    private static byte Status(CardSession session, byte reference, bool unblock) =>
        session.PinStore.Tries(reference, unblock) is int tries ? (byte)(0x80 | tries) : (byte)0;

    private static void WriteFile(CardSession session, CardFile file, Span<byte> header)
    {
        const byte elementaryFile = 0x04, increase = 0x40, usableWhileInvalidated = 0x04;
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)file.Size);
        header[6] = elementaryFile;
        GsmConditions conditions = new(session, file);
        header[7] = file.Kind == EfKind.Cyclic && conditions.Increase != GsmConditions.Never ? increase : (byte)0;
        header[8] = (byte)((conditions.Read << 4) | conditions.Update);
        header[9] = (byte)((file.Kind == EfKind.Cyclic ? conditions.Increase : GsmConditions.Never) << 4);
        header[10] = (byte)((conditions.Rehabilitate << 4) | conditions.Invalidate);
        header[11] = (byte)((LifeCycleStatus.IsDeactivated(file.LifeCycle) ? 0 : NotInvalidated) | (file.Parameters.IsUsableWhileDeactivated ? usableWhileInvalidated : 0));
        header[12] = FileLength - FixedPart;
        header[13] = file.Kind switch
        {
            EfKind.LinearFixed => 1,
            EfKind.Cyclic => 3,
            _ => 0,
        };
        header[14] = (byte)file.RecordLength;
    }
}
