using JavaCard.Framework;
using Tottoli.MultiSim.SimOS.Toolkit;
using Uicc.Toolkit;

namespace Tottoli.MultiSim.Tests.Toolkit;

/// <summary>An applet that does what a test says, and counts.</summary>
internal sealed class ScriptApplet : JavaCard.Framework.Applet, ToolkitInterface
{
    public byte Counter;
    public readonly byte[] Fields = new byte[4];

    private readonly Action<ScriptApplet, short> _onEvent;

    public ScriptApplet(Action<ToolkitRegistry> onInstall, Action<ScriptApplet, short> onEvent)
    {
        _onEvent = onEvent;
        Scratch = JCSystem.MakeTransientByteArray(4, JCSystem.CLEAR_ON_RESET);
        Registry = ToolkitRegistrySystem.GetEntry();
        onInstall(Registry);
        Register();
    }

    public ToolkitRegistry Registry { get; }

    public byte[] Scratch { get; }

    public override Shareable? GetShareableInterfaceObject(AID? clientAID, byte parameter) => this;

    public void ProcessToolkit(short toolkitEvent) => _onEvent(this, toolkitEvent);

    /// <summary>Describes one; <paramref name="created"/> sees the instance.</summary>
    public static AppletDescription Describe(
        Action<ToolkitRegistry> onInstall, Action<ScriptApplet, short> onEvent, string parameters = "FF0810000000000000", Action<ScriptApplet>? created = null, byte id = 1) => new()
        {
            Aid = new byte[] { 0xF0, 1, 2, 3, 4, id },
            ToolkitParameters = Convert.FromHexString(parameters),
            Install = (_, _, _) =>
            {
                ScriptApplet applet = new(onInstall, onEvent);
                created?.Invoke(applet);
            },
            Walk = static (JavaCard.Framework.Applet applet, ref StateVisitor visitor) =>
            {
                ScriptApplet script = (ScriptApplet)applet;
                visitor.Value(ref script.Counter);
                visitor.Array(script.Fields);
                visitor.Array(script.Scratch);
            },
        };
}
