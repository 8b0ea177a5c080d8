using Tottoli.MultiSim.Pcsc;
using Tottoli.MultiSim.Pcsc.Vpcd;
using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Workbench;

/// <summary>A card of this process in the virtual reader of this machine, and the way back to it through PC/SC: as if it were plastic.</summary>
public sealed class VirtualReader : IDisposable
{
    /// <summary>Name of the first reader of pcscd's driver vpcd.</summary>
    public const string FirstReader = "Virtual PCD 00 00";

    private const string Host = "127.0.0.1";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _out;
    private readonly Task _serving;

    private VirtualReader(PcscCardLink link, Task serving, CancellationTokenSource takeOut) => (Link, _serving, _out) = (link, serving, takeOut);

    /// <summary>The way to the card, switched off.</summary>
    public PcscCardLink Link { get; }

    /// <summary>Puts the card into the reader, and waits until the service has seen it.</summary>
    /// <param name="card">The card; it stays the caller's, and is used on another thread until this is disposed of.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CardLinkException">The service is not running, it has no virtual reader, or another card is in it.</exception>
    public static VirtualReader Insert(ICardLink card, CancellationToken cancellationToken)
    {
        using PcscReaders readers = PcscReaders.Open();
        if (readers.List().FirstOrDefault(reader => reader.Name == FirstReader) is not { } slot)
            throw new CardLinkException($"{FirstReader}: there is no such reader. Install pcscd's driver for it (Debian: package vsmartcard-vpcd) and start pcscd again.");
        if (slot.Condition != ReaderCondition.Empty)
            throw new CardLinkException($"{FirstReader}: another card is in this reader; end the program that serves it.");
        CancellationTokenSource takeOut = new();
        Task serving = Task.Factory.StartNew(
            () => new VpcdClient(card, Host, VpcdClient.FirstPort, static _ => { }).Run(takeOut.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            readers.WaitForCard(FirstReader, Patience, cancellationToken);
            return new VirtualReader(readers.Connect(FirstReader), serving, takeOut);
        }
        catch (TimeoutException late)
        {
            Stop(takeOut, serving);
            throw new CardLinkException($"{FirstReader}: the service did not see the card within {Patience.TotalSeconds:0} s. Is the driver listening on {Host}, port {VpcdClient.FirstPort}?", late);
        }
        catch
        {
            Stop(takeOut, serving);
            throw;
        }
    }

    /// <summary>Switches the card off and takes it out.</summary>
    public void Dispose()
    {
        Link.Dispose();
        Stop(_out, _serving);
    }

    private static void Stop(CancellationTokenSource takeOut, Task serving)
    {
        takeOut.Cancel();
        ((IAsyncResult)serving).AsyncWaitHandle.WaitOne(); // how it ended, nobody needs to know any more
        takeOut.Dispose();
    }
}
