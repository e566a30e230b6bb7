/** What to do in the drawing about what the check of a flow found; the first that fits. */
const table: readonly [message: RegExp, advice: string][] = [
  [
    /^says .*order of the law$/,
    'give its yw:route milestones in the order of the law: accepted decided delivered closed',
  ],
  [/which is no stage$|is no stage$/, 'let the sequence flow lead to a task that is there'],
  [
    /without the milestone closed|that goes on$/,
    'give its yw:route the milestone closed only where it leads to an end',
  ],
  [
    /without the milestone decided|without an outcome$/,
    'give its yw:route both the milestone decided and an outcome, or neither',
  ],
  [/is the name of no stage$/, 'give the element another id'],
  [/^cannot be reached$/, 'draw a sequence flow that leads to it, or take it away'],
  [/^never comes to an end$/, 'draw a way from it that leads to an end event'],
  [/is not registered$/, 'name one that is registered: ./yiwang pack check lists what it knows'],
  [/is no role$|names no department$/, 'correct its yw:assignee'],
  [/has no period$/, 'give it a yw:period, or take the timer from its border'],
  [/^has no action$/, 'draw a sequence flow from it to what comes next'],
  [/the same key$/, 'give each yw:route of the task another key'],
  [/does not exist$/, 'name the decision matter: yw:decide'],
  [/nobody acting in between$/, 'draw a task or a wait into the ring'],
  [/fewer than two branches$/, 'draw another branch, or take the gateway away'],
  [/^wants \d+ of/, 'lower the number in the activation condition of its join, or draw more branches'],
  [
    /none of its stages$|contains its own fork$|belongs to/,
    'let the branch begin at a task of its own, and draw each task into one branch',
  ],
  [/^joins outside/, 'let it lead to a task or an end: only branches lead to a join'],
  [/within a branch$/, 'decide the case after the join'],
  [/leading to join$/, 'take the verdict from its yw:route, or let it lead to the join'],
  [/from outside$/, 'let it lead to the gateway before the branches'],
  [/is named twice$/, 'give each call activity a yw:leg with a name of its own'],
  [/comes after/, 'draw the sequence flows between the call activities so that none comes after itself'],
  [/is no matter$/, 'name a matter that there is: calledElement'],
  [/has no legs$/, 'draw one call activity for each case'],
]

/** What to do about something that is wrong at a place of a flow. */
export function adviceFor(path: string, message: string): string {
  const known = table.find(([pattern]) => pattern.test(message))
  if (known) return known[1]
  const part = path.split('.').at(-1) ?? ''
  return `correct ${part === '' ? 'it' : part} in the yw elements of this element; docs/guides/flows.md lists them`
}
