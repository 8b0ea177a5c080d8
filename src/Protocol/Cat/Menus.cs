using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>A command that shows items to choose from.</summary>
public abstract record ItemCommand : PresentedCommand
{
    private protected ItemCommand()
    {
    }

    /// <summary>The items, in the card's order.</summary>
    public IReadOnlyList<CatItem> Items { get; init; } = [];

    /// <summary>One byte an item: type of the command that will follow its choice, 00 none.</summary>
    public ReadOnlyMemory<byte>? NextActions { get; init; }

    /// <summary>Icons of the items: a qualifier, then one record number an item.</summary>
    public ReadOnlyMemory<byte>? ItemIcons { get; init; }

    /// <summary>Formatting of the items' texts.</summary>
    public ReadOnlyMemory<byte>? ItemTextAttributes { get; init; }

    /// <summary>Qualifier bit 8: the card has help to offer.</summary>
    public bool HelpAvailable => (Qualifier & 0x80) != 0;

    private protected static T WithItems<T>(T command, CommandObjects objects, IReadOnlyList<CatItem> items)
        where T : ItemCommand =>
        Present(command, objects) with
        {
            Items = items,
            NextActions = objects.Bytes(CatTag.NextActionIndicator),
            ItemIcons = objects.Bytes(CatTag.ItemIcons),
            ItemTextAttributes = objects.Bytes(CatTag.ItemTextAttributes),
        };

    /// <summary>Reads the items; one of length 0 is a fault unless it is the only one and <paramref name="emptyAllowed"/>.</summary>
    private protected static List<CatItem> ReadItems(CommandObjects objects, bool emptyAllowed)
    {
        List<CatItem> items = [];
        int empty = 0;
        foreach (ReadOnlyMemory<byte> value in objects.All(CatTag.Item))
        {
            if (value.IsEmpty)
                empty++;
            else if (value.Span[0] != 0)
                items.Add(new(value.Span[0], AlphaText.Decode(value.Span[1..])));
            else
                objects.Reject();
        }
        if (empty > 0 && (!emptyAllowed || empty > 1 || items.Count > 0))
            objects.Reject();
        return items;
    }
}

/// <summary>SET UP MENU: the card's menu in the terminal's own. Without items it removes the menu.</summary>
/// <remarks>ETSI TS 102 223 §6.4.8 and §6.6.7. The removal is an empty alpha identifier and one item of length 0.</remarks>
public sealed record SetUpMenu : ItemCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.SetUpMenu;

    internal static ProactiveCommand Create(CommandObjects objects) =>
        WithItems(new SetUpMenu(), objects, ReadItems(objects, emptyAllowed: true));

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        writer.Alpha(Alpha);
        foreach (CatItem item in Items)
            writer.Item(item);
        if (Items.Count == 0)
            writer.Bytes(CatTag.Item, []);
        writer.Bytes(CatTag.NextActionIndicator, NextActions);
        writer.Icon(Icon);
        writer.Bytes(CatTag.ItemIcons, ItemIcons);
        writer.Bytes(CatTag.TextAttribute, TextAttribute);
        writer.Bytes(CatTag.ItemTextAttributes, ItemTextAttributes);
    }
}

/// <summary>SELECT ITEM: the user chooses from a list.</summary>
/// <remarks>ETSI TS 102 223 §6.4.9 and §6.6.8.</remarks>
public sealed record SelectItem : ItemCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.SelectItem;

    /// <summary>Identifier of the item that is chosen beforehand.</summary>
    public byte? DefaultItem { get; init; }

    internal static ProactiveCommand Create(CommandObjects objects) =>
        WithItems(new SelectItem { DefaultItem = objects.Byte(CatTag.ItemIdentifier) }, objects, ReadItems(objects, emptyAllowed: false));

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        writer.Alpha(Alpha);
        foreach (CatItem item in Items)
            writer.Item(item);
        writer.Bytes(CatTag.NextActionIndicator, NextActions);
        writer.Byte(CatTag.ItemIdentifier, DefaultItem);
        writer.Icon(Icon);
        writer.Bytes(CatTag.ItemIcons, ItemIcons);
        writer.Bytes(CatTag.TextAttribute, TextAttribute);
        writer.Bytes(CatTag.ItemTextAttributes, ItemTextAttributes);
        writer.Byte(CatTag.FrameIdentifier, Frame);
    }
}
