namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The operator's constant (OP, TOP), from which a subscriber's OPc or TOPc is computed.</summary>
public static class OperatorVariant
{
    /// <summary>OPc or TOPc of a subscriber.</summary>
    /// <param name="algorithm">MILENAGE or TUAK.</param>
    /// <param name="k">K.</param>
    /// <param name="op">OP, 16 bytes, or TOP, 32 bytes.</param>
    /// <param name="parameters">What the operator chose for the algorithm: TUAK's iterations count.</param>
    /// <exception cref="ArgumentException">The algorithm has no such constant, or a length is wrong.</exception>
    public static byte[] Personalise(AuthenticationAlgorithm algorithm, ReadOnlySpan<byte> k, ReadOnlySpan<byte> op, ReadOnlySpan<byte> parameters = default)
    {
        byte[] opc = new byte[op.Length];
        switch (algorithm)
        {
            case AuthenticationAlgorithm.Milenage:
                Milenage.ComputeOpc(k, op, opc);
                return opc;
            case AuthenticationAlgorithm.Tuak:
                Tuak.ComputeTopc(k, op, opc, TuakParameters.Decode(parameters).Iterations);
                return opc;
            default:
                throw new ArgumentException($"Algorithm {(int)algorithm} has no OP; MILENAGE and TUAK do.", nameof(algorithm));
        }
    }
}
