namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>A network in a field that may be empty (FF FF FF).</summary>
internal static class PlmnField
{
    internal static Plmn? Decode(ReadOnlySpan<byte> bytes) => Plmn.TryDecode(bytes, out Plmn plmn) ? plmn : null;

    internal static void Encode(Plmn? plmn, Span<byte> destination)
    {
        destination[..Plmn.Size].Fill(0xFF);
        plmn?.Encode(destination);
    }
}
