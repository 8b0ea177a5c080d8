using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>REFRESH: files changed, or the card or its application must be started again.</summary>
/// <remarks>ETSI TS 102 223 §6.4.7 and §6.6.13, 3GPP TS 31.111 §6.4.7. The mode is the qualifier. Mode 04 gets no TERMINAL RESPONSE.</remarks>
public sealed record Refresh : PresentedCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.Refresh;

    /// <summary>What is asked for.</summary>
    public RefreshMode Mode
    {
        get => (RefreshMode)Qualifier;
        init => Qualifier = (byte)value;
    }

    /// <summary>Files that changed; empty where the command lists none. A path that begins with 7FFF is below the current ADF.</summary>
    public IReadOnlyList<FilePath> Files { get; init; } = [];

    /// <summary>AID of the application meant, 1..16 bytes.</summary>
    public ReadOnlyMemory<byte>? ApplicationId { get; init; }

    /// <summary>When the terminal may disturb the user: bit 1 in menus, bit 2 in a data call, bit 3 in a voice call.</summary>
    public byte? EnforcementPolicy { get; init; }

    /// <summary>Data for the application, as received.</summary>
    public ReadOnlyMemory<byte>? ApplicationData { get; init; }

    /// <summary>PLMN and access technology, 5 bytes an entry (steering of roaming).</summary>
    public ReadOnlyMemory<byte>? PlmnWithActList { get; init; }

    /// <summary>PLMNs, 3 bytes an entry (steering of roaming for I-WLAN).</summary>
    public ReadOnlyMemory<byte>? PlmnList { get; init; }

    internal static ProactiveCommand Create(CommandObjects objects)
    {
        IReadOnlyList<FilePath> files = [];
        if (objects.Bytes(CatTag.FileList) is { } list && !CatFileList.TryDecode(list.Span, out files))
            objects.Reject();
        return Present(
            new Refresh
            {
                Files = files,
                ApplicationId = objects.Bytes(CatTag.Aid),
                EnforcementPolicy = objects.Byte(CatTag.CardReaderIdentifier),
                ApplicationData = objects.Bytes(CatTag.FileUpdateInformation),
                PlmnWithActList = objects.Bytes(CatTag.PlmnWithActList),
                PlmnList = objects.Bytes(CatTag.PlmnList),
            },
            objects);
    }

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        if (Files.Count > 0)
            writer.Bytes(CatTag.FileList, CatFileList.Encode(Files));
        writer.Bytes(CatTag.Aid, ApplicationId);
        writer.Alpha(Alpha);
        writer.Icon(Icon);
        WriteFormat(ref writer);
        writer.Byte(CatTag.CardReaderIdentifier, EnforcementPolicy);
        writer.Bytes(CatTag.FileUpdateInformation, ApplicationData);
        writer.Bytes(CatTag.PlmnWithActList, PlmnWithActList);
        writer.Bytes(CatTag.PlmnList, PlmnList);
    }
}
