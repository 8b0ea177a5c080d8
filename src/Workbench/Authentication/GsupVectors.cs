using Tottoli.MultiSim.Auc.Gsup;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Workbench.Authentication;

/// <summary>Vectors of an HLR, which alone has the key.</summary>
/// <param name="hlr">The connection; it stays the caller's.</param>
/// <param name="imsi">The subscriber.</param>
public sealed class GsupVectors(GsupClient hlr, Imsi imsi) : IVectorSource
{
    private readonly Queue<AuthenticationVector> _unused = new();

    /// <inheritdoc/>
    public bool FollowsCard => true;

    /// <inheritdoc/>
    /// <exception cref="IOException">The HLR refuses, or has no key of 3G for the subscriber.</exception>
    public async Task<SourcedVector> NextAsync(CancellationToken cancellationToken)
    {
        if (_unused.Count == 0)
            Keep(await hlr.GetVectorsAsync(imsi, cancellationToken).ConfigureAwait(false));
        return new(_unused.Dequeue(), null);
    }

    /// <inheritdoc/>
    public SourcedVector? MakeOld() => null;

    /// <inheritdoc/>
    public ulong? ReadAuts(ReadOnlyMemory<byte> rand, ReadOnlyMemory<byte> auts) => null;

    /// <inheritdoc/>
    public async Task<bool> ResynchroniseAsync(ReadOnlyMemory<byte> rand, ReadOnlyMemory<byte> auts, CancellationToken cancellationToken)
    {
        _unused.Clear(); // they are as old as the refused one
        Keep(await hlr.ResynchroniseAsync(imsi, rand, auts, cancellationToken).ConfigureAwait(false));
        return true;
    }

    private void Keep(IReadOnlyList<AuthenticationVector> vectors)
    {
        foreach (AuthenticationVector vector in vectors)
            _unused.Enqueue(vector);
        if (_unused.Count == 0)
            throw new IOException($"The HLR gives no vector of 3G for IMSI {imsi}. Has the subscriber a key of 3G there (osmo-hlr: subscriber imsi {imsi} update aud3g milenage k ... opc ...)?");
    }
}
