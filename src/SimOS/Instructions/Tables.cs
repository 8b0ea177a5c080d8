using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Instructions;

/// <summary>The instruction tables of the card, one line for each instruction.</summary>
internal static class Tables
{
    /// <summary>What a UICC with a USIM and the GSM application answers to.</summary>
    public static readonly InstructionTable Uicc = new InstructionTable()
        .Add<GetResponse>()
        .Add<SelectFile>()
        .Add<Status>()
        .Add<ReadBinary>()
        .Add<UpdateBinary>()
        .Add<ReadRecord>()
        .Add<UpdateRecord>()
        .Add<SearchRecord>()
        .Add<Increase>()
        .Add<RetrieveData>()
        .Add<SetData>()
        .Add<DeactivateFile>()
        .Add<ActivateFile>()
        .Add<CreateFile>()
        .Add<DeleteFile>()
        .Add<ResizeFile>()
        .Add<TerminateDf>()
        .Add<TerminateEf>()
        .Add<TerminateCardUsage>()
        .Add<VerifyPin>()
        .Add<ChangePin>()
        .Add<DisablePin>()
        .Add<EnablePin>()
        .Add<UnblockPin>()
        .Add<ManageChannel>()
        .Add<TerminalCapability>()
        .Add<Authenticate>()
        .Add<AuthenticateWithObjects>()
        .Add<GetChallenge>()
        .Add<GetData>()
        .Add<SuspendUicc>()
        .Add<GetIdentity>()
        .Add<TerminalProfile>()
        .Add<Envelope>()
        .Add<Fetch>()
        .Add<TerminalResponse>()
        .Add<SelectGsmFile>()
        .Add<GsmDirectoryStatus>()
        .Add<Seek>()
        .Add<RunGsmAlgorithm>()
        .Add<Sleep>();
}
