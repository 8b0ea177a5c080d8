using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Testbed.Tests.Phone;

/// <summary>The networks around a phone under test; each attach is answered by a function.</summary>
internal sealed class FakeAir : IAirInterface
{
    public static readonly TemporaryIdentity Guti = new("0BF600F110800101C0000001");

    public List<Cell> Cells { get; } = [];

    public List<AttachRequest> Requests { get; } = [];

    public List<(Cell Cell, TemporaryIdentity Identity)> Detaches { get; } = [];

    public List<string> Submitted { get; } = [];

    public Func<AttachRequest, IAttachDialogue, AttachOutcome> OnAttach { get; set; } = (_, _) => new AttachOutcome.Accepted(Guti, 0);

    public static Cell CellOf(string plmn, AccessTechnology technology = AccessTechnology.Eutran) => new(Plmn.Parse(plmn), plmn, technology, 0x1234, 0x1);

    public Task<IReadOnlyList<Cell>> ScanAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Cell>>([.. Cells]);

    public Task<AttachOutcome> AttachAsync(AttachRequest request, IAttachDialogue dialogue, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return Task.FromResult(OnAttach(request, dialogue));
    }

    public Task DetachAsync(Cell cell, TemporaryIdentity temporaryIdentity, CancellationToken cancellationToken)
    {
        Detaches.Add((cell, temporaryIdentity));
        return Task.CompletedTask;
    }

    public Task<bool> SubmitAsync(Cell cell, TemporaryIdentity temporaryIdentity, string serviceCentre, ReadOnlyMemory<byte> submit, CancellationToken cancellationToken)
    {
        Submitted.Add($"{serviceCentre}:{Convert.ToHexString(submit.Span)}");
        return Task.FromResult(true);
    }
}

/// <summary>A user with prepared answers.</summary>
internal sealed class FakeUser : IPhoneUser
{
    public Queue<byte?> Choices { get; } = new();

    public List<string> Shown { get; } = [];

    public byte? Choose(string title, IReadOnlyList<(byte Identifier, string Text)> items)
    {
        Shown.Add($"{title}: {string.Join(", ", items.Select(i => i.Text))}");
        return Choices.Dequeue();
    }

    public bool Acknowledge(string text)
    {
        Shown.Add(text);
        return true;
    }

    public string? Enter(string prompt, int minimum, int maximum) => "42";

    public bool? Confirm(string prompt) => true;
}

/// <summary>A phone with all that is around it.</summary>
internal sealed class Rig : IPhoneObserver, IDisposable
{
    public Rig(PhoneOptions? options = null)
    {
        Air.Cells.Add(FakeAir.CellOf("001-01"));
        Phone = new(Card, Air, User, this, Clock, options ?? new());
    }

    public FakeCard Card { get; } = new();

    public FakeAir Air { get; } = new();

    public FakeUser User { get; } = new();

    public VirtualClock Clock { get; } = new(new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));

    public Testbed.Phone.Phone Phone { get; }

    public List<PhoneEvent> Events { get; } = [];

    public IEnumerable<T> Told<T>() => Events.OfType<T>();

    public void OnPhoneEvent(PhoneEvent what) => Events.Add(what);

    public void Dispose() => Phone.Dispose();
}
