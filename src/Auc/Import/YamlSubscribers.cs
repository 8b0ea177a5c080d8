using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tottoli.MultiSim.Auc.Import;

/// <summary>UERANSIM's UE configuration: <c>supi</c>, <c>key</c>, <c>op</c>, <c>opType</c>, <c>amf</c>; one subscriber a document.</summary>
internal static class YamlSubscribers
{
    /// <summary>Reads all documents.</summary>
    public static List<Subscription> Read(string path, ReadOnlySpan<byte> content)
    {
        YamlStream stream = [];
        try
        {
            using StringReader text = new(Encoding.UTF8.GetString(content));
            stream.Load(text);
        }
        catch (YamlException malformed)
        {
            throw new InvalidDataException($"{path}, line {malformed.Start.Line}: this is not YAML.");
        }
        List<Subscription> subscribers = [];
        foreach (YamlDocument document in stream.Documents)
        {
            string place = $"{path}, line {document.RootNode.Start.Line}";
            if (document.RootNode is not YamlMappingNode members)
                throw new InvalidDataException($"{place}: expected a UE's configuration: supi, key, op, opType, amf.");
            SubscriberFields fields = new(place);
            foreach ((YamlNode name, YamlNode value) in members.Children)
            {
                if (name is YamlScalarNode { Value: { } key } && value is YamlScalarNode scalar)
                    fields.Add(key, scalar.Value);
            }
            subscribers.Add(fields.Build());
        }
        return subscribers;
    }
}
