import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DossierState } from '@motcua/contracts/dossier';
import { foldAccents } from '@motcua/domain/text/accents';
import { aSippCaller } from '@motcua/testing/sipp-caller';
import { messagesFor, readCatalogues } from '@motcua/ui/messages';
import { promptName } from '../../apps/phone/dist/prompts/prompts.js';
import { spoken } from '../../apps/phone/dist/prompts/spoken.js';
import { voiceBy } from '../../apps/phone/dist/prompts/voice.js';
import { Browser } from './browser.mjs';
import { recordingsIn } from './ear.mjs';
import { eventually } from './eventually.mjs';
import { expect, Off } from './off.mjs';

const wordsOf = (app, lang) => messagesFor(lang, readCatalogues(new URL(`../../apps/${app}/messages/`, import.meta.url)));

/**
 * Every way to ask where a dossier is, each as its people do it. An asker takes the dossier's codes and the status that the API gives, and
 * @returns { state, said, all }: which status was told, in which words, and all that could be read or heard, to look for what must not be in it
 */
export const channels = { api, web, kiosk, sms, phone };

async function api({ dossier, lookUp, lang }) {
  const status = await lookUp.ask(dossier.reference, dossier.digits);
  return { state: status.state, said: wordsOf('portal', lang)(`state.${status.state}`), all: JSON.stringify(status) };
}

async function web({ dossier, system, lang }) {
  const browser = new Browser(system.publicUrl);
  const form = await browser.open(`/tra-cuu?lang=${lang}`);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
  const say = wordsOf('portal', lang);
  const all = readable((await browser.send(form, '/tra-cuu', { _csrf: csrf, ma: dossier.reference, so4: dossier.digits })).text);
  const state = DossierState.options.find((each) => all.includes(`${say('summary.state')} ${say(`state.${each}`)} `));
  return { state, said: state && say(`state.${state}`), all };
}

async function kiosk({ dossier, system, lang }) {
  const browser = new Browser(system.publicUrl);
  const page = await browser.open(`/kiosk?tieng=${lang}`);
  const { text } = await browser.send(page, '/kiosk', { tieng: lang, ma: dossier.lookupNumber, so4: dossier.digits });
  const said = readable(/<h1[^>]*>(.*?)<\/h1>/s.exec(text)?.[1] ?? '');
  const say = wordsOf('portal', lang);
  return { state: DossierState.options.find((state) => said === say(`state.${state}`)), said, all: readable(text) };
}

async function sms({ dossier, lang, ports }) {
  const telephones = `http://127.0.0.1:${ports.telephones}/`;
  const from = `+84900${dossier.lookupNumber.slice(0, 6)}`;
  const got = async () => (await fetch(`${telephones}?to=${encodeURIComponent(from)}`)).json();
  const before = (await got()).length;
  await fetch(telephones, { method: 'POST', body: JSON.stringify({ from, text: `HS ${dossier.reference} ${dossier.digits}${lang === 'en' ? ' EN' : ''}` }) });
  const said = await eventually(async () => {
    const answer = (await got())[before];
    expect(answer, 'no-answer');
    return answer.text;
  }, { most: 300 });
  const say = wordsOf('sms', lang);
  return { state: DossierState.options.find((state) => said.includes(`: ${foldAccents(say(`state.${state}`))}.`)), said, all: said };
}

/** Keys that another language, the look-up, number and digits are asked for by, with the pauses of somebody who knows the menu. */
const keysFor = ({ lookupNumber, digits }, lang) => [...(lang === 'en' ? [[1_000, '9']] : []), [1_500, '1'], [1_500, `${lookupNumber}#`], [4_500, digits]];

async function phone({ dossier, status, lang, ports, prompts }) {
  const say = wordsOf('phone', lang);
  const voice = voiceBy('espeak-ng');
  const recorded = (piece) => ({ ...piece, file: join(prompts, `${promptName(voice, piece)}.wav`) });
  const told = spoken({ status }, lang, { now: new Date() }).map(recorded);
  const states = DossierState.options.map((state) => recorded({ text: say(`state.${state}`), language: lang }));
  const { sounds: [heard], ended } = await aSippCaller({ sip: ports.sip, from: `900${dossier.lookupNumber.slice(0, 6)}`, keys: keysFor(dossier, lang), listens: 7_000 + told.reduce((sum, { file }) => sum + millisecondsOf(file), 0) });
  if (!ended || !heard) throw new Off('no-call');
  const known = [...new Map([...told, ...states].map((piece) => [piece.text, piece])).values()].filter(({ file }) => existsSync(file));
  const words = recordingsIn(heard.frames, known).map(({ text }) => text);
  return { state: DossierState.options.find((state) => words.includes(say(`state.${state}`))), said: words.join(' '), all: words.join(' ') };
}

/** 8,000 samples a second of two bytes. What was never said has no recording yet; names take some seconds. */
const millisecondsOf = (file) => (existsSync(file) ? statSync(file).size / 16 : 4_000);

/** A page as somebody reads it: without scripts, styles and tags. */
const readable = (html) =>
  html
    .replace(/<(script|style)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
