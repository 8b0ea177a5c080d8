using System.Buffers.Binary;
using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Ota;
using Tottoli.MultiSim.SimOS.Security;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Toolkit;

namespace Tottoli.MultiSim.SimOS;

/// <summary>A powered card: what is lost at power-off. Lives from power-on to power-off; a warm reset sets it back.</summary>
internal sealed class CardSession
{
    /// <summary>Octets of a resume token.</summary>
    public const int ResumeTokenLength = 8;

    private OtaEndpoint? _ota;
    private byte[]? _resumeToken;
    private bool _commandSeen;
    private int _structureSeen;

    /// <summary>Begins a session.</summary>
    public CardSession(CardState state, CardFiles files, SlotTable slots, PinStore pins, AppletHost applets, CardOptions options)
    {
        State = state;
        Files = files;
        Slots = slots;
        Options = options;
        Classes = state.TryGet(CardItem.Classes, out ReadOnlySpan<byte> own) ? (ClassFamily)own[0] : options.Personality.Classes;
        SearchMiss = state.TryGet(CardItem.SearchMiss, out ReadOnlySpan<byte> miss) ? new StatusWord(BinaryPrimitives.ReadUInt16BigEndian(miss)) : StatusWord.RecordNotFound;
        Channels = new Channels(files.Layout.Root);
        _structureSeen = files.Version;
        Channel = Channels.Basic;
        PinStore = pins;
        Pins = new Pins(pins, Channels);
        Toolkit = new ToolkitSession(applets, options);
    }

    /// <summary>What survives power-off.</summary>
    public CardState State { get; }

    /// <summary>The files, as the active slot has them.</summary>
    public CardFiles Files { get; }

    /// <summary>Changes the tree of files.</summary>
    public FileStructure Structure => new(Files, State);

    /// <summary>The profile slots.</summary>
    public SlotTable Slots { get; }

    /// <summary>What the host decided.</summary>
    public CardOptions Options { get; }

    /// <summary>The logical channels.</summary>
    public Channels Channels { get; }

    /// <summary>The class of the command that is being carried out; none where the card knows no such class.</summary>
    public ClassFamily Class { get; set; }

    /// <summary>The classes that the card answers to.</summary>
    public ClassFamily Classes { get; }

    /// <summary>What SEARCH RECORD answers where it finds nothing.</summary>
    public StatusWord SearchMiss { get; }

    /// <summary>The channel of the command that is being carried out.</summary>
    public Channel Channel { get; set; }

    /// <summary>
    /// The command's current directory. Class A0 knows MF and DFs alone: while an ADF, or a DF below one, is current, its commands
    /// find the MF (3GPP TS 51.011 §6.2, TS 31.900 §5).
    /// </summary>
    public CardFile Directory => HidesCurrent ? Files.Layout.Root : Channel.Directory;

    /// <summary>The command's current EF, or null; see <see cref="Directory"/>.</summary>
    public CardFile? File => HidesCurrent ? null : Channel.File;

    /// <summary>PINs and ADM keys, as the card keeps them.</summary>
    public PinStore PinStore { get; }

    /// <summary>PINs and ADM keys, as this session knows them.</summary>
    public Pins Pins { get; }

    /// <summary>What counts as verified on the command's channel.</summary>
    public SecurityStatus Security => Pins.StatusOn(Channel);

    /// <summary>Where secured packets end that come over the air.</summary>
    public OtaEndpoint Ota => _ota ??= new OtaEndpoint(State, Files, Slots);

    /// <summary>The toolkit.</summary>
    public ToolkitSession Toolkit { get; }

    /// <summary>Response data that waits for GET RESPONSE.</summary>
    public PendingResponse Pending { get; } = new();

    private bool HidesCurrent => Class == ClassFamily.Gsm && Selection.IsInApplication(Channel.Directory);

    /// <summary>Notes that a command arrives; the toolkit is told of the first after a reset.</summary>
    public void OnCommand()
    {
        FollowStructure();
        Toolkit.BeginCommand();
        if (_commandSeen)
            return;
        _commandSeen = true;
        Toolkit.OnFirstCommand();
    }

    /// <summary>Looks up again what is current on the channels, where the tree of files has changed since.</summary>
    public void FollowStructure()
    {
        if (_structureSeen == Files.Version)
            return;
        _structureSeen = Files.Version;
        Channels.Follow(Files.Layout);
    }

    /// <summary>True from SUSPEND UICC on, until the terminal resumes the session or sends something else.</summary>
    public bool IsSuspended => _resumeToken is not null;

    /// <summary>The terminal is about to switch the card off and will want this session back.</summary>
    /// <returns>The token with which it gets it.</returns>
    public ReadOnlySpan<byte> Suspend()
    {
        _resumeToken ??= new byte[ResumeTokenLength];
        Options.Entropy.Fill(_resumeToken);
        return _resumeToken;
    }

    /// <summary>Goes on with a suspended session, where the token is the one that <see cref="Suspend"/> gave.</summary>
    public bool TryResume(ReadOnlySpan<byte> token)
    {
        if (!CryptographicOperations.FixedTimeEquals(_resumeToken, token))
            return false;
        _resumeToken = null;
        return true;
    }

    /// <summary>The terminal did not switch the card off after all.</summary>
    public void StayAwake() => _resumeToken = null;

    /// <summary>Warm reset: everything is as after power-on (ETSI TS 102 221 §6.2).</summary>
    public void Reset()
    {
        End();
        FollowStructure();
        Channels.Reset();
        Channel = Channels.Basic;
        Pins.Reset();
        _ota?.Reset();
        Pending.Clear();
        _commandSeen = false;
    }

    /// <summary>Power-off: what the toolkit has under way is torn.</summary>
    public void End() => Toolkit.Tear();
}
