using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary>An input of a derivation: an option, and how its text becomes octets (null: it is none).</summary>
internal sealed record KeyInput(string Option, string HelpName, string Description, Func<string, byte[]?> Read);

/// <summary>A derivation: its inputs in order, and what becomes of them.</summary>
/// <param name="Name">Name of the command.</param>
/// <param name="Description">Specification and clause.</param>
/// <param name="Inputs">The inputs.</param>
/// <param name="Example">What stands behind the command in its example.</param>
/// <param name="Derive">The outputs by name, in order.</param>
internal sealed record KeyDerivationCommand(string Name, string Description, KeyInput[] Inputs, string Example, Func<byte[][], (string Name, byte[] Value)[]> Derive);

/// <summary>The derivations that <c>multisim auth kdf</c> has.</summary>
internal static class KeyDerivations
{
    private const string CkIkExample = "--ck b40ba9a3c58b2a05bbf0d987b21bf8cb --ik f769bcd751044604127672711c6d3441";
    private const string NameExample = "--network 5G:mnc001.mcc001.3gppnetwork.org";
    private const string SqnExample = "--sqn-xor-ak 55f328b43577";
    private const string RandExample = "--rand 23553cbe9637a89d218ae64dae47bf35";
    private const string KeyExample = "474698caf02cc715db2ec0726510cfee6caa5bb1a649cb01224f2e23af94de1b";

    private static readonly string[] Purposes = ["nas-enc", "nas-int", "rrc-enc", "rrc-int", "up-enc", "up-int"];

