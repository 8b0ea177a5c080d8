using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.SimOS.Security;

/// <summary>
/// Where the FCP of a directory tells of PINs: tag C6, <c>90 n bitmap [95 01 usage] 83 01 reference ..</c>. The bitmap says which
/// are enabled, bit 8 for the first reference; the usage qualifier before the Universal PIN says whether it stands in for a PIN
/// listed here: 08, else 00 (ETSI TS 102 221 §11.1.1.4.10).
/// </summary>
internal readonly struct PinStatusTemplate
{
    private const int Template = 0xC6;
    private const int Enabled = 0x90;
    private const int UsageQualifier = 0x95;
    private const int Reference = 0x83;
    private const byte Use = 0x08;

    private readonly byte[]? _references;
    private readonly int _bitmap;
    private readonly int _usage;

    private PinStatusTemplate(byte[] references, int bitmap, int usage)
    {
        _references = references;
        _bitmap = bitmap;
        _usage = usage;
    }

    /// <summary>The references, in their order; empty in an EF's FCP.</summary>
    public ReadOnlySpan<byte> References => _references;

    /// <summary>Finds the template in an FCP (<c>62 ..</c>); where there is none, nothing will be written.</summary>
    public static PinStatusTemplate In(ReadOnlySpan<byte> fcp)
    {
        if (!new BerTlvReader(fcp).TryRead(out _, out ReadOnlySpan<byte> objects) || !BerTlvReader.TryFind(objects, Template, out ReadOnlySpan<byte> pins))
            return default;
        BerTlvReader reader = new(pins);
        List<byte> references = [];
        int bitmap = -1, room = 0, usage = -1, lastUsage = -1;
        while (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
        {
            if (tag == Enabled && fcp.Overlaps(value, out int start))
                (bitmap, room) = (start, value.Length);
            if (tag == Reference && value.Length == 1)
            {
                references.Add(value[0]);
                if (value[0] == PinReference.Universal)
                    usage = lastUsage;
            }
            lastUsage = tag == UsageQualifier && value.Length == 1 && fcp.Overlaps(value, out start) ? start : -1;
        }
        return bitmap < 0 || references.Count > 8 * room ? default : new PinStatusTemplate([.. references], bitmap, usage);
    }

    /// <summary>Appends a template that lists <paramref name="references"/>; the states of all but administrative keys are still to be written.</summary>
    public static void Append(ref BerTlvWriter writer, ReadOnlySpan<byte> references)
    {
        int template = writer.Begin(Template);
        Span<byte> bitmap = stackalloc byte[(references.Length + 7) / 8];
        bitmap.Clear();
        for (int i = 0; i < references.Length; i++)
            bitmap[i / 8] |= PinReference.IsAdm(references[i]) ? (byte)(0x80 >> (i % 8)) : (byte)0;
        writer.Write(Enabled, bitmap);
        foreach (byte reference in references)
        {
            if (reference == PinReference.Universal)
                writer.Write(UsageQualifier, [0x00]);
            writer.Write(Reference, [reference]);
        }
        writer.End(template);
    }

    /// <summary>Writes the present states into a copy of the FCP. Administrative keys are never disabled: what other cards say of them stays.</summary>
    public void Write(Span<byte> fcp, PinStore pins)
    {
        if (_references is null)
            return;
        uint disabled = pins.Disabled, listed = 0;
        for (int i = 0; i < _references.Length; i++)
        {
            ref byte octet = ref fcp[_bitmap + i / 8];
            int place = 0x80 >> (i % 8);
            uint bit = PinReference.Bit(_references[i]);
            listed |= bit;
            if (bit != 0 && !PinReference.IsAdm(_references[i]))
                octet = (byte)((disabled & bit) == 0 ? octet | place : octet & ~place);
        }
        if (_usage >= 0)
            fcp[_usage] = (pins.Replaced & listed) != 0 ? Use : (byte)0;
    }
}
