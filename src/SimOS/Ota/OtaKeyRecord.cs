using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.SecuredPackets;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Ota;

/// <summary>How an OTA key set is kept: <c>algorithm | integrity algorithm | CMAC length | counter(5) | L KIc | L KID</c>.</summary>
internal static class OtaKeyRecord
{
    /// <summary>Key versions that a card can have, from 1 (ETSI TS 102 225 §5.1.2).</summary>
    public const int MaxVersion = 15;

    private const int CounterOffset = 3;
    private const int CounterLength = 5;
    private const int KeysOffset = CounterOffset + CounterLength;

    /// <summary>Under which a key set is kept.</summary>
    public static StateKey KeyOf(int version) => new(StateArea.OtaKeys, 0, version);

    /// <summary>Whether a record can be one.</summary>
    public static bool IsWhole(long version, ReadOnlySpan<byte> record)
    {
        if (version is < 1 or > MaxVersion || record.Length < KeysOffset + 2 || record[2] is not (4 or 8))
            return false;
        int kic = record[KeysOffset];
        if (record.Length < KeysOffset + 2 + kic)
            return false;
        int kid = record[KeysOffset + 1 + kic];
        return record.Length == KeysOffset + 2 + kic + kid
            && OtaKeySet.IsLength((OtaAlgorithm)record[0], kic) && OtaKeySet.IsLength((OtaAlgorithm)record[1], kid);
    }

    /// <summary>Reads a key set.</summary>
    /// <param name="state">The card's state.</param>
    /// <param name="version">Key version; any number.</param>
    /// <param name="counter">The counter of the packet accepted last.</param>
    /// <returns>The key set, or null where the card has none of that version.</returns>
    public static OtaKeySet? Find(CardState state, int version, out ulong counter)
    {
        counter = 0;
        if (version is < 1 or > MaxVersion || !state.TryGet(KeyOf(version), out ReadOnlySpan<byte> record))
            return null;
        counter = BinaryPrimitives.ReadUInt64BigEndian(record[(CounterOffset + CounterLength - sizeof(ulong))..]) & CounterRule.MaxValue;
        ReadOnlySpan<byte> kic = record.Slice(KeysOffset + 1, record[KeysOffset]);
        ReadOnlySpan<byte> kid = record[(KeysOffset + 1 + kic.Length + 1)..];
        return new OtaKeySet((byte)version, (OtaAlgorithm)record[0], kic, kid, (OtaAlgorithm)record[1]) { CmacLength = record[2] };
    }

    /// <summary>Stores a new key set, with its counter.</summary>
    public static void Put(CardState state, OtaKeySet keys, ulong counter)
    {
        byte[] record = new byte[KeysOffset + 2 + keys.Kic.Length + keys.Kid.Length];
        record[0] = (byte)keys.Algorithm;
        record[1] = (byte)keys.IntegrityAlgorithm;
        record[2] = (byte)keys.CmacLength;
        WriteCounter(record.AsSpan(CounterOffset), counter);
        record[KeysOffset] = (byte)keys.Kic.Length;
        keys.Kic.CopyTo(record.AsSpan(KeysOffset + 1));
        record[KeysOffset + 1 + keys.Kic.Length] = (byte)keys.Kid.Length;
        keys.Kid.CopyTo(record.AsSpan(KeysOffset + 2 + keys.Kic.Length));
        state.Put(KeyOf(keys.Version), record);
    }

    /// <summary>Stores the counter of an accepted packet.</summary>
    public static void PutCounter(CardState state, int version, ulong counter)
    {
        Span<byte> bytes = stackalloc byte[CounterLength];
        WriteCounter(bytes, counter);
        state.Write(KeyOf(version), CounterOffset, bytes, default);
    }

    private static void WriteCounter(Span<byte> destination, ulong counter)
    {
        destination[0] = (byte)(counter >> 32);
        BinaryPrimitives.WriteUInt32BigEndian(destination[1..], (uint)counter);
    }
}
