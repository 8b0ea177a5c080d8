using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Testbed.Networks;

/// <summary>The air around one phone: which networks it hears where it stands, and how long things take there.</summary>
/// <param name="clock">Moves while the phone scans, attaches or sends.</param>
public sealed class Air(VirtualClock clock) : IAirInterface
{
    // Orders of magnitude seen with phones in the field: a scan of all bands, an attach with its authentication.
    private static readonly TimeSpan ScanTime = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan AttachTime = TimeSpan.FromSeconds(1.5);

    private IReadOnlyList<Network> _heard = [];

    /// <summary>The phone is carried to another place.</summary>
    /// <param name="networks">What is heard there, the strongest first.</param>
    public void MoveTo(IReadOnlyList<Network> networks)
    {
        foreach (Network left in _heard.Except(networks))
            left.Lose();
        _heard = networks;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Cell>> ScanAsync(CancellationToken cancellationToken)
    {
        clock.Advance(ScanTime);
        return Task.FromResult<IReadOnlyList<Cell>>([.. _heard.Select(network => network.Cell)]);
    }

    /// <inheritdoc/>
    public Task<AttachOutcome> AttachAsync(AttachRequest request, IAttachDialogue dialogue, CancellationToken cancellationToken)
    {
        clock.Advance(AttachTime);
        return Find(request.Cell.Plmn) is Network network
            ? network.AttachAsync(request, dialogue, cancellationToken)
            : Task.FromResult<AttachOutcome>(new AttachOutcome.Rejected(RejectCause.NoSuitableCells));
    }

    /// <inheritdoc/>
    public Task DetachAsync(Cell cell, TemporaryIdentity temporaryIdentity, CancellationToken cancellationToken)
    {
        Find(cell.Plmn)?.Detach(temporaryIdentity);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    /// <remarks>Refused with an RP-ERROR: the service centres of this world know no other subscriber to forward to.</remarks>
    public Task<bool> SubmitAsync(
        Cell cell, TemporaryIdentity temporaryIdentity, string serviceCentre, ReadOnlyMemory<byte> submit, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    private Network? Find(Plmn plmn) => _heard.FirstOrDefault(network => network.Cell.Plmn == plmn);
}
