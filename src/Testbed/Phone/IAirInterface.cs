using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>What a phone hears and says over the air: the networks around it, where it stands now.</summary>
/// <remarks>
/// The phone asks, one call at a time. What takes time on the air (a scan, an attach) takes it on the trip's clock: the implementation moves the
/// clock, and the phone acts on the timers that fell due when it comes back to rest.
/// </remarks>
public interface IAirInterface
{
    /// <summary>Listens on every band.</summary>
    /// <returns>The cells heard, the strongest first; empty where there is no coverage at all.</returns>
    Task<IReadOnlyList<Cell>> ScanAsync(CancellationToken cancellationToken);

    /// <summary>Asks a network for service: attach or registration, or an update of the location of a phone that was registered before.</summary>
    /// <param name="request">Which cell, as whom.</param>
    /// <param name="dialogue">How the network asks back while it decides: IDENTITY REQUEST, AUTHENTICATION REQUEST.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Accepted with a new temporary identity, or rejected with a cause.</returns>
    Task<AttachOutcome> AttachAsync(AttachRequest request, IAttachDialogue dialogue, CancellationToken cancellationToken);

    /// <summary>Says goodbye (power-off, reset of the card). No answer is waited for.</summary>
    /// <param name="cell">Where the phone was registered.</param>
    /// <param name="temporaryIdentity">Who it was there, as the network had assigned it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task DetachAsync(Cell cell, TemporaryIdentity temporaryIdentity, CancellationToken cancellationToken);

    /// <summary>Sends a short message over the network on which the phone is registered.</summary>
    /// <param name="cell">Where the phone is registered.</param>
    /// <param name="temporaryIdentity">Who it is there.</param>
    /// <param name="serviceCentre">Number of the service centre, digits with a leading + for an international one; empty where the card names none.</param>
    /// <param name="submit">The SMS-SUBMIT TPDU, as the card or the phone made it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>True where the service centre took it; false gives the card an RP-ERROR.</returns>
    Task<bool> SubmitAsync(Cell cell, TemporaryIdentity temporaryIdentity, string serviceCentre, ReadOnlyMemory<byte> submit, CancellationToken cancellationToken);
}

/// <summary>What a network asks a phone while it decides about an attach. Answers come from the card, through APDUs.</summary>
public interface IAttachDialogue
{
    /// <summary>IDENTITY REQUEST: the permanent identity, where the temporary one is unknown to the network.</summary>
    Imsi Identity();

    /// <summary>AUTHENTICATION REQUEST: runs AUTHENTICATE on the card in the 3G context.</summary>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="autn">AUTN, 16 bytes.</param>
    /// <returns>RES, or AUTS where the card saw the sequence number as used, or a refusal. After AUTS the network asks again with a fresh vector.</returns>
    AuthenticationResponse Authenticate(ReadOnlySpan<byte> rand, ReadOnlySpan<byte> autn);
}
