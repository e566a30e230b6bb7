import { beforeAll, describe, expect, test } from 'vitest'
import { checkCreditCode, checkIdNumber } from '#contract'
import { libraries, type LibraryKey } from '../libraries/index.ts'
import type { Library } from '../libraries/library.ts'
import { ageAt } from './days.ts'
import { flawKinds, type FlawKind } from './flaws.ts'
import { generateRegistry, type SyntheticRegistry } from './generate.ts'
import { personas } from './personas.ts'

const on = Temporal.PlainDate.from('2026-11-22')
const townshipsOf = (county: string) => [
  { code: `${county}001`, name: '锦纶街道' },
  { code: `${county}100`, name: '东阳镇' },
  { code: `${county}200`, name: '什贴乡' },
]
const small = (seed: number) => generateRegistry({ seed, on, townshipsOf, persons: 300, entities: 20 })

let city: SyntheticRegistry
let facts: Map<string, Map<LibraryKey, Record<string, unknown>>>
beforeAll(() => {
  city = generateRegistry({ seed: 140700, on, townshipsOf })
  facts = new Map()
  for (const { subjectId, library, data } of city.records) {
    const held = facts.get(subjectId) ?? new Map<LibraryKey, Record<string, unknown>>()
    facts.set(subjectId, held.set(library, data as Record<string, unknown>))
  }
})

test('the same seed gives the same city, another seed another one', () => {
  expect(small(1)).toEqual(small(1))
  expect(small(1).subjects).not.toEqual(small(2).subjects)
})

test('personas have the same keys whatever the seed', () => {
  for (const seed of [3, 4])
    expect(Object.values(small(seed).personas).map(({ id, name }) => ({ id, name }))).toEqual(
      Object.values(personas),
    )
})

test('the city has its size, and every subject a number or code of its own', () => {
  const persons = city.subjects.filter(({ kind }) => kind === 'person')
  const entities = city.subjects.filter(({ kind }) => kind === 'entity')
  expect([persons.length, entities.length]).toEqual([20_000, 2_000])
  expect(new Set(city.subjects.map(({ identifier }) => identifier)).size).toBe(22_000)
  expect(new Set(city.subjects.map(({ id }) => id)).size).toBe(22_000)
  expect(persons.filter(({ identifier }) => !checkIdNumber(identifier, { today: on }).ok)).toEqual([])
  expect(entities.filter(({ identifier }) => checkCreditCode(identifier).ok === false)).toEqual([])
  expect(
    city.subjects.filter(
      ({ kind, identifier }) => identifier.slice(kind === 'person' ? 0 : 2).slice(0, 4) !== '1499',
    ),
  ).toEqual([])
})

test('every record is what its library says it holds', () => {
  const kindOf = new Map(city.subjects.map(({ id, kind }) => [id, kind]))
  for (const { subjectId, library, data } of city.records) {
    const entry: Library = libraries[library]
    const schema = entry[kindOf.get(subjectId) ?? 'person']
    const parsed = schema?.safeParse(data)
    expect(parsed?.success, `${library}: ${parsed?.error?.message}`).toBe(true)
  }
})

describe('its people', () => {
  test('are as old as those of a real city', () => {
    const ages = living().map(({ birthDate }) => ageAt(String(birthDate), on.toString()))
    const share = (from: number, to: number) =>
      ages.filter((age) => age >= from && age < to).length / ages.length
    expect(ages.filter((age) => age >= 80).length).toBeGreaterThanOrEqual(700)
    expect(share(0, 15)).toBeGreaterThan(0.1)
    expect(share(15, 60)).toBeGreaterThan(0.55)
    expect(share(60, 130)).toBeGreaterThan(0.17)
    expect(share(60, 130)).toBeLessThan(0.25)
    expect(Math.max(...ages)).toBeLessThan(112)
  })

  test('live in all eleven counties, most in the largest', () => {
    const counties = living().map(({ residence }) => (residence as { county: string }).county)
    expect(new Set(counties).size).toBe(11)
    expect(counties.filter((county) => county === '140702').length).toBeGreaterThan(4_000)
  })

  test('have the cards, means and gaps that the matters ask about', () => {
    const shareOf = (library: LibraryKey) =>
      living().filter(({ id }) => facts.get(id)?.has(library)).length / 20_000
    expect(shareOf('disability')).toBeGreaterThan(0.045)
    expect(shareOf('disability')).toBeLessThan(0.075)
    expect(shareOf('assistance')).toBeGreaterThan(0.02)
    const oldest = living().filter(({ birthDate }) => ageAt(String(birthDate), on.toString()) >= 80)
    const drawing = oldest.filter(({ id }) =>
      JSON.stringify(facts.get(id)?.get('benefit')).includes('高龄津贴'),
    )
    expect(drawing.length).toBeGreaterThan(oldest.length / 2)
    expect(oldest.length - drawing.length).toBeGreaterThan(100)
  })

  test('have parents older and spouses of the other sex, each recorded from both sides', () => {
    const byId = new Map(city.subjects.map((subject) => [subject.id, checkIdNumber(subject.identifier)]))
    const rows = new Set(city.kinship.map(({ subjectId, relativeId }) => `${subjectId} ${relativeId}`))
    expect(rows.size).toBe(city.kinship.length)
    expect(city.kinship.length).toBeGreaterThan(40_000)
    for (const { subjectId, relativeId, relation } of city.kinship) {
      const relative = byId.get(relativeId)
      const isMale = ['husband', 'father', 'son'].includes(relation)
      expect(rows.has(`${relativeId} ${subjectId}`)).toBe(true)
      expect(relative).toMatchObject({ ok: true, sex: isMale ? 'male' : 'female' })
    }
    const toParents = city.kinship.filter(({ relation }) => relation === 'father' || relation === 'mother')
    const years = toParents.map((row) => bornIn(byId.get(row.subjectId)) - bornIn(byId.get(row.relativeId)))
    expect(Math.min(...years)).toBeGreaterThan(15)
  })
})

