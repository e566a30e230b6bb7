import type { Advice, Localized } from '#contract'
import type { Adviser, Consulted } from '#modules/form'
import type { Platform } from '#platform/runtime'
import { conflictsOf, type Conflict } from './conflicts.ts'
import { holdName } from './hold.ts'
import { faultOfMark, type MarkFault } from './name.ts'
import { namingOf, type Naming } from './naming.ts'
import { wantedName, type WantedName } from './wanted.ts'

const MOST_SHOWN = 5

/** Source `enterprise-name`: says while a name is typed whether it can be used, and keeps it at filing for who files. */
export const nameAdviser: Adviser = {
  async advise(platform, asked) {
    return (await judge(platform, asked))?.advice
  },
  async take(platform, asked) {
    const judged = await judge(platform, asked)
    if (!judged || judged.advice.verdict === 'bad') return judged?.advice
    const isHeld = await platform.database.write((transaction) =>
      holdName(transaction, judged.wanted, {
        caseId: asked.caseId,
        holderId: asked.subjectId,
        on: asked.on,
        until: asked.on.add({ months: judged.naming.reservation.months }),
      }),
    )
    return isHeld ? judged.advice : { verdict: 'bad', says: [TAKEN_JUST_NOW] }
  },
}

const TAKEN_JUST_NOW: Localized = {
  zh: '这个名称刚刚被别人申报了，请换一个字号',
  en: 'Somebody has just filed for this name. Please choose another',
}

async function judge(platform: Platform, asked: Consulted) {
  const { read } = platform.database
  const naming = await namingOf(read)
  const wanted = await wantedName(read, naming, asked)
  if (!wanted || wanted.mark === '') return undefined
  const fault =
    asked.path === 'company' ? faultOfMark(wanted, wanted.places, naming) : barredIn(wanted, naming)
  const advice: Advice = fault
    ? { verdict: 'bad', says: [faultWords(fault, naming)] }
    : adviceOn(wanted, await conflictsOf(read, naming, wanted, { holderId: asked.subjectId, on: asked.on }))
  return { naming, wanted, advice }
}

/** A shop may bear its keeper's name or a number; only words that no name may hold are looked for. */
function barredIn(wanted: WantedName, naming: Naming): MarkFault | undefined {
  const fault = faultOfMark(wanted, wanted.places, naming)
  return fault?.kind === 'barred' ? fault : undefined
}

function adviceOn({ name }: WantedName, conflicts: readonly Conflict[]): Advice {
  const same = conflicts.filter(({ how }) => how === 'same')
  if (same.length > 0)
    return {
      verdict: 'bad',
      says: [
        {
          zh: `“${name}”不能用：同行业里已经有相同的字号`,
          en: `${name} cannot be used: the same name exists in this trade`,
        },
        ...same.slice(0, MOST_SHOWN).map(conflictWords),
      ],
    }
  if (conflicts.length > 0)
    return {
      verdict: 'mind',
      says: [
        {
          zh: `“${name}”可以用，但和下面的名称相近，容易混淆；侵犯他人权益的，要自己承担责任`,
          en: `${name} may be used, but these are like it; whoever infringes another’s rights answers for it`,
        },
        ...conflicts.slice(0, MOST_SHOWN).map(conflictWords),
      ],
    }
  return { verdict: 'good', says: [{ zh: `“${name}”可以用`, en: `${name} may be used` }] }
}

function conflictWords({ name, because, until }: Conflict): Localized {
  switch (because) {
    case 'registered':
      return { zh: `${name}（已登记）`, en: `${name} (registered)` }
    case 'reserved':
      return { zh: `${name}（保留到${until}）`, en: `${name} (reserved until ${until})` }
    case 'ended':
      return {
        zh: `${name}（已注销，${until}以前别人不能用）`,
        en: `${name} (ended; nobody else’s until ${until})`,
      }
  }
}

function faultWords(fault: MarkFault, { barred, markLength: { from, to } }: Naming): Localized {
  switch (fault.kind) {
    case 'characters':
      return { zh: '字号要用规范汉字', en: 'The name has to be in Chinese characters' }
    case 'length':
      return { zh: `字号要${from}到${to}个汉字`, en: `The name has ${from} to ${to} characters` }
    case 'place':
      return { zh: `“${fault.word}”是地名，不能作字号`, en: `${fault.word} is the name of a place` }
    case 'trade':
      return { zh: `“${fault.word}”是行业用语，不能作字号`, en: `${fault.word} is a word of a trade` }
    case 'barred': {
      const reason = barred[fault.rule]?.reason
      return {
        zh: `名称里有“${fault.word}”：${reason?.zh ?? ''}`,
        en: `The name holds ${fault.word}: ${reason?.en ?? ''}`,
      }
    }
  }
}
