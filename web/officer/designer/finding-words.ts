import { catalogue } from '#web/ui'
import { moreFindings, namedKinds } from './finding-more.ts'

/** What the checks of a definition say, by the words the server says it in. */
export const findingText = catalogue({
  missing: ['没有填', 'is not filled in'],
  empty: ['是空的', 'is empty'],
  tooShort: ['太短或太少', 'is too short, or too few'],
  wrongKind: ['填的类型不对', 'is of the wrong kind'],
  wrongForm: ['格式不对', 'has the wrong form'],
  unknownKey: ['有不认识的项', 'has something unknown'],
  longer: [
    (count: string, most: string) => `承诺${count}天，比法定的${most}天长`,
    (count: string, most: string) => `promised ${count} days, longer than the statutory ${most}`,
  ],
  instant: ['即办件的承诺时限是0天', 'what is handled at once is promised in 0 days'],
  working: [
    '行政许可的期限按工作日算（行政许可法第八十二条）',
    'periods of a licence are counted in working days',
  ],
  noArticle: [
    (law: string) => `法规库里没有现行有效的${law}`,
    (law: string) => `${law} is not in the law library`,
  ],
  noField: [(name: string) => `${name}不是表单里的字段`, (name: string) => `${name} is no field of the form`],
  notThere: [(name: string) => `没有${name}这个名字`, (name: string) => `${name} does not exist`],
  twice: [(name: string) => `${name}出现了两次`, (name: string) => `${name} is there twice`],
  noGroup: ['不在任何一组里', 'is in no group'],
  noSource: ['说是预填的，却没有来源', 'is prefilled but has no source'],
  sayEntry: ['有来源：要说明锁定还是可以改', 'has a source: say whether it is locked or may be changed'],
  noOptions: ['是选择题，却没有选项', 'is a choice without options'],
  notSource: ['来源不认识', 'has an unknown source'],
  unreachable: ['走不到这一环节', 'cannot be reached'],
  endless: ['走不到办结', 'never comes to an end'],
  noWay: [
    (outcome: string) =>
      `没有一条路走到${outcome === 'granted' ? '准予' : outcome === 'refused' ? '不予' : outcome}`,
    (outcome: string) => `no way leads to ${outcome}`,
  ],
  noAction: ['没有可以做的动作', 'has no action'],
  noRole: [(role: string) => `没有${role}这个岗位角色`, (role: string) => `${role} is no role`],
  keys: ['两个动作用了同一个快捷键', 'two actions have the same key'],
  noDepartment: [
    (name: string) => `没有${name}这类部门`,
    (name: string) => `${name} is no kind of department`,
  ],
  held: [
    '政府部门出的材料要写明在哪个库，或者哪类证照可以代替（国务院令第716号第七条）',
    'is made by government: say which library holds it',
  ],
  codeTaken: [(slug: string) => `编码已经被${slug}用了`, (slug: string) => `is the code of ${slug} already`],
  fixed: [
    (was: string) => `发布过就不能改，原来是${was}`,
    (was: string) => `cannot change once published: it was ${was}`,
  ],
  county: ['县里的事项层级不能是市级', 'a county has no matters of the city'],
  kindCode: [
    (code: string, kind: string) => `编码第3、4位是${code}，事项类型是${kind}，对不上`,
    (code: string, kind: string) => `the code says kind ${code}, the matter says ${kind}`,
  ],
  noCertificate: [(slug: string) => `${slug}不发证照`, (slug: string) => `${slug} gives no certificate`],
  /** The words of `finding-more.ts`, or what an engine below says in its own. */
  other: [inChinese, (message: string) => message],
})

type Words = (typeof findingText)['zh']

const sayings: readonly [RegExp, (words: Words, found: RegExpExecArray) => string][] = [
  [/received undefined/, (t) => t.missing],
  [/^Invalid input: expected \w+, received string/, (t) => t.wrongKind],
  [/^Invalid input/, (t) => t.wrongKind],
  [/^Invalid option/, (t) => t.wrongKind],
  [/^Too small: expected string to have >=1 /, (t) => t.empty],
  [/^Too (?:small|big)/, (t) => t.tooShort],
  [/^Invalid string/, (t) => t.wrongForm],
  [/^Unrecognized key/, (t) => t.unknownKey],
  [/^(\d+) is longer than the statutory (\d+)$/, (t, [, count = '', most = '']) => t.longer(count, most)],
  [/^what is handled at once/, (t) => t.instant],
  [/^periods of a licence/, (t) => t.working],
  [/^(law:\S+) is not in the law library$/, (t, [, law = '']) => t.noArticle(law.replace(/^law:/, ''))],
  [/^fills (\S+), which is no field$/, (t, [, name = '']) => t.noField(name)],
  [/^(\S+) is no field(?: of .*)?$/, (t, [, name = '']) => t.noField(name)],
  [/^is no field$|^is not in schema\.properties$/, (t) => t.noField('')],
  [/^(\S+) does not exist$/, (t, [, name = '']) => t.notThere(name)],
  [/^(\S+) is (?:there twice|in two groups)$/, (t, [, name = '']) => t.twice(name)],
  [/^is in no group$/, (t) => t.noGroup],
  [/^is \w+ but has no source$/, (t) => t.noSource],
  [/^has a source: say/, (t) => t.sayEntry],
  [/^is a choice without options$/, (t) => t.noOptions],
  [/^unknown source/, (t) => t.notSource],
  [/^cannot be reached$/, (t) => t.unreachable],
  [/^never comes to an end$/, (t) => t.endless],
  [/^no way leads to (\w+)$/, (t, [, outcome = '']) => t.noWay(outcome)],
  [/^has no action/, (t) => t.noAction],
  [/^(\S+) is no role$/, (t, [, role = '']) => t.noRole(role)],
  [/^two actions have the same key$/, (t) => t.keys],
  [/^(\S+) is no kind of department$/, (t, [, name = '']) => t.noDepartment(name)],
  [/is made by government; say/, (t) => t.held],
  [/^is the code of (\S+) already$/, (t, [, slug = '']) => t.codeTaken(slug)],
  [/^cannot change once published: it was (.+)$/, (t, [, was = '']) => t.fixed(was)],
  [/^is the city, but/, (t) => t.county],
  [
    /^positions 3 and 4 say kind (\S+), the matter says (\S+)$/,
    (t, [, code = '', kind = '']) => t.kindCode(code, kind),
  ],
  [/^(\S+) gives no certificate$/, (t, [, slug = '']) => t.noCertificate(slug)],
]

/** By the patterns; what is said by an engine below (of expressions, of schemas) is quoted. */
function inChinese(message: string): string {
  for (const [pattern, zh] of moreFindings) {
    const found = pattern.exec(message)
    if (found)
      return zh.replaceAll(/\$(\d)/g, (_, group: string) => {
        const part = found[Number(group)] ?? ''
        return namedKinds[part] ?? part
      })
  }
  return `读不懂，出错的地方：${message}`
}

/** A finding in plain words. */
export function sayFinding(message: string, words: Words): string {
  for (const [pattern, say] of sayings) {
    const found = pattern.exec(message)
    if (found) return say(words, found)
  }
  return words.other(message)
}
