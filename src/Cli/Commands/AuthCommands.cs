using System.CommandLine;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim auth</c>: what an authentication centre, a terminal and a home network compute.</summary>
internal static class AuthCommands
{
    public static Command Create() => new("auth", "Authenticate a card, and compute what that is made of: vectors, derived keys, concealed identities.")
    {
        AuthRunCommand.Create(),
        AuthVectorCommand.Create(),
        AuthCheckCommand.Create(),
        AuthKdfCommand.Create(),
        AuthSuciCommand.Create(),
    };
}
