using JavaCard.Framework;
using Tottoli.MultiSim.ProfileSelector;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Toolkit;

namespace Tottoli.MultiSim.Workbench;

/// <summary>Puts together what a MultiSim card is: the emulated UICC with the profile selector on it.</summary>
public static class CardMaker
{
    /// <summary>ETSI TS 102 223 §8.6: the mode in which the selector asks for REFRESH unless told otherwise, UICC reset.</summary>
    public const byte UiccReset = 0x04;

    /// <summary>Opens the card of an image, switched off.</summary>
    /// <param name="store">The image; it belongs to the card from now on.</param>
    /// <param name="entropy">The card's own chance.</param>
    /// <param name="refreshMode">REFRESH mode that the selector uses: 00, 03, 04, 05 or 06.</param>
    /// <param name="onFault">Told of a fault of the program inside the card or its applet; null where nobody wants to know.</param>
    public static Card Open(ICardStore store, IEntropySource entropy, byte refreshMode = UiccReset, Action<Exception>? onFault = null) =>
        new(store, Options(entropy, refreshMode, onFault));

    /// <summary>What makes a card a MultiSim card, for who wants it with a difference; the parameters are those of <see cref="Open"/>.</summary>
    public static CardOptions Options(IEntropySource entropy, byte refreshMode = UiccReset, Action<Exception>? onFault = null) =>
        new() { Entropy = entropy, Applets = [Selector(refreshMode)], OnFault = onFault, OnAppletFault = onFault };

    private static AppletDescription Selector(byte refreshMode) => new()
    {
        Aid = SelectorPackage.Aid,
        ToolkitParameters = SelectorPackage.ToolkitParameters,
        InstallParameters = SelectorPackage.InstallParameters(refreshMode),
        Directory = MultisimFiles.Df,
        Install = SelectorApplet.Install,
        Walk = static (Applet applet, ref StateVisitor visitor) => SelectorAppletState.Visit((SelectorApplet)applet, ref visitor),
    };
}
