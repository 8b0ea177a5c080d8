using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Pcsc.Tests.Vpcd;

/// <summary>A card that answers any command with the command and 9000, and notes what is done to it.</summary>
internal sealed class FakeCard : ICardLink
{
    private static readonly byte[] AnswerToReset = [0x3B, 0x00];

    /// <summary>What was done, in order.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Answers this in place of the command; null the command.</summary>
    public byte[]? Answer { get; set; }

    /// <summary>Whether it does not start.</summary>
    public bool IsBroken { get; set; }

    public ReadOnlyMemory<byte> PowerOn()
    {
        Note("on");
        return IsBroken ? throw new CardLinkException("The card does not start.") : AnswerToReset;
    }

    public ReadOnlyMemory<byte> Reset()
    {
        Note("reset");
        return AnswerToReset;
    }

    public void PowerOff() => Note("off");

    public int Transmit(ReadOnlySpan<byte> command, Span<byte> response)
    {
        Note(Convert.ToHexString(command));
        byte[] answer = Answer ?? [.. command, 0x90, 0x00];
        answer.CopyTo(response);
        return answer.Length;
    }

    public void Dispose() => Note("disposed");

    /// <summary>What was done so far, on one line.</summary>
    public string Life()
    {
        lock (Log)
            return string.Join(' ', Log);
    }

    private void Note(string what)
    {
        lock (Log)
            Log.Add(what);
    }
}
