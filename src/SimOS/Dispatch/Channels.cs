using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Layouts;

namespace Tottoli.MultiSim.SimOS.Dispatch;

/// <summary>The logical channels of a session: the basic one, and nineteen that the terminal may open (ETSI TS 102 221 §8.7).</summary>
internal sealed class Channels
{
    /// <summary>Channels that the card has, as its ATR says.</summary>
    public const int Count = 20;

    private const int FirstForm = 4; // channels that every terminal can name in a class byte

    private CardFile _root;
    private Channel?[]? _others; // by their number - 1; one is made when it is first opened, and kept

    /// <summary>All channels, the basic one open.</summary>
    public Channels(CardFile root)
    {
        _root = root;
        Basic = new Channel(0, root);
        Basic.Open(null);
    }

    private ReadOnlySpan<Channel?> Others => _others;

    /// <summary>The basic channel, 0.</summary>
    public Channel Basic { get; }

    /// <summary>
    /// True where the terminal said that it knows channels 4 to 19; before, the card gives none of them of its own accord
    /// (§11.1.19.2.2).
    /// </summary>
    public bool TerminalKnowsAll { get; set; }

    /// <summary>Finds an open channel.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="channel">The channel; the basic one where the answer is false.</param>
    /// <returns>False where it is not open, or the card has none of that number.</returns>
    public bool TryGet(int number, out Channel channel)
    {
        channel = Basic;
        if (number == 0)
            return true;
        if (number >= Count || _others?[number - 1] is not { IsOpen: true } found)
            return false;
        channel = found;
        return true;
    }

    /// <summary>Opens the lowest free channel.</summary>
    /// <param name="opener">The channel the command came on.</param>
    /// <returns>The channel, or null where none is free that the terminal knows.</returns>
    public Channel? OpenLowest(Channel opener)
    {
        int count = TerminalKnowsAll ? Count : FirstForm;
        for (int i = 1; i < count; i++)
        {
            if (!TryGet(i, out _))
                return Open(i, opener);
        }
        return null;
    }

    /// <summary>Opens a channel that is not open.</summary>
    /// <param name="number">Its number, 1..19.</param>
    /// <param name="opener">The channel the command came on.</param>
    public Channel Open(int number, Channel opener)
    {
        _others ??= new Channel?[Count - 1];
        Channel channel = _others[number - 1] ??= new Channel(number, _root);
        channel.Open(opener);
        return channel;
    }

    /// <summary>Begins an application session on a channel, or sets the running one back to its start.</summary>
    public void BeginApplication(Channel channel, CardFile application)
    {
        uint verified = Basic.Application == application ? Basic.VerifiedLocally : 0;
        foreach (Channel? other in Others)
        {
            if (other is { IsOpen: true } && other.Application == application)
                verified = other.VerifiedLocally;
        }
        channel.BeginApplication(application, verified);
    }

    /// <summary>Sets which local PINs are verified in a channel's application session, on every channel where it runs.</summary>
    public void SetVerifiedLocally(Channel channel, uint verified)
    {
        channel.VerifiedLocally = verified;
        if (Basic.Application is not null && Basic.Application == channel.Application)
            Basic.VerifiedLocally = verified;
        foreach (Channel? other in Others)
        {
            if (other is { IsOpen: true, Application: not null } && other.Application == channel.Application)
                other.VerifiedLocally = verified;
        }
    }

    /// <summary>True where a file, or one below it, is current on an open channel, or is the application that runs there.</summary>
    /// <param name="file">The file.</param>
    /// <param name="besides">A channel that does not count.</param>
    public bool IsInUse(CardFile file, Channel besides)
    {
        if (besides != Basic && Basic.Holds(file.Path))
            return true;
        foreach (Channel? channel in Others)
        {
            if (channel is { IsOpen: true } && channel != besides && channel.Holds(file.Path))
                return true;
        }
        return false;
    }

    /// <summary>Finds again what is current on each channel, in a tree that has changed.</summary>
    public void Follow(CardLayout tree)
    {
        _root = tree.Root;
        Basic.Follow(tree);
        foreach (Channel? channel in Others)
            channel?.Follow(tree);
    }

    /// <summary>As after a reset: only the basic channel is open, at the MF, without an application.</summary>
    public void Reset()
    {
        foreach (Channel? channel in Others)
            channel?.Close();
        Basic.Close();
        Basic.Open(null);
        TerminalKnowsAll = false;
    }
}
