import { describe, expect, test } from 'vitest'
import type { LibraryKey } from '../libraries/index.ts'
import { ageOn } from '../registry.ts'
import { generateRegistry } from './generate.ts'
import { personas, type PersonaKey } from './personas.ts'

const on = Temporal.PlainDate.from('2026-11-22')
const townshipsOf = (county: string) => [{ code: `${county}001`, name: '城关镇' }]

describe.each([1, 2, 3])('with seed %i', (seed) => {
  const { records } = generateRegistry({ seed, on, townshipsOf, persons: 400, entities: 20 })
  const factsOf = (key: PersonaKey, library: LibraryKey) =>
    records.find((row) => row.subjectId === personas[key].id && row.library === library)?.data

  test('王秀兰 is 81, alive, registered in 榆次, has an active card and draws nothing', () => {
    const population = factsOf('wangXiulan', 'population') as { birthDate: string }
    expect(ageOn(population.birthDate, on)).toBe(81)
    expect(population).toMatchObject({
      name: '王秀兰',
      sex: '女',
      alive: true,
      photo: true,
      hukou: { county: '140702' },
    })
    expect(factsOf('wangXiulan', 'benefit')).toEqual({ items: [] })
    const cards = [expect.objectContaining({ holderName: '王秀兰', active: true, last4: '4417' })]
    expect(factsOf('wangXiulan', 'social-insurance')).toMatchObject({ cards })
  })

  test('张海燕 is due both disability subsidies and draws neither', () => {
    expect(factsOf('zhangHaiyan', 'disability')).toMatchObject({ grade: 2, status: '有效' })
    expect(factsOf('zhangHaiyan', 'assistance')).toMatchObject({ dibao: { active: true } })
    expect(factsOf('zhangHaiyan', 'assistance')).not.toHaveProperty('tekun')
    expect(factsOf('zhangHaiyan', 'benefit')).toEqual({ items: [] })
  })

  test('刘志强 is hard to employ, registered and paying, and runs no business', () => {
    expect(factsOf('liuZhiqiang', 'employment')).toMatchObject({
      status: '灵活就业',
      flexible: { active: true },
      difficulty: { category: '大龄' },
      subsidyMonths: 0,
    })
    expect(factsOf('liuZhiqiang', 'social-insurance')).toMatchObject({ flexible: { pensionMonths: 13 } })
    expect(factsOf('liuZhiqiang', 'legal-entity')).toBeUndefined()
  })

  test('孙有福 has no means and no kin', () => {
    expect(factsOf('sunYoufu', 'assistance')).toMatchObject({ economy: { assetsWithinLimit: true } })
    expect(factsOf('sunYoufu', 'assistance')).not.toHaveProperty('tekun')
  })

  test('禾味餐饮 has a fit place, healthy staff, a safety officer and a clean record', () => {
    expect(factsOf('heweiCatering', 'legal-entity')).toMatchObject({
      status: '存续',
      legalRep: { name: '赵敏', subjectId: personas.zhaoMin.id },
      places: [{ areaSquareMetres: 186, owner: '租赁', leaseUntil: '2029-08-31' }],
    })
    const { employees } = factsOf('heweiCatering', 'health-certificate') as {
      employees: { validUntil: string }[]
    }
    expect(employees).toHaveLength(7)
    expect(employees.filter(({ validUntil }) => validUntil < on.toString())).toEqual([])
    expect(factsOf('heweiCatering', 'qualification')).toMatchObject({
      staff: [{ kind: '食品安全管理员' }, {}],
    })
    expect(factsOf('heweiCatering', 'credit')).toMatchObject({
      grade: 'A',
      judgmentDebtor: false,
      records: [],
    })
    expect(factsOf('zhaoMin', 'legal-entity')).toMatchObject({
      holdings: [{ name: personas.heweiCatering.name }],
    })
  })

  test('恒达货运 has inspected lorries with positioning, and drivers under sixty', () => {
    const { vehicles } = factsOf('hengdaFreight', 'vehicle') as { vehicles: object[] }
    expect(vehicles.map((each) => ({ ...each, vin: '', plate: '' }))).toEqual(
      [18_000, 25_000, 31_000].map((gvwKg) =>
        expect.objectContaining({ gvwKg, techGrade: '一级', hasPositioning: true }),
      ),
    )
    const { staff } = factsOf('hengdaFreight', 'qualification') as {
      staff: { birthDate: string; validUntil: string }[]
    }
    expect(staff.length).toBeGreaterThan(0)
    expect(
      staff.filter(({ birthDate, validUntil }) => ageOn(birthDate, on) > 60 || validUntil < on.toString()),
    ).toEqual([])
  })

  test('云栖宾馆 may pledge: its staff are healthy and no promise was broken', () => {
    expect(factsOf('yunqiHotel', 'legal-entity')).toMatchObject({
      status: '存续',
      scope: ['住宿服务', '会议服务'],
    })
    expect(factsOf('yunqiHotel', 'credit')).not.toHaveProperty('pledgeBarredUntil')
  })
})
