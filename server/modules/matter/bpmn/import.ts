import { flow as flowSchema, type Flow } from '#contract'
import { checkFlowAlone, type FlowNames } from '../pack/check-flow.ts'
import { adviceFor } from './advice.ts'
import { decode } from './decode.ts'
import { fault, Unreadable, type BpmnFinding } from './finding.ts'
import { read } from './read.ts'
import { rebuild, type Rebuilt } from './rebuild.ts'
import { wellFormed } from './well-formed.ts'

export interface BpmnImport {
  /** The flow; absent where there are errors. */
  readonly flow?: Flow
  readonly findings: readonly BpmnFinding[]
}

/** A flow from a BPMN 2.0 file, ours or another modeller's. Whatever the bytes, it answers within two seconds and does not throw. */
export async function importBpmn(bytes: Uint8Array, names: FlowNames): Promise<BpmnImport> {
  try {
    const { model, findings } = await read(wellFormed(decode(bytes)))
    const rebuilt = rebuild(model)
    const told = [...findings, ...rebuilt.findings]
    // What the drawing lacks would be found again by the contract, less clearly.
    if (told.some(({ severity }) => severity === 'error')) return { findings: told }
    return judge(rebuilt, told, names)
  } catch (cause) {
    if (cause instanceof Unreadable) return { findings: cause.findings }
    throw cause
  }
}

function judge(rebuilt: Rebuilt, told: readonly BpmnFinding[], names: FlowNames): BpmnImport {
  const parsed = flowSchema.safeParse(rebuilt.draft)
  const wrong = parsed.success
    ? checkFlowAlone(parsed.data, names).map(
        ([path, message]) => [path.replace(/^flow\.?/, ''), message] as const,
      )
    : parsed.error.issues.map(({ path, message }) => [path.join('.'), message] as const)
  const findings = [
    ...told,
    ...wrong.map(([path, message]) =>
      fault(elementAt(path, rebuilt.origins), message, adviceFor(path, message)),
    ),
  ]
  return parsed.success && wrong.length === 0 ? { flow: parsed.data, findings } : { findings }
}

/** The element that stands for a place, or for the nearest place around it. */
function elementAt(path: string, origins: ReadonlyMap<string, string>): string {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const found = origins.get(at)
    if (found !== undefined) return found
  }
  return origins.get('') ?? ''
}
