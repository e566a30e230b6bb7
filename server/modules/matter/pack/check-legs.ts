import { exitsOf, legsIn, type Flow, type MatterDefinition, type SpawnLeg, type SpawnStage } from '#contract'
import { takesFiles } from '#modules/material'
import { closure } from './closure.ts'
import type { Place } from './place.ts'

type Legs = SpawnStage['legs']
type Matters = ReadonlyMap<string, MatterDefinition>

/** The legs of many matters handled as one, in whatever matter: known matters, an order without rings, names used once. */
export function checkLegsAlone(flow: Flow, matters: Matters | undefined): Place[] {
  const spawns = spawnsOf(flow)
  const names = spawns.flatMap(([, { legs }]) => Object.keys(legs))
  const twice = names.filter((name, at) => names.indexOf(name) !== at)
  return [
    ...twice.map((name): Place => ['flow.stages', `the leg ${name} is named twice`]),
    ...spawns
      .filter(([, { legs }]) => Object.keys(legs).length === 0)
      .map(([stage]): Place => [`flow.stages.${stage}`, 'has no legs']),
    ...spawns.flatMap(([stage, { legs }]) =>
      Object.entries(legs).flatMap(([name, { matter }]) =>
        [
          ...orderFaults(legs, name),
          ...(matters && !matters.has(matter) ? [`${matter} is no matter`] : []),
        ].map((message): Place => [`flow.stages.${stage}.legs.${name}`, message]),
      ),
    ),
    ...(spawns.length === 0 && saysPartly(flow)
      ? [['flow', 'the outcome partly is for many matters handled as one'] satisfies Place]
      : []),
  ]
}

/** The legs of a matter: told only what is known by then, of matters for the same applicants, with forms that the whole can fill. */
export function checkLegs(definition: MatterDefinition, matters: Matters | undefined): Place[] {
  return spawnsOf(definition.flow).flatMap(([stage, { legs }]) =>
    Object.entries(legs).flatMap(([name, leg]) =>
      [...checkTold(legs, name, leg), ...(matters ? checkMatter(definition, leg, matters) : [])].map(
        ([path, message]): Place => [`flow.stages.${stage}.legs.${name}${path}`, message],
      ),
    ),
  )
}

function spawnsOf(flow: Flow): [string, SpawnStage][] {
  return Object.entries(flow.stages).filter((each): each is [string, SpawnStage] => each[1].kind === 'spawn')
}

function orderFaults(legs: Legs, name: string): string[] {
  const unknown = (legs[name]?.after ?? []).filter((each) => !Object.hasOwn(legs, each))
  return [
    ...unknown.map((each) => `comes after ${each}, which is no leg`),
    ...(goneBefore(legs, name).has(name) ? ['comes after itself'] : []),
  ]
}

/** A leg is told of those before it; of others nothing is known by then. */
function checkTold(legs: Legs, name: string, leg: SpawnLeg): Place[] {
  const before = goneBefore(legs, name)
  const texts: Place[] = [
    ...(leg.when === undefined ? [] : [['.when', leg.when] satisfies Place]),
    ...Object.entries(leg.answers).map(([field, text]): Place => [`.answers.${field}`, text]),
  ]
  return texts.flatMap(([path, text]) =>
    Array.from(
      text.matchAll(/\blegs(?:\.(\w+)|\["([^"]+)"\])/g),
      ([, plain, quoted]) => plain ?? quoted ?? '',
    )
      .filter((each) => !before.has(each))
      .map((each): Place => [path, `reads the leg ${each}, which does not go before`]),
  )
}

function checkMatter(whole: MatterDefinition, leg: SpawnLeg, matters: Matters): Place[] {
  const matter = matters.get(leg.matter)
  if (!matter) return []
  const { form, flow } = matter
  const known: readonly string[] = matter.applicants
  const places: Place[] = []
  if (Object.keys(legsIn(flow)).length > 0) places.push(['', `${leg.matter} is itself of many matters`])
  for (const kind of whole.applicants)
    if (leg.when === undefined && !known.includes(kind))
      places.push(['', `${leg.matter} is not for a ${kind}`])
  for (const field of Object.keys(leg.answers))
    if (!Object.hasOwn(form.fields, field)) places.push([`.answers.${field}`, `is no field of ${leg.matter}`])
  // What whoever handles the leg fills in later is no part of its filing.
  const later = new Set(form.groups.flatMap(({ kind, fields }) => (kind === 'act' ? fields : [])))
  const all = Array.isArray(form.schema.required) ? form.schema.required.map(String) : []
  const required = all.filter((name) => !later.has(name))
  for (const name of required) {
    const field = form.fields[name]
    const isFilled = field?.source !== undefined || (field?.options && !Array.isArray(field.options))
    // What is read from the account of who files is read for nobody: the whole has to tell it.
    const isAccounts = field?.source?.startsWith('account:') === true
    if (field && field.when === undefined && (!isFilled || isAccounts) && !Object.hasOwn(leg.answers, name))
      places.push(['.answers', `${leg.matter} asks for ${name}, which nothing answers`])
  }
  for (const [slot, from] of Object.entries(leg.materials)) {
    if (!matter.materials.some(({ id }) => id === slot))
      places.push([`.materials.${slot}`, `is no material of ${leg.matter}`])
    const given = whole.materials.find(({ id }) => id === from)
    if (!given || !takesFiles(given))
      places.push([`.materials.${slot}`, `${from} is no material that the whole takes files for`])
  }
  for (const { id } of matter.materials.filter((each) => each.required === 'always' && takesFiles(each)))
    if (!Object.hasOwn(leg.materials, id))
      places.push(['.materials', `${leg.matter} asks for ${id}, which nothing answers`])
  return places
}

/** Every leg that must be over before this one begins. */
function goneBefore(legs: Legs, name: string): ReadonlySet<string> {
  const before = (leg: string) => legs[leg]?.after ?? []
  return closure(before(name), before)
}

function saysPartly(flow: Flow): boolean {
  return Object.values(flow.stages).some((stage) =>
    exitsOf(stage).some(({ route }) => route.outcome === 'partly'),
  )
}
