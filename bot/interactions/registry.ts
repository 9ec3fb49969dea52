import agreedCard from './agreeing/card.button';
import chooseToStrike from './agreeing/choose.select';
import objectTo from './agreeing/object.select';
import openClause from './agreeing/open.button';
import proposeClause from './agreeing/propose.form';
import strikeClause from './agreeing/strike.button';
import agreement from './agreements/agreement.command';
import leaveWords from './agreements/leave.button';
import openWords from './agreements/open.button';
import publishWords from './agreements/publish.button';
import agreementWords from './agreements/words.form';
import askShare from './bringing/askShare.button';
import backToCircle from './bringing/back.button';
import bringingCard from './bringing/card.button';
import forNext from './bringing/forNext.select';
import keepToSelf from './bringing/keep.button';
import offerNote from './bringing/offer.button';
import openWriting from './bringing/open.button';
import postNote from './bringing/post.button';
import share from './bringing/share.button';
import takeBack from './bringing/takeBack.button';
import write from './bringing/write.form';
import accept from './cohorts/accept.button';
import again from './cohorts/again.button';
import appoint from './cohorts/appoint.command';
import changeCohort from './cohorts/change.command';
import circles from './cohorts/circles.button';
import close from './cohorts/close.command';
import compare from './cohorts/compare.select';
import create from './cohorts/create.command';
import draft from './cohorts/draft.select';
import drafts from './cohorts/drafts.command';
import endNow from './cohorts/end.button';
import end from './cohorts/end.command';
import keepCircles from './cohorts/keep.select';
import first from './cohorts/first.command';
import launch from './cohorts/launch.command';
import match from './cohorts/match.command';
import open from './cohorts/open.command';
import followRepair from './cohorts/followRepair.button';
import lookAtRepair from './cohorts/lookAtRepair.button';
import placeHere from './cohorts/place.button';
import placeCommand from './cohorts/place.command';
import repairPage from './cohorts/repairPage.button';
import repair from './cohorts/repair.command';
import rivals from './cohorts/rivals.command';
import showPage from './cohorts/show.button';
import show from './cohorts/show.command';
import stopSearch from './cohorts/stop.button';
import stranger from './cohorts/stranger.button';
import castVote from './cohorts/vote.button';
import whatIf from './cohorts/whatIf.command';
import type { Route } from './define';
import acceptTime from './facilitators/accept.button';
import chooseTime from './facilitators/choose.select';
import entrance from './entrance/entrance.command';
import nomineeInvites from './entrance/invites.button';
import openEntrance from './entrance/openAgain.button';
import doctor from './home/doctor.command';
import setup from './home/setup.command';
import about from './intake/about.form';
import agree from './intake/agree.button';
import apply from './intake/apply.form';
import change from './intake/change.select';
import day from './intake/day.select';
import goOn from './intake/goOn.button';
import hours from './intake/hours.select';
import join from './intake/join.button';
import me from './intake/me.command';
import openAbout from './intake/openAbout.button';
import openSkills from './intake/openSkills.button';
import ownCard from './intake/ownCard.button';
import place from './intake/place.select';
import presets from './intake/presets.select';
import region from './intake/region.select';
import regions from './intake/regions.button';
import skills from './intake/skills.form';
import week from './intake/week.button';
import zone from './intake/zone.button';
import agreeWithCode from './nominations/agree.button';
import giveCode from './nominations/giveCode.form';
import haveCode from './nominations/haveCode.button';
import nominateButton from './nominations/nominate.button';
import nominate from './nominations/nominate.command';
import nomination from './nominations/nominate.form';
import withdrawCode from './nominations/withdraw.select';
import leaveButton from './people/leave.button';
import leave from './people/leave.command';
import leaveAny from './people/leaveAny.button';
import pauseCommand from './people/pause.command';
import pauseEnd from './people/pauseEnd.button';
import pauseFor from './people/pauseFor.button';
import pauseOpen from './people/pauseOpen.button';
import pauseUntil from './people/pauseUntil.form';
import comeBack from './people/return.button';
import keepWaiting from './people/wait.button';
import askErase from './privacy/ask.button';
import eraseAll from './privacy/erase.button';
import eraseCommand from './privacy/erase.command';
import exportData from './privacy/export.command';
import privacyPages from './privacy/page.select';
import privacyCommand from './privacy/privacy.command';
import showData from './privacy/show.button';
import myData from './privacy/show.command';
import whyAll from './reasons/all.button';
import cohortWhy from './reasons/cohortWhy.command';
import whyHere from './reasons/here.button';
import whyPage from './reasons/page.button';
import why from './reasons/why.command';
import addToRoster from './rosters/add.command';
import agreeToChange from './rosters/agree.button';
import agreedToChange from './rosters/agree.form';
import agreeAndTell from './rosters/agreeAndTell.button';
import agreedAndTold from './rosters/agreeAndTell.form';
import agreeForOther from './rosters/agreeForOther.button';
import apart from './rosters/apart.command';
import askOthers from './rosters/askOthers.button';
import askedOthers from './rosters/askOthers.form';
import reportDrop from './reports/drop.button';
import reportHandle from './reports/handle.button';
import reportLine from './reports/line.form';
import reportOpenLine from './reports/openLine.button';
import reportMenu from './reports/report.menu';
import reportSend from './reports/send.button';
import reportStatus from './reports/status.command';
import rosterExport from './rosters/export.command';
import rosterHistory from './rosters/history.command';
import historyPage from './rosters/historyPage.button';
import moveInRoster from './rosters/move.command';
import rosterImport from './rosters/import.command';
import rosterPage from './rosters/page.button';
import removeFromRoster from './rosters/remove.command';
import rosterShow from './rosters/show.command';
import swapInRoster from './rosters/swap.command';
import takeBackChange from './rosters/takeBack.button';
import undoChange from './rosters/undo.command';
import bring from './sessions/bring.button';
import readCard from './sessions/card.button';
import choose from './sessions/choose.select';
import circle from './sessions/circle.command';
import done from './sessions/done.button';
import ease from './sessions/ease.select';
import endSession from './sessions/end.button';
import giveBack from './sessions/giveBack.button';
import keepGoing from './sessions/goOn.button';
import hand from './sessions/hand.button';
import handDown from './sessions/handDown.button';
import longer from './sessions/longer.button';
import keepMore from './sessions/more.select';
import moreTime from './sessions/moreTime.button';
import moveOn from './sessions/moveOn.button';
import pass from './sessions/pass.button';
import pause from './sessions/pause.button';
import questions from './sessions/questions.button';
import resume from './sessions/resume.button';
import rsvp from './sessions/rsvp.button';
import take from './sessions/take.button';
import words from './sessions/words.form';
import writeTogether from './sessions/write.button';
import nameApart from './wishes/apart.select';
import block from './wishes/block.command';
import wishesCard from './wishes/card.button';
import openWishes from './wishes/open.button';
import people from './wishes/people.button';
import tellWishes from './wishes/tell.form';
import nameWith from './wishes/with.select';

