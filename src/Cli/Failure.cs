using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Testbed.Phone;
using Tottoli.MultiSim.Testbed.Scenarios;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Cli;

/// <summary>A command was refused because it would destroy something.</summary>
internal sealed class RefusedException(string message) : Exception(message);

/// <summary>A command line that parsed well asks for something that cannot be.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>Which failure ends in which exit code.</summary>
internal static class Failure
{
    /// <summary>Finds the exit code and the words for a failure that a user can meet.</summary>
    /// <returns>False for a fault of the program: let it crash with its stack.</returns>
    public static bool TryExplain(Exception failure, out int code, out string text)
    {
        text = failure.Message;
        code = failure switch
        {
            UsageException or ScenarioException or InvalidDataException or FileUseException => ExitCode.Usage,
            FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException => ExitCode.Usage,
            RefusedException => ExitCode.Refused,
            CardImageException image => OfImage(image.Fault),
            CardCommandException command => command.IsSecurityCondition ? ExitCode.Security : ExitCode.UnexpectedStatus,
            CardLinkException or CloudException or HttpRequestException => ExitCode.NotReachable,
            TimeoutException or OperationCanceledException { InnerException: TimeoutException } => ExitCode.TimeOut,
            OperationCanceledException => ExitCode.Interrupted,
            IOException => ExitCode.NotReachable,
            _ => -1,
        };
        if (code == ExitCode.Interrupted)
            text = "interrupted";
        else if (failure is HttpRequestException)
            text += ": nothing that speaks HTTP answers there. With --cloud, check the address and that 'multisim serve ota' is running.";
        return code >= 0;
    }

    private static int OfImage(CardImageFault fault) => fault switch
    {
        CardImageFault.Exists => ExitCode.Refused,
        _ => ExitCode.NotReachable,
    };
}
