using JavaCard.Framework;
using Multisim.Identity;
using Uicc.Access;
using static Tottoli.MultiSim.ProfileSelector.SelectionCodes;

namespace Tottoli.MultiSim.ProfileSelector;

/// <summary>EF.RULES: which profile slot serves which network.</summary>
/// <remarks>
/// A record is PLMN pattern (3, a nibble D is any digit), slot, priority, FF; an unused one begins with FF FF FF. The lower
/// priority number wins, then the fewer wildcards, then the earlier record. Rules for slots that are not ready do not count, nor those for slots that had no service in the country.
/// </remarks>
[JavaCard]
internal sealed class RuleTable
{
    private const byte WILDCARD = 0x0D;
    private const short OFFSET_SLOT = 3;
    private const short OFFSET_PRIORITY = 4;

    private const short BEST_SLOT = 0;
    private const short BEST_PRIORITY = 1;
    private const short BEST_WILDCARDS = 2;
    private const short BEST_LENGTH = 3;

    private const byte NO_MATCH = 0xFF;
    private const short LAST_RECORD = 254;

    private readonly FileView _view;
    private readonly byte[] _record;
    private readonly byte[] _best;

    internal RuleTable(FileView view)
    {
        _view = view;
        _record = JCSystem.MakeTransientByteArray(RULE_LENGTH, JCSystem.CLEAR_ON_RESET);
        _best = JCSystem.MakeTransientByteArray(BEST_LENGTH, JCSystem.CLEAR_ON_RESET);
    }

    /// <summary>Finds the rule for a network.</summary>
    /// <param name="plmn">The network.</param>
    /// <param name="unserved">Slots whose rules do not count.</param>
    /// <returns>The number of its record, or <see cref="NO_RULE"/>.</returns>
    internal byte Find(byte[] plmn, UnservedSlots unserved)
    {
        byte found = NO_RULE;
        try
        {
            _view.Select(FID_MF);
            _view.Select(FID_DF_MULTISIM);
            _view.Select(FID_EF_RULES);
            for (short i = 1; i <= LAST_RECORD; i++)
            {
                _view.ReadRecord(i, UICCConstants.REC_ACC_MODE_ABSOLUTE, 0, _record, 0, RULE_LENGTH);
                byte wildcards = Match(plmn);
                if (wildcards == NO_MATCH || ProfileSlots.GetState(_record[OFFSET_SLOT]) != ProfileSlots.STATE_READY || unserved.Has(_record[OFFSET_SLOT]))
                    continue;
                if (found == NO_RULE || IsBetter(wildcards))
                {
                    found = (byte)i;
                    _best[BEST_SLOT] = _record[OFFSET_SLOT];
                    _best[BEST_PRIORITY] = _record[OFFSET_PRIORITY];
                    _best[BEST_WILDCARDS] = wildcards;
                }
            }
        }
        catch (UICCException)
        {
            // beyond the last record; or a card without rules
        }
        return found;
    }

    /// <summary>The slot of the rule found last.</summary>
    internal byte GetSlot() => _best[BEST_SLOT];

    /// <summary>True where the rule found last names its network, without a wildcard.</summary>
    internal bool IsExact() => _best[BEST_WILDCARDS] == 0;

    private bool IsBetter(byte wildcards)
    {
        if (_record[OFFSET_PRIORITY] != _best[BEST_PRIORITY])
            return _record[OFFSET_PRIORITY] < _best[BEST_PRIORITY];
        return wildcards < _best[BEST_WILDCARDS];
    }

    /// <summary>Compares the record's pattern nibble by nibble.</summary>
    /// <returns>The number of wildcards, or NO_MATCH.</returns>
    private byte Match(byte[] plmn)
    {
        byte wildcards = 0;
        for (short i = 0; i < PLMN_LENGTH; i++)
        {
            byte high = (byte)(_record[i] >> 4);
            byte low = (byte)(_record[i] & 0x0F);
            if (high == WILDCARD)
                wildcards++;
            else if (high != (byte)((plmn[i] >> 4) & 0x0F))
                return NO_MATCH;
            if (low == WILDCARD)
                wildcards++;
            else if (low != (byte)(plmn[i] & 0x0F))
                return NO_MATCH;
        }
        return wildcards;
    }
}
