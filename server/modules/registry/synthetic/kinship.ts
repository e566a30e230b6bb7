import type { Relation } from '../registry.ts'
import type { Person } from './people.ts'

export interface KinshipRow {
  readonly subjectId: string
  readonly relativeId: string
  readonly relation: Relation
}

/** Spouses, parents and children of everybody, in both directions. */
export function kinshipRows(people: readonly Person[]): KinshipRow[] {
  return people.flatMap((person) => {
    const row = (relative: Person, male: Relation, female: Relation): KinshipRow => ({
      subjectId: person.id,
      relativeId: relative.id,
      relation: relative.sex === '男' ? male : female,
    })
    return [
      ...(person.spouse ? [row(person.spouse, 'husband', 'wife')] : []),
      ...(person.father ? [row(person.father, 'father', 'mother')] : []),
      ...(person.mother ? [row(person.mother, 'father', 'mother')] : []),
      ...person.children.map((child) => row(child, 'son', 'daughter')),
    ]
  })
}
