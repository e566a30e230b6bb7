import type { Flow, SpawnStage } from '#contract'
import { closure } from './closure.ts'
import type { Place } from './place.ts'

/** The legs of many matters handled as one: known matters, an order without rings, a name used once. */
export function checkLegs(flow: Flow, matters: ReadonlySet<string> | undefined): Place[] {
  const spawns = Object.entries(flow.stages).filter(
    (each): each is [string, SpawnStage] => each[1].kind === 'spawn',
  )
  const names = spawns.flatMap(([, { legs }]) => Object.keys(legs))
  const twice = names.filter((name, at) => names.indexOf(name) !== at)
  return [
    ...twice.map((name): Place => ['flow.stages', `the leg ${name} is named twice`]),
    ...spawns.flatMap(([stage, { legs }]) =>
      Object.entries(legs).flatMap(([name, { after, matter }]): Place[] => {
        const path = `flow.stages.${stage}.legs.${name}`
        const unknown = after.filter((each) => !Object.hasOwn(legs, each))
        return [
          ...unknown.map((each): Place => [path, `comes after ${each}, which is no leg`]),
          ...(comesAfterItself(legs, name) ? [[path, 'comes after itself'] as Place] : []),
          ...(matters && !matters.has(matter) ? [[path, `${matter} is no matter`] as Place] : []),
        ]
      }),
    ),
    ...spawns
      .filter(([, { legs }]) => Object.keys(legs).length === 0)
      .map(([stage]): Place => [`flow.stages.${stage}`, 'has no legs']),
  ]
}

function comesAfterItself(legs: SpawnStage['legs'], name: string): boolean {
  const before = (leg: string) => legs[leg]?.after ?? []
  return closure(before(name), before).has(name)
}