const cohorts: readonly Route[] = [
  ...[create, changeCohort, open, close, rivals, first, appoint],
  ...[match, circles, again, accept, stopSearch],
  ...[whatIf, keepCircles, drafts, draft, compare],
  ...[launch, show, showPage, end, endNow],
  ...[cohortWhy, whyAll, whyPage],
  ...[repair, lookAtRepair, repairPage, followRepair, placeCommand, placeHere, castVote],
  stranger,
];

const wayIn: readonly Route[] = [
  ...[join, agree, goOn, openAbout, about, openSkills, skills, apply],
  ...[zone, regions, region, place, presets, week, day, hours],
  ...[me, change, ownCard],
  ...[wishesCard, openWishes, tellWishes, people, nameWith, nameApart, block],
  ...[agreement, openWords, agreementWords, publishWords, leaveWords],
];

const sessions: readonly Route[] = [
  ...[circle, rsvp, ease, take, done, pass, pause, resume],
  ...[hand, handDown, longer, questions, giveBack],
  ...[writeTogether, words, bring, choose, readCard],
  ...[moveOn, moreTime, keepMore, keepGoing, endSession],
  ...[chooseTime, acceptTime],
];

const bringing: readonly Route[] = [
  ...[forNext, bringingCard, openWriting, write, takeBack],
  ...[askShare, share, keepToSelf, offerNote, postNote, backToCircle],
];

const rosters: readonly Route[] = [
  ...[rosterShow, rosterExport, rosterImport, rosterPage],
  ...[moveInRoster, swapInRoster, addToRoster, removeFromRoster, apart],
  ...[agreeToChange, agreedToChange, agreeAndTell, agreedAndTold, askOthers, askedOthers, agreeForOther],
  ...[undoChange, takeBackChange, rosterHistory, historyPage],
];

const reports: readonly Route[] = [
  ...[reportMenu, reportSend, reportOpenLine, reportLine, reportDrop],
  ...[reportStatus, reportHandle],
];

const agreeing: readonly Route[] = [agreedCard, objectTo, openClause, proposeClause, chooseToStrike, strikeClause];

/** Every door of Grove, listed by hand: what is not here cannot be pressed or run. */
export const routes: readonly Route[] = [
  ...[setup, doctor],
  ...cohorts,
  ...wayIn,
  ...sessions,
  ...bringing,
  ...reports,
  ...[entrance, nomineeInvites, openEntrance],
  ...[nominate, nominateButton, nomination, withdrawCode, haveCode, giveCode, agreeWithCode],
  ...agreeing,
  ...[why, whyHere],
  ...rosters,
  ...[leave, leaveAny, leaveButton, comeBack, keepWaiting],
  ...[privacyCommand, privacyPages, showData],
  ...[myData, exportData, eraseCommand, askErase, eraseAll],
  ...[pauseCommand, pauseFor, pauseOpen, pauseUntil, pauseEnd],
];
