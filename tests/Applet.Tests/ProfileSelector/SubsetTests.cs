using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Tottoli.MultiSim.ProfileSelector;

namespace Tottoli.MultiSim.Tests.ProfileSelector;

/// <summary>The profile selector is written in the Java Card subset of C#: what its compiled code holds shows it.</summary>
public sealed class SubsetTests
{
    private static readonly string[] NotOnTheCard = [nameof(SelectorPackage), "<Module>", "<PrivateImplementationDetails>"];

    // Opcodes (ECMA-335 III) that have no counterpart on a card.
    private static readonly Dictionary<ILOpCode, string> Forbidden = new()
    {
        [ILOpCode.Box] = "boxing",
        [ILOpCode.Unbox] = "boxing",
        [ILOpCode.Unbox_any] = "boxing",
        [ILOpCode.Ldstr] = "a string",
        [ILOpCode.Ldftn] = "a delegate",
        [ILOpCode.Ldvirtftn] = "a delegate",
        [ILOpCode.Ldc_r4] = "a float",
        [ILOpCode.Ldc_r8] = "a float",
        [ILOpCode.Ldc_i8] = "a long",
        [ILOpCode.Conv_i8] = "a long",
        [ILOpCode.Conv_r4] = "a float",
        [ILOpCode.Conv_r8] = "a float",
        [ILOpCode.Ldsfld] = "a static field",
        [ILOpCode.Stsfld] = "a static field",
        [ILOpCode.Localloc] = "stack memory",
        [ILOpCode.Sizeof] = "sizeof",
        [ILOpCode.Calli] = "a function pointer",
    };

    [Test]
    public void Nothing_outside_the_subset_is_compiled()
    {
        List<string> faults = [];
        using PEReader file = new(File.OpenRead(typeof(SelectorApplet).Assembly.Location));
        MetadataReader metadata = file.GetMetadataReader();
        int methods = 0;
        foreach (TypeDefinition type in OnTheCard(metadata))
        {
            string name = metadata.GetString(type.Name);
            foreach (MethodDefinitionHandle handle in type.GetMethods())
            {
                MethodDefinition method = metadata.GetMethodDefinition(handle);
                if (method.RelativeVirtualAddress == 0)
                    continue;
                methods++;
                string where = $"{name}.{metadata.GetString(method.Name)}";
                bool installs = metadata.GetString(method.Name) is ".ctor" or "Install";
                Check(file.GetMethodBody(method.RelativeVirtualAddress), metadata, where, installs, faults);
            }
        }
        Assert.That(faults, Is.Empty);
        Assert.That(methods, Is.GreaterThan(30), "the test read the applet");
    }

