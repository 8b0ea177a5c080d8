using System.Diagnostics.CodeAnalysis;
using System.Text;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Identity;

namespace Tottoli.MultiSim.CardStore.Tests;

/// <summary>A card with two profiles that is switched from one to the other and used after each switch. Round n has slot n mod 2.</summary>
internal static class SwitchedCard
{
    // By short file identifier, in the order in which a round writes them.
    private static readonly (byte Sfi, int Size)[] Files = [(0x0B, 11), (0x08, 33), (0x0D, 12)];

    public static void Make(string image)
    {
        using SqliteCardStore store = SqliteCardStore.Open(image, create: true);
        ProfilePackage home = Profile(0);
        new Personalisation { Iccid = Personalisation.IccidOf(home.Imsi), Home = home }.Write(store);
        using CardImage card = new(store);
        Assert.That(card.TryAdd(Profile(1), out int slot, out string? reason), Is.True, reason);
        Assert.That(slot, Is.EqualTo(1));
    }

    /// <summary>Switches and uses the card until the process is killed; says the number of each round after its switch.</summary>
    [DoesNotReturn]
    public static void SwitchForEver(string image, Stream output)
    {
        for (int round = 1; ; round++)
        {
            using (CardImage card = new(SqliteCardStore.Open(image)))
            {
                if (!card.TryActivate(round % 2, out string? reason))
                    throw new InvalidOperationException(reason);
            }
            output.Write(Encoding.ASCII.GetBytes($"{round}\n"));
            using Card used = Open(image);
            foreach ((byte sfi, int size) in Files)
                Send(used, [0x00, 0xD6, (byte)(0x80 | sfi), 0x00, (byte)size, .. Mark(round, size)]);
        }
    }

    /// <summary>What a terminal reads: last digit of the IMSI, and EF.LOCI, EF.Keys, EF.FPLMN.</summary>
    public static (int Slot, byte[][] Files) Read(string image)
    {
        using Card card = Open(image);
        byte[] imsi = Send(card, [0x00, 0xB0, 0x87, 0x00, 0x09])[..^2];
        return (imsi[^1] >> 4, [.. Files.Select(file => Send(card, [0x00, 0xB0, (byte)(0x80 | file.Sfi), 0x00, (byte)file.Size])[..^2])]);
    }

    public static byte[] Mark(int round, int size)
    {
        byte[] mark = new byte[size];
        mark.AsSpan().Fill((byte)round);
        return mark;
    }

    private static ProfilePackage Profile(int slot)
    {
        return new ProfilePackage
        {
            Label = $"Slot {slot}",
            Imsi = Imsi.Parse($"00101000000000{slot}"),
            Algorithm = AuthenticationAlgorithm.Milenage,
            K = new byte[16],
            Opc = new byte[16],
        };
    }

    private static Card Open(string image)
    {
        Card card = new(SqliteCardStore.Open(image), new CardOptions { Entropy = new SeededEntropy(1, "card") });
        card.PowerOn();
        Send(card, [0x00, 0xA4, 0x04, 0x0C, 0x07, 0xA0, 0x00, 0x00, 0x00, 0x87, 0x10, 0x02]);
        return card;
    }

    private static byte[] Send(Card card, byte[] command)
    {
        byte[] response = new byte[258];
        int length = card.Transmit(command, response);
        return response[length - 2] is 0x90 or 0x91
            ? response[..length]
            : throw new InvalidOperationException($"{Convert.ToHexString(command, 0, 5)} was answered {Convert.ToHexString(response, length - 2, 2)}.");
    }
}
