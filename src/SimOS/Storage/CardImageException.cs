namespace Tottoli.MultiSim.SimOS.Storage;

/// <summary>Why a card image cannot be used.</summary>
public enum CardImageFault
{
    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>A new image was to be made, but the file is there already.</summary>
    Exists,

    /// <summary>The file is something else than a card image.</summary>
    NotAnImage,

    /// <summary>A newer version of the program made the image.</summary>
    TooNew,

    /// <summary>Another process, or another card of this one, has the image open.</summary>
    InUse,

    /// <summary>The file is damaged, or the image in it is not complete.</summary>
    Damaged,

    /// <summary>The operating system refuses to read or write the file.</summary>
    Unavailable,
}

/// <summary>A card image cannot be opened, read or written. The message says which file, what is wrong and what to do.</summary>
/// <param name="fault">Why.</param>
/// <param name="message">What is wrong, where, and what to do; never a secret.</param>
/// <param name="inner">What the operating system said, where it said something.</param>
public sealed class CardImageException(CardImageFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public CardImageFault Fault { get; } = fault;
}
