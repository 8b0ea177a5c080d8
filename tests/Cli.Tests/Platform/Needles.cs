using System.Text;

namespace Tottoli.MultiSim.Cli.Tests.Platform;

/// <summary>All the forms in which some bytes may lie somewhere: raw, in hexadecimal, in base64 (also amid other bytes); as ASCII and as .NET keeps texts.</summary>
internal sealed class Needles
{
    private readonly List<(string Name, byte[] Form)> _forms = [];

    public Needles(IEnumerable<(string Name, byte[] Bytes)> secrets)
    {
        foreach ((string name, byte[] bytes) in secrets)
        {
            _forms.Add((name, bytes));
            AddText(name, Convert.ToHexString(bytes));
            AddText(name, Convert.ToHexStringLower(bytes));
            for (int before = 0; before < 3; before++)
                AddText(name, Base64Amid(bytes, before));
        }
        Longest = _forms.Max(form => form.Form.Length);
    }

    public int Longest { get; }

    /// <summary>Names of the secrets that lie in <paramref name="hay"/>, in any form.</summary>
    public IEnumerable<string> In(ReadOnlySpan<byte> hay)
    {
        HashSet<string> found = [];
        foreach ((string name, byte[] form) in _forms)
        {
            if (hay.IndexOf(form) >= 0)
                found.Add(name);
        }
        return found;
    }

    private void AddText(string name, string text)
    {
        _forms.Add((name, Encoding.ASCII.GetBytes(text)));
        _forms.Add((name, Encoding.Unicode.GetBytes(text)));
    }

    // Four characters stand for three bytes: those that depend on a neighbour are left out.
    private static string Base64Amid(byte[] bytes, int before)
    {
        string text = Convert.ToBase64String([.. new byte[before], .. bytes]);
        int first = before == 0 ? 0 : before + 1;
        int last = (before + bytes.Length) * 8 / 6;
        return text[first..last];
    }
}
