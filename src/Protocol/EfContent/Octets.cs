using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>Octets as hexadecimal digits.</summary>
/// <param name="length">How many; null for all that are left.</param>
internal sealed class Hex(int? length = null) : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from) => Json.Hex(length is { } count ? from.Take(count) : from.TakeRest());

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        byte[] octets = Json.Hex(value);
        if (length is { } count && octets.Length != count)
            throw Json.Expected(string.Create(CultureInfo.InvariantCulture, $"{2 * count} hexadecimal digits"), value);
        to.Write(octets);
    }
}

/// <summary>All octets but those of the fields behind, as hexadecimal digits.</summary>
/// <param name="behind">Octets of the fields behind.</param>
internal sealed class HexBefore(int behind) : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from) => from.Left < behind
        ? throw new FormatException($"At least {behind} octets are expected, {from.Left} are left.")
        : Json.Hex(from.Take(from.Left - behind));

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        byte[] octets = Json.Hex(value);
        if (octets.Length + behind > to.Left)
            throw new FormatException($"{octets.Length} octets are too many: there is room for {Math.Max(0, to.Left - behind)}.");
        to.Write(octets);
        to.Fill(to.Left - behind);
    }
}

/// <summary>Octets up to the padding in a field of fixed length, as hexadecimal digits.</summary>
/// <param name="length">Octets of the field.</param>
internal sealed class PaddedHex(int length) : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        OctetReader field = new(from.Take(length));
        return Json.Hex(field.TakeUnpadded());
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        byte[] octets = Json.Hex(value);
        if (octets.Length > length)
            throw Json.Expected(string.Create(CultureInfo.InvariantCulture, $"up to {2 * length} hexadecimal digits"), value);
        to.Write(octets);
        to.Fill(length - octets.Length);
    }
}

/// <summary>Octets up to the padding, as hexadecimal digits.</summary>
internal sealed class UnpaddedHex : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from) => Json.Hex(from.TakeUnpadded());

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to) => to.Write(Json.Hex(value));
}

/// <summary>Half-octets as hexadecimal digits, the lower half first: digits that keep their filler.</summary>
/// <param name="length">Number of octets.</param>
internal sealed class SwappedHex(int length) : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from) => Json.Hex(Swap(from.Take(length)));

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        byte[] octets = Json.Hex(value);
        if (octets.Length != length)
            throw Json.Expected(string.Create(CultureInfo.InvariantCulture, $"{2 * length} hexadecimal digits"), value);
        to.Write(Swap(octets));
    }

    private static byte[] Swap(ReadOnlySpan<byte> octets)
    {
        byte[] swapped = new byte[octets.Length];
        for (int i = 0; i < octets.Length; i++)
            swapped[i] = (byte)((octets[i] << 4) | (octets[i] >> 4));
        return swapped;
    }
}

/// <summary>A whole number, the highest octet first.</summary>
/// <param name="length">Number of octets, 1..8.</param>
internal sealed class Number(int length) : Field
{
    private readonly ulong _greatest = length == 8 ? ulong.MaxValue : (1UL << (8 * length)) - 1;

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        ulong number = 0;
        foreach (byte octet in from.Take(length))
            number = (number << 8) | octet;
        return JsonValue.Create(number);
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        Span<byte> octets = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(octets, Json.Number(value, _greatest));
        to.Write(octets[^length..]);
    }
}

/// <summary>A text in UTF-8, all that is left.</summary>
internal sealed class Utf8 : Field
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        try
        {
            return JsonValue.Create(Strict.GetString(from.TakeRest()));
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("The text is not UTF-8.");
        }
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        try
        {
            to.Write(Strict.GetBytes(Json.Text(value)));
        }
        catch (EncoderFallbackException)
        {
            throw new FormatException("The text has half a character.");
        }
    }
}

/// <summary>A value out of a list, in octets of its own; one that the list lacks is written as a number.</summary>
/// <param name="length">Number of octets, 1 or 2.</param>
/// <param name="names">The list.</param>
internal sealed class Choice(int length, ValueNames names) : Field
{
    private readonly Number _number = new(length);

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from) => names.ToJson((int)Json.Number(_number.Read(ref from), ushort.MaxValue));

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to) => _number.Write(JsonValue.Create(names.FromJson(value, (1 << (8 * length)) - 1)), to);
}

/// <summary>A text in ASCII, padded with FF.</summary>
/// <param name="length">Number of octets; null for all that are left, without padding.</param>
internal sealed class AsciiString(int? length = null) : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        OctetReader octets = new(length is { } count ? from.Take(count) : from.TakeRest());
        ReadOnlySpan<byte> text = octets.TakeUnpadded();
        return Ascii.IsValid(text) ? JsonValue.Create(Encoding.ASCII.GetString(text)) : throw new FormatException($"The text is not ASCII: {Convert.ToHexStringLower(text)}.");
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        string text = Json.Text(value);
        if (!Ascii.IsValid(text) || text.Length > (length ?? int.MaxValue))
            throw Json.Expected(length is { } most ? string.Create(CultureInfo.InvariantCulture, $"up to {most} ASCII characters") : "ASCII characters", value);
        to.Write(Encoding.ASCII.GetBytes(text));
        to.Fill((length ?? text.Length) - text.Length);
    }
}
