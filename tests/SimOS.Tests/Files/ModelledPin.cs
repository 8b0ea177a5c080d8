using System.Globalization;

namespace Tottoli.MultiSim.SimOS.Tests.Files;

/// <summary>PIN1 as the model has it, with the UNBLOCK PIN of the test card (ETSI TS 102 221 §9.5, §11.1.9, §11.1.13).</summary>
internal sealed class ModelledPin
{
    public const string Unblock = "00000000";

    private const int MostTries = 3, MostUnblockTries = 10;

    private int _tries = MostTries;
    private int _unblockTries = MostUnblockTries;

    /// <summary>What a user must enter.</summary>
    public string Value { get; private set; } = "0000";

    public bool IsVerified { get; private set; }

    public void Reset() => IsVerified = false;

    public string Verify(string value)
    {
        if (_tries == 0)
            return "6983";
        IsVerified = value == Value;
        _tries = IsVerified ? MostTries : _tries - 1;
        return IsVerified ? "9000" : Left(_tries);
    }

    /// <summary>It may be done to a PIN that is not blocked too; a wrong one leaves what was verified.</summary>
    public string UnblockWith(string unblock, string fresh)
    {
        if (_unblockTries == 0)
            return "6983";
        if (unblock != Unblock)
            return Left(--_unblockTries);
        (_tries, _unblockTries, Value, IsVerified) = (MostTries, MostUnblockTries, fresh, true);
        return "9000";
    }

    public string TriesLeft() => _tries == 0 ? "6983" : Left(_tries);

    public string UnblockTriesLeft() => _unblockTries == 0 ? "6983" : Left(_unblockTries);

    private static string Left(int tries) => string.Create(CultureInfo.InvariantCulture, $"63C{tries:X}");
}
