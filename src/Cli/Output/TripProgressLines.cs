using System.Globalization;
using Tottoli.MultiSim.Testbed.Trips;

namespace Tottoli.MultiSim.Cli.Output;

/// <summary>Tells on the error stream how a trip goes, a line an event, in the order of the events.</summary>
internal sealed class TripProgressLines(TextWriter error) : IProgress<TripProgress>
{
    private string _place = "";

    public void Report(TripProgress value)
    {
        if (value.Place != _place)
        {
            _place = value.Place;
            error.WriteLine(_place);
        }
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {value.At:MM-dd HH:mm:ss}  {value.Text}"));
    }
}
