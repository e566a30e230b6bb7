import type { Read } from '#platform/database'
import type { EntityData, PersonData } from '../libraries/index.ts'
import type { Subject } from '../registry.ts'

/** What decides for which matters an invented person has reason to apply. */
export interface PersonProfile extends Subject {
  readonly birthDate: string
  readonly alive: boolean
  readonly hukouCounty: string
  readonly address: string
  readonly disability: PersonData['disability'] | null
  readonly assistance: PersonData['assistance'] | null
  readonly benefit: PersonData['benefit'] | null
  readonly employment: PersonData['employment'] | null
  readonly flexiblePayments: PersonData['social-insurance']['flexible'] | null
  /** Last four digits of the active social-security cards. */
  readonly cards: readonly string[]
  /** Ids of sons and daughters on record. */
  readonly children: readonly string[]
}

/** What decides for which matters an invented firm has reason to apply. */
export interface FirmProfile extends Subject {
  readonly facts: Pick<EntityData, 'legal-entity' | 'qualification' | 'vehicle' | 'health-certificate'>
}

/** Every person of the population library with what concerns matters, in the order of their ids; one select. */
export async function personProfiles(read: Read): Promise<PersonProfile[]> {
  const rows = await read<PersonProfile[]>`
    select s.id, s.kind, s.identifier, s.name, s.region_code as "regionCode",
      p.data ->> 'birthDate' as "birthDate", (p.data ->> 'alive')::boolean as alive,
      p.data #>> '{hukou,county}' as "hukouCounty", p.data #>> '{residence,address}' as address,
      disability.data as disability, assistance.data as assistance, benefit.data as benefit, employment.data as employment,
      social.data -> 'flexible' as "flexiblePayments",
      coalesce(jsonb_path_query_array(social.data, '$.cards[*] ? (@.active == true).last4'), '[]') as cards,
      coalesce(kin.children, '[]') as children
    from registry.subject s
    join registry.record p on p.subject_id = s.id and p.library = 'population'
    left join registry.record disability on disability.subject_id = s.id and disability.library = 'disability'
    left join registry.record assistance on assistance.subject_id = s.id and assistance.library = 'assistance'
    left join registry.record benefit on benefit.subject_id = s.id and benefit.library = 'benefit'
    left join registry.record employment on employment.subject_id = s.id and employment.library = 'employment'
    left join registry.record social on social.subject_id = s.id and social.library = 'social-insurance'
    left join (
      select subject_id, jsonb_agg(relative_id order by relative_id) as children
      from registry.kinship where relation in ('son', 'daughter') group by subject_id
    ) kin on kin.subject_id = s.id
    where s.kind = 'person' order by s.id`
  return [...rows]
}

/** Every firm of the legal-entity library with its people, vehicles and certificates, in the order of their ids; one select. */
export async function firmProfiles(read: Read): Promise<FirmProfile[]> {
  const rows = await read<FirmProfile[]>`
    select s.id, s.kind, s.identifier, s.name, s.region_code as "regionCode", jsonb_object_agg(r.library, r.data) as facts
    from registry.subject s
    join registry.record r on r.subject_id = s.id
      and r.library in ('legal-entity', 'qualification', 'vehicle', 'health-certificate')
    where s.kind = 'entity'
    group by s.id having bool_or(r.library = 'legal-entity') order by s.id`
  return [...rows]
}