    [Test]
    public void The_applet_refers_to_its_api_and_the_runtime_alone()
    {
        using PEReader file = new(File.OpenRead(typeof(SelectorApplet).Assembly.Location));
        MetadataReader metadata = file.GetMetadataReader();
        IEnumerable<string> references = metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name));
        Assert.That(references, Is.SubsetOf(new[] { "System.Runtime", "System.Runtime.InteropServices", "System.Memory", "Tottoli.MultiSim.Applet.Api" }));
    }

    private static IEnumerable<TypeDefinition> OnTheCard(MetadataReader metadata) =>
        metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(type =>
        {
            string name = metadata.GetString(type.Name);
            return !NotOnTheCard.Contains(name) && !name.EndsWith("State", StringComparison.Ordinal) && metadata.GetString(type.Namespace).StartsWith("Tottoli", StringComparison.Ordinal);
        });

    private static void Check(MethodBodyBlock body, MetadataReader metadata, string where, bool installs, List<string> faults)
    {
        if (!body.LocalSignature.IsNil)
        {
            ImmutableArray<string> locals = metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(new TypeNames(), metadata);
            faults.AddRange(locals.Where(static t => !TypeNames.InSubset(t)).Select(t => $"{where}: a local of type {t}"));
        }
        BlobReader code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            int first = code.ReadByte();
            ILOpCode opcode = (ILOpCode)(first == 0xFE ? 0xFE00 | code.ReadByte() : first);
            if (Forbidden.TryGetValue(opcode, out string? what))
                faults.Add($"{where}: {what} ({opcode})");
            if (!installs && opcode is ILOpCode.Newarr)
                faults.Add($"{where}: an array made after installation");
            if (opcode is ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj)
            {
                string target = Target(metadata, MetadataTokens.EntityHandle(code.ReadInt32()));
                bool allowed = target.StartsWith("JavaCard.", StringComparison.Ordinal) || target.StartsWith("Uicc.", StringComparison.Ordinal)
                    || target.StartsWith("Multisim.", StringComparison.Ordinal) || target.StartsWith("Tottoli.MultiSim.ProfileSelector", StringComparison.Ordinal)
                    || target is "System.Object..ctor" || (installs && target == "System.Runtime.CompilerServices.RuntimeHelpers.InitializeArray");
                if (!allowed)
                    faults.Add($"{where}: calls {target}");
                if (!installs && opcode == ILOpCode.Newobj)
                    faults.Add($"{where}: an object made after installation");
                continue;
            }
            code.Offset += OperandSize(opcode, code);
        }
    }

    private static string Target(MetadataReader metadata, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                MethodDefinition method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                TypeDefinition type = metadata.GetTypeDefinition(method.GetDeclaringType());
                return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(method.Name)}";
            case HandleKind.MemberReference:
                MemberReference member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                if (member.Parent.Kind != HandleKind.TypeReference)
                    return $"a generic's {metadata.GetString(member.Name)}";
                TypeReference parent = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
                return $"{metadata.GetString(parent.Namespace)}.{metadata.GetString(parent.Name)}.{metadata.GetString(member.Name)}";
            default:
                return $"a generic method ({handle.Kind})";
        }
    }

    private static int OperandSize(ILOpCode opcode, BlobReader rest)
    {
        if (opcode == ILOpCode.Switch)
            return 4 + (4 * rest.ReadInt32());
        if (opcode.IsBranch())
            return opcode.GetBranchOperandSize();
        return opcode switch
        {
            ILOpCode.Ldarg_s or ILOpCode.Ldarga_s or ILOpCode.Starg_s or ILOpCode.Ldloc_s or ILOpCode.Ldloca_s or ILOpCode.Stloc_s
                or ILOpCode.Ldc_i4_s or ILOpCode.Unaligned => 1,
            ILOpCode.Ldarg or ILOpCode.Ldarga or ILOpCode.Starg or ILOpCode.Ldloc or ILOpCode.Ldloca or ILOpCode.Stloc => 2,
            ILOpCode.Ldc_i8 or ILOpCode.Ldc_r8 => 8,
            ILOpCode.Ldc_i4 or ILOpCode.Ldc_r4 or ILOpCode.Jmp or ILOpCode.Calli or ILOpCode.Cpobj or ILOpCode.Ldobj or ILOpCode.Ldstr
                or ILOpCode.Castclass or ILOpCode.Isinst or ILOpCode.Unbox or ILOpCode.Ldfld or ILOpCode.Ldflda or ILOpCode.Stfld
                or ILOpCode.Ldsfld or ILOpCode.Ldsflda or ILOpCode.Stsfld or ILOpCode.Stobj or ILOpCode.Box or ILOpCode.Newarr
                or ILOpCode.Ldelema or ILOpCode.Ldelem or ILOpCode.Stelem or ILOpCode.Unbox_any or ILOpCode.Refanyval or ILOpCode.Mkrefany
                or ILOpCode.Ldtoken or ILOpCode.Ldftn or ILOpCode.Ldvirtftn or ILOpCode.Initobj or ILOpCode.Constrained or ILOpCode.Sizeof => 4,
            _ => 0,
        };
    }

    /// <summary>Names of types in a signature of locals.</summary>
    private sealed class TypeNames : ISignatureTypeProvider<string, MetadataReader>
    {
        public static bool InSubset(string type) => type is "Byte" or "Int16" or "Boolean" or "Byte[]" or "Int16[]" or "Boolean[]" or "Byte&"
            || type.StartsWith("JavaCard.", StringComparison.Ordinal) || type.StartsWith("Uicc.", StringComparison.Ordinal)
            || type.StartsWith("Tottoli.MultiSim.ProfileSelector.", StringComparison.Ordinal);

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetSZArrayType(string elementType) => elementType + "[]";

        public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[,]";

        public string GetByReferenceType(string elementType) => elementType + "&";

        public string GetPointerType(string elementType) => elementType + "*";

        public string GetPinnedType(string elementType) => "pinned " + elementType;

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetFunctionPointerType(MethodSignature<string> signature) => "function";

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType + "<>";

        public string GetGenericMethodParameter(MetadataReader genericContext, int index) => "!!";

        public string GetGenericTypeParameter(MetadataReader genericContext, int index) => "!";

        public string GetTypeFromSpecification(MetadataReader reader, MetadataReader genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => "spec";

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            TypeDefinition type = reader.GetTypeDefinition(handle);
            return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
        }

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            TypeReference type = reader.GetTypeReference(handle);
            return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
        }
    }
}
