namespace Tottoli.MultiSim.SimOS.Tests.Files;

/// <summary>Structure of a file of the model.</summary>
internal enum ModelledKind
{
    Transparent,
    Linear,
    Cyclic,
}

/// <summary>A file as the model has it: its records, of which a transparent file has one.</summary>
internal sealed class ModelledFile(ModelledKind kind)
{
    public const int RecordLength = 4;
    public const int RecordCount = 3;
    public const int TransparentSize = 8;

    public ModelledKind Kind { get; } = kind;

    public bool IsActive { get; set; } = true;

    public List<byte[]> Records { get; } = kind == ModelledKind.Transparent ? [Empty(TransparentSize)] : [.. Enumerable.Range(0, RecordCount).Select(_ => Empty(RecordLength))];

    /// <summary>Writes over the oldest record of a ring, which becomes the first.</summary>
    public void Append(byte[] record)
    {
        Records.RemoveAt(RecordCount - 1);
        Records.Insert(0, record);
    }

    private static byte[] Empty(int length) => [.. Enumerable.Repeat((byte)0xFF, length)];
}
