namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>The person who holds the phone: what they do when the card asks something. A trip writes this as a script.</summary>
public interface IPhoneUser
{
    /// <summary>The card shows a list (SELECT ITEM).</summary>
    /// <param name="title">Heading, empty where the card gave none.</param>
    /// <param name="items">What can be chosen: identifier and text.</param>
    /// <returns>Identifier of the chosen item; null goes back.</returns>
    byte? Choose(string title, IReadOnlyList<(byte Identifier, string Text)> items);

    /// <summary>The card shows a text that waits to be read (DISPLAY TEXT).</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for OK; false ends the dialogue with the card.</returns>
    bool Acknowledge(string text);

    /// <summary>The card asks for text or digits (GET INPUT, GET INKEY).</summary>
    /// <param name="prompt">What is asked.</param>
    /// <param name="minimum">Fewest characters.</param>
    /// <param name="maximum">Most characters.</param>
    /// <returns>The answer; null ends the dialogue.</returns>
    string? Enter(string prompt, int minimum, int maximum);

    /// <summary>The card asks yes or no (GET INKEY with the yes/no qualifier).</summary>
    /// <param name="prompt">What is asked.</param>
    /// <returns>The answer; null ends the dialogue.</returns>
    bool? Confirm(string prompt);
}
