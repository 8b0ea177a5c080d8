using Tottoli.MultiSim.Protocol.Cat;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>What a phone does with REFRESH, by its kind.</summary>
/// <remarks>ETSI TS 102 223 §6.4.7, 3GPP TS 31.111 §6.4.7.</remarks>
internal static class RefreshPolicy
{
    /// <summary>Whether a kind of phone performs a mode.</summary>
    public static bool Follows(RefreshBehaviour behaviour, RefreshMode mode) => behaviour switch
    {
        RefreshBehaviour.Compliant => IsKnown(mode),
        RefreshBehaviour.ResetOnly => mode == RefreshMode.UiccReset,
        RefreshBehaviour.KeepsImsi => mode is RefreshMode.UiccReset,
        _ => false,
    };

    /// <summary>What a phone answers that does not perform a mode; null: no answer.</summary>
    public static GeneralResult? Refusal(RefreshBehaviour behaviour, RefreshMode mode) => behaviour switch
    {
        RefreshBehaviour.Ignores => mode == RefreshMode.UiccReset ? null : GeneralResult.Performed,
        RefreshBehaviour.KeepsImsi => GeneralResult.Performed,
        _ => GeneralResult.BeyondCapabilities,
    };

    /// <summary>Whether the application is ended and initialised again: every mode but a notice of changed files and the UICC reset.</summary>
    public static bool InitialisesApplication(RefreshMode mode) => mode is RefreshMode.InitialisationAndFullFileChange or RefreshMode.InitialisationAndFileChange
        or RefreshMode.Initialisation or RefreshMode.ApplicationReset or RefreshMode.SessionReset;

    private static bool IsKnown(RefreshMode mode) => mode is RefreshMode.FileChange or RefreshMode.UiccReset || InitialisesApplication(mode);
}
