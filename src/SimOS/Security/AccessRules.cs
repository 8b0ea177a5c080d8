using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Files;

namespace Tottoli.MultiSim.SimOS.Security;

/// <summary>What is about to be done with a file: bits of an access mode octet of an EF (ETSI TS 102 221 §9.2.2).</summary>
internal enum AccessMode : byte
{
    /// <summary>READ and SEARCH.</summary>
    Read = 0x01,

    /// <summary>UPDATE.</summary>
    Update = 0x02,
}

/// <summary>Evaluates records of EF.ARR as they stand on the card at the time of the command (ETSI TS 102 221 §9.2.4, ISO/IEC 7816-4 §5.4.3.3).</summary>
internal static class AccessRules
{
    private const int AccessModeObject = 0x80;
    private const int Always = 0x90;
    private const int KeyTemplate = 0xA4;
    private const int AnyOf = 0xA0;
    private const int AllOf = 0xAF;
    private const int AllOfOther = 0xA7; // sources disagree which of A7 and AF is AND; the stricter reading serves both
    private const int KeyReference = 0x83;

    /// <summary>Whether the terminal may do <paramref name="mode"/> with <paramref name="file"/> now. A missing record allows nothing.</summary>
    public static bool Allow(CardFiles files, SecurityStatus security, CardFile file, AccessMode mode)
    {
        if (file.RuleFile is not { } rules || file.Rule == 0 || file.Rule > rules.Records)
            return false;
        return Allow(files.Record(rules, file.Rule), security, mode);
    }

    /// <summary>Evaluates one record: pairs of an access mode and its conditions. Of several pairs for one mode, one is enough.</summary>
    public static bool Allow(ReadOnlySpan<byte> record, SecurityStatus security, AccessMode mode)
    {
        BerTlvReader reader = new(record);
        bool applies = false;
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
        {
            if (tag is >= AccessModeObject and <= 0x8F)
                applies = tag == AccessModeObject && value.Length == 1 && (value[0] & 0x80) == 0 && (value[0] & (byte)mode) != 0;
            else if (applies && IsMet(tag, value, security, 0))
                return true;
        }
        return false;
    }

    private static bool IsMet(int tag, ReadOnlySpan<byte> value, SecurityStatus security, int depth)
    {
        const int deepest = 4;
        return tag switch
        {
            Always => true,
            KeyTemplate => BerTlvReader.TryFind(value, KeyReference, out ReadOnlySpan<byte> key) && key.Length == 1 && security.Has(key[0]),
            AnyOf when depth < deepest => Any(value, security, depth + 1),
            AllOf or AllOfOther when depth < deepest => All(value, security, depth + 1),
            _ => false, // 97 never, and what this card does not know
        };
    }

    private static bool Any(ReadOnlySpan<byte> conditions, SecurityStatus security, int depth)
    {
        BerTlvReader reader = new(conditions);
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
        {
            if (IsMet(tag, value, security, depth))
                return true;
        }
        return false;
    }

    private static bool All(ReadOnlySpan<byte> conditions, SecurityStatus security, int depth)
    {
        BerTlvReader reader = new(conditions);
        int met = 0;
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
        {
            if (!IsMet(tag, value, security, depth))
                return false;
            met++;
        }
        return met > 0 && reader.AtEnd;
    }
}
