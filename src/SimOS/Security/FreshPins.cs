namespace Tottoli.MultiSim.SimOS.Security;

/// <summary>The PINs of a card that nobody has personalised: test values, as on a programmable card fresh from its box.</summary>
internal static class FreshPins
{
    private static readonly byte[] Pin1 = Make("0000"u8, canBeDisabled: true, enabled: false);
    private static readonly byte[] Pin2 = Make("0000"u8, canBeDisabled: false, enabled: true);
    private static readonly byte[] Universal = Make("0000"u8, canBeDisabled: true, enabled: true);
    private static readonly byte[] Adm = Make();

    /// <summary>The record of a reference; empty where the card has no such reference.</summary>
    public static ReadOnlySpan<byte> Of(byte reference) => reference switch
    {
        PinReference.Pin1 => Pin1,
        PinReference.Pin2 => Pin2,
        PinReference.Universal => Universal,
        _ when PinReference.IsAdm(reference) => Adm,
        _ => default,
    };

    private static byte[] Make(ReadOnlySpan<byte> digits, bool canBeDisabled, bool enabled)
    {
        byte[] record = new byte[PinRecord.Length];
        byte[] value = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
        digits.CopyTo(value);
        PinRecord.Encode(record, value, "00000000"u8, enabled, canBeDisabled);
        return record;
    }

    private static byte[] Make()
    {
        byte[] record = new byte[PinRecord.Length];
        PinRecord.Encode(record, "88888888"u8, default, enabled: true, canBeDisabled: false);
        return record;
    }
}
