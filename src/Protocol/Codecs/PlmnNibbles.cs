namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>The six half-octets MCC1 MCC2 MCC3 MNC1 MNC2 MNC3 of a network or a pattern, the first in the high bits.</summary>
internal readonly record struct PlmnNibbles(uint Value)
{
    /// <summary>In place of the third digit of a two-digit MNC.</summary>
    internal const int None = 0xF;

    internal static PlmnNibbles Empty => new(0xFFFFFF);

    internal int this[int index] => (int)(Value >> (20 - (4 * index))) & 0xF;

    internal PlmnNibbles With(int index, int nibble)
    {
        int shift = 20 - (4 * index);
        return new((Value & ~(0xFu << shift)) | ((uint)nibble << shift));
    }

    internal string Text(int from, int to) => string.Create(to - from, (this, from), static (text, state) =>
    {
        for (int i = 0; i < text.Length; i++)
            text[i] = "0123456789ABCDEF"[state.Item1[state.from + i]];
    });

    /// <summary>MCC2|MCC1, MNC3|MCC3, MNC2|MNC1 (TS 24.008 §10.5.1.13).</summary>
    internal static PlmnNibbles Decode(ReadOnlySpan<byte> bytes) => Empty
        .With(0, bytes[0] & 0xF).With(1, bytes[0] >> 4)
        .With(2, bytes[1] & 0xF).With(5, bytes[1] >> 4)
        .With(3, bytes[2] & 0xF).With(4, bytes[2] >> 4);

    internal void Encode(Span<byte> destination)
    {
        destination[2] = (byte)((this[4] << 4) | this[3]);
        destination[1] = (byte)((this[5] << 4) | this[2]);
        destination[0] = (byte)((this[1] << 4) | this[0]);
    }
}
