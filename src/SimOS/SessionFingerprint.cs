using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS;

/// <summary>What a powered card knows until it loses its power, as three numbers: for tests that a refused command changed nothing.</summary>
/// <remarks>Response data that waits for GET RESPONSE is not in it: each command drops it, refused or not.</remarks>
/// <param name="Selection">Open channels; on each the current directory, EF, application and record.</param>
/// <param name="Security">What is verified, on each channel.</param>
/// <param name="Toolkit">The proactive command that waits or is being carried out, and the terminal's profile.</param>
public readonly record struct SessionFingerprint(ulong Selection, ulong Security, ulong Toolkit)
{
    private const ulong Start = 0xCBF29CE484222325; // FNV-1a
    private const ulong Prime = 0x100000001B3;

    internal static SessionFingerprint Of(CardSession session)
    {
        ulong selection = Start, security = Start;
        for (int number = 0; number < Channels.Count; number++)
        {
            if (!session.Channels.TryGet(number, out Channel channel))
                continue;
            selection = Add(selection, (ulong)number);
            selection = Add(selection, (ulong)channel.Directory.Path.Value);
            selection = Add(selection, channel.File is { } file ? (ulong)file.Path.Value : ulong.MaxValue);
            selection = Add(selection, channel.Application is { } application ? (ulong)application.Path.Value : ulong.MaxValue);
            selection = Add(selection, (ulong)channel.Record);
            security = Add(security, session.Pins.StatusOn(channel).Satisfied);
        }
        ulong toolkit = Add(Add(Start, (ulong)session.Toolkit.State), (ulong)session.Toolkit.PendingLength);
        foreach (byte octet in session.Toolkit.Profile)
            toolkit = Add(toolkit, octet);
        return new SessionFingerprint(selection, security, toolkit);
    }

    private static ulong Add(ulong hash, ulong value) => (hash ^ value ^ (hash >> 29)) * Prime;
}
