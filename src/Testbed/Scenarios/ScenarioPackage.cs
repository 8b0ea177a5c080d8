using System.Globalization;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;

namespace Tottoli.MultiSim.Testbed.Scenarios;

/// <summary>Makes of a profile in a scenario what its operator gives a card: identity, keys, rules, and the files without which a phone is not at home with the IMSI.</summary>
public static class ScenarioPackage
{
    private const int NameCharacters = 16;
    private const int HomeNetworks = 2;
    private const int EquivalentNetworks = 4;

    /// <summary>The profile as a package. EF.AD, EF.ACC, EF.SPN, EF.HPLMNwAcT and EF.EHPLMN are made where the scenario does not give them.</summary>
    /// <param name="owner">The profile's operator.</param>
    /// <param name="profile">The profile, of a scenario that was checked.</param>
    public static ProfilePackage Of(ScenarioOperator owner, ScenarioProfile profile) => new()
    {
        Label = profile.Name,
        Imsi = Imsi.Parse(profile.Imsi),
        Algorithm = profile.Algorithm,
        K = Convert.FromHexString(profile.K),
        Opc = OpcOf(profile),
        Sqn = ulong.Parse(profile.Sqn, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        Rules = [.. (profile.Rules ?? []).Select(rule => new ProfileRule(rule.Plmn, (byte)rule.Priority))],
        Files = FilesOf(owner, profile),
    };

    private static byte[] OpcOf(ScenarioProfile profile)
    {
        if (profile.Opc is not null)
            return Convert.FromHexString(profile.Opc);
        return profile.Op is null ? [] : OperatorVariant.Personalise(profile.Algorithm, Convert.FromHexString(profile.K), Convert.FromHexString(profile.Op));
    }

    private static ProfileFile[] FilesOf(ScenarioOperator owner, ScenarioProfile profile)
    {
        ProfileFile[] given = [.. (profile.Files ?? []).Select(file => new ProfileFile(FilePath.Parse(file.Path), (byte)file.Record, Convert.FromHexString(file.Content)))];
        // Only a network that is named can be a home network; a pattern of coverage cannot be written into these files.
        Plmn[] homes = [owner.Plmn, .. profile.Coverage.Where(pattern => pattern.Wildcards == 0).Select(pattern => Plmn.Parse(pattern.ToString())).Where(plmn => plmn != owner.Plmn)];
        ProfileFile[] derived =
        [
            new(UsimFiles.Ad.Path, 0, Administrative(owner)),
            new(UsimFiles.Acc.Path, 0, AccessControl(profile)),
            new(UsimFiles.Spn.Path, 0, Name(owner)),
            new(UsimFiles.HplmnWAct.Path, 0, HomeSelector(homes)),
            new(UsimFiles.Ehplmn.Path, 0, Equivalent(homes)),
        ];
        return [.. derived.Where(file => !given.Any(other => other.Path == file.Path)), .. given];
    }

    private static byte[] Administrative(ScenarioOperator owner)
    {
        byte[] content = new byte[AdministrativeData.Size];
        new AdministrativeData(0, 0, owner.Plmn.MncLength).Encode(content);
        return content;
    }

    private static byte[] AccessControl(ScenarioProfile profile)
    {
        byte[] content = new byte[AccessClass.Size];
        AccessClass.Encode(Imsi.Parse(profile.Imsi), content);
        return content;
    }

    // Display condition 01: at home the network's own name is shown as well.
    private static byte[] Name(ScenarioOperator owner)
    {
        byte[] content = new byte[ServiceProviderName.Size];
        int length = Math.Min(owner.Name.Length, NameCharacters);
        while (!new ServiceProviderName(1, owner.Name[..length]).TryEncode(content))
            length--;
        return content;
    }

    private static byte[] HomeSelector(Plmn[] homes)
    {
        byte[] content = new byte[HomeNetworks * PlmnWithAct.Size];
        for (int i = 0; i < HomeNetworks; i++)
        {
            Span<byte> entry = content.AsSpan(i * PlmnWithAct.Size);
            if (i < homes.Length)
                new PlmnWithAct(homes[i], AccessTechnologies.AllOf3gpp).Encode(entry);
            else
                PlmnWithAct.Unused.CopyTo(entry);
        }
        return content;
    }

    private static byte[] Equivalent(Plmn[] homes)
    {
        byte[] content = new byte[EquivalentNetworks * Plmn.Size];
        Array.Fill(content, (byte)0xFF);
        for (int i = 0; i < Math.Min(homes.Length, EquivalentNetworks); i++)
            homes[i].Encode(content.AsSpan(i * Plmn.Size));
        return content;
    }
}
