using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Workbench.Soak;

// Sequences that chance alone would hardly find: each opens what it needs with the right PINs, and goes on from there.
internal sealed partial class FuzzTerminal
{
    private const int ExcursionEvery = 400; // commands
    private const byte ObjectTag = 0x80;
    private const byte FirstShortBlock = 240; // what the card gives of a long object first

    private static ReadOnlySpan<byte> AdvanceChargeMeter => [0x6F, 0x39]; // EF.ACM in the USIM and in DF.GSM: cyclic, INCREASE with PIN1

    private void PlanExcursion()
    {
        _channel = 0;
        Plan([0x00, 0xA4, 0x04, 0x0C, (byte)Usim.Length, .. Usim]);
        Plan([0x00, 0x20, 0x00, 0x01, PinLength, .. Padded(_pins[0x01])]);
        if (_chance.Next(2) == 0)
            PlanCounting();
        else
            PlanObject();
    }

    /// <summary>INCREASE in both classes, with short and extended lengths, up to where the counter is full.</summary>
    private void PlanCounting()
    {
        bool isGsm = _chance.Next(2) == 0;
        byte cla = isGsm ? (byte)0xA0 : (byte)0x80;
        if (isGsm)
        {
            Plan([0xA0, 0xA4, 0x00, 0x00, 0x02, 0x3F, 0x00]);
            Plan([0xA0, 0xA4, 0x00, 0x00, 0x02, 0x7F, 0x20]);
            byte[] rand = new byte[Aka.RandSize];
            _chance.NextBytes(rand);
            Plan([0xA0, 0x88, 0x00, 0x00, 0x00, 0x00, Aka.RandSize, .. rand, 0x00, 0x00]); // extended: the answer comes at once
        }
        Plan([isGsm ? (byte)0xA0 : (byte)0x00, 0xA4, 0x00, isGsm ? (byte)0x00 : (byte)0x0C, 0x02, .. AdvanceChargeMeter]);
        Plan([cla, 0x32, 0x00, 0x00, 0x03, 0x00, 0x00, (byte)_chance.Next(1, 256)]);
        for (int i = _chance.Next(1, 4); i > 0; i--)
            Plan([cla, 0x32, 0x00, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, (byte)_chance.Next(256), 0x00, 0x00]);
        Plan([cla, 0x32, 0x00, 0x00, 0x03, 0xFF, 0xFF, 0xFF]);
    }

    /// <summary>A file of objects is made; one of them comes and goes in blocks.</summary>
    private void PlanObject()
    {
        ReadOnlySpan<byte> fid = Two((ushort)(FirstOwnFile + _chance.Next(OwnFiles)));
        int size = _chance.Next(2) == 0 ? _chance.Next(20, 120) : _chance.Next(300, 600);
        byte[] body = [0x82, 0x02, 0x79, 0x21, 0x83, 0x02, .. fid, 0x8A, 0x01, 0x05, 0x8B, 0x03, .. Referenced, 0x80, 0x02, 0x04, 0x00, 0x88, 0x00];
        Plan([0x00, 0x20, 0x00, 0x0A, PinLength, .. Padded(_pins[0x0A])]);
        Plan([0x00, 0xA4, 0x00, 0x0C, 0x02, 0x3F, 0x00]);
        Plan([0x00, 0xE4, 0x00, 0x00, 0x02, .. fid]);
        Plan([0x00, 0xE0, 0x00, 0x00, (byte)(body.Length + 2), 0x62, (byte)body.Length, .. body]);

        byte[] value = new byte[size];
        _chance.NextBytes(value);
        byte[] data = [ObjectTag, .. size < 128 ? (ReadOnlySpan<byte>)[(byte)size] : [0x82, (byte)(size >> 8), (byte)size], .. value];
        for (int from = 0; from < data.Length; from += MostInABlock)
        {
            byte[] block = data[from..Math.Min(from + MostInABlock, data.Length)];
            Plan([0x80, 0xDB, 0x00, from == 0 ? FirstBlock : NextBlock, (byte)block.Length, .. block]);
        }
        Plan([0x80, 0xCB, 0x00, FirstBlock, 0x00, 0x00, 0x01, _chance.Next(3) == 0 ? (byte)0x5C : ObjectTag, 0x00, 0x00]); // extended: all at once
        Plan([0x80, 0xCB, 0x00, FirstBlock, 0x01, ObjectTag]);
        if (_chance.Next(2) == 0)
            Plan([_chance.Next(2) == 0 ? (byte)0x00 : (byte)0x80, 0xC0, 0x00, 0x00, FirstShortBlock]); // a first block of more
        for (int i = _chance.Next(1, 4); i > 0; i--)
        {
            if (_chance.Next(3) == 0)
                Plan([_chance.Next(2) == 0 ? (byte)0x00 : (byte)0x80, 0xC0, 0x00, 0x00, 0x00]);
            Plan([0x80, 0xCB, 0x00, _chance.Next(4) == 0 ? SameBlock : NextBlock, _chance.Next(3) == 0 ? (byte)_chance.Next(1, 256) : (byte)0]);
        }
    }

    private void Plan(byte[] command) => _planned.Enqueue(command);
}
