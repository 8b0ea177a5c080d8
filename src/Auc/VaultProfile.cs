using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Profiles;

namespace Tottoli.MultiSim.Auc;

/// <summary>A profile that an operator's vault gives to cards: everything but the keys, which are the subscriber's.</summary>
/// <param name="Id">Names the profile in the vault's address.</param>
/// <param name="Label">Name shown in the SIM menu, 1..20 characters.</param>
/// <param name="Imsi">The subscriber whose keys it carries.</param>
/// <param name="Rules">Where the profile is to be chosen.</param>
/// <param name="Files">The profile's own files.</param>
public sealed record VaultProfile(string Id, string Label, Imsi Imsi, IReadOnlyList<ProfileRule> Rules, IReadOnlyList<ProfileFile> Files);
