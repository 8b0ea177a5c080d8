using System.Globalization;
using System.Net.Sockets;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Testbed.Supplicants;

/// <summary>
/// The SIM of a Wi-Fi client: attaches to the control interface of wpa_supplicant or eapol_test (<c>external_sim=1</c>), answers its challenges with a
/// card, and waits for the next one where it leaves.
/// </summary>
public sealed class SupplicantSim
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2); // then the supplicant is asked whether it is there
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SupplicantUsim _usim;
    private readonly string _path;
    private readonly Action<string> _tell;

    /// <summary>Switches a card on and makes its USIM ready.</summary>
    /// <param name="card">The card; it stays the caller's.</param>
    /// <param name="pin">PIN1; null where it is not known.</param>
    /// <param name="path">The supplicant's control socket, or the folder that it makes it in (its <c>ctrl_interface</c>).</param>
    /// <param name="tell">Gets a sentence for whatever is worth one, without a key.</param>
    /// <exception cref="CardLinkException">No card answers.</exception>
    /// <exception cref="CardCommandException">The card has no USIM, or refuses the PIN.</exception>
    public SupplicantSim(ICardLink card, string? pin, string path, Action<string> tell)
    {
        _usim = new(card, pin);
        _path = path;
        _tell = tell;
    }

    /// <summary>The permanent identity that the supplicant must be configured with, without the digit for the method before it; null where the card has no IMSI.</summary>
    public string? Identity => _usim.Identity;

    /// <summary>Serves one supplicant after the other until it is cancelled.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CardLinkException">The card is gone.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        string complained = "";
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using ControlSocket? socket = ControlSocket.TryConnect(_path, out string complaint);
                if (socket is null)
                {
                    if (complaint != complained)
                        _tell($"{complaint}; trying again until Ctrl-C");
                    complained = complaint;
                }
                else
                {
                    _tell($"{await ServeAsync(socket, cancellationToken).ConfigureAwait(false)}; trying again until Ctrl-C");
                    complained = "";
                }
                await Task.Delay(BetweenTries, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <returns>Why it ended.</returns>
    private async Task<string> ServeAsync(ControlSocket socket, CancellationToken cancellationToken)
    {
        try
        {
            await socket.SendAsync("ATTACH", cancellationToken).ConfigureAwait(false);
            bool attached = false, asked = false;
            while (true)
            {
                string? message = await socket.ReceiveAsync(attached && !asked ? Silence : Patience, cancellationToken).ConfigureAwait(false);
                if (message is null)
                {
                    if (asked || !attached)
                        return "the supplicant does not answer";
                    asked = true;
                    await socket.SendAsync("PING", cancellationToken).ConfigureAwait(false);
                    continue;
                }
                asked = false;
                if (message.StartsWith("FAIL", StringComparison.Ordinal))
                {
                    if (!attached)
                        return "the supplicant refuses to be attached to";
                    _tell("the supplicant did not take the answer; is external_sim=1 in its configuration?");
                }
                else if (message.StartsWith("OK", StringComparison.Ordinal) && !attached)
                {
                    attached = true;
                    _tell("attached to the supplicant");
                }
                else if (SimRequest.WithoutLevel(message).StartsWith("CTRL-EVENT-TERMINATING", StringComparison.Ordinal))
                {
                    return "the supplicant ended";
                }
                else if (SimRequest.TryRead(message) is { } request)
                {
                    await AnswerAsync(socket, request, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (SocketException)
        {
            return "the supplicant is gone";
        }
    }

    private async Task AnswerAsync(ControlSocket socket, SimRequest request, CancellationToken cancellationToken)
    {
        string answer;
        string outcome;
        try
        {
            answer = _usim.Answer(request, out outcome);
        }
        catch (CardLinkException)
        {
            await socket.SendAsync(SupplicantUsim.Refusal(request), cancellationToken).ConfigureAwait(false);
            throw;
        }
        _tell(string.Create(CultureInfo.InvariantCulture, $"network {request.Network}: {outcome}"));
        await socket.SendAsync(answer, cancellationToken).ConfigureAwait(false);
    }
}