    private static readonly KeyInput Ck = Hex("--ck", "CK.", 16);
    private static readonly KeyInput Ik = Hex("--ik", "IK.", 16);
    private static readonly KeyInput Rand = Hex("--rand", "RAND.", 16);
    private static readonly KeyInput Sqn = Hex("--sqn-xor-ak", "SQN xor AK: the first 6 bytes of AUTN.", 6);
    private static readonly KeyInput Network = Text("--network", "Name of the serving network, as 5G:mnc001.mcc001.3gppnetwork.org; of an access network for EAP-AKA', as WLAN.");
    private static readonly KeyInput ServingPlmn = new("--plmn", "MCC-MNC", "The serving network, as 001-01.", ReadPlmn);
    private static readonly KeyInput Purpose = new("--purpose", string.Join('|', Purposes), "What the key is for.",
        text => Array.IndexOf(Purposes, text) is >= 0 and int index ? [(byte)(index + 1)] : null);
    private static readonly KeyInput Algorithm = new("--algorithm", "N", "Number of the algorithm: 0..15, as 2 of EEA2 or NEA2.",
        text => byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out byte number) && number < 16 ? [number] : null);
    private static readonly KeyInput NasCount = new("--nas-count", "N", "Uplink NAS COUNT, 0..4294967295.", ReadCount);
    private static readonly KeyInput AccessType = new("--access-type", "1|2", "1: 3GPP access; 2: other.", text => text is "1" or "2" ? [(byte)(text[0] - '0')] : null);

    /// <summary>All of them.</summary>
    public static KeyDerivationCommand[] All { get; } =
    [
        new("kc128", "Kc128 of A5/4 and GEA4 (3GPP TS 33.102 B.5).", [Ck, Ik], CkIkExample,
            of => [("Kc128", Fill(16, key => KeyDerivation.Kc128(of[0], of[1], key)))]),
        new("kasme", "K_ASME of EPS (3GPP TS 33.401 A.2).", [Ck, Ik, ServingPlmn, Sqn], $"{CkIkExample} --plmn 001-01 {SqnExample}",
            of => [("K_ASME", Fill(32, key => EpsKeys.Kasme(of[0], of[1], of[2], of[3], key)))]),
        new("kenb", "K_eNB (3GPP TS 33.401 A.3).", [Hex("--kasme", "K_ASME.", 32), NasCount], $"--kasme {KeyExample} --nas-count 0",
            of => [("K_eNB", Fill(32, key => EpsKeys.Kenb(of[0], BinaryPrimitives.ReadUInt32BigEndian(of[1]), key)))]),
        new("eps-algorithm", "A NAS key of K_ASME, or a radio key of K_eNB (3GPP TS 33.401 A.7).", [Hex("--key", "K_ASME or K_eNB.", 32), Purpose, Algorithm],
            $"--key {KeyExample} --purpose nas-int --algorithm 2",
            of => [("Key", Fill(16, key => EpsKeys.Algorithm(of[0], (KeyPurpose)of[1][0], of[2][0], key)))]),
        new("ckik-prime", "CK' and IK' of EAP-AKA' (3GPP TS 33.402 A.2, TS 33.501 A.3).", [Ck, Ik, Network, Sqn], $"{CkIkExample} --network WLAN {SqnExample}",
            DeriveCkIkPrime),
        new("kausf", "K_AUSF of 5G AKA (3GPP TS 33.501 A.2).", [Ck, Ik, Network, Sqn], $"{CkIkExample} {NameExample} {SqnExample}",
            of => [("K_AUSF", Fill(32, key => FiveGKeys.Kausf(of[0], of[1], of[2], of[3], key)))]),
        new("res-star", "RES* and HRES* of 5G AKA (3GPP TS 33.501 A.4, A.5).", [Ck, Ik, Network, Rand, Hex("--res", "RES.", 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)],
            $"{CkIkExample} {NameExample} {RandExample} --res a54211d5e3ba50bf",
            DeriveResStar),
        new("kseaf", "K_SEAF (3GPP TS 33.501 A.6).", [Hex("--kausf", "K_AUSF.", 32), Network], $"--kausf {KeyExample} {NameExample}",
            of => [("K_SEAF", Fill(32, key => FiveGKeys.Kseaf(of[0], of[1], key)))]),
        new("kamf", "K_AMF (3GPP TS 33.501 A.7).",
            [Hex("--kseaf", "K_SEAF.", 32), Text("--supi", "Digits of the IMSI, or the network access identifier."), Hex("--abba", "ABBA, 0000 in the first releases.", 2)],
            $"--kseaf {KeyExample} --supi 001010000000001 --abba 0000",
            of => [("K_AMF", Fill(32, key => FiveGKeys.Kamf(of[0], of[1], of[2], key)))]),
        new("nr-algorithm", "A NAS key of K_AMF, or a radio key of K_gNB (3GPP TS 33.501 A.8).", [Hex("--key", "K_AMF or K_gNB.", 32), Purpose, Algorithm],
            $"--key {KeyExample} --purpose nas-enc --algorithm 2",
            of => [("Key", Fill(16, key => FiveGKeys.Algorithm(of[0], (KeyPurpose)of[1][0], of[2][0], key)))]),
        new("kgnb", "K_gNB, or K_N3IWF (3GPP TS 33.501 A.9).", [Hex("--kamf", "K_AMF.", 32), NasCount, AccessType], $"--kamf {KeyExample} --nas-count 0 --access-type 1",
            of => [("K_gNB", Fill(32, key => FiveGKeys.Kgnb(of[0], BinaryPrimitives.ReadUInt32BigEndian(of[1]), of[2][0], key)))]),
        new("nh", "NH, the key of the next hop (3GPP TS 33.501 A.10).", [Hex("--kamf", "K_AMF.", 32), Hex("--sync", "K_gNB for the first NH, else the NH before.", 32)],
            $"--kamf {KeyExample} --sync {KeyExample}",
            of => [("NH", Fill(32, key => FiveGKeys.NextHop(of[0], of[1], key)))]),
        new("gba", "Ks_ext_NAF (Ks_NAF of GBA_ME) and Ks_int_NAF (3GPP TS 33.220 B.3).",
            [Ck, Ik, Rand, Text("--impi", "The private identity."), Text("--naf", "Name of the application server."), Hex("--protocol", "Ua security protocol identifier.", 5)],
            $"{CkIkExample} {RandExample} --impi 001010000000001@ims.mnc001.mcc001.3gppnetwork.org --naf naf.example.com --protocol 0100000002",
            DeriveKsNaf),
    ];

    private static KeyInput Hex(string option, string description, params int[] lengths) => new(option, "HEX", $"{description} {lengths[0]}{(lengths.Length > 1 ? $" to {lengths[^1]}" : "")} bytes in hexadecimal.",
        text => text.Length % 2 == 0 && lengths.Contains(text.Length / 2) && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null);

    private static KeyInput Text(string option, string description) => new(option, "TEXT", description, text => text.Length is 0 or > 1000 ? null : Encoding.UTF8.GetBytes(text));

    private static byte[]? ReadPlmn(string text)
    {
        if (!Plmn.TryParse(text, out Plmn plmn))
            return null;
        byte[] octets = new byte[3];
        plmn.Encode(octets);
        return octets;
    }

    private static byte[]? ReadCount(string text)
    {
        if (!uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint count))
            return null;
        byte[] octets = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(octets, count);
        return octets;
    }

    private static (string Name, byte[] Value)[] DeriveCkIkPrime(byte[][] of)
    {
        byte[] ckPrime = new byte[16], ikPrime = new byte[16];
        FiveGKeys.CkIkPrime(of[0], of[1], of[2], of[3], ckPrime, ikPrime);
        return [("CK'", ckPrime), ("IK'", ikPrime)];
    }

    private static (string Name, byte[] Value)[] DeriveResStar(byte[][] of)
    {
        byte[] resStar = Fill(16, key => FiveGKeys.ResStar(of[0], of[1], of[2], of[3], of[4], key));
        return [("RES*", resStar), ("HRES*", Fill(16, key => FiveGKeys.HresStar(of[3], resStar, key)))];
    }

    private static (string Name, byte[] Value)[] DeriveKsNaf(byte[][] of)
    {
        byte[] naf = [.. of[4], .. of[5]];
        return
        [
            ("Ks_ext_NAF", Fill(32, key => KeyDerivation.KsNaf(of[0], of[1], of[2], of[3], naf, isInternal: false, key))),
            ("Ks_int_NAF", Fill(32, key => KeyDerivation.KsNaf(of[0], of[1], of[2], of[3], naf, isInternal: true, key))),
        ];
    }

    private static byte[] Fill(int length, Action<byte[]> derive)
    {
        byte[] key = new byte[length];
        derive(key);
        return key;
    }
}
