import { askReview, correct, urgeOwn, withdraw } from './operations/applicant.ts'
import { arrange } from './operations/arrange.ts'
import { colleagues } from './operations/colleagues.ts'
import { bring } from './operations/filing-bring.ts'
import { advise } from './operations/filing-advice.ts'
import { discard, get as getDraft, list as listDrafts, save } from './operations/filing-drafts.ts'
import { ofCase } from './operations/case-materials.ts'
import { correction } from './operations/correction.ts'
import { givingHandlers } from './operations/filing-materials.ts'
import { process, processCases } from './operations/process.ts'
import { open } from './operations/filing-open.ts'
import { submit } from './operations/filing-submit.ts'
import { diagram } from './operations/diagram.ts'
import { get } from './operations/get.ts'
import { claim, doAct, release } from './operations/handle.ts'
import { handOverHandlers } from './operations/hand-over.ts'
import { inbox } from './operations/inbox.ts'
import { mine, search } from './operations/lists.ts'
import { procedure } from './operations/procedure.ts'
import { proof } from './operations/proof.ts'
import { rerunHandlers } from './operations/rerun.ts'
import { takenIn } from './operations/taken-in.ts'
import { trial } from './operations/trial.ts'
import { registerResult } from './results.ts'
import { certificateResult, combinedResult } from './certificate-result.ts'

export { getOwnCase, getVisibleCase, type Found } from './access.ts'
export { actorOf } from './actor.ts'
export { assigneeNames, registerAssignee } from './assignee.ts'
export type { Actor, Answers, CaseState, Task as CaseTask } from './case.ts'
export type { Command } from './command.ts'
export { decide, type Context, type EngineDefinition } from './decide.ts'
export { pending } from './engine/machine.ts'
export type { CaseEvent } from './event.ts'
export { evolve, replay, unfiled } from './evolve.ts'
export { familyOf, type FamilyCase } from './family.ts'
export { perform, type Performer } from './perform.ts'
export { getDraft as getKeptDraft } from './filing/context.ts'
export { correctCase } from './filing/correct.ts'
export { pledgedMaterials } from './filing/pledges.ts'
export { haltRules, haltsInForce, lastLifted, liftHalt } from './halt.ts'
export { fileByMachine } from './filing/file-by-machine.ts'
export { fileCase, type Filing } from './filing/file.ts'
export { openFiling } from './filing/open.ts'
export { fileWork, requireMayFileWork } from './filing/file-work.ts'
export {
  actsOf,
  findCase,
  findCaseByNumber,
  automaticOn,
  stagesOf,
  standingOf,
  type StoredAct,
} from './queries.ts'
export { tellCase, unlessRefused } from './outbox/tell.ts'
export { bringAnswer, type BroughtAnswer } from './outbox/call.ts'
export { bringSignal, type BroughtSignal } from './outbox/signal.ts'
export { createCourses, keepCourses, newSweep } from './process/courses.ts'
export { createRecount, recountBatch } from './recount.ts'
export { createRelay, type Relay } from './relay.ts'
export { rateCase, rateFound, requireRateable } from './operations/rate.ts'
export { certificateResult, handedOutBy, requestOf } from './certificate-result.ts'
export { registerResult, resultNames, type ResultMaker } from './results.ts'
export {
  registerService,
  serviceNames,
  type Service,
  type ServiceAnswer,
  type ServiceCall,
} from './services.ts'
export type { CaseBase, Current } from './record.ts'
export { clockView, YELLOW_DAYS } from './view/clocks.ts'
export {
  casesByTime,
  watchedCases,
  workloads,
  type TimeAsked,
  type WatchedCase,
  type Workload,
} from './watched.ts'

registerResult('certificate', certificateResult)
registerResult('combined', combinedResult)

/** The operations of this module. */
export const caseHandlers = [
  open,
  bring,
  getDraft,
  listDrafts,
  save,
  advise,
  discard,
  submit,
  ...givingHandlers,
  ofCase,
  mine,
  get,
  diagram,
  process,
  processCases,
  inbox,
  search,
  claim,
  release,
  doAct,
  correction,
  correct,
  withdraw,
  askReview,
  urgeOwn,
  arrange,
  procedure,
  colleagues,
  ...handOverHandlers,
  proof,
  ...rerunHandlers,
  trial,
  takenIn,
]
