import type { Economy, Firm } from './firms.ts'
import { makeVehicle, register } from './firms.ts'
import { addDays } from './days.ts'
import type { Sex } from './names.ts'
import { bear, marry, settle, type Person, type Settlement } from './people.ts'
import { countyOf, placeIn, type Place } from './places.ts'
import { tradeOf } from './trades.ts'

const id = (count: number) => `01900000-0000-7000-8000-${String(count).padStart(12, '0')}`

/** The people and firms of the demo that exist whatever the seed, with keys that never change. */
export const personas = {
  wangXiulan: { id: id(1), name: '王秀兰' },
  liJianguo: { id: id(2), name: '李建国' },
  chenLi: { id: id(3), name: '陈丽' },
  liJiahui: { id: id(4), name: '李佳慧' },
  zhangHaiyan: { id: id(5), name: '张海燕' },
  liuZhiqiang: { id: id(6), name: '刘志强' },
  zhaoMin: { id: id(7), name: '赵敏' },
  sunXiaodong: { id: id(8), name: '孙晓东' },
  guoQiming: { id: id(9), name: '郭启明' },
  sunYoufu: { id: id(10), name: '孙有福' },
  haoLifen: { id: id(11), name: '郝丽芬' },
  heweiCatering: { id: id(101), name: '晋中禾味餐饮管理有限公司' },
  hengdaFreight: { id: id(102), name: '晋中恒达货运有限公司' },
  yunqiHotel: { id: id(103), name: '晋中云栖宾馆有限公司' },
} as const

export type PersonaKey = keyof typeof personas
export type PersonKey = Exclude<PersonaKey, 'heweiCatering' | 'hengdaFreight' | 'yunqiHotel'>

interface Description {
  readonly sex: Sex
  readonly birthDate: string
  readonly county: string
  /** The township is taken if the county has it, else the county's first. */
  readonly township: string
  readonly rest: string
  readonly idNumber?: string
}

const HOME = { county: '140702', township: '锦纶街道' } as const
const SHARED_HOME = '锦纶路18号锦绣花园3号楼2单元501'

const described: Readonly<Record<PersonKey, Description>> = {
  wangXiulan: {
    ...HOME,
    sex: '女',
    birthDate: '1945-06-12',
    idNumber: '149902194506120026',
    rest: SHARED_HOME,
  },
  liJianguo: { ...HOME, sex: '男', birthDate: '1970-03-21', rest: SHARED_HOME },
  chenLi: { ...HOME, sex: '女', birthDate: '1972-08-15', rest: SHARED_HOME },
  liJiahui: { ...HOME, sex: '女', birthDate: '1998-10-06', rest: SHARED_HOME },
  zhangHaiyan: {
    county: '140725',
    township: '朝阳镇',
    sex: '女',
    birthDate: '1985-04-17',
    rest: '康乐街52号安泰小区6号楼1单元302',
  },
  liuZhiqiang: {
    county: '140703',
    township: '明星镇',
    sex: '男',
    birthDate: '1972-02-11',
    rest: '康源路9号福居家园11号楼3单元201',
  },
  zhaoMin: { ...HOME, sex: '女', birthDate: '1988-09-03', rest: '汇通路77号桃园公寓2号楼1单元1203' },
  sunXiaodong: { ...HOME, sex: '男', birthDate: '1992-12-19', rest: '迎宾街120号文苑小区8号楼4单元602' },
  guoQiming: {
    county: '140781',
    township: '北关街道',
    sex: '男',
    birthDate: '1979-05-27',
    rest: '新华路33号金域佳苑5号楼2单元901',
  },
  sunYoufu: {
    county: '140722',
    township: '辽阳镇',
    sex: '男',
    birthDate: '1957-01-30',
    rest: '石家庄村41号',
  },
  haoLifen: {
    county: '140728',
    township: '古陶镇',
    sex: '女',
    birthDate: '1983-11-12',
    rest: '顺城街6号龙田家园1号楼1单元101',
  },
}

