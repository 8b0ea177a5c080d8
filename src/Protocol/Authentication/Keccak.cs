using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The state of Keccak-f[1600]: 25 lanes of 64 bits, lane (x, y) at x + 5y, octets of a lane least significant first (FIPS 202 §3.1.2).</summary>
[InlineArray(Lanes)]
internal struct KeccakState
{
    /// <summary>Lanes of the state.</summary>
    public const int Lanes = 25;

    private ulong _first;

    /// <summary>Turns octets into lanes, and lanes into octets: work only where numbers have their most significant octet first.</summary>
    public void Turn()
    {
        if (BitConverter.IsLittleEndian)
            return;
        foreach (ref ulong lane in this)
            lane = BinaryPrimitives.ReverseEndianness(lane);
    }
}

/// <summary>The permutation Keccak-f[1600] of FIPS 202 §3.3. No branch and no look-up depends on the state.</summary>
internal static class Keccak
{
    private static readonly ulong[] RoundConstants =
    [
        0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000, 0x000000000000808B, 0x0000000080000001,
        0x8000000080008081, 0x8000000000008009, 0x000000000000008A, 0x0000000000000088, 0x0000000080008009, 0x000000008000000A,
        0x000000008000808B, 0x800000000000008B, 0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
        0x000000000000800A, 0x800000008000000A, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
    ];

    /// <summary>Permutes the state.</summary>
    /// <remarks>The lanes are named as in the reference code of the Keccak team: row b, g, k, m, s; column a, e, i, o, u.</remarks>
    public static void Permute(ref KeccakState state)
    {
        ulong ba = state[0], be = state[1], bi = state[2], bo = state[3], bu = state[4];
        ulong ga = state[5], ge = state[6], gi = state[7], go = state[8], gu = state[9];
        ulong ka = state[10], ke = state[11], ki = state[12], ko = state[13], ku = state[14];
        ulong ma = state[15], me = state[16], mi = state[17], mo = state[18], mu = state[19];
        ulong sa = state[20], se = state[21], si = state[22], so = state[23], su = state[24];
        foreach (ulong roundConstant in RoundConstants)
        {
            // Theta: every column's parity into its neighbours.
            ulong cA = ba ^ ga ^ ka ^ ma ^ sa;
            ulong cE = be ^ ge ^ ke ^ me ^ se;
            ulong cI = bi ^ gi ^ ki ^ mi ^ si;
            ulong cO = bo ^ go ^ ko ^ mo ^ so;
            ulong cU = bu ^ gu ^ ku ^ mu ^ su;
            ulong dA = cU ^ BitOperations.RotateLeft(cE, 1);
            ulong dE = cA ^ BitOperations.RotateLeft(cI, 1);
            ulong dI = cE ^ BitOperations.RotateLeft(cO, 1);
            ulong dO = cI ^ BitOperations.RotateLeft(cU, 1);
            ulong dU = cO ^ BitOperations.RotateLeft(cA, 1);

            // Rho and pi: lanes turn and change places.
            ulong rba = ba ^ dA;
            ulong rbe = BitOperations.RotateLeft(ge ^ dE, 44);
            ulong rbi = BitOperations.RotateLeft(ki ^ dI, 43);
            ulong rbo = BitOperations.RotateLeft(mo ^ dO, 21);
            ulong rbu = BitOperations.RotateLeft(su ^ dU, 14);
            ulong rga = BitOperations.RotateLeft(bo ^ dO, 28);
            ulong rge = BitOperations.RotateLeft(gu ^ dU, 20);
            ulong rgi = BitOperations.RotateLeft(ka ^ dA, 3);
            ulong rgo = BitOperations.RotateLeft(me ^ dE, 45);
            ulong rgu = BitOperations.RotateLeft(si ^ dI, 61);
            ulong rka = BitOperations.RotateLeft(be ^ dE, 1);
            ulong rke = BitOperations.RotateLeft(gi ^ dI, 6);
            ulong rki = BitOperations.RotateLeft(ko ^ dO, 25);
            ulong rko = BitOperations.RotateLeft(mu ^ dU, 8);
            ulong rku = BitOperations.RotateLeft(sa ^ dA, 18);
            ulong rma = BitOperations.RotateLeft(bu ^ dU, 27);
            ulong rme = BitOperations.RotateLeft(ga ^ dA, 36);
            ulong rmi = BitOperations.RotateLeft(ke ^ dE, 10);
            ulong rmo = BitOperations.RotateLeft(mi ^ dI, 15);
            ulong rmu = BitOperations.RotateLeft(so ^ dO, 56);
            ulong rsa = BitOperations.RotateLeft(bi ^ dI, 62);
            ulong rse = BitOperations.RotateLeft(go ^ dO, 55);
            ulong rsi = BitOperations.RotateLeft(ku ^ dU, 39);
            ulong rso = BitOperations.RotateLeft(ma ^ dA, 41);
            ulong rsu = BitOperations.RotateLeft(se ^ dE, 2);

            // Chi, along the rows, and iota.
            ba = rba ^ (~rbe & rbi) ^ roundConstant;
            be = rbe ^ (~rbi & rbo);
            bi = rbi ^ (~rbo & rbu);
            bo = rbo ^ (~rbu & rba);
            bu = rbu ^ (~rba & rbe);
            ga = rga ^ (~rge & rgi);
            ge = rge ^ (~rgi & rgo);
            gi = rgi ^ (~rgo & rgu);
            go = rgo ^ (~rgu & rga);
            gu = rgu ^ (~rga & rge);
            ka = rka ^ (~rke & rki);
            ke = rke ^ (~rki & rko);
            ki = rki ^ (~rko & rku);
            ko = rko ^ (~rku & rka);
            ku = rku ^ (~rka & rke);
            ma = rma ^ (~rme & rmi);
            me = rme ^ (~rmi & rmo);
            mi = rmi ^ (~rmo & rmu);
            mo = rmo ^ (~rmu & rma);
            mu = rmu ^ (~rma & rme);
            sa = rsa ^ (~rse & rsi);
            se = rse ^ (~rsi & rso);
            si = rsi ^ (~rso & rsu);
            so = rso ^ (~rsu & rsa);
            su = rsu ^ (~rsa & rse);
        }
        state[0] = ba;
        state[1] = be;
        state[2] = bi;
        state[3] = bo;
        state[4] = bu;
        state[5] = ga;
        state[6] = ge;
        state[7] = gi;
        state[8] = go;
        state[9] = gu;
        state[10] = ka;
        state[11] = ke;
        state[12] = ki;
        state[13] = ko;
        state[14] = ku;
        state[15] = ma;
        state[16] = me;
        state[17] = mi;
        state[18] = mo;
        state[19] = mu;
        state[20] = sa;
        state[21] = se;
        state[22] = si;
        state[23] = so;
        state[24] = su;
    }
}
