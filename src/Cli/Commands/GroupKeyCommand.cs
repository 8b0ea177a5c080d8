using System.CommandLine;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.SimOS.Identity;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim profile group-key</c>: a group key of a profile, for calls of a closed group that are ciphered.</summary>
internal static class GroupKeyCommand
{
    public static Command Create()
    {
        Option<int?> vgcs = Reference("--vgcs", "The voice group call service with this group call reference.");
        Option<int?> vbs = Reference("--vbs", "The voice broadcast service with this broadcast call reference.");
        Option<int> number = Options.Number("--number", 1, VoiceGroupKeys.MaxNumber, 1, "VK_Id, the number of the key within the service.");
        Option<string?> key = Options.Hex("--key", VoiceGroupKeys.Size, "V_Ki. Secret.");
        key.Required = true;
        ExampleCommand command = new(
            "group-key",
            "Give a profile a group key (V_Ki, 3GPP TS 43.020 Annex F) and switch service 57 (VGCS) or 58 (VBS) on, so that AUTHENTICATE answers in the VGCS/VBS context. A key with that number is replaced.",
            "multisim profile group-key test.simcard 0 --vgcs 12345 --key 000102030405060708090a0b0c0d0e0f")
        {
            vgcs, vbs, number, key,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(vgcs) is null == result.GetResult(vbs) is null)
                result.AddError("one of --vgcs and --vbs is needed: which service is the key of?");
        });
        Argument<int> slot = ProfileCommands.Slot();
        return ProfileCommands.OnImage(command, parsed => (CardImage image, out string? reason) =>
        {
            VoiceGroupService service = parsed.GetValue(vgcs) is { } reference ? new(reference, IsGroupCall: true) : new(parsed.GetValue(vbs)!.Value, IsGroupCall: false);
            return image.TryPutGroupKey(parsed.GetValue(slot), service, parsed.GetValue(number), Convert.FromHexString(parsed.GetRequiredValue(key)!), out reason);
        }, slot);
    }

    private static Option<int?> Reference(string name, string description) => new(name)
    {
        Description = $"{description} 0..{VoiceGroupService.MaxReference}.",
        HelpName = "N",
        CustomParser = result => (int)Options.WholeNumber(result, name, 0, VoiceGroupService.MaxReference),
    };
}
