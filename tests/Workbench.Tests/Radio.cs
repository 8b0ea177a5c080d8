using Tottoli.MultiSim.Auc;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Workbench.Tests;

/// <summary>The air around a phone without platform or HTTP: networks that authenticate against the same subscriber store that a home operator uses.</summary>
/// <param name="homes">Every home operator's subscribers.</param>
/// <param name="admits">Whether a network lets an IMSI in.</param>
internal sealed class Radio(SubscriberStore homes, Func<Plmn, Imsi, bool> admits) : IAirInterface
{
    private readonly SeededEntropy _entropy = new(7, "radio");
    private readonly Dictionary<TemporaryIdentity, Imsi> _known = [];
    private byte _keySet;

    public IReadOnlyList<Cell> Heard { get; set; } = [];

    /// <summary>Challenges that were answered with the RES that was expected.</summary>
    public int Authentications { get; private set; }

    public Task<IReadOnlyList<Cell>> ScanAsync(CancellationToken cancellationToken) => Task.FromResult(Heard);

    public Task<AttachOutcome> AttachAsync(AttachRequest request, IAttachDialogue dialogue, CancellationToken cancellationToken) =>
        Task.FromResult(Attach(request, dialogue));

    public Task DetachAsync(Cell cell, TemporaryIdentity temporaryIdentity, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> SubmitAsync(
        Cell cell, TemporaryIdentity temporaryIdentity, string serviceCentre, ReadOnlyMemory<byte> submit, CancellationToken cancellationToken) => Task.FromResult(false);

    private AttachOutcome Attach(AttachRequest request, IAttachDialogue dialogue)
    {
        Imsi imsi = request.Imsi
            ?? (_known.TryGetValue(request.TemporaryIdentity!.Value, out Imsi known) ? known : dialogue.Identity());
        if (!admits(request.Cell.Plmn, imsi))
            return new AttachOutcome.Rejected(RejectCause.PlmnNotAllowed);
        if (!homes.TryGenerate(imsi, _entropy, out AuthenticationVector? vector))
            return new AttachOutcome.Rejected(RejectCause.ImsiUnknown);
        AuthenticationResponse response = dialogue.Authenticate(vector.Rand.Span, vector.Autn.Span);
        if (response is AuthenticationResponse.SynchronisationFailure failure
            && homes.Resynchronise(imsi, vector.Rand.Span, failure.Auts.Span) == Resynchronisation.Done
            && homes.TryGenerate(imsi, _entropy, out vector))
        {
            response = dialogue.Authenticate(vector.Rand.Span, vector.Autn.Span);
        }
        if (response is not AuthenticationResponse.Answered answer || !answer.Res.Span.SequenceEqual(vector!.Xres.Span))
            return new AttachOutcome.Rejected(RejectCause.IllegalMs);
        Authentications++;
        byte[] identity = new byte[12]; // a GUTI: all cells here are E-UTRAN
        _entropy.Fill(identity);
        TemporaryIdentity temporary = TemporaryIdentity.Of(identity);
        _known[temporary] = imsi;
        _keySet = (byte)((_keySet + 1) % 7);
        return new AttachOutcome.Accepted(temporary, _keySet);
    }
}
