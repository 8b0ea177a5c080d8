namespace JavaCard.Framework;

/// <summary>Which arrays of an applet are transient, and which objects a running walk has met.</summary>
internal sealed class AppletMemory
{
    private readonly List<Array> _transient = [];
    private readonly List<object> _met = [];

    /// <summary>Remembers a transient array.</summary>
    public void Add(Array array) => _transient.Add(array);

    /// <summary>True for a transient array; false for null.</summary>
    public bool IsTransient(Array? array)
    {
        foreach (Array one in _transient)
        {
            if (ReferenceEquals(one, array))
                return true;
        }
        return false;
    }

    /// <summary>What a reset does to transient arrays.</summary>
    public void ClearTransient()
    {
        foreach (Array one in _transient)
            Array.Clear(one);
    }

    /// <summary>Forgets the objects met.</summary>
    public void BeginVisit() => _met.Clear();

    /// <summary>True where the object was not met before.</summary>
    public bool Meet(object instance)
    {
        foreach (object one in _met)
        {
            if (ReferenceEquals(one, instance))
                return false;
        }
        _met.Add(instance);
        return true;
    }
}
