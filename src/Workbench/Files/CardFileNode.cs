namespace Tottoli.MultiSim.Workbench.Files;

/// <summary>A file that was found on a card, with what is below it.</summary>
/// <param name="Answer">What the card says of it.</param>
/// <param name="Children">EFs and directories below, in the order in which they were found.</param>
public sealed record CardFileNode(FileAnswer Answer, IReadOnlyList<CardFileNode> Children)
{
    /// <summary>Its name, or identifier.</summary>
    public string Name { get; } = CardNames.NameOf(Answer.Path);

    /// <summary>This file, then all that is below it.</summary>
    public IEnumerable<CardFileNode> All => Children.SelectMany(static child => child.All).Prepend(this);
}
