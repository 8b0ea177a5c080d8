using System.Diagnostics.CodeAnalysis;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>One entry of the card's menu.</summary>
internal sealed class MenuEntry
{
    /// <summary>Identifier, 1..255, unique on the card.</summary>
    public required byte Id { get; init; }

    /// <summary>Place among all entries of the card, hidden ones counted, from 0.</summary>
    public byte Order { get; set; }

    /// <summary>Text, coded as an alpha identifier.</summary>
    public byte[] Text { get; private set; } = [];

    /// <summary>Command type that the choice leads to, or 0.</summary>
    public byte NextAction { get; private set; }

    /// <summary>The applet has help for it.</summary>
    public bool HasHelp { get; private set; }

    /// <summary>The applet has given it a text.</summary>
    public bool IsFilled { get; private set; }

    /// <summary>It is shown.</summary>
    public bool IsEnabled { get; set; }

    /// <summary>Gives it its content and shows it.</summary>
    public void Fill(ReadOnlySpan<byte> text, byte nextAction, bool hasHelp)
    {
        Text = text.ToArray();
        NextAction = nextAction;
        HasHelp = hasHelp;
        IsFilled = true;
        IsEnabled = true;
    }

    /// <summary>Octets that <see cref="Write"/> writes.</summary>
    public int Size => 5 + Text.Length;

    /// <summary>Writes it: identifier, order, flags, next action, text with its length.</summary>
    public void Write(Span<byte> destination)
    {
        destination[0] = Id;
        destination[1] = Order;
        destination[2] = (byte)((IsFilled ? 1 : 0) | (IsEnabled ? 2 : 0) | (HasHelp ? 4 : 0));
        destination[3] = NextAction;
        destination[4] = (byte)Text.Length;
        Text.CopyTo(destination[5..]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <returns>False where it is cut off.</returns>
    public static bool TryRead(ReadOnlySpan<byte> source, [NotNullWhen(true)] out MenuEntry? entry)
    {
        entry = null;
        if (source.Length < 5 || source.Length < 5 + source[4])
            return false;
        entry = new MenuEntry
        {
            Id = source[0],
            Order = source[1],
            IsFilled = (source[2] & 1) != 0,
            IsEnabled = (source[2] & 2) != 0,
            HasHelp = (source[2] & 4) != 0,
            NextAction = source[3],
            Text = source.Slice(5, source[4]).ToArray(),
        };
        return true;
    }
}
