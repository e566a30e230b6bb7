import { isServiceItem, type DecisionModel, type Localized, type MatterDefinition } from '#contract'
import { compile } from '#modules/decision'
import { factPaths } from '#modules/form'
import { findFieldLabel, isLibraryKey, libraries, type SubjectKind } from '#modules/registry'
import { checkExpression, checkTemplate } from '#platform/expression'
import { subjectKindsOf } from './subject-kinds.ts'
import type { Place } from './place.ts'

const roots = ['subject', 'facts', 'form', 'filer', 'params', 'mismatches', 'today', 'outputs'] as const

/** The rules can be read, and name only fields, facts, parameters and outputs that exist. */
export function checkDecision(definition: MatterDefinition): Place[] {
  const { decision, form } = definition
  if (!decision)
    return isServiceItem(definition) && definition.handling === 'instant'
      ? [['handling', 'is instant, but the matter has no decision.yaml']]
      : []
  const fields = Object.keys(form.fields)
  return [
    ...checkCompiles(decision),
    ...checkIds(decision),
    ...expressionsOf(decision).flatMap(([path, text]): Place[] => {
      const wrong = checkExpression(text)
      return wrong
        ? [[path, `${text}: ${wrong}`]]
        : unknownNames(text, decision, fields).map((message) => [path, message])
    }),
    ...templatesOf(decision).flatMap(([path, text]) =>
      [...checkTemplate(text, roots), ...unknownNames(`${text.zh}\n${text.en}`, decision, fields)].map(
        (message): Place => [path, message],
      ),
    ),
    ...checkFacts(decision, subjectKindsOf(definition)),
  ]
}

function checkCompiles(decision: DecisionModel): Place[] {
  // What a schema does not require may be absent, and an engine that is given nothing decides all the same.
  const open: Place[] =
    Array.isArray(decision.input.required) && decision.input.required.length > 0
      ? []
      : [['decision.input', 'requires nothing']]
  try {
    compile(decision)
    return open
  } catch (cause) {
    return [
      ...open,
      ['decision.input', cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)],
    ]
  }
}

function checkIds({ checks, outputs }: DecisionModel): Place[] {
  const twice = (kind: string, ids: string[]) =>
    ids
      .filter((id, index) => ids.indexOf(id) < index)
      .map((id): Place => [`decision.${kind}`, `${id} is there twice`])
  const taken: Place[] = checks.some(({ id }) => id === 'declared-matches')
    ? [['decision.checks', 'declared-matches is added to every model; do not write it']]
    : []
  return [
    ...twice(
      'checks',
      checks.map(({ id }) => id),
    ),
    ...twice(
      'outputs',
      outputs.map(({ id }) => id),
    ),
    ...taken,
  ]
}

function expressionsOf({ checks, outputs }: DecisionModel): Place[] {
  return [
    ...checks.map(({ id, when }): Place => [`decision.checks.${id}.when`, when]),
    ...outputs.flatMap(({ id, rows }) =>
      rows.flatMap(({ when, value }, index): Place[] => [
        [`decision.outputs.${id}.rows.${index}.when`, when],
        [`decision.outputs.${id}.rows.${index}.value`, value],
      ]),
    ),
  ]
}

function templatesOf({ checks }: DecisionModel): [string, Localized][] {
  return checks.flatMap(({ id, shows, reason }): [string, Localized][] => [
    [`decision.checks.${id}.shows`, shows],
    [`decision.checks.${id}.reason`, reason],
  ])
}

/** Names after form, params and outputs that nothing defines. */
export function unknownNames(
  text: string,
  decision: DecisionModel | undefined,
  fields: readonly string[],
): string[] {
  const defined: Record<string, readonly string[]> = {
    form: fields,
    params: Object.keys(decision?.params ?? {}),
    outputs: decision?.outputs.map(({ id }) => id) ?? [],
  }
  const named = Array.from(withoutStrings(text).matchAll(/(?<![\w.#$])(form|params|outputs)\.(\w+)/g))
  return [
    ...new Set(
      named
        .filter(([, root = '', name = '']) => !defined[root]?.includes(name))
        .map(([path]) => `${path} does not exist`),
    ),
  ]
}

function checkFacts(decision: DecisionModel, kinds: readonly SubjectKind[]): Place[] {
  const paths = new Map(factPaths(decision).map((path) => [path.join('/'), path]))
  return [...paths].flatMap(([path, [library = '']]): Place[] => {
    if (!isLibraryKey(library))
      return [
        [
          'decision',
          `facts: there is no library ${library} (a name with a hyphen is written facts["social-insurance"])`,
        ],
      ]
    return kinds.some((kind) => findFieldLabel(kind, path))
      ? []
      : [['decision', `facts: ${path} is no field of the ${libraries[library].label}`]]
  })
}

/** Quoted text names nothing, save in brackets. */
function withoutStrings(expression: string): string {
  return expression.replaceAll(/(?<!\[)"[^"]*"(?!\])/g, '""')
}
