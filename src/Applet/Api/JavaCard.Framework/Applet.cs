namespace JavaCard.Framework;

/// <summary>Base of every applet. Its static method <c>Install(byte[] bArray, short bOffset, byte bLength)</c> makes the instance and registers it.</summary>
/// <remarks>
/// <c>bArray</c> holds three length-value fields: the instance's AID, control information, application data (Java Card API,
/// <c>Applet.install</c>). A toolkit applet answers no APDU of its own, so <c>process</c> is left out; a converter adds one that refuses.
/// </remarks>
public abstract class Applet
{
    /// <summary>For the derived class, within <c>Install</c>.</summary>
    protected Applet()
    {
    }

    /// <summary>Registers this instance under the AID of its installation.</summary>
    /// <exception cref="SystemException">Called twice, or outside <c>Install</c>.</exception>
    protected void Register() => CardContext.Require().Register(this, default);

    /// <summary>Registers this instance under the AID in <paramref name="bArray"/>.</summary>
    /// <exception cref="SystemException">Called twice, outside <c>Install</c>, or with another AID than the installation gave.</exception>
    protected void Register(byte[] bArray, short bOffset, byte bLength) =>
        CardContext.Require().Register(this, bArray.AsSpan(bOffset, bLength));

    /// <summary>Asked by the toolkit after installation for the object to trigger (ETSI TS 102 241: client null, parameter 01).</summary>
    /// <param name="clientAID">Who asks; null for the card itself.</param>
    /// <param name="parameter">What for.</param>
    /// <returns>The object, or null where the applet offers none.</returns>
    public virtual Shareable? GetShareableInterfaceObject(AID? clientAID, byte parameter) => null;
}
