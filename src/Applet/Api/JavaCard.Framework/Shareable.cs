namespace JavaCard.Framework;

/// <summary>Marks an interface whose objects may be reached from outside the applet that owns them.</summary>
public interface Shareable;
