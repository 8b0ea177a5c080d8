using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Layouts;

namespace Tottoli.MultiSim.SimOS.Personalities;

/// <summary>What makes one card model differ from another. Shared by all cards that have it.</summary>
public sealed class Personality
{
    private readonly byte[] _answerToReset;

    private Personality(string name, string answerToReset, CardLayout layout)
    {
        Name = name;
        _answerToReset = Convert.FromHexString(answerToReset);
        Layout = layout;
    }

    /// <summary>
    /// This project's own multi-IMSI USIM. ATR: T=0, speed 96, clock stop high, classes A to C; selection by full and partial DF
    /// name, eight channels or more (twenty) assigned by the card or the terminal; pre-issuing data "CTSM01".
    /// </summary>
    public static Personality MultiSim { get; } = new("MultiSim", "3b9f96801f878031e073fe211f674354534d3031009c", MultiSimLayout.Instance);

    /// <summary>Name for people.</summary>
    public string Name { get; }

    /// <summary>The answer to reset (ETSI TS 102 221 §6.3).</summary>
    public ReadOnlySpan<byte> AnswerToReset => _answerToReset;

    /// <summary>The classes of commands it answers to: those of a UICC, class A0 of a 2G SIM, or both.</summary>
    public ClassFamily Classes { get; } = ClassFamily.Interindustry | ClassFamily.Uicc | ClassFamily.Gsm;

    /// <summary>The tree of files.</summary>
    internal CardLayout Layout { get; }
}
