using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Files;

namespace Tottoli.MultiSim.SimOS.Security;

/// <summary>What is about to be done with a file: bits of an access mode octet (ETSI TS 102 221 §9.2.2). Some say one thing of an EF and another of a directory.</summary>
[SuppressMessage("Design", "CA1069", Justification = "The standard gives one bit two meanings: of an EF, and of a directory.")]
internal enum AccessMode : byte
{
    /// <summary>Nothing that has a bit: INCREASE and RESIZE FILE are allowed by their instruction bytes alone.</summary>
    None = 0,

    /// <summary>EF: READ, SEARCH and RETRIEVE DATA.</summary>
    Read = 0x01,

    /// <summary>EF: UPDATE and SET DATA.</summary>
    Update = 0x02,

    /// <summary>Directory: CREATE FILE of an EF.</summary>
    CreateEf = 0x02,

    /// <summary>Directory: CREATE FILE of a DF or an ADF.</summary>
    CreateDf = 0x04,

    /// <summary>DEACTIVATE FILE.</summary>
    Deactivate = 0x08,

    /// <summary>ACTIVATE FILE.</summary>
    Activate = 0x10,

    /// <summary>TERMINATE EF, TERMINATE DF; of the MF: TERMINATE CARD USAGE.</summary>
    Terminate = 0x20,

    /// <summary>DELETE FILE.</summary>
    Delete = 0x40,
}

/// <summary>Evaluates records of EF.ARR as they stand on the card at the time of the command (ETSI TS 102 221 §9.2.4, ISO/IEC 7816-4 §5.4.3.3).</summary>
internal static class AccessRules
{
    /// <summary>Tags of a record: access modes, and the last of the command descriptions that follow it.</summary>
    internal const int AccessModeObject = 0x80, LastCommandObject = 0x8F;

    /// <summary>Tags of conditions.</summary>
    internal const int Always = 0x90, Never = 0x97, KeyTemplate = 0xA4, ConditionOctet = 0x9E, ConditionOctetOther = 0x9D, AnyOf = 0xA0, AllOf = 0xAF;

    /// <summary>The tag of NOT. Some write it for AND: with several conditions it is taken as that, which is the stricter reading.</summary>
    internal const int Not = 0xA7;

    /// <summary>How deep conditions may stand in conditions.</summary>
    internal const int Deepest = 4;

    private const int KeyReference = 0x83;
    private const int UsageQualifier = 0x95;

    /// <summary>Whether the terminal may do something with a file now. A missing record allows nothing.</summary>
    /// <param name="files">The card's files, EF.ARR among them.</param>
    /// <param name="security">What counts as verified.</param>
    /// <param name="file">The file.</param>
    /// <param name="mode">What is to be done.</param>
    /// <param name="header">CLA, INS, P1 and P2 of the command, CLA first, for rules that name commands; 0 where there is none.</param>
    public static bool Allow(CardFiles files, SecurityStatus security, CardFile file, AccessMode mode, uint header = 0)
    {
        if (LifeCycleStatus.IsBeforeUse(file.LifeCycle))
            return true; // its rules do not hold yet (ETSI TS 102 222 §6.3, ISO/IEC 7816-4 §7.4.10)
        SecurityAttributes attributes = file.Security;
        switch (attributes.Format)
        {
            case SecurityFormat.Referenced:
                int rule = attributes.RuleIn(attributes.DependsOnEnvironment ? EnvironmentOf(security, file) : 0);
                if (file.RuleFile is not { } rules || rule == 0 || rule > rules.Records)
                    return false;
                ReadOnlySpan<byte> record = files.Record(rules, rule);
                return rules.ReadyRule(rule, record) is { } ready && ready.TryAllow(mode, security, out bool allowed)
                    ? allowed
                    : Allow(record, security, mode, header);
            case SecurityFormat.Compact:
                return AllowCompact(attributes.Value, security, mode);
            default:
                return Allow(attributes.Value, security, mode, header);
        }
    }

    /// <summary>Evaluates one record: pairs of an access mode and its conditions. Of several pairs for one mode, one is enough.</summary>
    public static bool Allow(ReadOnlySpan<byte> record, SecurityStatus security, AccessMode mode, uint header = 0)
    {
        BerTlvReader reader = new(record);
        bool applies = false;
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
        {
            if (tag is >= AccessModeObject and <= LastCommandObject)
                applies = (ModesOf(tag, value) & (byte)mode) != 0 || Describes(tag, value, header);
            else if (applies && IsMet(tag, value, security, 0))
                return true;
        }
        return false;
    }

    /// <summary>The modes of an access mode octet; none where its low bits are proprietary, or the object describes a command.</summary>
    internal static int ModesOf(int tag, ReadOnlySpan<byte> value) => tag == AccessModeObject && value.Length == 1 && value[0] < 0x80 ? value[0] : 0;

    /// <summary>
    /// Whether a command description object means a command: the low bits of its tag say which of CLA, INS, P1 and P2 its groups of octets
    /// hold (ISO/IEC 7816-4 §5.4.3.3).
    /// </summary>
    private static bool Describes(int tag, ReadOnlySpan<byte> groups, uint header)
    {
        int size = BitOperations.PopCount((uint)(tag & 0x0F));
        for (; size > 0 && header != 0 && groups.Length >= size; groups = groups[size..])
        {
            bool same = true;
            for (int octet = 0, next = 0; octet < 4; octet++)
            {
                if ((tag & (0x08 >> octet)) != 0)
                    same &= groups[next++] == (byte)(header >> (24 - (8 * octet)));
            }
            if (same)
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
        return tag switch
        {
            Always => true,
            KeyTemplate => TryGetKey(value, out byte key) && security.Has(key),
            ConditionOctet or ConditionOctetOther => value.Length == 1 && IsMet(value[0], security),
            AnyOf when depth < Deepest => Any(value, security, depth + 1),
            AllOf when depth < Deepest => All(value, security, depth + 1),
            Not when depth < Deepest => HoldsOne(value) ? None(value, security, depth + 1) : All(value, security, depth + 1),
            _ => false, // 97 never, and what this card does not know
        };
    }

    /// <summary>The key of a control reference template that is for the user to verify: <c>83 01 key 95 01 08</c>.</summary>
    internal static bool TryGetKey(ReadOnlySpan<byte> template, out byte key)
    {
        const byte userAuthentication = 0x08;
        bool found = BerTlvReader.TryFind(template, KeyReference, out ReadOnlySpan<byte> reference) && reference.Length == 1;
        key = found ? reference[0] : (byte)0;
        return found && (!BerTlvReader.TryFind(template, UsageQualifier, out ReadOnlySpan<byte> usage) || (usage.Length == 1 && (usage[0] & userAuthentication) != 0));
    }

    private static bool HoldsOne(ReadOnlySpan<byte> conditions)
    {
        BerTlvReader reader = new(conditions);
        return reader.TryRead(out _, out _) && reader.AtEnd;
    }

    /// <summary>The one condition is whole and known, and is not met: a key that is not verified, or never.</summary>
    private static bool None(ReadOnlySpan<byte> condition, SecurityStatus security, int depth)
    {
        BerTlvReader reader = new(condition);
        return reader.TryRead(out int tag, out ReadOnlySpan<byte> value)
            && tag is Always or Never or KeyTemplate or ConditionOctet or ConditionOctetOther or AnyOf or AllOf
            && !IsMet(tag, value, security, depth);
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