/** Settles the personas who are people, with their family ties. */
export function settlePersonas(settlement: Settlement): Readonly<Record<PersonKey, Person>> {
  const keys = Object.keys(described) as PersonKey[]
  const people = Object.fromEntries(keys.map((key) => [key, settlePersona(settlement, key)])) as Record<
    PersonKey,
    Person
  >
  const { wangXiulan, liJianguo, chenLi, liJiahui } = people
  wangXiulan.widowed = true
  bear(undefined, wangXiulan, liJianguo)
  marry(liJianguo, chenLi)
  bear(liJianguo, chenLi, liJiahui)
  wangXiulan.householdRole = '母'
  chenLi.householdRole = '妻'
  liJiahui.householdRole = '女'
  return people
}

/** Registers the personas who are firms. */
export function registerPersonas(
  economy: Economy,
  people: Readonly<Record<PersonKey, Person>>,
  staff: (count: number, county: string) => Person[],
): Firm[] {
  const { on } = economy.settlement
  const common = { type: '有限责任公司', status: '存续', isFixed: true } as const
  const named = (key: PersonaKey) => personas[key]
  return [
    register(economy, {
      ...common,
      ...named('heweiCatering'),
      trade: tradeOf('restaurant'),
      scope: ['餐饮服务', '食品销售', '餐饮管理'],
      county: countyOf('140702'),
      domicile: at(economy.settlement, { ...HOME, rest: '迎宾街66号1层商铺' }),
      legalRep: people.zhaoMin,
      staff: [people.sunXiaodong, ...staff(6, '140702')],
      areaSquareMetres: 186,
      leaseUntil: '2029-08-31',
      capitalFen: 200_000_000,
      establishedOn: addDays(on, -93),
    }),
    register(economy, {
      ...common,
      ...named('hengdaFreight'),
      trade: tradeOf('freight'),
      county: countyOf('140781'),
      domicile: at(economy.settlement, {
        county: '140781',
        township: '北关街道',
        rest: '物流大道1号综合楼2层',
      }),
      legalRep: people.guoQiming,
      staff: staff(4, '140781'),
      areaSquareMetres: 420,
      capitalFen: 300_000_000,
      establishedOn: addDays(on, -400),
      vehicles: [18_000, 25_000, 31_000].map((gvwKg, index) =>
        makeVehicle(economy, named('hengdaFreight').name, gvwKg, {
          plate: `晋KB${2631 + index * 7}`,
          techGrade: '一级',
          inspectedUntil: addDays(on, 210 + index),
          hasPositioning: true,
        }),
      ),
    }),
    register(economy, {
      ...common,
      ...named('yunqiHotel'),
      trade: tradeOf('hotel'),
      county: countyOf('140728'),
      domicile: at(economy.settlement, { county: '140728', township: '古陶镇', rest: '顺城街88号' }),
      legalRep: people.haoLifen,
      staff: staff(8, '140728'),
      areaSquareMetres: 1260,
      leaseUntil: '2031-12-31',
      capitalFen: 100_000_000,
      establishedOn: addDays(on, -150),
    }),
  ]
}

function settlePersona(settlement: Settlement, key: PersonKey): Person {
  const description = described[key]
  return settle(settlement, {
    ...personas[key],
    sex: description.sex,
    birthDate: description.birthDate,
    county: countyOf(description.county),
    home: at(settlement, description),
    householdId: `${description.county}${description.rest === SHARED_HOME ? '900001' : `9${personas[key].id.slice(-5)}`}`,
    ...(description.idNumber && { idNumber: description.idNumber }),
    isFixed: true,
  })
}

function at(settlement: Settlement, where: { county: string; township: string; rest: string }): Place {
  const townships = settlement.townshipsOf(where.county)
  const township = townships.find(({ name }) => name === where.township) ?? townships[0]
  if (!township) throw new RangeError(`County ${where.county} has no townships`)
  return placeIn(countyOf(where.county), township, where.rest)
}
