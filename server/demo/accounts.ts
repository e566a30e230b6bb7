import { loadDemoAccounts } from '#modules/identity'
import { personas, type PersonaKey } from '#modules/registry'
import type { Transaction } from '#platform/database'

/** Opens the demonstration's accounts for the registry's personas and records who may act for whom; the same again changes nothing. */
export async function loadPersonaAccounts(
  transaction: Transaction,
  now: Temporal.Instant,
  password?: string,
): Promise<void> {
  await loadDemoAccounts(transaction, {
    persons: {
      son: named('liJianguo'),
      mother: named('wangXiulan'),
      citizen: named('zhangHaiyan'),
      'citizen-flexible': named('liuZhiqiang'),
      villager: named('sunYoufu'),
      'firm-agent': named('sunXiaodong'),
      'representative-catering': named('zhaoMin'),
      'representative-freight': named('guoQiming'),
      'representative-hotel': named('haoLifen'),
      'new-mother': named('liJiahui'),
    },
    authorisations: [
      { ...given(1, 'wangXiulan', 'liJianguo'), kind: 'family', basis: 'kinship-registered' },
      { ...given(2, 'heweiCatering', 'sunXiaodong'), kind: 'firm', basis: 'letter-of-appointment' },
      { ...given(3, 'heweiCatering', 'zhaoMin'), kind: 'firm', basis: 'legal-representative' },
      { ...given(4, 'hengdaFreight', 'guoQiming'), kind: 'firm', basis: 'legal-representative' },
      { ...given(5, 'yunqiHotel', 'haoLifen'), kind: 'firm', basis: 'legal-representative' },
    ],
    now,
    password,
  })
}

function named(key: PersonaKey) {
  return { subjectId: personas[key].id, name: personas[key].name }
}

function given(number: number, grantor: PersonaKey, grantee: PersonaKey) {
  const id = `01900000-0000-7000-8001-${String(number).padStart(12, '0')}`
  return { id, grantor: named(grantor), grantee: named(grantee), validFrom: '2025-01-01' }
}
