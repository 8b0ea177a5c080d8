using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Workbench.Soak;

// Commands of cyclic files that count, and of objects.
internal sealed partial class FuzzTerminal
{
    private const byte FirstBlock = 0x80;
    private const byte NextBlock = 0x00;
    private const byte SameBlock = 0x40;
    private const int MostInABlock = 200;

    private static readonly byte[] Tags = [0x80, 0x81, 0x82, 0xC3];

    private int _objectLeft; // octets of an object that the card still expects

    private void Increase()
    {
        KnownFile? file = AnyOfKind(EfKind.Cyclic);
        if (_current[_channel] is { Kind: EfKind.Cyclic } current)
            file = current;
        else if (file is { Sfi: not 0 } && !_isGsm)
            _draft.P1 = (byte)(0x80 | file.Sfi);
        Span<byte> value = _draft.Take(_chance.Next(1, Math.Clamp(file?.RecordLength ?? 3, 1, 4) + 1));
        if (_chance.Next(3) == 0)
            value.Fill(0xFF);
        else
            value[^1] = (byte)_chance.Next(256);
        if (_chance.Next(2) == 0)
            _draft.Le = 0;
    }

    private void RetrieveData()
    {
        byte[] blocks = [FirstBlock, FirstBlock, NextBlock, SameBlock];
        byte block = AnyOf(blocks);
        _draft.P2 = (byte)(block | ObjectFile());
        if (block == FirstBlock)
            _draft.Add(_chance.Next(4) == 0 ? (byte)0x5C : AnyOf(Tags));
        else
            _draft.Le = _chance.Next(4) == 0 ? _chance.Next(257) : 0;
    }

    private void SetData()
    {
        if (_objectLeft > 0 && _chance.Next(8) != 0)
        {
            int length = Math.Min(_objectLeft, MostInABlock);
            _draft.P2 = _chance.Next(8) == 0 ? SameBlock : NextBlock;
            _chance.NextBytes(_draft.Take(_chance.Next(12) == 0 ? length + 1 : length));
            _objectLeft -= length;
            return;
        }
        _draft.P2 = (byte)(FirstBlock | ObjectFile());
        _draft.Add(AnyOf(Tags));
        int size = _chance.Next(3) == 0 ? _chance.Next(128, 500) : _chance.Next(60);
        if (size < 128)
            _draft.Add((byte)size);
        else
            _draft.Add(size < 256 ? [0x81, (byte)size] : [0x82, (byte)(size >> 8), (byte)size]);
        _chance.NextBytes(_draft.Take(Math.Min(size, MostInABlock)));
        _objectLeft = size - Math.Min(size, MostInABlock);
    }

    /// <summary>The short identifier of a file of objects; 0 where one is current, or where the card has none.</summary>
    private byte ObjectFile() =>
        _current[_channel] is { Kind: EfKind.BerTlv } ? (byte)0 : AnyOfKind(EfKind.BerTlv)?.Sfi ?? (byte)_chance.Next(2);

    private KnownFile? AnyOfKind(EfKind kind)
    {
        KnownFile[] files = [.. _files.Where(file => file.Kind == kind)];
        return files.Length == 0 ? null : AnyOf(files);
    }
}
