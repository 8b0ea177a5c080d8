using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Workbench.Dumps;

/// <summary>The subscriber's key as some makers' cards tell it to who has ADM1. Prints no key.</summary>
public sealed class DumpedKeys
{
    private const int KeySize = AuthenticationKey.Size;
    private const int Milenage = 0x04;
    private const int Xor = 0x0F;
    private const int HasOpc = 0x10;

    private DumpedKeys(AuthenticationAlgorithm algorithm, byte[] k, byte[] opc)
    {
        Algorithm = algorithm;
        K = k;
        Opc = opc;
    }

    /// <summary>The algorithm.</summary>
    public AuthenticationAlgorithm Algorithm { get; }

    /// <summary>K. Secret.</summary>
    public ReadOnlyMemory<byte> K { get; }

    /// <summary>OPc; empty for an algorithm without. Secret.</summary>
    public ReadOnlyMemory<byte> Opc { get; }

    /// <summary>Looks for the key of a sysmoISIM-SJA2 or -SJA5: EF.USIM_AUTH_KEY, an octet of configuration, K, and OP or OPc.</summary>
    /// <returns>Null where the dump has no such file, or an algorithm that the emulated card has not.</returns>
    public static DumpedKeys? Find(CardDump dump)
    {
        ArgumentNullException.ThrowIfNull(dump);
        DumpedFile? file = dump.Files.FirstOrDefault(static file => CardNames.NameOf(file.Path) == "EF.USIM_AUTH_KEY");
        if (file?.Content?.Whole is not { Length: >= 1 + (2 * KeySize) } content)
            return null;
        byte[] k = content[1..(1 + KeySize)];
        byte[] second = content[(1 + KeySize)..(1 + (2 * KeySize))];
        switch (content[0] & 0x0F)
        {
            case Milenage:
                byte[] opc = new byte[KeySize];
                if ((content[0] & HasOpc) != 0)
                    second.CopyTo(opc, 0);
                else
                    Protocol.Authentication.Milenage.ComputeOpc(k, second, opc);
                return new DumpedKeys(AuthenticationAlgorithm.Milenage, k, opc);
            case Xor:
                return new DumpedKeys(AuthenticationAlgorithm.Xor, k, []);
            default:
                return null;
        }
    }
}
