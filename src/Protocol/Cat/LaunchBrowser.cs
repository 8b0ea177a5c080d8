namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>LAUNCH BROWSER: opens a page.</summary>
/// <remarks>ETSI TS 102 223 §6.4.26 and §6.6.26.</remarks>
public sealed record LaunchBrowser : PresentedCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.LaunchBrowser;

    /// <summary>Which browser: 00 the default.</summary>
    public byte? Browser { get; init; }

    /// <summary>The address, 7-bit text; empty: the default page.</summary>
    public required ReadOnlyMemory<byte> Url { get; init; }

    /// <summary>Bearers, one byte each, the preferred first.</summary>
    public ReadOnlyMemory<byte>? Bearers { get; init; }

    /// <summary>Files with settings, each a path.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> ProvisioningFiles { get; init; } = [];

    /// <summary>Gateway or proxy.</summary>
    public CatText? Gateway { get; init; }

    internal static ProactiveCommand Create(CommandObjects objects) => Present(
        new LaunchBrowser
        {
            Browser = objects.Byte(CatTag.BrowserIdentity),
            Url = objects.Bytes(CatTag.Url) ?? default,
            Bearers = objects.Bytes(CatTag.Bearer),
            ProvisioningFiles = [.. objects.All(CatTag.ProvisioningFile)],
            Gateway = objects.Text(CatTag.TextString),
        },
        objects);

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        writer.Byte(CatTag.BrowserIdentity, Browser);
        writer.Bytes(CatTag.Url, Url.Span);
        writer.Bytes(CatTag.Bearer, Bearers);
        foreach (ReadOnlyMemory<byte> file in ProvisioningFiles)
            writer.Bytes(CatTag.ProvisioningFile, file.Span);
        writer.Text(CatTag.TextString, Gateway);
        writer.Alpha(Alpha);
        writer.Icon(Icon);
        WriteFormat(ref writer);
    }
}
