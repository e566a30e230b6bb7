/** The namespace of what a flow has and BPMN has no word for. */
export const NAMESPACE = 'urn:yiwang:flow:1'

/** Every element of the namespace with its attributes; what they mean is said in docs/guides/flows.md. */
const elements: Readonly<Record<string, readonly string[]>> = {
  flow: ['id', 'version', 'acceptance'],
  entry: ['kind'],
  stage: ['name', 'zh', 'en'],
  task: ['mayReturn'],
  assignee: ['name', 'role', 'department', 'from', 'region', 'seat'],
  period: ['count', 'unit', 'from'],
  basis: ['law', 'title', 'number', 'article', 'verified'],
  decide: ['decision'],
  call: ['service'],
  wait: ['minutes'],
  fork: ['join'],
  join: ['of'],
  branch: ['name', 'zh', 'en', 'stages'],
  leg: ['name', 'zh', 'en', 'required', 'when'],
  issue: ['result'],
  parameter: ['name', 'value'],
  material: ['name', 'value'],
  field: ['name'],
  route: ['via', 'zh', 'en', 'key', 'needs', 'milestones', 'outcome', 'verdict'],
}

/** The namespace as a package of the meta-model, for reading and writing. */
export const yiwangPackage = {
  name: 'Yiwang',
  uri: NAMESPACE,
  prefix: 'yw',
  xml: { tagAlias: 'lowerCase' },
  types: Object.entries(elements).map(([name, attributes]) => ({
    name: typeName(name),
    superClass: ['Element'],
    properties: [
      ...attributes.map((attribute) => ({ name: attribute, isAttr: true, type: 'String' })),
      ...(name === 'period' ? [{ name: 'basis', type: 'Basis' }] : []),
      ...(name === 'route' ? [{ name: 'field', type: 'Field', isMany: true }] : []),
    ],
  })),
}

export function attributesOf(name: string): readonly string[] {
  return elements[name] ?? []
}

export function typeName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
