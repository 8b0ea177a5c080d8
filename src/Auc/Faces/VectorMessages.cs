using System.Text;
using Tottoli.MultiSim.Protocol.Cloud;

namespace Tottoli.MultiSim.Auc.Faces;

/// <summary>One element of the body of <c>POST /vectors</c>.</summary>
/// <param name="Imsi">The subscriber, decimal digits.</param>
/// <param name="Kind">What the vectors are for: a name of <see cref="VectorKinds"/>.</param>
/// <param name="Count">How many vectors, 1 to <see cref="VectorFace.MostVectors"/>.</param>
/// <param name="Network">Whom they are for: a PLMN ("001-01") or a name, as the kind wants it; absent for a kind that binds no network.</param>
/// <param name="Rand">With <paramref name="Auts"/>: the RAND that the card refused, 32 hexadecimal digits.</param>
/// <param name="Auts">The card's AUTS, 28 hexadecimal digits: resynchronise first.</param>
public sealed record VectorQuery(string Imsi, string Kind, int Count = 1, string? Network = null, string? Rand = null, string? Auts = null);

/// <summary>The answer to one <see cref="VectorQuery"/>: vectors, or what was wrong.</summary>
/// <param name="Imsi">The subscriber that was asked for.</param>
/// <param name="Kind">The kind that was asked for.</param>
/// <param name="Vectors">The vectors; absent where there is an error.</param>
/// <param name="Error">What was wrong; absent where there are vectors.</param>
public sealed record VectorResult(string Imsi, string Kind, IReadOnlyList<VectorFields>? Vectors, CloudError? Error);

/// <summary>One vector in hexadecimal digits; which members there are, the kind says. Prints no key.</summary>
public sealed record VectorFields
{
    /// <summary>RAND.</summary>
    public required string Rand { get; init; }

    /// <summary>AUTN.</summary>
    public string? Autn { get; init; }

    /// <summary>The response expected of the card.</summary>
    public string? Xres { get; init; }

    /// <summary>CK.</summary>
    public string? Ck { get; init; }

    /// <summary>IK.</summary>
    public string? Ik { get; init; }

    /// <summary>CK' of EAP-AKA'.</summary>
    public string? CkPrime { get; init; }

    /// <summary>IK' of EAP-AKA'.</summary>
    public string? IkPrime { get; init; }

    /// <summary>K_ASME of EPS.</summary>
    public string? Kasme { get; init; }

    /// <summary>XRES* of 5G AKA.</summary>
    public string? XresStar { get; init; }

    /// <summary>K_AUSF of 5G AKA.</summary>
    public string? Kausf { get; init; }

    /// <summary>SRES of 2G.</summary>
    public string? Sres { get; init; }

    /// <summary>Kc of 2G.</summary>
    public string? Kc { get; init; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Rand = ").Append(Rand);
        return true;
    }
}
