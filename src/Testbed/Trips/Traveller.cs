using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Testbed.Trips;

/// <summary>The subscriber with the phone in hand: finds a profile in the SIM menu, as somebody would who reads what it shows.</summary>
internal sealed class Traveller : IPhoneUser
{
    private const string Automatic = "Automatic";

    private string _wanted = "";
    private bool _found;

    /// <summary>Picks a profile, or automatic mode, in the SIM menu: opens one entry after the other until a list has it.</summary>
    /// <param name="phone">The phone.</param>
    /// <param name="label">Label of the profile; null for automatic mode.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False where the menu has no such thing.</returns>
    public async Task<bool> ChooseAsync(Phone.Phone phone, string? label, CancellationToken cancellationToken)
    {
        _wanted = label ?? Automatic;
        _found = false;
        foreach ((byte identifier, string text) in phone.Menu.ToArray())
        {
            _found = Is(text);
            await phone.SelectMenuItemAsync(identifier, cancellationToken).ConfigureAwait(false);
            await phone.SettleAsync(cancellationToken).ConfigureAwait(false);
            if (_found)
                return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public byte? Choose(string title, IReadOnlyList<(byte Identifier, string Text)> items)
    {
        foreach ((byte identifier, string text) in items)
        {
            if (Is(text))
            {
                _found = true;
                return identifier;
            }
        }
        return null;
    }

    /// <inheritdoc/>
    public bool Acknowledge(string text) => true;

    /// <inheritdoc/>
    public string? Enter(string prompt, int minimum, int maximum) => null;

    /// <inheritdoc/>
    public bool? Confirm(string prompt) => true;

    // A menu may put a mark before what is in use: "* Automatic".
    private bool Is(string text) => text == _wanted || (text.EndsWith(_wanted, StringComparison.Ordinal) && text[^(_wanted.Length + 1)] == ' ');
}
