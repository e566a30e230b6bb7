import type { DecisionModel } from '#contract'
import { Problem } from '#platform/errors'
import { compileSchema } from '#platform/json-schema'

/** What a model is asked about; `params` are laid over the model's own. */
export interface DecisionInput extends Record<string, unknown> {
  subject: Record<string, unknown>
  facts: Record<string, unknown>
  form: Record<string, unknown>
  filer?: Record<string, unknown>
  /** What the subject was granted of this same matter before and still holds, `validUntil` not passed. */
  held?: readonly { identifier: string; issuedOn: string; validUntil: string | null }[]
  /** Fields whose declared value differs from its source, by their labels. */
  mismatches?: string[]
  params?: Record<string, unknown>
  /** `YYYY-MM-DD`. */
  today: string
}

/** Whatever else a model asks for, these are there: an engine that is given nothing falls to a default row without a word. */
const envelope = {
  type: 'object',
  required: ['subject', 'facts', 'form', 'held', 'mismatches', 'params', 'today'],
  properties: {
    subject: { type: 'object' },
    facts: { type: 'object' },
    form: { type: 'object' },
    held: { type: 'array', items: { type: 'object', required: ['identifier', 'issuedOn', 'validUntil'] } },
    mismatches: { type: 'array', items: { type: 'string' } },
    params: { type: 'object' },
    today: { type: 'string', format: 'date' },
  },
}

/** Completes an input with the model's parameters and validates it; throws Problem `decision.input-invalid` with the faults. */
export function inputReader(model: DecisionModel): (input: DecisionInput) => Record<string, unknown> {
  const own = compileSchema(model.input)
  const common = compileSchema(envelope)
  const params = Object.fromEntries(Object.entries(model.params).map(([name, { value }]) => [name, value]))
  const describes = (name: string) => Object.hasOwn((model.input.properties ?? {}) as object, name)
  // What the house adds is not the model author's to describe, but a closed schema must still let it through.
  const added = ['held', 'mismatches', 'params', 'filer'].filter((name) => !describes(name))
  return (input) => {
    const complete: Record<string, unknown> = {
      ...input,
      held: input.held ?? [],
      mismatches: input.mismatches ?? [],
      params: { ...params, ...input.params },
    }
    const described = Object.fromEntries(Object.entries(complete).filter(([name]) => !added.includes(name)))
    const faults = [...common(complete), ...own(described)]
    if (faults.length > 0)
      throw new Problem('decision.input-invalid', {
        detail: `${model.id}: ${faults.map(({ path, code }) => `${path} (${code})`).join(', ')}`,
        members: { fields: faults },
      })
    return complete
  }
}
