import type { Read } from '#platform/database'

/** A living person of the population library. */
export interface Registered {
  readonly subjectId: string
  readonly name: string
  /** The telephone number registered there, as eleven digits. */
  readonly phone: string | undefined
}

/**
 * What sign-in's neighbours on the floor above know of people: given by the composition root,
 * because identity may not look into the registry.
 */
export interface People {
  /** The person of exactly this identity number and name; undefined when the two do not belong together. */
  findPerson(
    read: Read,
    idNumber: string,
    name: string,
  ): Promise<{ subjectId: string; name: string } | undefined>
  /** The living person of exactly this identity number and name in the population library; undefined otherwise. */
  findRegistered(read: Read, idNumber: string, name: string): Promise<Registered | undefined>
  /** Whether the population registry has the two as close relatives. */
  areKin(read: Read, personSubjectId: string, otherSubjectId: string): Promise<boolean>
  /** The firm, when the person is its legal representative as registered; undefined otherwise. */
  findRepresented(
    read: Read,
    personSubjectId: string,
    firmSubjectId: string,
  ): Promise<{ name: string } | undefined>
}