describe('its flaws', () => {
  test('are about one fact-bearing subject in a hundred, of every kind', () => {
    expect(city.flaws.length).toBeGreaterThan(150)
    expect(city.flaws.length).toBeLessThan(400)
    expect(new Set(city.flaws.map(({ kind }) => kind))).toEqual(new Set(flawKinds))
    expect(new Set(city.flaws.map(({ subjectId }) => subjectId)).size).toBe(city.flaws.length)
  })

  test('are really there', () => {
    const population = (id: string) => facts.get(id)?.get('population')
    const social = (id: string) => facts.get(id)?.get('social-insurance')
    const firm = (id: string) => JSON.stringify(facts.get(id)?.get('legal-entity'))
    const evidence: Record<FlawKind, (id: string) => boolean> = {
      'birth-date-off-by-one': (id) =>
        String(population(id)?.['idNumber']).slice(6, 14) !==
        String(population(id)?.['birthDate']).replaceAll('-', ''),
      'missing-photo': (id) => population(id)?.['photo'] === false,
      'missing-card': (id) => JSON.stringify(social(id)).includes('"cards":[]'),
      'dead-not-cancelled': (id) =>
        population(id)?.['alive'] === true &&
        facts.get(id)?.get('medical-insurance')?.['endedBecause'] === '死亡',
      'name-variant': (id) =>
        !JSON.stringify(social(id)).includes(`"cards":[{"holderName":"${String(population(id)?.['name'])}"`),
      'address-spelling': (id) =>
        /"address":"晋中市/.test(firm(id) + JSON.stringify(facts.get(id)?.get('housing'))),
      'scope-missing': (id) => firm(id).includes('"scope":[]'),
      'former-legal-rep': (id) => !namedBySelf(id),
    }
    expect(city.flaws.filter(({ kind, subjectId }) => !evidence[kind](subjectId))).toEqual([])
  })

  test('spare the personas', () => {
    const fixed = new Set<string>(Object.values(personas).map(({ id }) => id))
    expect(city.flaws.filter(({ subjectId }) => fixed.has(subjectId))).toEqual([])
  })

  test('are the only birth dates that differ from the number', () => {
    const flawed = new Set(
      city.flaws.filter(({ kind }) => kind === 'birth-date-off-by-one').map(({ subjectId }) => subjectId),
    )
    const differing = city.subjects.filter(({ id, identifier }) => {
      const number = checkIdNumber(identifier)
      const birthDate = facts.get(id)?.get('population')?.['birthDate']
      return number.ok && birthDate !== undefined && birthDate !== number.birthDate
    })
    expect(new Set(differing.map(({ id }) => id))).toEqual(flawed)
  })
})

function living(): (Record<string, unknown> & { id: string })[] {
  return [...facts].flatMap(([id, held]) => {
    const population = held.get('population')
    return population?.['alive'] === true ? [{ ...population, id }] : []
  })
}

/** Whether the person whom a firm's entry names has that firm among the holdings. */
function namedBySelf(firmId: string): boolean {
  const entry = facts.get(firmId)?.get('legal-entity') as {
    creditCode: string
    legalRep: { subjectId: string }
  }
  return JSON.stringify(facts.get(entry.legalRep.subjectId)?.get('legal-entity') ?? null).includes(
    entry.creditCode,
  )
}

function bornIn(number: ReturnType<typeof checkIdNumber> | undefined): number {
  return number?.ok ? Number(number.birthDate.slice(0, 4)) : Number.NaN
}
