using Tottoli.MultiSim.Auc;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Testbed.Networks;

/// <summary>Whom a serving network asks about a stranger's IMSI: the home operator that its first digits name.</summary>
/// <param name="operators">Each home operator's AuC, as this serving network reaches it.</param>
public sealed class HomeOperators(IReadOnlyDictionary<Plmn, AucClient> operators)
{
    /// <summary>Finds the home operator of an IMSI.</summary>
    /// <param name="imsi">The IMSI.</param>
    /// <param name="home">Its operator's PLMN.</param>
    /// <param name="auc">That operator's AuC.</param>
    /// <returns>False where nobody is known by these digits.</returns>
    public bool TryFind(Imsi imsi, out Plmn home, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out AucClient? auc)
    {
        // MNCs of two and of three digits live side by side under some MCCs; the longer one is the more exact.
        for (int mncLength = 3; mncLength >= 2; mncLength--)
        {
            home = imsi.HomePlmn(mncLength);
            if (operators.TryGetValue(home, out auc))
                return true;
        }
        home = default;
        auc = null;
        return false;
    }
}
