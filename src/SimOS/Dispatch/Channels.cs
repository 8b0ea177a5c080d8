using Tottoli.MultiSim.SimOS.Files;

namespace Tottoli.MultiSim.SimOS.Dispatch;

/// <summary>The logical channels of a session: the basic one, and three that the terminal may open.</summary>
internal sealed class Channels
{
    /// <summary>Channels that the card has, as its ATR says.</summary>
    public const int Count = 4;

    private readonly Channel[] _channels = new Channel[Count];

    /// <summary>All channels, the basic one open.</summary>
    public Channels(CardFile root)
    {
        for (int i = 0; i < Count; i++)
            _channels[i] = new Channel(i, root);
        Reset();
    }

    /// <summary>The basic channel, 0.</summary>
    public Channel Basic => _channels[0];

    /// <summary>Finds an open channel.</summary>
    /// <param name="number">Number from the class byte, 0..19.</param>
    /// <param name="channel">The channel.</param>
    /// <returns>False where it is not open, or the card has none of that number.</returns>
    public bool TryGet(int number, out Channel channel)
    {
        channel = _channels[number < Count ? number : 0];
        return number < Count && channel.IsOpen;
    }

    /// <summary>Opens the lowest free channel, or the one asked for.</summary>
    /// <param name="opener">The channel the command came on.</param>
    /// <param name="wanted">Number asked for; 0 lets the card choose.</param>
    /// <returns>The channel, or null where none is free.</returns>
    public Channel? TryOpen(Channel opener, int wanted)
    {
        for (int i = Math.Max(wanted, 1); i < Count; i++)
        {
            if (!_channels[i].IsOpen)
            {
                _channels[i].Open(opener);
                return _channels[i];
            }
            if (wanted != 0)
                return null;
        }
        return null;
    }

    /// <summary>As after a reset: only the basic channel is open, at the MF, without an application.</summary>
    public void Reset()
    {
        foreach (Channel channel in _channels)
            channel.Close();
        Basic.Open(null);
    }
}
