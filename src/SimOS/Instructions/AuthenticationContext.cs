using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>What the security contexts of AUTHENTICATE share (3GPP TS 31.102 §7.1, TS 31.103 §7.1).</summary>
internal static class AuthenticationContext
{
    private const byte Success = 0xDB;
    private const byte SynchronisationFailure = 0xDC;

    /// <summary>§7.1.1, TS 31.103 §7.1.1: the USIM or the ISIM is selected, its ADF or a DF below is current, and its PIN is verified.</summary>
    /// <param name="session">The powered card.</param>
    /// <param name="isUsim">True for the USIM, false for the ISIM.</param>
    public static StatusWord Check(CardSession session, out bool isUsim)
    {
        FilePath directory = session.Channel.Directory.Path;
        isUsim = directory == UsimFiles.Adf || directory.IsBelow(UsimFiles.Adf);
        if (!isUsim && directory != IsimFiles.Adf && !directory.IsBelow(IsimFiles.Adf))
            return StatusWord.ConditionsNotSatisfied;
        return session.Security.Has(PinReference.Pin1) ? StatusWord.Success : StatusWord.SecurityStatusNotSatisfied;
    }

    /// <summary>Whether <c>10 RAND 10 AUTN</c> is what data are.</summary>
    public static StatusWord CheckChallenge(ReadOnlySpan<byte> data)
    {
        if (data.Length != 2 + Aka.RandSize + Aka.AutnSize)
            return StatusWord.WrongLength;
        return data[0] == Aka.RandSize && data[1 + Aka.RandSize] == Aka.AutnSize ? StatusWord.Success : StatusWord.WrongData;
    }

    /// <summary>RAND of <c>10 RAND 10 AUTN</c>.</summary>
    public static ReadOnlySpan<byte> RandOf(ReadOnlySpan<byte> data) => data.Slice(1, Aka.RandSize);

    /// <summary>AUTN of <c>10 RAND 10 AUTN</c>.</summary>
    public static ReadOnlySpan<byte> AutnOf(ReadOnlySpan<byte> data) => data[^Aka.AutnSize..];

    /// <summary>Writes <c>DB L value</c>.</summary>
    public static void WriteSuccess(ref ResponseWriter response, scoped ReadOnlySpan<byte> value)
    {
        response.Write(Success);
        WriteWithLength(ref response, value);
    }

    /// <summary>Writes <c>DC 0E AUTS</c>.</summary>
    public static void WriteSynchronisationFailure(ref ResponseWriter response, scoped ReadOnlySpan<byte> auts)
    {
        response.Write(SynchronisationFailure);
        WriteWithLength(ref response, auts);
    }

    /// <summary>Writes <c>L value</c>.</summary>
    public static void WriteWithLength(ref ResponseWriter response, scoped ReadOnlySpan<byte> value)
    {
        response.Write((byte)value.Length);
        response.Write(value);
    }

    /// <summary>Whether a service table says that a service is available.</summary>
    public static bool HasService(CardSession session, EfDefinition table, int service) =>
        session.Files.Find(table.Path) is { } file && ServiceTable.IsAvailable(session.Files.Content(file), service);
}
