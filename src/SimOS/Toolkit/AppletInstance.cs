using System.Buffers;
using JavaCard.Framework;
using Tottoli.MultiSim.SimOS.Storage;
using Uicc.Toolkit;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>One applet on one card: its object, its registry entry, and how both are kept.</summary>
/// <param name="number">Its number on the card, from 0 in the order of installation.</param>
/// <param name="description">What it is.</param>
/// <param name="entry">Its registry entry.</param>
internal sealed class AppletInstance(int number, AppletDescription description, RegistryEntry entry)
{
    private JavaCard.Framework.Applet? _applet;
    private int _stateLength;

    /// <summary>Its number on the card; among equal priorities the latest is triggered first.</summary>
    public int Number => number;

    /// <summary>What it is.</summary>
    public AppletDescription Description => description;

    /// <summary>Its registry entry.</summary>
    public RegistryEntry Entry => entry;

    /// <summary>Which of its arrays are transient.</summary>
    public AppletMemory Memory { get; } = new();

    /// <summary>What the toolkit triggers; null until <see cref="Complete"/>.</summary>
    public ToolkitInterface? Target { get; private set; }

    /// <summary>True where it has run in the command that is being carried out.</summary>
    public bool HasRun { get; set; }

    /// <summary>The applet has registered itself.</summary>
    /// <returns>False where it has done so before.</returns>
    public bool TryRegister(JavaCard.Framework.Applet applet)
    {
        if (_applet is not null)
            return false;
        _applet = applet;
        return true;
    }

    /// <summary>Ends the installation: finds what to trigger and how much there is to keep.</summary>
    /// <exception cref="ArgumentException">The applet did not register, or is no toolkit applet.</exception>
    public void Complete()
    {
        if (_applet is null)
            throw new ArgumentException($"Applet {Convert.ToHexString(description.Aid.Span)}: its Install did not call Register.");
        Target = _applet.GetShareableInterfaceObject(null, 1) as ToolkitInterface
            ?? throw new ArgumentException($"Applet {Convert.ToHexString(description.Aid.Span)}: GetShareableInterfaceObject(null, 1) must return its ToolkitInterface.");
        StateVisitor measure = new([], StateVisit.Measure, Memory);
        description.Walk(_applet, ref measure);
        _stateLength = measure.Length;
    }

    /// <summary>Keeps fields and registry entry, where they differ from what is kept.</summary>
    public void Save(CardState state)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Max(_stateLength, entry.Size));
        Span<byte> fields = buffer.AsSpan(0, _stateLength);
        bool known = state.TryGet(FieldsKey, out ReadOnlySpan<byte> kept) && kept.Length == _stateLength;
        if (known)
            kept.CopyTo(fields);
        StateVisitor save = new(fields, StateVisit.Save, Memory);
        description.Walk(_applet!, ref save);
        if (save.Changed || !known)
            state.Put(FieldsKey, fields);

        Span<byte> registry = buffer.AsSpan(0, entry.Size);
        entry.Write(registry);
        if (!state.TryGet(RegistryKey, out kept) || !kept.SequenceEqual(registry))
            state.Put(RegistryKey, registry);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
    }

    /// <summary>Brings fields and registry entry back to what is kept.</summary>
    /// <returns>False where nothing is kept of this applet, or of one with other fields: it stays as installed.</returns>
    public bool TryRestore(CardState state)
    {
        if (!state.TryGet(FieldsKey, out ReadOnlySpan<byte> kept) || kept.Length != _stateLength
            || !state.TryGet(RegistryKey, out ReadOnlySpan<byte> registry) || !entry.TryRead(registry))
        {
            return false;
        }
        byte[] buffer = ArrayPool<byte>.Shared.Rent(_stateLength);
        kept.CopyTo(buffer);
        RestoreFields(buffer.AsSpan(0, _stateLength));
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return true;
    }

    /// <summary>A copy of the fields as they are, for a transaction of the applet's.</summary>
    public byte[] Snapshot()
    {
        byte[] fields = new byte[_stateLength];
        StateVisitor save = new(fields, StateVisit.Save, Memory);
        description.Walk(_applet!, ref save);
        return fields;
    }

    /// <summary>Brings the fields back to a copy.</summary>
    public void RestoreFields(Span<byte> fields)
    {
        StateVisitor restore = new(fields, StateVisit.Restore, Memory);
        description.Walk(_applet!, ref restore);
    }

    private StateKey FieldsKey => new(StateArea.Applet, 0, number);

    private StateKey RegistryKey => new(StateArea.Registry, 0, number);
}
