namespace JavaCard.Framework;

/// <summary>Marks a class written in the Java Card subset of C#: the generator checks its members and writes the visitor over its fields.</summary>
/// <remarks>
/// The visitor is the static class <c>&lt;Name&gt;State</c> in the same namespace, with <c>Visit(applet, ref visitor)</c>. Fields are bytes,
/// shorts, booleans, their arrays, other sealed marked classes, or objects of the Api; references are <c>readonly</c>, as only content is kept.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class JavaCardAttribute : Attribute;
