using System.Numerics;
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

    /// <summary>DEACTIVATE FILE.</summary>
    Deactivate = 0x08,

    /// <summary>ACTIVATE FILE.</summary>
    Activate = 0x10,
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
        SecurityAttributes attributes = file.Security;
        switch (attributes.Format)
        {
            case SecurityFormat.Referenced:
                int rule = attributes.RuleIn(attributes.DependsOnEnvironment ? EnvironmentOf(security, file) : 0);
                return file.RuleFile is { } rules && rule != 0 && rule <= rules.Records && Allow(files.Record(rules, rule), security, mode);
            case SecurityFormat.Compact:
                return AllowCompact(attributes.Value, security, mode);
            default:
                return Allow(attributes.Value, security, mode);
        }
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

    /// <summary>The security environment: 01 while the application PIN, the first that the directory lists, is enabled; else 00 (ETSI TS 102 221 §9.2.7).</summary>
    private static int EnvironmentOf(SecurityStatus security, CardFile file)
    {
        CardFile directory = file.IsDirectory ? file : file.Parent;
        return directory.Parameters.Pins.References is [var applicationPin, ..] && security.IsEnabled(applicationPin) ? 1 : 0;
    }

    /// <summary>
    /// Evaluates an access mode octet and its condition octets, one for each bit that is set, from b8 down (ISO/IEC 7816-4 §5.4.3.2).
    /// </summary>
    private static bool AllowCompact(ReadOnlySpan<byte> rules, SecurityStatus security, AccessMode mode)
    {
        int modes = rules.IsEmpty ? 0 : rules[0];
        if ((modes & (int)mode) == 0)
            return false;
        int before = BitOperations.PopCount((uint)(modes & ~((((int)mode) << 1) - 1)));
        return IsMet(rules[1 + before], security);
    }

    /// <summary>
    /// A security condition octet: 00 always, FF never, else the kinds of authentication that it asks for. Its low bits name a security
    /// environment in the standard; the cards of the field that use this form put the key there: 1 for PIN1, A for ADM1.
    /// </summary>
    private static bool IsMet(byte condition, SecurityStatus security)
    {
        const int always = 0x00, never = 0xFF, all = 0x80, secureMessagingOrExternal = 0x60, user = 0x10, key = 0x0F;
        if (condition is always or never)
            return condition == always;
        bool verified = (condition & user) != 0 && security.Has((byte)(condition & key));
        return (condition & all) == 0 ? verified : verified && (condition & secureMessagingOrExternal) == 0;
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
