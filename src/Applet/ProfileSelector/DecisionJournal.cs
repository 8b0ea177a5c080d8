using JavaCard.Framework;
using Uicc.Access;
using static Tottoli.MultiSim.ProfileSelector.SelectionCodes;

namespace Tottoli.MultiSim.ProfileSelector;

/// <summary>EF.JOURNAL: what the applet decided, and why. A decision that repeats the last one is not written again.</summary>
[JavaCard]
internal sealed class DecisionJournal
{
    private const short USED = 9; // trigger, status, PLMN, reason, from, to, rule

    private readonly FileView _view;
    private readonly byte[] _record;
    private readonly byte[] _last;

    internal DecisionJournal(FileView view)
    {
        _view = view;
        _record = JCSystem.MakeTransientByteArray(JOURNAL_LENGTH, JCSystem.CLEAR_ON_RESET);
        _last = new byte[USED];
    }

    /// <summary>Writes a decision.</summary>
    internal void Write(byte trigger, byte status, byte[] plmn, byte reason, byte from, byte to, byte rule)
    {
        Util.ArrayFillNonAtomic(_record, 0, JOURNAL_LENGTH, UNKNOWN);
        _record[0] = trigger;
        _record[1] = status;
        Util.ArrayCopyNonAtomic(plmn, 0, _record, 2, PLMN_LENGTH);
        _record[5] = reason;
        _record[6] = from;
        _record[7] = to;
        _record[8] = rule;
        if (Util.ArrayCompare(_record, 0, _last, 0, USED) == 0)
            return;
        Util.ArrayCopyNonAtomic(_record, 0, _last, 0, USED);
        try
        {
            _view.Select(FID_MF);
            _view.Select(FID_DF_MULTISIM);
            _view.Select(FID_EF_JOURNAL);
            _view.UpdateRecord(0, UICCConstants.REC_ACC_MODE_PREVIOUS, 0, _record, 0, JOURNAL_LENGTH);
        }
        catch (UICCException)
        {
            // a card without the journal selects all the same
        }
    }
}
