using System.Numerics;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.SimOS.Security;

/// <summary>
/// One record of access rules, made ready for the commands that ask most: for each access mode the sets of keys of which one must be
/// verified whole. It says the same as <see cref="AccessRules"/>, or that it cannot say.
/// </summary>
internal sealed class AccessRule
{
    private const int Modes = 7;
    private const int MostSets = 16;

    private readonly byte[] _record;
    private readonly uint[]?[] _keys = new uint[]?[Modes]; // by mode; null where a condition is not of keys alone
    private readonly bool _namesCommands;

    /// <summary>Makes a record ready.</summary>
    public AccessRule(ReadOnlySpan<byte> record)
    {
        _record = record.ToArray();
        List<uint>?[] sets = [[], [], [], [], [], [], []];
        BerTlvReader reader = new(record);
        int modes = 0;
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
        {
            if (tag is >= AccessRules.AccessModeObject and <= AccessRules.LastCommandObject)
            {
                _namesCommands |= tag != AccessRules.AccessModeObject;
                modes = AccessRules.ModesOf(tag, value);
                continue;
            }
            List<uint>? condition = SetsOf(tag, value, 0);
            for (int mode = 0; mode < Modes; mode++)
            {
                if ((modes & (1 << mode)) == 0)
                    continue;
                if (condition is null)
                    sets[mode] = null;
                else
                    sets[mode]?.AddRange(condition);
            }
        }
        for (int mode = 0; mode < Modes; mode++)
            _keys[mode] = sets[mode]?.ToArray();
    }

    /// <summary>True where the record is still the one that this was made from.</summary>
    public bool IsOf(ReadOnlySpan<byte> record) => record.SequenceEqual(_record);

    /// <summary>Whether something is allowed.</summary>
    /// <param name="mode">What is to be done.</param>
    /// <param name="security">What counts as verified.</param>
    /// <param name="allowed">The answer.</param>
    /// <returns>False where the rules must be evaluated: they name commands, or ask for something else than keys.</returns>
    public bool TryAllow(AccessMode mode, SecurityStatus security, out bool allowed)
    {
        allowed = false;
        if (mode == AccessMode.None || _keys[BitOperations.TrailingZeroCount((int)mode)] is not { } sets)
            return false;
        foreach (uint keys in sets)
        {
            if ((keys & ~security.Satisfied) == 0)
            {
                allowed = true;
                return true;
            }
        }
        return !_namesCommands;
    }

    /// <summary>The sets of keys of which one meets a condition; none where nothing does, null where it is not of keys alone.</summary>
    private static List<uint>? SetsOf(int tag, ReadOnlySpan<byte> value, int depth) => tag switch
    {
        AccessRules.Always => [0],
        AccessRules.KeyTemplate => AccessRules.TryGetKey(value, out byte key) && PinReference.Bit(key) is not 0 and uint bit ? [bit] : [],
        AccessRules.AnyOf when depth < AccessRules.Deepest => OfAny(value, depth + 1),
        AccessRules.AllOf when depth < AccessRules.Deepest => OfAll(value, depth + 1),
        AccessRules.Not or AccessRules.ConditionOctet or AccessRules.ConditionOctetOther => null,
        _ => [],
    };

    private static List<uint>? OfAny(ReadOnlySpan<byte> conditions, int depth)
    {
        List<uint> sets = [];
        BerTlvReader reader = new(conditions);
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
        {
            if (SetsOf(tag, value, depth) is not { } more || sets.Count + more.Count > MostSets)
                return null;
            sets.AddRange(more);
        }
        return sets;
    }

    private static List<uint>? OfAll(ReadOnlySpan<byte> conditions, int depth)
    {
        List<uint> sets = [0];
        BerTlvReader reader = new(conditions);
        bool isEmpty = true;
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
        {
            isEmpty = false;
            if (SetsOf(tag, value, depth) is not { } more || sets.Count * more.Count > MostSets)
                return null;
            sets = [.. from one in sets from other in more select one | other];
        }
        return isEmpty || !reader.AtEnd ? [] : sets;
    }
}
