import type { Flow, MatterDefinition, Stage } from '#contract'
import { checkExpression, checkTemplate } from '#platform/expression'
import { unknownNames } from './check-decision.ts'
import type { Place } from './place.ts'

const roots = ['form', 'outputs', 'subject', 'case'] as const

/** Conditions of branches and legs, and what legs and services are told, can be read. */
export function checkConditions(flow: Flow): Place[] {
  return [
    ...expressionsOf(flow).flatMap(([path, text]): Place[] => {
      const wrong = checkExpression(text)
      return wrong ? [[path, `${text}: ${wrong}`]] : []
    }),
    ...[...expressionsOf(flow), ...templatesOf(flow)].flatMap(([path, text]): Place[] =>
      callsRead(text)
        .filter((name) => flow.stages[name]?.kind !== 'call')
        .map((name): Place => [path, `found.${name} is the answer of no call`]),
    ),
    ...templatesOf(flow).flatMap(([path, text]) =>
      checkTemplate({ zh: text, en: text }, roots).map((message): Place => [path, message]),
    ),
  ]
}

/** The calls whose records a text reads: `found.<stage>`. */
function callsRead(text: string): string[] {
  return Array.from(
    text.matchAll(/\bfound(?:\.(\w+)|\["([^"]+)"\])/g),
    ([, plain, quoted]) => plain ?? quoted ?? '',
  )
}

/** They name only fields and outputs that the matter has: what cannot be judged would hold for everybody. */
export function checkConditionNames({
  flow,
  decision,
  form,
}: Pick<MatterDefinition, 'flow' | 'decision' | 'form'>): Place[] {
  const fields = Object.keys(form.fields)
  return [...expressionsOf(flow), ...templatesOf(flow)].flatMap(([path, text]) =>
    unknownNames(text, decision, fields).map((message): Place => [path, message]),
  )
}

function expressionsOf(flow: Flow): Place[] {
  return places(flow, (stage, path) => {
    if (stage.kind === 'fork')
      return Object.entries(stage.branches).flatMap(([name, { when }]): Place[] =>
        when === undefined ? [] : [[`${path}.branches.${name}.when`, when]],
      )
    if (stage.kind !== 'spawn') return []
    return Object.entries(stage.legs).flatMap(([name, { when, answers }]): Place[] => [
      ...(when === undefined ? [] : [[`${path}.legs.${name}.when`, when] as Place]),
      ...Object.entries(answers).map(([field, text]): Place => [
        `${path}.legs.${name}.answers.${field}`,
        text,
      ]),
    ])
  })
}

function templatesOf(flow: Flow): Place[] {
  return places(flow, (stage, path) =>
    stage.kind === 'call'
      ? Object.entries(stage.with).map(([name, text]): Place => [`${path}.with.${name}`, text])
      : [],
  )
}

function places({ stages }: Flow, of: (stage: Stage, path: string) => Place[]): Place[] {
  return Object.entries(stages).flatMap(([name, stage]) => of(stage, `flow.stages.${name}`))
}
