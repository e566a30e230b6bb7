import { z } from 'zod'
import { date, fen, labelled, type Library } from './library.ts'

/** 低保特困库, with the last check of the family's means. */
export const assistance = {
  label: '低保特困库',
  owner: '民政局',
  person: z.strictObject({
    dibao: labelled(
      '最低生活保障',
      z
        .strictObject({
          active: labelled('在保', z.boolean()),
          kind: labelled('类别', z.enum(['城市', '农村'])),
          since: labelled('起始日期', date),
          persons: labelled('保障人数', z.int().positive()),
          monthlyFen: labelled('每月金额', fen),
        })
        .optional(),
    ),
    tekun: labelled(
      '特困人员救助供养',
      z
        .strictObject({
          active: labelled('在供养', z.boolean()),
          care: labelled('供养方式', z.enum(['集中', '分散'])),
          selfCare: labelled('自理能力', z.enum(['全自理', '部分丧失', '完全丧失'])),
          since: labelled('起始日期', date),
        })
        .optional(),
    ),
    economy: labelled(
      '家庭经济状况核对',
      z
        .strictObject({
          perCapitaMonthlyFen: labelled('家庭人均月收入', fen),
          assetsWithinLimit: labelled('财产符合规定', z.boolean()),
          checkedOn: labelled('核对日期', date),
        })
        .optional(),
    ),
  }),
} as const satisfies Library

export const benefitKinds = [
  '高龄津贴',
  '困难残疾人生活补贴',
  '重度残疾人护理补贴',
  '孤儿基本生活费',
  '工伤生活护理费',
  '一次性创业补贴',
] as const

/** 民政补贴台账: what is, or was, being paid to a person. */
export const benefit = {
  label: '民政补贴台账',
  owner: '民政局',
  person: z.strictObject({
    items: labelled(
      '补贴记录',
      z.array(
        z.strictObject({
          kind: labelled('补贴名称', z.enum(benefitKinds)),
          status: labelled('状态', z.enum(['在发', '停发'])),
          monthlyFen: labelled('每月金额', fen),
          since: labelled('起发日期', date),
          until: labelled('停发日期', date.optional()),
        }),
      ),
    ),
    seniorCard: labelled(
      '老年人优待证',
      z
        .strictObject({
          number: labelled('证号', z.string()),
          issuedOn: labelled('发证日期', date),
          valid: labelled('有效', z.boolean()),
        })
        .optional(),
    ),
  }),
} as const satisfies Library
