using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tottoli.MultiSim.Pcsc.Native;

namespace Tottoli.MultiSim.Pcsc.Tests;

/// <summary>Sizes and offsets of the native structures on 64 bits, as gcc has them from each system's headers.</summary>
internal sealed class LayoutTests
{
    [Test]
    public void A_reader_state_has_the_size_of_each_system() => Assert.Multiple(() =>
    {
        Assert.That(Unsafe.SizeOf<PcscLite.ReaderState>(), Is.EqualTo(80));
        Assert.That(Unsafe.SizeOf<WinScard.ReaderState>(), Is.EqualTo(64));
        Assert.That(Unsafe.SizeOf<MacPcsc.ReaderState>(), Is.EqualTo(61));
    });

    [Test]
    public void A_protocol_header_has_the_size_of_each_system() => Assert.Multiple(() =>
    {
        Assert.That(Unsafe.SizeOf<PcscLite.IoRequest>(), Is.EqualTo(16));
        Assert.That(Unsafe.SizeOf<WinScard.IoRequest>(), Is.EqualTo(8));
        Assert.That(Unsafe.SizeOf<MacPcsc.IoRequest>(), Is.EqualTo(8));
    });

    [TestCase(typeof(PcscLite.ReaderState), new[] { 0, 8, 16, 24, 32, 40 })]
    [TestCase(typeof(WinScard.ReaderState), new[] { 0, 8, 16, 20, 24, 28 })]
    [TestCase(typeof(MacPcsc.ReaderState), new[] { 0, 8, 16, 20, 24, 28 })]
    public void The_fields_of_a_reader_state_lie_where_each_system_has_them(Type type, int[] offsets) =>
        Assert.That(type.GetFields().Select(field => (int)Marshal.OffsetOf(type, field.Name)), Is.EqualTo(offsets));

    [Test]
    public void A_list_of_names_ends_in_two_zeros() => Assert.Multiple(() =>
    {
        Assert.That(NativeApi.Names("Virtual PCD 00 00\0Virtual PCD 00 01\0\0"), Is.EqualTo((string[])["Virtual PCD 00 00", "Virtual PCD 00 01"]));
        Assert.That(NativeApi.Names("Lecteur n\u00BA 1\0\0"u8), Is.EqualTo((string[])["Lecteur n\u00BA 1"]));
        Assert.That(NativeApi.Names("\0"), Is.Empty);
    });
}
