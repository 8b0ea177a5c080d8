using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.SimOS.Dispatch;

/// <summary>Which way data goes (ISO/IEC 7816-3 §12.1.1). It decides how T=0 carries the response.</summary>
public enum ApduCase
{
    /// <summary>No data either way.</summary>
    None = 1,

    /// <summary>Response data, in the answer itself; a wrong Le is answered 6CXX.</summary>
    Response = 2,

    /// <summary>Command data.</summary>
    Command = 3,

    /// <summary>Command data and response data: 61XX, then GET RESPONSE.</summary>
    CommandAndResponse = 4,

    /// <summary>As <see cref="Response"/> where it comes without command data, and as <see cref="CommandAndResponse"/> where it comes with some.</summary>
    ResponseWithOrWithoutCommand = 5,
}

/// <summary>How 3GPP TS 51.011 calls an instruction in class A0.</summary>
/// <param name="Name">The name, in capitals.</param>
/// <param name="Clause">Specification and clause.</param>
public sealed record GsmForm(string Name, string Clause);

/// <summary>What the table knows of one instruction.</summary>
/// <param name="Classes">The class bytes it answers to.</param>
/// <param name="Ins">The instruction byte.</param>
/// <param name="Case">Which way its data goes.</param>
/// <param name="Name">The name the specification gives it, in capitals.</param>
/// <param name="Clause">Specification and clause.</param>
/// <param name="BasicChannelOnly">True where it belongs to the card as a whole and comes on channel 0 alone; elsewhere 6881.</param>
/// <param name="Gsm">Its other name where it answers to class A0 beside others; it then does the same there.</param>
public readonly record struct InstructionInfo(
    ClassFamily Classes, byte Ins, ApduCase Case, string Name, string Clause, bool BasicChannelOnly = false, GsmForm? Gsm = null)
{
    /// <summary>All class bytes it answers to.</summary>
    public ClassFamily AllClasses => Gsm is null ? Classes : Classes | ClassFamily.Gsm;
}

/// <summary>One instruction of the card. A new instruction is one class that implements this, and one line in <see cref="Instructions.Tables"/>.</summary>
internal interface IInstruction
{
    /// <summary>Under which bytes the table files it.</summary>
    static abstract InstructionInfo Info { get; }

    /// <summary>Carries the instruction out.</summary>
    /// <param name="session">The powered card; <see cref="CardSession.Channel"/> is the command's channel.</param>
    /// <param name="apdu">The command.</param>
    /// <param name="response">Where response data goes.</param>
    /// <returns>
    /// The status word, as in the classes of a UICC; in class A0 the card says it in the words of TS 51.011. After an error
    /// (anything but 9XXX success, 61XX and the warnings 62XX and 63XX) what was changed in the card's state is rolled back; what
    /// belongs to the session must not have been touched.
    /// </returns>
    static abstract StatusWord Execute(CardSession session, in CommandApdu apdu, ref ResponseWriter response);
}
